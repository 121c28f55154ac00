//! Includes that are misspelt, misplaced or lead in a circle, and drafts laid over what is not there.

use crate::{DOSSIER, said_of};

const PLAN: &str = r#"[components.vote]
title = "Local elections"
kind = "elections"
by = ["north"]
after = ["ceasefire"]
"#;

#[test]
fn a_file_that_is_not_there() {
    let plan = format!("include = [\"dosier.toml\"]\n{PLAN}");
    said_of(
        &[("plan.toml", &plan), ("dossier.toml", DOSSIER)],
        r"
plan.toml:1:12-24 include_refused: there is no file `dosier.toml`
 = note: until it is read, a name that is not defined elsewhere is not reported
 = help: paths are relative to this file
",
    );
}

#[test]
fn a_path_that_is_none() {
    let plan = format!("include = [7]\n{PLAN}");
    said_of(
        &[("plan.toml", &plan), ("dossier.toml", DOSSIER)],
        r"
plan.toml:1:12-12 wrong_type: expected a file's path in quotation marks, found a whole number
",
    );
}

#[test]
fn below_a_header() {
    let plan = format!("[framework]\ntitle = \"Plan\"\ninclude = [\"dossier.toml\"]\n{PLAN}");
    said_of(
        &[("plan.toml", &plan), ("dossier.toml", DOSSIER)],
        r"
plan.toml:3:1-7 unknown_key: `include` stands below a header
 = help: put it into the first line of the file, above every header
",
    );
}

#[test]
fn of_itself() {
    said_of(
        &[("plan.toml", "include = [\"plan.toml\"]")],
        r"
plan.toml:1:12-22 include_refused: `plan.toml` leads back to a file that includes it
 = help: take one of the includes out
",
    );
}

#[test]
fn extended_and_not_there() {
    let plan = "[framework]\ntitle = \"Second draft\"\nextends = \"first.toml\"\nwithout = [\"vote\", \"vote.by\"]\n";
    said_of(
        &[("plan.toml", plan)],
        r"
plan.toml:3:11-22 include_refused: there is no file `first.toml`
 = note: until it is read, a name that is not defined elsewhere is not reported
 = help: paths are relative to this file
",
    );
}

#[test]
fn without_what_is_not_there() {
    let plan = "[framework]\ntitle = \"Second draft\"\nextends = \"first.toml\"\nwithout = [\"wote\", \"vote.bi\"]\n";
    let first = format!("include = [\"dossier.toml\"]\n{PLAN}");
    said_of(
        &[("plan.toml", plan), ("first.toml", &first), ("dossier.toml", DOSSIER)],
        r"
plan.toml:4:12-17 unknown_reference: `wote` is not defined; a component, a step or a choice is expected here
 = help: did you mean `vote`?
plan.toml:4:20-28 unknown_reference: `vote` has neither a step nor a key `bi` that could be dropped
 label first.toml:2: defined here
",
    );
}
