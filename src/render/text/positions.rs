//! The record as text: who has said what, and what has become of it.

use super::{
    super::{tables, visible::visible, wrap::wrap},
    summary::{heading, question},
    totals::newest,
};
use crate::{
    framework::{Framework, Position, PositionId, Reporter, Status},
    report::{Record, about},
    statements::Standing,
};

/// The table of statements, in the author's order.
pub fn positions(record: &Record, width: usize) -> String {
    let framework = &record.framework;
    let file = record.file();
    let facts = [
        ("file", file.to_owned()),
        ("statements", question(&record.statements, record.level_given, record.as_of_given)),
        ("in force", in_force(record)),
    ];
    let mut table = tables::plain(width);
    table.set_header(["who", "what", "on", "when", "how we know", "standing"]);
    for (id, position) in framework.positions.iter() {
        table.add_row(row(record, id, position).map(|cell| visible(&cell)));
    }
    let mut blocks = vec![heading(framework.title().unwrap_or(file), &facts, width)];
    if !framework.positions.is_empty() {
        blocks.push(table.trim_fmt());
    }
    blocks.push(end(record, file, width));
    blocks.join("\n\n") + "\n"
}

fn in_force(record: &Record) -> String {
    let all = record.framework.positions.len();
    let count = record.framework.positions.ids().filter(|&id| record.statements.in_force(id)).count();
    format!("{count} of {all}")
}

fn row(record: &Record, id: PositionId, position: &Position) -> [String; 6] {
    let framework = &record.framework;
    let things = about(position);
    let on: Vec<&str> = things.iter().map(|thing| thing.id(framework)).collect();
    [
        lines([Some(names(framework, position)), position.speaker.clone()]),
        what(record, position),
        on.join("\n"),
        when(position),
        known(framework, position),
        standing(record, id),
    ]
}

fn names(framework: &Framework, position: &Position) -> String {
    let names = position.parties.iter().map(|party| framework.parties[party.value].name.as_str());
    names.collect::<Vec<_>>().join(" and ")
}

/// The paraphrase if there is one, then the statement as it is written, then its id.
fn what(record: &Record, position: &Position) -> String {
    let red_line = if position.red_line { "red line: " } else { "" };
    let stance = format!("{red_line}{} {}", position.stance.word(), record.wording(position));
    let condition = position.condition.as_ref().map(|condition| format!("if {}", record.written(condition.at)));
    lines([position.says.clone(), Some(stance), condition, Some(format!("`{}`", position.entry.id))])
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
    let sources = position.entry.sources.iter().map(|source| framework.sources[source.value].entry.id.clone());
    lines(std::iter::once(status).chain(sources).map(Some))
}

fn standing(record: &Record, id: PositionId) -> String {
    match record.statements.standing(id) {
        Standing::InForce => "in force".to_owned(),
        other => other.in_words(&record.framework),
    }
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
