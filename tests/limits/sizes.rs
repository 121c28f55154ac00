//! How large, deep and many things may be.

use crate::{drawn, said};

/// A statement whose formula stands in so many parentheses.
fn nested(depth: usize) -> String {
    format!(
        "[parties.north]\nname = \"North\"\n[issues.road]\nquestion = \"Is there a road?\"\n\
         [positions.p]\nparty = \"north\"\nstatus = \"official\"\nrequires = \"{}road{}\"\n",
        "(".repeat(depth),
        ")".repeat(depth)
    )
}

#[test]
fn expressions_nested_256_deep_and_one_more() {
    said(&[("plan.toml", &nested(256))], "");
    said(
        &[("plan.toml", &nested(257))],
        "
plan.toml:8:270-273 limit_exceeded: this expression nests deeper than 256
 = help: split it into several expressions
",
    );
}

#[test]
fn a_million_parentheses_and_nots() {
    for word in ["(", "not "] {
        let text = nested(0).replace("\"road\"", &format!("\"{}road\"", word.repeat(1_000_000)));
        let (_, _, findings) = drawn::read(&drawn::in_memory(&[("plan.toml", &text)]), "plan.toml");
        let said: Vec<_> = findings.iter().map(|finding| (finding.check, finding.message.as_str())).collect();
        assert_eq!(said, [("limit_exceeded", "this expression nests deeper than 256")]);
    }
}

/// A party whose members stand in so many lists.
fn lists(depth: usize) -> String {
    format!(
        "[parties.north]\nname = \"North\"\nmembers = {}{}\nkind = \"stat\"\n",
        "[".repeat(depth),
        "]".repeat(depth)
    )
}

#[test]
fn lists_nested_80_deep_and_one_more() {
    said(
        &[("plan.toml", &lists(80))],
        "
plan.toml:3:12-169 wrong_type: expected a text in quotation marks, found a list
 = help: one value stands here, without `[ ]`
plan.toml:4:8-13 wrong_type: `stat` is not one of the words that can stand here
 = help: did you mean `state`?
",
    );
    let deeper = "
plan.toml:3:91-91 limit_exceeded: this nests deeper than tables and lists may
 = help: no key of the language needs more than a few levels
plan.toml:4:8-13 wrong_type: `stat` is not one of the words that can stand here
 = help: did you mean `state`?
";
    said(&[("plan.toml", &lists(81))], deeper);
    said(&[("plan.toml", &lists(100_000))], deeper);
}

#[test]
fn headers_with_very_many_parts() {
    said(
        &[("plan.toml", &format!("[a{}]\n", ".a".repeat(1000)))],
        "
plan.toml:1:1-2003 limit_exceeded: this nests deeper than tables and lists may
 = help: no key of the language needs more than a few levels
",
    );
}

#[test]
fn a_hundred_thousand_components_and_one_more() {
    let component = |id: usize| format!("[components.c{id}]\ntitle = \"C\"\nkind = \"other\"\n");
    let components = |count: usize| (1..=count).map(component).collect::<Vec<_>>().concat();
    said(&[("plan.toml", &components(100_000))], "");
    said(
        &[("plan.toml", &components(100_001))],
        "
plan.toml:300001:13-19 limit_exceeded: there are more than 100000 components
 = help: split the proposal into several frameworks
",
    );
}

#[test]
fn whole_numbers_to_the_last_and_one_more() {
    let text = "[issues.tanks]\nquestion = \"How many?\"\nvalues = [0, 2147483647]\nstatus-quo = 2147483647\n";
    said(&[("plan.toml", text)], "");
    said(
        &[("plan.toml", &text.replace("2147483647", "2147483648"))],
        "
plan.toml:3:14-23 limit_exceeded: whole numbers run from 0 to 2147483647
 = help: count in a larger unit
plan.toml:4:14-23 limit_exceeded: whole numbers run from 0 to 2147483647
 = help: count in a larger unit
",
    );
}

#[test]
fn numbers_that_no_computer_holds() {
    let text = "[issues.tanks]\nquestion = \"How many?\"\nvalues = [99999999999999999999999999]\nstatus-quo = -1\n";
    said(
        &[("plan.toml", text)],
        "
plan.toml:3:11-36 limit_exceeded: whole numbers run from 0 to 2147483647
 = help: count in a larger unit
plan.toml:4:14-15 limit_exceeded: whole numbers run from 0 to 2147483647
",
    );
}

#[test]
fn ten_thousand_years_and_one_more() {
    let text = "[components.rest]\ntitle = \"Rest\"\nkind = \"other\"\ntakes = \"10000 years\"\n";
    said(&[("plan.toml", text)], "");
    said(
        &[("plan.toml", &text.replace("10000", "10001"))],
        "
plan.toml:4:10-20 limit_exceeded: a duration of over 3650000 days (ten thousand years)
 = help: durations are in days, weeks, months or years
",
    );
}

#[test]
fn a_thousand_mistakes_and_one_more() {
    let last = |text: &str| {
        let (_, sources, findings) = drawn::read(&drawn::in_memory(&[("plan.toml", text)]), "plan.toml");
        (findings.len(), drawn::draw(&sources, &findings[findings.len() - 1..]))
    };
    let line = "this is no line of such a file\n";
    let (count, said) = last(&line.repeat(1000));
    assert_eq!(count, 1000);
    assert_eq!(
        said.lines().next(),
        Some("plan.toml:1000:1-30 syntax: this is neither a header, nor a key with its value, nor a comment")
    );
    let (count, said) = last(&line.repeat(100_000));
    assert_eq!(count, 1001);
    assert_eq!(
        said,
        "plan.toml:1001:1 syntax: there are over 1000 mistakes, and from here the file was not read\n = help: mend those before it first\n"
    );
}
