//! The bounds of the language and what keeps a stranger's file from doing harm: each bound from both sides.

#[path = "../drawn/mod.rs"]
mod drawn;

mod bytes;
mod drafts;
mod files;
mod sizes;

use peace_model::source::Loader;

/// Reads the first of `files` and compares all that is said. `expected` begins on the line after the quotation mark.
#[track_caller]
fn said(files: &[(&str, &str)], expected: &str) {
    said_from(&drawn::in_memory(files), files[0].0, expected);
}

/// The same of the file called `name`.
#[track_caller]
fn said_from(loader: &Loader, name: &str, expected: &str) {
    let (_, sources, findings) = drawn::read(loader, name);
    assert_eq!(drawn::draw(&sources, &findings), expected.trim_start_matches('\n'));
}
