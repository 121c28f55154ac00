//! How long `model check` takes, as a whole process: `cargo bench --bench check`.

mod generate;

use std::{fs, process::Command};

use divan::Bencher;
use generate::{Size, framework};

fn main() {
    divan::main();
}

fn check(path: &str) {
    let run = Command::new(env!("CARGO_BIN_EXE_model"))
        .args(["check", "--fail-on", "never", path])
        .output()
        .expect("the program was built for this bench");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

/// A framework that ships.
#[divan::bench(args = ["frameworks/ukraine/four-part.toml", "frameworks/ukraine/article-5-like.toml", "examples/two-villages.toml"])]
fn shipped(path: &str) {
    check(path);
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

fn generated(bencher: Bencher<'_, '_>, size: Size) {
    let folder = tempfile::tempdir().expect("there is a folder for temporary files");
    let path = folder.path().join("generated.toml");
    fs::write(&path, framework(size)).expect("the folder can be written to");
    bencher.bench(|| check(path.to_str().expect("its name is ASCII")));
}
