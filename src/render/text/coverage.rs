//! Provisions beside the codes of the field's data sets, as text.

use super::{
    super::{tables, visible::visible, wrap::wrap},
    summary::heading,
    totals::{counted, newest},
};
use crate::{
    framework::{Framework, Nature},
    report::{Coverage, Covering},
    taxonomy::{Comparable, MATRIX},
};

const UNCERTAIN: &str = "The codes follow from the kind of a provision; `near` marks the nearest of a data set that has none of its own. \
     The PA-X topics are those of its versions of 2018 and 2019. Labels of the matrix without `*` are given from memory and not checked against its \
     page: compare them before you publish.";

/// The table of provisions, the untouched provisions of the matrix, and how sure all this is.
pub fn coverage(coverage: &Coverage, width: usize) -> String {
    let title = coverage.framework.title().unwrap_or(coverage.file());
    let mut facts = vec![("file", coverage.file().to_owned()), ("coverage", in_words(coverage.counts()))];
    if coverage.mistakes > 0 {
        let mistakes = counted(coverage.mistakes, "mistake");
        facts.push(("incomplete", format!("the files have {mistakes}, shown by `model check {}`", coverage.file())));
    }
    let mut parts = vec![heading(title, &facts, width)];
    if !coverage.provisions.is_empty() {
        parts.push(table(coverage, width));
        let untouched: Vec<_> = coverage.untouched().iter().map(|label| starred(label.name)).collect();
        let untouched = format!("not touched, of the matrix's {}: {}", MATRIX.len(), untouched.join(", "));
        parts.push(wrap(&untouched, width).join("\n"));
    }
    parts.push(wrap(UNCERTAIN, width).join("\n"));
    parts.push(newest(coverage.framework.newest_source()));
    parts.join("\n\n") + "\n"
}

/// The line with which a report ends; empty where there is nothing to code.
pub(super) fn line(framework: &Framework, file: &str, width: usize) -> String {
    let covering = Covering::of(framework);
    if covering.provisions == 0 {
        return String::new();
    }
    wrap(&format!("coverage: {}; `model coverage {file}` lists them", in_words(covering)), width).join("\n")
}

fn in_words(covering: Covering) -> String {
    let nearly = |near| if near > 0 { format!(" and nearly for {near} more") } else { String::new() };
    let Covering { pax, matrix, .. } = covering;
    format!(
        "PA-X has a code for {} of {}{}, the Peace Accords Matrix for {}{}; {} of the matrix's {} are not touched",
        pax.same,
        counted(covering.provisions, "provision"),
        nearly(pax.near),
        matrix.same,
        nearly(matrix.near),
        covering.untouched,
        MATRIX.len(),
    )
}

fn table(coverage: &Coverage, width: usize) -> String {
    let mut table = tables::plain(width);
    table.set_header(["provision", "kind", "PA-X topic", "Peace Accords Matrix"]);
    for covered in &coverage.provisions {
        let component = &coverage.framework.components[covered.component];
        let kind = match &component.nature {
            Nature::Provision { kind, .. } => kind.value.word(),
            Nature::Amendment { .. } => "",
        };
        let pax = in_cell(covered.pax, str::to_owned);
        table.add_row([visible(&component.entry.id), kind.to_owned(), pax, in_cell(covered.matrix, starred)]);
    }
    tables::finish(table)
}

fn in_cell(comparable: Comparable, label: impl Fn(&str) -> String) -> String {
    let codes = comparable.codes().iter().map(|code| label(code)).collect::<Vec<_>>().join(", ");
    match comparable {
        Comparable::Same(_) => codes,
        Comparable::Near(_) => format!("near {codes}"),
        Comparable::BySubject => "by its subject".to_owned(),
        Comparable::Nothing => "·".to_owned(),
    }
}

fn starred(name: &str) -> String {
    let read = MATRIX.iter().any(|label| label.read && label.name == name);
    format!("{name}{}", if read { "*" } else { "" })
}
