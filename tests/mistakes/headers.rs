//! Headers that are not quite those of the language.

use crate::said;

#[test]
fn with_a_space() {
    said(
        r#"
[components.local elections]
title = "Local elections"
kind = "elections"

[components.council]
title = "Council"
kind = "institution"
after = ["local-elections"]
"#,
        "
plan.toml:1:13-27 syntax: `local elections` is not an id: ids are lower-case letters, digits and single hyphens, a letter first
 = help: write `local-elections`
",
    );
}

#[test]
fn with_tabs() {
    said(
        r#"
[components.vote	]
	title	= "Local elections"
	kind = "elections"
"#,
        "",
    );
}

#[test]
fn with_capital_letters() {
    said(
        r#"
[components.Local-Elections]
title = "Local elections"
kind = "Elections"
By = ["north"]

[components.council]
title = "Council"
kind = "institution"
after = ["local-elections"]
"#,
        "
plan.toml:1:13-27 syntax: `Local-Elections` is not an id: ids are lower-case letters, digits and single hyphens, a letter first
 = help: write `local-elections`
plan.toml:3:8-18 unknown_kind: `Elections` is not a kind of component
 = help: did you mean `elections`?
plan.toml:4:1-2 unknown_key: a component has no key `By`
 = help: did you mean `by`?
",
    );
}

#[test]
fn with_underscores() {
    said(
        r#"
[components.local_elections]
title = "Local elections"
kind = "elections"
verified_by = ["observers"]

[components.council]
title = "Council"
kind = "institution"
after = ["local_elections"]
"#,
        "
plan.toml:1:13-27 syntax: `local_elections` is not an id: ids are lower-case letters, digits and single hyphens, a letter first
 = help: write `local-elections`
plan.toml:4:1-11 unknown_key: a component has no key `verified_by`
 = help: did you mean `verified-by`?
plan.toml:9:11-25 syntax: `local_elections` is not an id: ids are lower-case letters, digits and single hyphens, a letter first
 = help: write `local-elections`
",
    );
}

#[test]
fn in_another_script() {
    said(
        r#"
[parties.türkiye]
name = "Türkiye"

[components.talks]
title = "Talks"
kind = "mediation"
by = ["türkiye"]
"#,
        "
plan.toml:1:10-16 syntax: `türkiye` is not an id: ids are lower-case letters, digits and single hyphens, a letter first
 = help: names and titles may be in any script
",
    );
}

#[test]
fn without_the_last_bracket() {
    said(
        r#"
[components.vote
title = "Local elections"
kind = "elections"

[[components.vote.steps]
id = "first-round"

[components.council]
title = "Council"
kind = "institution"
after = ["vote"]
"#,
        "
plan.toml:1:1-16 syntax: this header lacks its `]`
 = help: write `[components.vote]`
plan.toml:5:1-24 syntax: this header lacks its `]]`
 = help: write `[[components.vote.steps]]`
",
    );
}

#[test]
fn without_the_first_bracket() {
    said(
        r#"
components.vote]
title = "Local elections"
kind = "elections"
"#,
        "
plan.toml:1:1-16 syntax: this header lacks its `[`
 = help: write `[components.vote]`
",
    );
}

#[test]
fn with_a_key_on_its_line() {
    said(
        r#"
[components.vote] title = "Local elections"
kind = "elections"
"#,
        "
plan.toml:1:19-43 syntax: a header stands alone on its line
 = help: put the rest on the next line
",
    );
}

#[test]
fn in_the_singular() {
    said(
        r#"
[component.vote]
title = "Local elections"
kind = "elections"
by = ["west"]

[party.west]
name = "West"

[components.council]
title = "Council"
kind = "institution"
after = ["vote"]
"#,
        "
plan.toml:1:2-10 unknown_key: a file has no table `component`
 = help: did you mean `components`?
plan.toml:6:2-6 unknown_key: a file has no table `party`
 = help: did you mean `parties`?
",
    );
}

#[test]
fn without_the_table() {
    said(
        r#"
[vote]
title = "Local elections"
kind = "elections"

[components.council]
title = "Council"
kind = "institution"
after = ["vote"]
"#,
        "
plan.toml:1:2-5 unknown_key: a file has no table `vote`
 = help: for a component of that name write `[components.vote]`
",
    );
}

#[test]
fn without_an_id() {
    said(
        r#"
[components]
title = "Local elections"
kind = "elections"
"#,
        "
plan.toml:2:1-5 wrong_type: `title` stands under `[components]`, a header without an id
 = help: write `[components.some-id]` above it
",
    );
}

#[test]
fn as_a_list_of_components() {
    said(
        r#"
[[components]]
id = "vote"
title = "Local elections"
kind = "elections"

[[components]]
id = "council"
title = "Council"
kind = "institutions"
after = ["vote"]
"#,
        "
plan.toml:1:1-14 wrong_type: each of the components has a header of its own, not a place in a list
 = help: write `[components.vote]`, with the id in the header
plan.toml:9:8-21 unknown_kind: `institutions` is not a kind of component
 = help: did you mean `institution`?
",
    );
}

#[test]
fn with_two_brackets_too_many() {
    said(
        r#"
[[components.vote]]
title = "Local elections"
kind = "elections"
"#,
        "
plan.toml:1:1-19 wrong_type: `vote` is defined once, and `[[ ]]` begins an element of a list
 = help: write `[components.vote]`
",
    );
}

#[test]
fn with_two_brackets_too_few() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"

[components.vote.steps]
id = "first-round"

[scenario]
title = "What if"

[scenario.expect]
none = "red_line"
"#,
        "
plan.toml:5:1-23 wrong_type: expected a list, found a table
 = help: write the header with double brackets, `[[ ]]`, once for each element
plan.toml:11:1-17 wrong_type: expected a list, found a table
 = help: write the header with double brackets, `[[ ]]`, once for each element
",
    );
}

#[test]
fn written_twice() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"

[components.council]
title = "Council"
kind = "institution"

[components.vote]
title = "Local elections again"
kind = "elections"
"#,
        "
plan.toml:9:13-16 duplicate_definition: `vote` is defined twice
 = help: keep one of them, or give the second another name
 label plan.toml:1: first here
",
    );
}

#[test]
fn a_key_written_twice() {
    said(
        r#"
[components.vote]
title = "Local elections"
kind = "elections"
by = ["north"]
by = ["south"]
"#,
        "
plan.toml:5:1-2 duplicate_definition: `by` is defined twice
 = help: keep one of them, or give the second another name
 label plan.toml:4: first here
",
    );
}

#[test]
fn a_key_below_the_wrong_one() {
    said(
        r#"
[framework]
title = "A plan"

[sources.letter]
title = "Letter"
signatories = ["north", "south"]
speaker = "The mayor"
"#,
        "
plan.toml:6:1-11 unknown_key: a source has no key `signatories`
 = help: it is a key of `[framework]`
plan.toml:7:1-7 unknown_key: a source has no key `speaker`
 = help: it is a key of a position
",
    );
}

#[test]
fn a_key_above_all() {
    said(
        r#"
title = "A plan"

[framework]
title = "A plan"
"#,
        "
plan.toml:1:1-5 unknown_key: a file has no key `title`
 = help: keys stand below a header such as `[framework]` or `[components.some-id]`
",
    );
}
