//! Bytes that are no plain text, and line ends of other systems: places stay right.

use peace_model::source::Loader;

use crate::{drawn, said, said_from};

/// The checks that find something, each with the text that it points at.
fn found(text: &str) -> Vec<(&'static str, String)> {
    let (_, sources, findings) = drawn::read(&drawn::in_memory(&[("plan.toml", text)]), "plan.toml");
    findings.iter().map(|finding| (finding.check, sources.slice(finding.at).to_owned())).collect()
}

#[test]
fn an_empty_file() {
    said(&[("plan.toml", "")], "");
    said(&[("plan.toml", "\n\n# nothing yet\n")], "");
}

#[test]
fn a_mark_of_the_byte_order() {
    let text = "\u{feff}[component.truce]\ntitle = \"Waffenruhe für Wörth\"\nkind = \"truce\"\n";
    assert_eq!(found(text), [("unknown_key", "component".to_owned()), ("unknown_kind", "\"truce\"".to_owned())]);
    said(
        &[("plan.toml", text)],
        "
plan.toml:1:2-10 unknown_key: a file has no table `component`
 = help: did you mean `components`?
plan.toml:3:8-14 unknown_kind: `truce` is not a kind of component
 = help: docs/language.md lists the kinds; `other` is for what has none
",
    );
}

#[test]
fn a_mark_of_the_byte_order_before_a_line_that_is_mended() {
    said(
        &[("plan.toml", "\u{feff}[components.truce\ntitle = \"Truce\"\nkind = ceasefire\n")],
        r#"
plan.toml:1:1-17 syntax: this header lacks its `]`
 = help: write `[components.truce]`
plan.toml:3:8-16 syntax: a text stands in quotation marks
 = help: write "ceasefire"
"#,
    );
}

#[test]
fn line_ends_of_another_system() {
    let text = "[components.truce\r\ntitle = \"Truce\"\r\nkind = ceasefire\r\nrequires = \"\"\"\r\ntruce and\r\nwithdrawal\"\"\"\r\n";
    assert_eq!(
        found(text),
        [
            ("syntax", "[components.truce".to_owned()),
            ("syntax", "ceasefire".to_owned()),
            ("unknown_reference", "withdrawal".to_owned()),
        ]
    );
    said(
        &[("plan.toml", text)],
        r#"
plan.toml:1:1-17 syntax: this header lacks its `]`
 = help: write `[components.truce]`
plan.toml:3:8-16 syntax: a text stands in quotation marks
 = help: write "ceasefire"
plan.toml:6:1-10 unknown_reference: `withdrawal` is not defined; a component, step, choice, issue or event is expected here
 = help: define it, or include the file that does
"#,
    );
}

#[test]
fn text_that_is_not_utf_8() {
    let bytes = b"[parties.north]\nname = \"N\xf6rd\"\nkind = \"stat\"\n".to_vec();
    said_from(
        &Loader::memory([("plan.toml".to_owned(), bytes)]),
        "plan.toml",
        "
plan.toml:2:10-10 syntax: from here the file is not UTF-8 text
 = help: save it as UTF-8, which every editor offers
plan.toml:3:8-13 wrong_type: `stat` is not one of the words that can stand here
 = help: did you mean `state`?
",
    );
}

#[test]
fn bytes_that_no_editor_shows() {
    said(
        &[("plan.toml", "[parties.north]\nname = \"No\0rth\"\n\0\0\nkind = \"stat\"\n")],
        "
plan.toml:2:11-11 syntax: an invisible character stands here
 = help: delete it
plan.toml:3:1-1 syntax: an invisible character stands here
 = help: delete it
plan.toml:4:8-13 wrong_type: `stat` is not one of the words that can stand here
 = help: did you mean `state`?
",
    );
}

#[test]
fn a_file_that_is_no_text_at_all() {
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01".to_vec();
    said_from(
        &Loader::memory([("plan.toml".to_owned(), picture)]),
        "plan.toml",
        "
plan.toml:1:1-1 syntax: from here the file is not UTF-8 text
 = help: save it as UTF-8, which every editor offers
plan.toml:1:1-4 syntax: this is neither a header, nor a key with its value, nor a comment
 = help: a comment begins with `#`
plan.toml:2:1-1 syntax: an invisible character stands here
 = help: delete it
plan.toml:3:1-11 syntax: this is neither a header, nor a key with its value, nor a comment
 = help: a comment begins with `#`
",
    );
}
