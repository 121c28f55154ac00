//! Files for other programs, byte for byte: line ends and escapes are part of their formats. `UPDATE=1 cargo test` writes them anew.

use std::{env, fs, process::Command};

const HARBOUR: &str = "tests/transcripts/calendar/progress.toml";

fn timeline(format: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_model")).args(["timeline", "--format", format, HARBOUR]).output();
    String::from_utf8(output.expect("the program starts").stdout).expect("output is UTF-8")
}

fn is_golden(name: &str, text: &str) {
    let path = format!("tests/golden/{name}");
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, text).expect("the golden files can be written");
    }
    assert_eq!(text, fs::read_to_string(&path).expect("there is a golden file"), "UPDATE=1 writes {path}");
}

#[test]
fn icalendar() {
    let text = timeline("ics");
    is_golden("harbour.ics", &text);
    // RFC 5545, section 3.1.
    let broken: Vec<&str> =
        text.split_inclusive("\r\n").filter(|line| line.len() > 77 || !line.ends_with("\r\n")).collect();
    assert_eq!(broken, Vec::<&str>::new());
}

#[test]
fn comma_separated_values() {
    is_golden("harbour.csv", &timeline("csv"));
}
