//! How long the order and the calendar of a large text take, as a whole process: `cargo bench --bench calendar`.

mod generate;

use std::{fs, process::Command};

use divan::Bencher;
use generate::{Size, framework};

fn main() {
    divan::main();
}

/// 10 000 steps with 30 000 orders and nothing left open: circles, windows and the critical chain.
#[divan::bench(args = ["check", "timeline"], sample_count = 5)]
fn steps(bencher: Bencher<'_, '_>, command: &str) {
    generated(bencher, command, "");
}

/// The same with a deadline that cannot be kept: the clash, and what each bound would have to give.
#[divan::bench(args = ["check", "timeline"], sample_count = 5)]
fn late(bencher: Bencher<'_, '_>, command: &str) {
    let last = "[components.last]\ntitle = \"Last\"\nkind = \"legal-act\"\nby = [\"north\"]\nsources = [\"s\"]\n";
    generated(bencher, command, &format!("{last}after = [\"c9999\"]\ndue = \"1 day after signature\"\n"));
}

fn generated(bencher: Bencher<'_, '_>, command: &str, more: &str) {
    let size = Size { components: 10_000, preconditions: 30_000, issues: 0, statements: 0, days: true };
    let folder = tempfile::tempdir().expect("there is a folder for temporary files");
    let path = folder.path().join("generated.toml");
    fs::write(&path, framework(size) + more).expect("the folder can be written to");
    bencher.bench(|| {
        let run = Command::new(env!("CARGO_BIN_EXE_model")).arg(command).arg(&path).output();
        run.expect("the program was built for this bench")
    });
}
