//! Formulas, conditions and days as they are written in everyday speech.

use crate::said;

#[test]
fn signs_for_words() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
after = "ceasefire & withdrawal"
requires = "ceasefire | withdrawal"
"#,
        "
plan.toml:4:20-20 syntax: `&` has no meaning here
 = help: write `and`
plan.toml:5:23-23 syntax: `|` has no meaning here
 = help: write `or`
",
    );
}

#[test]
fn words_in_capitals() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
after = "ceasefire AND withdrawal"
"#,
        "
plan.toml:4:20-22 syntax: expected `and`, `or` or the end of the condition, found `AND`
 = help: write `and`
",
    );
}

#[test]
fn a_comma() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
after = "ceasefire, withdrawal"
"#,
        "
plan.toml:4:19-19 syntax: `,` has no meaning here
 = help: write `and` or `or`
",
    );
}

#[test]
fn a_dash() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
after = ["cease–fire"]
"#,
        "
plan.toml:4:16-16 syntax: `–` has no meaning here
 = help: the hyphen in an id is `-`
",
    );
}

#[test]
fn after_in_a_position() {
    said(
        r#"
[positions.p]
party = "north"
status = "official"
requires = "withdrawal after ceasefire"
"#,
        "
plan.toml:4:24-28 syntax: expected `and`, `or` or the end of the formula, found `after`
 = help: an order is written with `before`, the earlier thing first
",
    );
}

#[test]
fn before_in_a_component() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
after = "ceasefire before withdrawal"
requires = "ceasefire before vote"
"#,
        "
plan.toml:4:20-25 syntax: expected `and`, `or` or the end of the condition, found `before`
 = help: a condition names what has to have happened; an order is stated by a position
plan.toml:5:13-33 syntax: `requires` says what must go together, and this is an order
 = help: use `after` or `with` on the component that waits
",
    );
}

#[test]
fn no_for_not() {
    said(
        r#"
[positions.p]
party = "north"
status = "official"
requires = "no withdrawal"
"#,
        "
plan.toml:4:16-25 syntax: expected `and`, `or` or the end of the formula, found `withdrawal`
 = help: write `not`
",
    );
}

#[test]
fn is_for_equals() {
    said(
        r#"
[positions.p]
party = "north"
status = "official"
requires = "status is autonomy"
"#,
        "
plan.toml:4:20-21 syntax: expected `and`, `or` or the end of the formula, found `is`
 = help: a value is compared with `=`
",
    );
}

#[test]
fn more_than() {
    said(
        r#"
[positions.p]
party = "north"
status = "official"
rejects = "troop-ceiling more than 5000"
"#,
        "
plan.toml:4:26-29 syntax: expected `and`, `or` or the end of the formula, found `more`
 = help: a value is compared with `<`, `<=`, `>` or `>=`
",
    );
}

#[test]
fn a_condition_inside() {
    said(
        r#"
[positions.p]
party = "north"
status = "official"
requires = "withdrawal if ceasefire"
"#,
        "
plan.toml:4:24-25 syntax: expected `and`, `or` or the end of the formula, found `if`
 = help: the condition of a statement stands in its key `if`
",
    );
}

#[test]
fn not_in_a_condition() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
after = "not withdrawal"
"#,
        "
plan.toml:4:10-12 syntax: expected something that happens, found `not`
 = help: a condition says what has to have happened; use `excludes` for what may not be there
",
    );
}

#[test]
fn a_comparison_in_a_condition() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
after = "status = autonomy"
"#,
        "
plan.toml:4:17-17 syntax: expected `and`, `or` or the end of the condition, found `=`
 = help: compare an issue in `requires`; a condition names what has to have happened
",
    );
}

#[test]
fn an_issue_without_its_value() {
    said(
        r#"
[positions.p]
party = "north"
status = "official"
requires = "status"
"#,
        "
plan.toml:4:13-18 wrong_type: `status` has several values, so by itself it is neither true nor false
 = help: compare it, such as `status = none`
 label dossier.toml:16: defined here
",
    );
}

#[test]
fn a_component_compared() {
    said(
        r#"
[positions.p]
party = "north"
status = "official"
requires = "withdrawal = true"
"#,
        "
plan.toml:4:13-22 wrong_type: `withdrawal` is a component, and only an issue has values to compare
 = help: its id alone says that the package contains it, `not` before it that it does not
 label dossier.toml:35: defined here
",
    );
}

#[test]
fn an_order_where_there_is_none() {
    said(
        r#"
[issues.flag]
question = "Which flag?"
values = ["old", "new"]

[positions.p]
party = "north"
status = "official"
requires = "flag >= new"
"#,
        "
plan.toml:8:13-23 wrong_type: the values of `flag` have no order, so they are only equal or not
 = help: if the values are listed from least to most, add `ordered = true` to the issue
 label plan.toml:1: defined here
",
    );
}

#[test]
fn a_parenthesis_left_open() {
    said(
        r#"
[positions.p]
party = "north"
status = "official"
requires = "(ceasefire and withdrawal"
"#,
        "
plan.toml:4:38 syntax: expected `)` after `withdrawal`
",
    );
}

#[test]
fn nothing() {
    said(
        r#"
[positions.p]
party = "north"
status = "official"
requires = ""
"#,
        "
plan.toml:4:13 syntax: expected an id, found nothing
",
    );
}

#[test]
fn an_end_that_is_missing() {
    said(
        r#"
[positions.p]
party = "north"
status = "official"
requires = "ceasefire and"
"#,
        "
plan.toml:4:26 syntax: expected an id after `and`
",
    );
}

#[test]
fn a_point_alone() {
    said(
        r#"
[positions.p]
party = "north"
status = "official"
requires = "ceasefire.verified"
"#,
        "
plan.toml:4:13-30 syntax: `ceasefire.verified` is a point in time and says nothing by itself
 = help: put it into an order, such as `… before …`
",
    );
}

#[test]
fn two_unknown_names() {
    said(
        r#"
[positions.p]
party = "north"
status = "official"
requires = "cease-fire before withdrawl"
"#,
        "
plan.toml:4:13-22 unknown_reference: `cease-fire` is not defined; a component, step, choice, issue or event is expected here
 = help: did you mean `ceasefire`?
plan.toml:4:31-39 unknown_reference: `withdrawl` is not defined; a component, step, choice, issue or event is expected here
 = help: did you mean `withdrawal`?
",
    );
}

#[test]
fn an_expression_over_two_lines() {
    said(
        r#"
[positions.p]
party = "north"
status = "official"
requires = """
ceasefire and
withdrawl"""
"#,
        "
plan.toml:6:1-9 unknown_reference: `withdrawl` is not defined; a component, step, choice, issue or event is expected here
 = help: did you mean `withdrawal`?
",
    );
}
