//! Statements that say too much or too little.

use crate::said;

#[test]
fn two_stances() {
    said(
        r#"
[positions.p]
party = "north"
requires = "withdrawal"
rejects = "ceasefire"
status = "official"
"#,
        "
plan.toml:4:1-7 conflicting_keys: a position has one stance, and `requires` is given too
 = help: make two positions of it
 label plan.toml:3: the first is here
",
    );
}

#[test]
fn a_misspelt_stance() {
    said(
        r#"
[positions.p]
party = "north"
status = "official"
require = "withdrawal"
"#,
        "
plan.toml:4:1-7 unknown_key: a position has no key `require`
 = help: did you mean `requires`?
",
    );
}

#[test]
fn neither_stance_nor_status() {
    said(
        r#"
[positions.p]
party = "north"
says = "We shall see."
"#,
        "
plan.toml:1:12-12 missing_key: a position needs the key `status`
 = help: add `status = …`
plan.toml:1:12-12 missing_key: a position needs one of the keys `requires`, `rejects`, `prefers`, `accepts`, `reads`, `denies`, `doubts` or `comments`
",
    );
}

#[test]
fn a_red_line_that_accepts() {
    said(
        r#"
[positions.p]
party = "north"
status = "official"
accepts = "withdrawal"
red-line = true
"#,
        "
plan.toml:5:12-15 conflicting_keys: a red line is something that a party requires or rejects, and this one accepts
 = help: use `requires` or `rejects`, or take `red-line` out
",
    );
}

#[test]
fn of_without_doubts() {
    said(
        r#"
[positions.p]
party = "north"
status = "official"
requires = "withdrawal"
of = "south"
"#,
        "
plan.toml:5:6-12 conflicting_keys: `of` goes with `doubts`: whom the party does not believe
 = help: take it out
",
    );
}

#[test]
fn a_choice_of_one() {
    said(
        r#"
[choices.way]
title = "Which way"
one-of = ["ceasefire"]
"#,
        "
plan.toml:3:11-21 wrong_type: a choice needs at least two members
 = help: for text that may be in or out, use `bracketed-by` on the component
",
    );
}

#[test]
fn a_bracketed_member_of_two_choices() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
bracketed-by = ["north"]

[choices.way]
title = "Which way"
one-of = ["vote", "ceasefire"]

[choices.time]
title = "Which time"
one-of = ["ceasefire", "withdrawal"]
"#,
        "
plan.toml:4:1-12 conflicting_keys: `vote` is bracketed and a member of a choice
 = help: bracket the whole choice instead
 label plan.toml:8: a member of this choice
plan.toml:12:11-21 conflicting_keys: `ceasefire` is a member of two choices
 = help: a component belongs to one choice only
 label plan.toml:6: one of them
",
    );
}

#[test]
fn kind_and_amends() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
amends = "ceasefire"
"#,
        "
plan.toml:4:1-6 conflicting_keys: a component has `kind` or `amends`, not both
 = help: an amendment has the kind of what it amends
 label plan.toml:3: the kind is here
",
    );
}

#[test]
fn neither_kind_nor_amends() {
    said(
        r#"
[components.vote]
title = "Local elections"
"#,
        "
plan.toml:1:13-16 missing_key: a component needs the key `kind`
 = help: add `kind = …`
",
    );
}
