//! Lists and tables whose commas or brackets are missing.

use crate::said;

#[test]
fn no_comma_in_a_list() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
by = ["north" "south"]
after = [
  "ceasefire"
  "withdrawal"
]
"#,
        "
plan.toml:4:14 syntax: a comma is missing here
 = help: commas stand between the elements
plan.toml:6:14 syntax: a comma is missing here
 = help: commas stand between the elements
",
    );
}

#[test]
fn no_comma_in_a_table() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
settles = { road-open = true status = "none" }
"#,
        "
plan.toml:4:30-35 syntax: a comma is missing before this key
 = help: commas stand between the entries of a table
",
    );
}

#[test]
fn a_list_without_brackets() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
by = "north", "south"
"#,
        r#"
plan.toml:4:6-21 syntax: several values stand in a list
 = help: write ["north", "south"]
"#,
    );
}

#[test]
fn a_list_that_is_not_closed() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
by = ["north", "south"
after = ["ceasefire"]

[components.truce]
title = "Truce"
kind = "truce"
"#,
        "
plan.toml:4:6-22 syntax: the `]` that ends this list is missing
 = help: write `]` at its end
plan.toml:9:8-14 unknown_kind: `truce` is not a kind of component
 = help: docs/language.md lists the kinds; `other` is for what has none
",
    );
}

#[test]
fn a_table_that_is_not_closed() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
settles = { road-open = true
after = ["ceasefire"]

[components.truce]
title = "Truce"
kind = "truce"
"#,
        "
plan.toml:4:11-28 syntax: the `}` that ends this table is missing
 = help: write `}` at its end
plan.toml:9:8-14 unknown_kind: `truce` is not a kind of component
 = help: docs/language.md lists the kinds; `other` is for what has none
",
    );
}
