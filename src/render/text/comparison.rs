//! Several proposals side by side, as text.

use super::{
    super::{tables, visible::visible, wrap::wrap},
    summary::{counts_as, heading},
    totals::newest,
    zone::indented,
};
use crate::{
    framework::Verdict,
    report::{Cell, Column, Comparison, Settles, Settling},
};

/// A legend of the proposals, the table of statements, and what each settles that another does not.
pub fn comparison(comparison: &Comparison, width: usize) -> String {
    let mut facts = vec![("statements", statements(comparison))];
    facts.extend(comparison.dossier.clone().map(|dossier| ("dossier", dossier)));
    let mut blocks = vec![heading("Proposals side by side", &facts, width), legend(comparison, width)];
    if comparison.rows.is_empty() {
        blocks.push("No statement is in force on which any of these could have a verdict.".to_owned());
    } else {
        blocks.push(signs(comparison));
        blocks.push(tables::comparison(comparison, width));
    }
    blocks.extend(settled(comparison, width));
    let mut last = Vec::new();
    if !comparison.skipped.is_empty() {
        last.push(format!("skipped, because they propose nothing: {}", comparison.skipped.join(", ")));
    }
    last.push("next: `model check FILE` says by which clauses a proposal upholds or breaches a statement".to_owned());
    last.push(newest(comparison.sources_to));
    blocks.push(wrap(&visible(&last.join("\n")), width).join("\n"));
    blocks.join("\n\n") + "\n"
}

/// Which statements count, and who decided that.
pub(in crate::render) fn statements(comparison: &Comparison) -> String {
    let Comparison { level, level_given, as_of, as_of_given, .. } = *comparison;
    counts_as((level, level_given), (as_of, as_of_given), "the latest statement in any of the files")
}

const LETTERS: [&str; 4] = [
    "U  upheld in every outcome",
    "B  breached in every outcome",
    "O  open: it depends on choices that the proposal leaves open",
    "S  silent: it depends on what the proposal does not settle",
];

/// What the letters mean, and those other signs that occur.
fn signs(comparison: &Comparison) -> String {
    let others = [
        (Cell::NotInForce, "not in force"),
        (Cell::Unknown, "no verdict: its files do not have the statement, or do not know what it speaks of"),
        (Cell::Unjudged, "not judged"),
    ];
    let occurs = |cell: Cell| comparison.rows.iter().any(|row| row.cells.contains(&cell));
    let others = others.into_iter().filter(|&(cell, _)| occurs(cell));
    let others = others.map(|(cell, meaning)| format!("{}  {meaning}", sign(cell)));
    LETTERS.into_iter().map(str::to_owned).chain(others).collect::<Vec<_>>().join("\n")
}

/// The sign of a cell.
pub(in crate::render) fn sign(cell: Cell) -> &'static str {
    match cell {
        Cell::Verdict(Verdict::Upheld) => "U",
        Cell::Verdict(Verdict::Breached) => "B",
        Cell::Verdict(Verdict::Open) => "O",
        Cell::Verdict(Verdict::Silent) => "S",
        Cell::NotInForce => "-",
        Cell::Unknown => "·",
        Cell::Unjudged => "?",
    }
}

/// "1  Title, draft, 2025-09-05 (file)".
fn legend(comparison: &Comparison, width: usize) -> String {
    let lines = comparison.columns.iter().enumerate().flat_map(|(place, column)| {
        let number = format!("{:>2}  ", place + 1);
        let mut lines = indented(&described(column), 4, width).into_iter();
        let first = lines.next().unwrap_or_default();
        std::iter::once(format!("{number}{}", first.trim_start())).chain(lines).collect::<Vec<_>>()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What a proposal is: title, status and date, file, and what has to be said of it.
pub(in crate::render) fn described(column: &Column) -> String {
    let heading = column.framework.heading.as_ref();
    let status = heading.and_then(|heading| heading.status).map(|status| format!(", {}", status.value.word()));
    let date = heading.and_then(|heading| heading.date).map(|date| format!(", {}", date.value));
    let status = [status, date].into_iter().flatten().collect::<String>();
    let unjudged = column.unjudged.map(|why| format!("; not judged: {why}")).unwrap_or_default();
    let without = match column.without.join(", ") {
        none if none.is_empty() => none,
        files => format!("; does not go together with {files}, whose statements are left out"),
    };
    format!("{}{status} ({}){unjudged}{without}", column.title(), column.file)
}

/// Issue by issue, what the proposals say where they differ.
fn settled(comparison: &Comparison, width: usize) -> Vec<String> {
    if comparison.issues.is_empty() {
        return vec!["On no issue is it known that these proposals settle different things.".to_owned()];
    }
    let first = wrap(
        "What each settles that another does not; \"nothing\" is what no clause settles, and a proposal whose files do not know an issue \
         is left out:",
        width,
    );
    let mut lines = vec![first.join("\n")];
    lines.push(tables::settled(comparison, width));
    lines
}

/// What is settled of an issue, each answer with the numbers of the proposals that give it; "nothing" comes last.
pub(in crate::render) fn answers(settling: &Settling) -> Vec<(String, String)> {
    let mut answers: Vec<(&Settles, Vec<String>)> = Vec::new();
    for (place, cell) in settling.cells.iter().enumerate() {
        let Some(settles) = cell else { continue };
        match answers.iter_mut().find(|(known, _)| *known == settles) {
            Some((_, numbers)) => numbers.push((place + 1).to_string()),
            None => answers.push((settles, vec![(place + 1).to_string()])),
        }
    }
    answers.sort_by_key(|(settles, _)| settles.values.is_empty());
    answers.into_iter().map(|(settles, numbers)| (settles.in_words(), numbers.join(" "))).collect()
}
