//! How long `model check` takes, as a whole process: `cargo bench --bench check`.

mod generate;
mod tangle;

use std::{fs, process::Command};

use divan::Bencher;
use generate::{Size, framework};
use tangle::{Tangle, tangle};

fn main() {
    divan::main();
}

const CHECK: [&str; 3] = ["check", "--fail-on", "never"];

fn run(command: &[&str], path: &str) {
    let run = Command::new(env!("CARGO_BIN_EXE_model"))
        .args(command)
        .arg(path)
        .output()
        .expect("the program was built for this bench");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

/// A framework that ships.
#[divan::bench(args = ["frameworks/ukraine/four-part.toml", "frameworks/ukraine/article-5-like.toml", "examples/two-villages.toml"])]
fn shipped(path: &str) {
    run(&CHECK, path);
}

/// Generated components without statements.
#[divan::bench(args = [1_000, 10_000, 50_000, 100_000], sample_count = 5)]
fn components(bencher: Bencher<'_, '_>, components: usize) {
    generated(bencher, Size { components, preconditions: components * 2, issues: 0, statements: 0, days: false });
}

/// Generated components with statements.
#[divan::bench(args = [10, 50, 200], sample_count = 5)]
fn statements(bencher: Bencher<'_, '_>, statements: usize) {
    generated(
        bencher,
        Size {
            components: statements * 5,
            preconditions: statements * 10,
            issues: statements,
            statements,
            days: false,
        },
    );
}

/// A thousand components, three hundred open choices and two hundred statements that all hang together.
#[divan::bench(sample_count = 5)]
fn tangled(bencher: Bencher<'_, '_>) {
    written(bencher, &tangle(Tangle { components: 1_000, open: 300, statements: 200, conflicts: 20 }), &CHECK);
}

/// All of twenty conflicts that share no statement, in one part of a draft.
#[divan::bench(sample_count = 20)]
fn planted(bencher: Bencher<'_, '_>) {
    let text = tangle(Tangle { components: 120, open: 60, statements: 40, conflicts: 20 });
    written(bencher, &text, &["conflicts", "--all"]);
}

fn generated(bencher: Bencher<'_, '_>, size: Size) {
    written(bencher, &framework(size), &CHECK);
}

fn written(bencher: Bencher<'_, '_>, text: &str, command: &[&str]) {
    let folder = tempfile::tempdir().expect("there is a folder for temporary files");
    let path = folder.path().join("generated.toml");
    fs::write(&path, text).expect("the folder can be written to");
    bencher.bench(|| run(command, path.to_str().expect("its name is ASCII")));
}
