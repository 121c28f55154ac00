//! Signs that are missing, doubled or of another language.

use crate::said;

#[test]
fn colons() {
    said(
        r#"
[components.vote]
title: "Local elections"
kind: "elections"
settles = { road-open: true }
"#,
        "
plan.toml:2:6-6 syntax: `=` stands between a key and its value
 = help: write `=`
plan.toml:3:5-5 syntax: `=` stands between a key and its value
 = help: write `=`
plan.toml:4:22-22 syntax: `=` stands between a key and its value
 = help: write `=`
",
    );
}

#[test]
fn a_colon_right_before_a_value_that_is_none() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind:"electoral"
"#,
        "
plan.toml:3:5-5 syntax: `=` stands between a key and its value
 = help: write `=`
plan.toml:3:6-16 unknown_kind: `electoral` is not a kind of component
 = help: docs/language.md lists the kinds; `other` is for what has none
",
    );
}

#[test]
fn no_sign_between_key_and_value() {
    said(
        r#"
[components.vote]
title "Local elections"
kind = "elections"
"#,
        r#"
plan.toml:2:1-5 syntax: `=` is missing between `title` and its value
 = help: write `title = "Local elections"`
"#,
    );
}

#[test]
fn no_value() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind =
"#,
        "
plan.toml:3:1-4 syntax: `kind` has no value
 = help: write one after `=`, or take the key out
",
    );
}

#[test]
fn a_decimal_comma() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
share = 0,3
"#,
        "
plan.toml:4:9-11 syntax: a fraction has a point, not a comma
 = help: write 0.3
",
    );
}

#[test]
fn commas_between_thousands() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
settles = { troop-ceiling = 5,000 }

[positions.p]
party = "north"
status = "official"
requires = "troop-ceiling <= 8,000"
"#,
        "
plan.toml:4:29-33 syntax: a number has no comma between its thousands
 = help: write 5000
plan.toml:9:31-31 syntax: `,` has no meaning here
 = help: no comma stands between thousands
",
    );
}

#[test]
fn points_between_thousands() {
    said(
        r#"
[issues.tanks]
question = "How many tanks?"
values = [1.000, 2.000]
"#,
        "
plan.toml:3:11-15 wrong_type: expected a whole number, found a number with a fraction
 = help: no point or comma stands between thousands
plan.toml:3:18-22 wrong_type: expected a whole number, found a number with a fraction
 = help: no point or comma stands between thousands
",
    );
}

#[test]
fn percent() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
share = 40%
"#,
        "
plan.toml:4:9-11 syntax: `40%` is not a number
 = help: write 0.40
",
    );
}

#[test]
fn yes_and_no() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
reversible = no
settles = { road-open = yes }
"#,
        "
plan.toml:4:14-15 syntax: `no` is not a value
 = help: write `false`
plan.toml:5:25-27 syntax: `yes` is not a value
 = help: write `true`
",
    );
}

#[test]
fn slashes_before_a_comment() {
    said(
        r#"
// The elections.
[components.vote]
title = "Local elections" // in both halves
kind = "elections"
"#,
        "
plan.toml:1:1-2 syntax: `//` does not begin a comment
 = help: a comment begins with `#`
plan.toml:3:27-28 syntax: `//` does not begin a comment
 = help: a comment begins with `#`
",
    );
}

#[test]
fn bullets() {
    said(
        r#"
[components.vote]
- title = "Local elections"
- kind = "elections"
"#,
        "
plan.toml:2:1-1 syntax: `-` has no meaning before a key
 = help: take it out
plan.toml:3:1-1 syntax: `-` has no meaning before a key
 = help: take it out
",
    );
}

#[test]
fn semicolons() {
    said(
        r#"
[components.vote]
title = "Local elections";
kind = "elections"
by = ["north"; "south"]
"#,
        "
plan.toml:2:26-26 syntax: `;` has no meaning at the end of a line
 = help: take it out
plan.toml:4:14-14 syntax: commas stand between the elements of a list
 = help: write `,`
",
    );
}

#[test]
fn two_keys_on_a_line() {
    said(
        r#"
[components.vote]
title = "Local elections", kind = "elections"
by = ["north"]
"#,
        "
plan.toml:2:28-31 syntax: a second key stands on this line
 = help: put it on a line of its own
",
    );
}

#[test]
fn a_space_that_is_none() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
"#,
        "
plan.toml:2:6-6 syntax: this is not a plain space, though it looks like one
 = help: delete it and type a space
",
    );
}

#[test]
fn prose() {
    said(
        r#"
This plan is about the valley.
[components.vote]
title = "Local elections"
kind = "elections"
"#,
        "
plan.toml:1:1-30 syntax: this is neither a header, nor a key with its value, nor a comment
 = help: a comment begins with `#`
",
    );
}

#[test]
fn a_value_that_nothing_mends() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
by = ["north"]]
after = ["vote-prepared"]
"#,
        "
plan.toml:4:15-15 syntax: `]` has no meaning at the end of a line
 = help: take it out
plan.toml:5:11-23 unknown_reference: `vote-prepared` is not defined; a component, step, choice, issue or event is expected here
 = help: did you mean `vote`?
",
    );
}
