//! Quotation marks that are missing, of the wrong sort, or inside a text.

use crate::said;

#[test]
fn none_at_all() {
    said(
        r#"
[components.vote]
title = Local elections
kind = elections
by = [north, "south"]
"#,
        r#"
plan.toml:2:9-23 syntax: a text stands in quotation marks
 = help: write "Local elections"
plan.toml:3:8-16 syntax: a text stands in quotation marks
 = help: write "elections"
plan.toml:4:7-11 syntax: a text stands in quotation marks
 = help: write "north"
"#,
    );
}

#[test]
fn the_second_is_missing() {
    said(
        r#"
[components.vote]
title = "Local elections
kind = "elections"
by = ["north]
"#,
        r#"
plan.toml:2:9-24 syntax: the quotation mark that ends this text is missing
 = help: write "Local elections"
plan.toml:4:7-12 syntax: the quotation mark that ends this text is missing
 = help: write "north"
"#,
    );
}

#[test]
fn a_mark_in_the_middle_of_a_list_is_missing() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
by = ["north, "south"]
after = ["ceasefire"]
"#,
        "
plan.toml:4:6-22 syntax: a quotation mark is missing here, or one is too many
 = help: each text has one before and one after it
",
    );
}

#[test]
fn of_a_word_processor() {
    said(
        r#"
[components.vote]
title = “Local elections”
kind = "elections"
after = ["ceasefire”]
"#,
        r#"
plan.toml:2:9-9 syntax: `“` is not a quotation mark that a text can stand in
 = help: write `"`; word processors change it, plain text editors do not
plan.toml:4:20-20 syntax: `”` is not a quotation mark that a text can stand in
 = help: write `"`; word processors change it, plain text editors do not
"#,
    );
}

#[test]
fn an_apostrophe_in_single_ones() {
    said(
        "
[components.vote]
title = 'The valley's elections'
kind = 'elections'
",
        r#"
plan.toml:2:9-32 syntax: an apostrophe inside a text in single quotation marks ends it
 = help: write "The valley's elections"
"#,
    );
}

#[test]
fn a_quotation_inside_a_text() {
    said(
        r#"
[components.vote]
title = "The "free" elections"
kind = "elections"
"#,
        r#"
plan.toml:2:9-30 syntax: a quotation mark inside a text ends it
 = help: write 'The "free" elections'
"#,
    );
}

#[test]
fn a_backslash() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
text = "See C:\Users\me\plan.pdf."
"#,
        r"
plan.toml:4:8-34 syntax: a backslash has a meaning of its own between these quotation marks
 = help: write 'See C:\Users\me\plan.pdf.'
",
    );
}

#[test]
fn a_text_over_two_lines() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
text = "Elections are held
in both halves of the valley."
by = ["north"]
"#,
        r#"
plan.toml:4:8-26 syntax: this text ends in another line than it begins in
 = help: put three quotation marks before and after it: """…"""
"#,
    );
}

#[test]
fn a_long_text_without_an_end() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
note = """Elections are held

in both halves of the valley.

[components.truce]
title = "Truce"
kind = "ceasefires"
"#,
        r#"
plan.toml:4:8-10 syntax: the three quotation marks that end this text are missing
 = help: write """ after its last word
plan.toml:10:8-19 unknown_kind: `ceasefires` is not a kind of component
 = help: did you mean `ceasefire`?
"#,
    );
}
