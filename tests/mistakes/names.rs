//! Names that are not defined, defined twice, or of another sort.

use crate::said;

#[test]
fn misspelt() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
requires = ["cease-fire", "withdrawl"]
by = ["noth"]
sources = ["drafts"]
"#,
        "
plan.toml:4:14-23 unknown_reference: `cease-fire` is not defined; a component, step, choice, issue or event is expected here
 = help: did you mean `ceasefire`?
plan.toml:4:28-36 unknown_reference: `withdrawl` is not defined; a component, step, choice, issue or event is expected here
 = help: did you mean `withdrawal`?
plan.toml:5:7-12 unknown_reference: `noth` is not defined; a party is expected here
 = help: did you mean `north`?
plan.toml:6:12-19 unknown_reference: `drafts` is not defined; a source is expected here
 = help: did you mean `draft`?
",
    );
}

#[test]
fn of_another_sort() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
requires = ["north"]
by = ["ceasefire"]
defers = ["withdrawal"]
"#,
        "
plan.toml:4:14-18 unknown_reference: `north` is a party; a component, step, choice, issue or event is expected here
 label dossier.toml:1: defined here
plan.toml:5:7-17 unknown_reference: `ceasefire` is a component; a party is expected here
 label dossier.toml:30: defined here
plan.toml:6:11-22 unknown_reference: `withdrawal` is a component; an issue is expected here
 label dossier.toml:35: defined here
",
    );
}

#[test]
fn several_in_one_text() {
    said(
        r#"
[positions.p]
party = "north, south"
status = "official"
requires = "ceasefire"
"#,
        r#"
plan.toml:2:9-22 unknown_reference: `north, south` is not defined; a party is expected here
 = help: write ["north", "south"]
"#,
    );
}

#[test]
fn not_defined() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
after = ["monitoring"]
"#,
        "
plan.toml:4:11-20 unknown_reference: `monitoring` is not defined; a component, step, choice, issue or event is expected here
 = help: define it, or include the file that does
",
    );
}

#[test]
fn signatories_that_nobody_names() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
by = ["signatories"]
"#,
        r#"
plan.toml:4:7-19 unknown_reference: `signatories` stands for those that `[framework]` names, and it names none
 = help: add `signatories = ["…"]` to `[framework]`
"#,
    );
}

#[test]
fn reserved() {
    said(
        r#"
[components.plan]
title = "Plan"
kind = "other"

[components.vote]
title = "Local elections"
kind = "elections"
after = ["before"]

[[components.vote.steps]]
id = "finished"
"#,
        "
plan.toml:1:13-16 syntax: `plan` means something in expressions, so a component cannot be called that
 = help: give it another id
plan.toml:8:11-16 syntax: expected an id, found `before`
plan.toml:11:6-15 syntax: a step cannot be called `finished`: `vote.finished` is a point in time
 = help: give the step another id
",
    );
}

#[test]
fn defined_in_two_files() {
    said(
        r#"
[components.ceasefire]
title = "Another ceasefire"
kind = "ceasefire"

[issues.withdrawal]
question = "Do they withdraw?"

[parties.north]
name = "The other North"
"#,
        "
dossier.toml:35:13-22 duplicate_definition: `withdrawal` is defined twice
 = help: components, steps, choices, issues and events share their names; give one of the two another id
 label plan.toml:5: first here, as an issue
plan.toml:1:13-21 duplicate_definition: `ceasefire` is defined twice
 = help: keep one of them, or give the second another name
 label dossier.toml:30: first here
plan.toml:8:10-14 duplicate_definition: `north` is defined twice
 = help: keep one of them, or give the second another name
 label dossier.toml:1: first here
",
    );
}

#[test]
fn two_steps_of_one_name() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"

[[components.vote.steps]]
id = "round"

[[components.vote.steps]]
id = "round"

[[components.vote.steps]]
title = "Third round"
"#,
        "
plan.toml:9:6-12 duplicate_definition: `vote.round` is defined twice
 = help: components, steps, choices, issues and events share their names; give one of the two another id
 label plan.toml:6: first here, as a step
plan.toml:11:1-25 missing_key: a step needs the key `id`
 = help: add `id = …`
",
    );
}

#[test]
fn values_the_issue_does_not_have() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
settles = { road-open = "yes", status = "independence", troop-ceiling = "5000" }

[positions.p]
party = "north"
status = "official"
requires = "status = autonomi"
"#,
        "
plan.toml:4:25-29 value_outside_issue: `yes` is not a value of `road-open`
 = help: it is an issue of yes or no: write true or false, without quotation marks
 label dossier.toml:21: defined here
plan.toml:4:41-54 value_outside_issue: `independence` is not a value of `status`
 = help: its values are `none`, `autonomy` or `statehood`
 label dossier.toml:16: defined here
plan.toml:4:73-78 value_outside_issue: `5000` is not a value of `troop-ceiling`
 = help: its values are whole numbers, without quotation marks
 label dossier.toml:11: defined here
plan.toml:9:22-29 value_outside_issue: `autonomi` is not a value of `status`
 = help: did you mean `autonomy`?
 label dossier.toml:16: defined here
",
    );
}

#[test]
fn numbers_out_of_bounds() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
settles = { troop-ceiling = -5 }

[positions.p]
party = "north"
status = "official"
requires = "troop-ceiling <= 3000000000"
"#,
        "
plan.toml:4:29-30 limit_exceeded: whole numbers run from 0 to 2147483647
plan.toml:9:30-39 limit_exceeded: `3000000000` is larger than 2147483647
 = help: count in a larger unit
",
    );
}

#[test]
fn a_step_or_point_that_is_none() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
after = ["ceasefire.verfied", "withdrawal.tranche-1"]
"#,
        "
plan.toml:4:11-27 unknown_reference: `ceasefire` has no step or moment `verfied`
 = help: did you mean `ceasefire.verified`?
 label dossier.toml:30: defined here
plan.toml:4:32-51 unknown_reference: `withdrawal` has no step or moment `tranche-1`
 = help: after the dot can stand `breached`, `finished`, `lapsed`, `started` or `verified`
 label dossier.toml:35: defined here
",
    );
}
