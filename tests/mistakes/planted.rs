//! Five mistakes of five kinds in two files: five findings, each at the right bytes.

use crate::{drawn, said_of};

const DOSSIER: &str = r#"
[parties.north]
name = "North"
kind = "state"

[issues.status]
question = "What status does the valley get?"
values = ["none", "autonomy"]

[sources.draft]
titel = "First draft"
"#;

const PLAN: &str = r#"include = ["dossier.toml"]

[framework]
title = "Plan for the Wörther valley"

[components.ceasefire]
title = "Ceasefire in the Wörther valley"
kind = "ceasefir"
by = ["north"]

[components.autonomy]
title = "Autonomy"
kind = "special-status"
by = ["nord"]
settles = { status = "statehood" }
after = "ceasefire AND autonomy"
"#;

const FILES: [(&str, &str); 2] = [("plan.toml", PLAN), ("dossier.toml", DOSSIER)];

#[test]
fn five_findings_at_the_right_bytes() {
    let (_, sources, findings) = drawn::read(&drawn::in_memory(&FILES), "plan.toml");
    let found: Vec<_> = findings.iter().map(|finding| (finding.check, sources.slice(finding.at))).collect();
    assert_eq!(
        found,
        [
            ("unknown_kind", "\"ceasefir\""),
            ("unknown_reference", "\"nord\""),
            ("value_outside_issue", "\"statehood\""),
            ("syntax", "AND"),
            ("unknown_key", "titel"),
        ]
    );
}

#[test]
fn and_all_that_is_said_of_them() {
    said_of(
        &FILES,
        r"
plan.toml:8:8-17 unknown_kind: `ceasefir` is not a kind of component
 = help: did you mean `ceasefire`?
plan.toml:14:7-12 unknown_reference: `nord` is not defined; a party is expected here
 = help: define it, or include the file that does
plan.toml:15:22-32 value_outside_issue: `statehood` is not a value of `status`
 = help: its values are `none` or `autonomy`
 label dossier.toml:6: defined here
plan.toml:16:20-22 syntax: expected `and`, `or` or the end of the condition, found `AND`
 = help: write `and`
dossier.toml:11:1-5 unknown_key: a source has no key `titel`
 = help: did you mean `title`?
",
    );
}
