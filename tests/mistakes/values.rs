//! Values of another type, and words that are not in the list.

use crate::said;

#[test]
fn a_list_for_one_value() {
    said(
        r#"
[components.vote]
title = ["Local elections"]
kind = ["elections"]

[positions.p]
party = ["north"]
status = ["official"]
requires = ["ceasefire", "withdrawal"]
"#,
        "
plan.toml:2:9-27 wrong_type: expected a text in quotation marks, found a list
 = help: one value stands here, without `[ ]`
plan.toml:3:8-20 wrong_type: expected a word in quotation marks, found a list
 = help: one value stands here, without `[ ]`
plan.toml:7:10-21 wrong_type: expected a word in quotation marks, found a list
 = help: one value stands here, without `[ ]`
plan.toml:8:12-38 wrong_type: expected an expression in quotation marks, found a list
 = help: join the parts with `and` or `or` in one text
",
    );
}

#[test]
fn one_value_for_a_list() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
by = "north"
sources = "daft"
after = "ceasefire"
excludes = "withdrawal"
"#,
        r#"
plan.toml:4:6-12 wrong_type: expected a list, found a text
 = help: write `by = ["north"]`
plan.toml:5:11-16 wrong_type: expected a list, found a text
 = help: write `sources = ["daft"]`
plan.toml:5:11-16 unknown_reference: `daft` is not defined; a source is expected here
 = help: did you mean `draft`?
plan.toml:7:12-23 wrong_type: expected a list, found a text
 = help: write `excludes = ["withdrawal"]`
"#,
    );
}

#[test]
fn a_kind_that_is_none() {
    said(
        r#"
[components.line]
title = "Line"
kind = "ceasefires"
line = "the river"

[components.treaty]
title = "Treaty"
kind = "peace-treaty"
"#,
        "
plan.toml:3:8-19 unknown_kind: `ceasefires` is not a kind of component
 = help: did you mean `ceasefire`?
plan.toml:8:8-21 unknown_kind: `peace-treaty` is not a kind of component
 = help: docs/language.md lists the kinds; `other` is for what has none
",
    );
}

#[test]
fn a_field_of_another_kind() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
oversees = ["ceasefire"]
imposed-by = ["north"]

[[components.vote.steps]]
id = "first-round"
trigger = "attack"
"#,
        "
plan.toml:4:1-8 kind_field: `oversees` is a field of the kind `oversight-body`, `monitoring` or `peacekeeping`, and this component is of another
plan.toml:5:1-10 kind_field: `imposed-by` is a field of the kind `sanctions-relief`, and this component is of another
plan.toml:9:1-7 kind_field: `trigger` is a field of the kind `security-guarantee`, and a step is of none
",
    );
}

#[test]
fn words_not_in_the_list() {
    said(
        r#"
[positions.p]
party = "north"
status = "Official"
requires = "ceasefire"

[positions.q]
party = "north"
status = "rumour"
requires = "ceasefire"
"#,
        "
plan.toml:3:10-19 wrong_type: `Official` is not one of the words that can stand here
 = help: did you mean `official`?
plan.toml:8:10-17 wrong_type: `rumour` is not one of the words that can stand here
 = help: it can be `official`, `reported` or `anonymous`
",
    );
}

#[test]
fn a_share_in_percent() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"

[[components.vote.steps]]
id = "first"
share = 30

[[components.vote.steps]]
id = "second"
share = "70%"
"#,
        "
plan.toml:7:9-10 wrong_type: a share lies between 0 and 1
 = help: a third of the whole is 0.333, 30 percent 0.3, all of it 1
plan.toml:11:9-13 wrong_type: expected a fraction such as 0.3, found a text
 = help: a third of the whole is 0.333, 30 percent 0.3, all of it 1
",
    );
}

#[test]
fn an_empty_text() {
    said(
        r#"
[components.vote]
title = ""
kind = "elections"

[sources.letter]
title = " "
"#,
        "
plan.toml:2:9-10 missing_key: the `title` of a component is empty
plan.toml:6:9-11 missing_key: the `title` of a source is empty
",
    );
}

#[test]
fn truth_in_quotation_marks() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
implied = "yes"
"#,
        "
plan.toml:4:11-15 wrong_type: expected `true` or `false`, found a text
",
    );
}

#[test]
fn decision_rules() {
    said(
        r#"
[components.council]
title = "Council"
kind = "oversight-body"
members = ["north", "south"]
decides-by = "unanimous"
tie-break = "observer"

[parties.union]
name = "Union"
decides-by = { weights = { north = 1, south = 2 }, veto = ["north"] }
"#,
        "
plan.toml:5:14-24 wrong_type: `unanimous` is not a way to decide
 = help: it can be `unanimity`, `consensus`, `majority`, `two-thirds`, `chair`, or a table such as { quota = 3 }
plan.toml:6:13-22 unknown_reference: `observer` is not defined; a party is expected here
 = help: did you mean `observers`?
plan.toml:10:14-69 conflicting_keys: a decision rule has `weights` or `veto`, not both
plan.toml:10:14-69 missing_key: a decision rule needs the key `quota`
 = help: add `quota = …`
",
    );
}

#[test]
fn values_of_an_issue() {
    said(
        r#"
[issues.rule]
question = "Who rules?"
values = ["The North", "both", "both"]

[issues.tanks]
question = "How many tanks?"
values = [1, "two"]

[issues.road]
question = "Is there a road?"
ordered = true

[issues.flag]
question = "Which flag?"
values = []
"#,
        "
plan.toml:3:11-21 syntax: `The North` cannot be a value: values are lower-case letters, digits and hyphens
 = help: write `the-north`, and the answer in words into the issue's `note`
plan.toml:3:32-37 duplicate_definition: `both` stands twice in this list
 label plan.toml:3: first here
plan.toml:7:14-18 wrong_type: expected a whole number, found a text
plan.toml:11:11-14 conflicting_keys: `ordered` is for named values; numbers are ordered by nature, yes and no are not
 = help: take `ordered` out
plan.toml:15:1-6 wrong_type: an issue needs at least one value
 = help: list the possible answers, or take `values` out for an issue of yes or no
",
    );
}

#[test]
fn a_table_for_an_expression() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"

[components.vote.after]
first = "ceasefire"
"#,
        "
plan.toml:5:1-23 wrong_type: expected an expression in quotation marks, found a table
",
    );
}

#[test]
fn levels() {
    said(
        r#"
[checks]
red_line = "of"
unsourced = { level = "off" }
demand = false
"#,
        "
plan.toml:2:12-15 wrong_type: `of` is not one of the words that can stand here
 = help: did you mean `off`?
plan.toml:3:13-29 missing_key: a level needs the key `reason`
 = help: add `reason = …`
plan.toml:4:10-14 wrong_type: expected a word in quotation marks, found true or false
",
    );
}

#[test]
fn permissions_without_a_reason() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
allow = ["unsourced"]

[components.council]
title = "Council"
kind = "institution"
allow = [{ check = "unsourced" }]
"#,
        r#"
plan.toml:4:10-20 wrong_type: expected a table such as { check = "…", reason = "…" }, found a text
plan.toml:9:10-32 missing_key: a permission needs the key `reason`
 = help: add `reason = …`
"#,
    );
}

#[test]
fn a_scenario() {
    said(
        r#"
[scenario]
title = "What if"
as-of = "yesterday"
statements = "offical"
choose = { withdrawal = "yes", status = "independence" }
set-aside = ["south-no-troop"]

[[scenario.expect]]
check = "red_line"
none = "demand"

[[scenario.expect]]
position = "south-no-troops"

[[scenario.expect]]
about = ["ceasefire"]
"#,
        r#"
plan.toml:3:9-19 wrong_type: `yesterday` is not a date
 = help: write 2025-11-27, "2025-11" or "2025", with `about` or `before` in front if need be
plan.toml:4:14-22 wrong_type: `offical` is not one of the words that can stand here
 = help: did you mean `official`?
plan.toml:5:25-29 wrong_type: expected `true` for in or `false` for out, found a text
plan.toml:5:41-54 value_outside_issue: `independence` is not a value of `status`
 = help: its values are `none`, `autonomy` or `statehood`
 label dossier.toml:16: defined here
plan.toml:6:14-29 unknown_reference: `south-no-troop` is not defined; a position is expected here
 = help: did you mean `south-no-troops`?
plan.toml:8:1-19 conflicting_keys: an expectation has exactly one of `check`, `none` and `position`
 = help: `check` or `none` names a check, `position` goes with `verdict`
plan.toml:12:1-19 missing_key: an expectation needs the key `verdict`
 = help: add `verdict = …`
plan.toml:15:1-19 missing_key: an expectation has exactly one of `check`, `none` and `position`
 = help: `check` or `none` names a check, `position` goes with `verdict`
"#,
    );
}
