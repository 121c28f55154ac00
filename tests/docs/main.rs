//! The manual tells the truth: each of its examples is read without a finding, and its table of kinds is that of the program.

mod cookbook;
#[path = "../drawn/mod.rs"]
mod drawn;
mod tutorial;

use std::fs;

use peace_model::{
    framework::{Kind, Nature},
    taxonomy::{Comparable, matrix, pax},
};

/// What an example may refer to without defining it.
const PRELUDE: &str = include_str!("prelude.toml");

fn manual() -> String {
    fs::read_to_string("docs/language.md").expect("the manual is part of the repository")
}

/// The TOML blocks of the manual.
fn examples(manual: &str) -> impl Iterator<Item = &str> {
    manual.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default())
}

/// The definitions of the prelude that an example does not make itself.
fn prelude_for(example: &str) -> String {
    let own = |definition: &&str| !example.contains(definition.lines().next().unwrap_or_default());
    PRELUDE.split("\n\n").filter(own).collect::<Vec<_>>().join("\n\n")
}

/// What is said of an example, read beside what it may refer to.
fn said(example: &str) -> String {
    // Whatever file an example takes in is the prelude; a draft that lies on top of another needs all of it.
    let prelude = if example.contains("extends") { PRELUDE.to_owned() } else { prelude_for(example) };
    let takes_in = example.contains("include =") || example.contains("extends =");
    let include = if takes_in { "" } else { "include = [\"second-draft.toml\"]\n" };
    let example = include.to_owned() + &example.replace("\"dossier.toml\"", "\"second-draft.toml\"");
    let files = [("manual.toml", example.as_str()), ("second-draft.toml", &prelude)];
    let (_, sources, findings) = drawn::read(&drawn::in_memory(&files), "manual.toml");
    drawn::draw(&sources, &findings)
}

#[test]
fn every_example_is_read_without_a_finding() {
    let manual = manual();
    let said: Vec<_> = examples(&manual).map(|example| (example, said(example))).collect();
    let of_which: Vec<_> = said.iter().filter(|(_, said)| !said.is_empty()).collect();
    assert!(of_which.is_empty(), "{of_which:#?}");
}

#[test]
fn the_table_of_kinds_is_that_of_the_program() {
    let manual = manual();
    let rows =
        manual.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | ")).filter_map(|(kind, rest)| {
            let nature = rest.split(" |").next()?;
            matches!(nature, "act" | "standing").then(|| format!("{kind} {nature}"))
        });
    let component = |kind| format!("[components.{kind}]\ntitle = \"A component\"\nkind = \"{kind}\"\n\n");
    let components = manual_kinds(&manual).map(component).collect::<Vec<_>>().concat();
    let (framework, _, findings) = drawn::read(&drawn::in_memory(&[("kinds.toml", &components)]), "kinds.toml");
    assert_eq!(findings, []);
    let natures = framework.components.iter().map(|(_, component)| match &component.nature {
        Nature::Provision { kind, standing, .. } => {
            format!("{} {}", kind.value.word(), if *standing { "standing" } else { "act" })
        }
        Nature::Amendment { .. } => "an amendment".to_owned(),
    });
    assert_eq!(rows.collect::<Vec<_>>(), natures.collect::<Vec<_>>());
    // `Other` is the last of them, and they are numbered from 0.
    assert_eq!(framework.components.len(), Kind::Other as usize + 1);
}

#[test]
fn the_codes_of_kinds_are_those_of_the_program() {
    let manual = manual();
    let rows = manual.lines().filter(|line| line.starts_with("| `") && line.matches('|').count() == 6);
    let rows = rows.map(|row| row.split('|').map(str::trim).collect::<Vec<_>>());
    let rows = rows.filter(|cells| matches!(cells[2], "act" | "standing"));
    let written = rows.map(|cells| (cells[1].trim_matches('`').to_owned(), cells[4].to_owned(), cells[5].to_owned()));
    let component = |kind| format!("[components.{kind}]\ntitle = \"A component\"\nkind = \"{kind}\"\n\n");
    let components = manual_kinds(&manual).map(component).collect::<Vec<_>>().concat();
    let (framework, ..) = drawn::read(&drawn::in_memory(&[("kinds.toml", &components)]), "kinds.toml");
    let kinds = framework.components.iter().filter_map(|(_, component)| match &component.nature {
        Nature::Provision { kind, .. } => Some(kind.value),
        Nature::Amendment { .. } => None,
    });
    let known = kinds.map(|kind| (kind.word().to_owned(), in_words(pax(kind)), in_words(matrix(kind))));
    assert_eq!(written.collect::<Vec<_>>(), known.collect::<Vec<_>>());
}

fn in_words(comparable: Comparable) -> String {
    match comparable {
        Comparable::Same(codes) => codes.join(", "),
        Comparable::Near(codes) => format!("near {}", codes.join(", ")),
        Comparable::BySubject => "by its subject, such as Judiciary Reform".to_owned(),
        Comparable::Nothing => "no equivalent".to_owned(),
    }
}

/// The kinds in the manual's table, in its order.
fn manual_kinds(manual: &str) -> impl Iterator<Item = &str> {
    let (_, table) = manual.split_once("| kind | |").expect("the manual has a table of kinds");
    let rows = table.lines().skip(1).take_while(|line| line.is_empty() || line.starts_with('|'));
    rows.filter_map(|line| line.strip_prefix("| `")?.split('`').next())
}
