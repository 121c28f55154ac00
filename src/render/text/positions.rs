//! The record as text: who has said what, and what has become of it.

use std::collections::BTreeSet;

use comfy_table::{ColumnConstraint, LineStyle, Width};

use super::{
    super::{tables, visible::visible, wrap::wrap},
    summary::{heading, question},
    totals::newest,
};
use crate::{
    framework::{Framework, PartyId, Position, PositionId, Reporter, Status},
    report::Record,
    statements::Standing,
};

/// Columns of "when", "standing" and "how we know"; the rest of the line is for what was said.
const NARROW: [u16; 3] = [11, 13, 21];

/// A table for each party or group of parties that spoke together, in the author's order.
pub fn positions(record: &Record, width: usize) -> String {
    let framework = &record.framework;
    let file = record.file();
    let facts = [("file", file.to_owned()), ("statements", question(&record.basis)), ("in force", in_force(record))];
    let speakers: BTreeSet<Vec<PartyId>> = framework.positions.iter().map(|(_, position)| parties(position)).collect();
    let first = heading(framework.title().unwrap_or(file), &facts, width);
    let said = speakers.iter().flat_map(|speakers| said(record, speakers, width));
    let blocks: Vec<String> = std::iter::once(first).chain(said).chain([end(record, file, width)]).collect();
    blocks.join("\n\n") + "\n"
}

fn parties(position: &Position) -> Vec<PartyId> {
    position.parties.iter().map(|party| party.value).collect()
}

/// The name of those who speak, and a table of what they have said.
fn said(record: &Record, speakers: &[PartyId], width: usize) -> [String; 2] {
    let names: Vec<&str> = speakers.iter().map(|&party| record.framework.parties[party].name.as_str()).collect();
    let mut table = tables::plain(width);
    table.style_mut().row_separator = LineStyle::none().fill(' ');
    table.set_header(["when", "standing", "how we know", "what was said"]);
    for (id, position) in record.framework.positions.iter().filter(|(_, position)| parties(position) == speakers) {
        table.add_row(row(record, id, position).map(|cell| visible(&cell)));
    }
    if width >= tables::ROOMY {
        for (column, width) in table.column_iter_mut().zip(NARROW) {
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
    }
    [heading(&names.join(" and "), &[], width), tables::finish(table)]
}

fn in_force(record: &Record) -> String {
    let all = record.framework.positions.len();
    let count = record.framework.positions.ids().filter(|&id| record.basis.statements.in_force(id)).count();
    format!("{count} of {all}")
}

fn row(record: &Record, id: PositionId, position: &Position) -> [String; 4] {
    let (standing, by) = match record.basis.statements.standing(id) {
        Standing::InForce => ("in force", None),
        Standing::Later => ("later", None),
        Standing::BelowLevel => ("not believed", None),
        Standing::Expired => ("expired", None),
        Standing::Superseded { by } => ("superseded", Some(by)),
        Standing::Denied { by } => ("denied", Some(by)),
        Standing::SetAside => ("set aside", None),
        Standing::Disbelieved => ("disbelieved", None),
    };
    let by = by.map(|by| format!("{standing} by `{}`", record.framework.positions[by].entry.id));
    [when(position), standing.to_owned(), known(&record.framework, position), what(record, position, by)]
}

/// The paraphrase if there is one, the statement as it is written, what has become of it, its id and its sources.
fn what(record: &Record, position: &Position, by: Option<String>) -> String {
    let red_line = if position.red_line { "red line: " } else { "" };
    let stance = format!("{red_line}{} {}", position.stance.word(), record.wording(position));
    let condition = position.condition.as_ref().map(|condition| format!("if {}", record.written(condition.at)));
    let sources: Vec<&str> =
        position.entry.sources.iter().map(|source| record.framework.sources[source.value].entry.id.as_str()).collect();
    let from = if sources.is_empty() { String::new() } else { format!(" from {}", sources.join(", ")) };
    lines([position.says.clone(), Some(stance), condition, by, Some(format!("`{}`{from}", position.entry.id))])
}

fn when(position: &Position) -> String {
    let date = position.date.map_or_else(|| "undated".to_owned(), |date| date.value.to_string());
    lines([Some(date), position.until.map(|until| format!("until {}", until.value))])
}

fn known(framework: &Framework, position: &Position) -> String {
    let status = match (position.status.value, &position.reporter) {
        (Status::Reported, Some(reporter)) => match &reporter.value {
            Reporter::Party(party) => format!("reported by {}", framework.parties[*party].name),
            Reporter::Name(name) => format!("reported by {name}"),
        },
        (status, _) => status.word().to_owned(),
    };
    lines([Some(status), position.speaker.clone()])
}

fn end(record: &Record, file: &str, width: usize) -> String {
    let mistakes = match record.mistakes {
        0 => None,
        1 => Some("1 mistake in the files: statements may be missing".to_owned()),
        count => Some(format!("{count} mistakes in the files: statements may be missing")),
    };
    let next = format!("next: `model check {file}` holds a proposal against these");
    let all = lines([mistakes, Some(next), Some(newest(record.framework.newest_source()))]);
    wrap(&visible(&all), width).join("\n")
}

fn lines(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}
