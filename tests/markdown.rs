//! Tables for a page: one golden file, and nothing in a file breaks a table. `UPDATE=1 cargo test` writes it anew.

use std::{env, fs, process::Command};

const GOLDEN: &str = "tests/golden/compare.md";

/// Standard output of the program, run in the root of the repository.
fn markdown(paths: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_model"));
    let output = command.args(["compare", "--format", "markdown"]).args(paths).output().expect("the program starts");
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

#[test]
fn a_comparison_as_a_page() {
    let paths = ["river", "hills", "apart"].map(|name| format!("tests/transcripts/side/{name}.toml"));
    let written = markdown(&paths.each_ref().map(String::as_str));
    if env::var_os("UPDATE").is_some() {
        fs::write(GOLDEN, &written).expect("the file can be written");
    }
    assert_eq!(fs::read_to_string(GOLDEN).expect("the file is part of the repository"), written);
}

#[test]
fn every_row_of_a_table_has_as_many_cells_as_its_header() {
    let page = markdown(&["frameworks", "tests/transcripts/side"]);
    let cells = |line: &str| line.replace("\\|", "").matches('|').count();
    for table in page.split("\n\n").filter(|part| part.starts_with('|')) {
        let counts: Vec<usize> = table.lines().map(cells).collect();
        assert_eq!(counts, vec![counts[0]; counts.len()], "{table}");
    }
}
