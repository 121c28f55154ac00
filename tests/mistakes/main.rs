//! The mistakes of people who have never programmed, and the whole of what is said about each.

#[path = "../drawn/mod.rs"]
mod drawn;

mod expressions;
mod headers;
mod includes;
mod lists;
mod names;
mod planted;
mod positions;
mod quotes;
mod signs;
mod times;
mod values;

/// What the plans of these tests can speak of; nothing is wrong with it.
const DOSSIER: &str = include_str!("dossier.toml");

/// Reads `plan` beside the dossier and compares all that is said. Both texts begin on the line after the quotation mark.
#[track_caller]
fn said(plan: &str, expected: &str) {
    let plan = plan.trim_start_matches('\n');
    let main = "include = [\"dossier.toml\", \"plan.toml\"]";
    said_of(&[("main.toml", main), ("dossier.toml", DOSSIER), ("plan.toml", plan)], expected);
}

/// Reads the first of `files` and compares all that is said.
#[track_caller]
fn said_of(files: &[(&str, &str)], expected: &str) {
    let (_, sources, findings) = drawn::read(&drawn::in_memory(files), files[0].0);
    assert_eq!(drawn::draw(&sources, &findings), expected.trim_start_matches('\n'));
}

#[test]
fn nothing_is_said_of_the_dossier() {
    said("", "");
}
