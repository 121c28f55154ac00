//! The record in JSON.

use serde::Serialize;

use super::{VERSION, place::PlaceJson, write};
use crate::{
    framework::{Framework, Position, PositionId, Reporter, SourceId},
    report::{Record, about},
    statements::Standing,
};

/// Every statement as JSON, with a line break at the end.
pub fn positions(record: &Record) -> String {
    let framework = &record.framework;
    write(&RecordJson {
        format: "model-positions",
        version: VERSION,
        file: record.file(),
        title: framework.title(),
        as_of: record.basis.statements.as_of.map(|date| date.to_string()),
        statements: record.basis.statements.level.word(),
        positions: framework.positions.iter().map(|(id, position)| PositionJson::of(record, id, position)).collect(),
        mistakes: record.mistakes,
        sources_to: framework.newest_source().map(|date| date.to_string()),
    })
}

#[derive(Serialize)]
struct RecordJson<'a> {
    format: &'static str,
    version: u32,
    file: &'a str,
    title: Option<&'a str>,
    as_of: Option<String>,
    statements: &'static str,
    positions: Vec<PositionJson<'a>>,
    mistakes: usize,
    sources_to: Option<String>,
}

#[derive(Serialize)]
struct PositionJson<'a> {
    id: &'a str,
    parties: Vec<&'a str>,
    speaker: Option<&'a str>,
    stance: &'static str,
    red_line: bool,
    wording: String,
    condition: Option<String>,
    says: Option<&'a str>,
    about: Vec<&'a str>,
    date: Option<String>,
    until: Option<String>,
    status: &'static str,
    reporter: Option<&'a str>,
    sources: Vec<SourceJson<'a>>,
    standing: &'static str,
    /// The statement that retires it.
    by: Option<&'a str>,
    place: PlaceJson<'a>,
}

#[derive(Serialize)]
struct SourceJson<'a> {
    id: &'a str,
    title: Option<&'a str>,
    publisher: Option<&'a str>,
    date: Option<String>,
    url: Option<&'a str>,
}

impl<'a> PositionJson<'a> {
    fn of(record: &'a Record, id: PositionId, position: &'a Position) -> Self {
        let framework = &record.framework;
        let parties = position.parties.iter().map(|party| framework.parties[party.value].entry.id.as_str());
        let (standing, by) = standing(record.basis.statements.standing(id));
        Self {
            id: &position.entry.id,
            parties: parties.collect(),
            speaker: position.speaker.as_deref(),
            stance: position.stance.word(),
            red_line: position.red_line,
            wording: record.wording(position),
            condition: position.condition.as_ref().map(|condition| record.written(condition.at)),
            says: position.says.as_deref(),
            about: about(position).into_iter().map(|thing| thing.id(framework)).collect(),
            date: position.date.map(|date| date.value.to_string()),
            until: position.until.map(|until| until.value.to_string()),
            status: position.status.value.word(),
            reporter: position.reporter.as_ref().map(|reporter| match &reporter.value {
                Reporter::Party(party) => framework.parties[*party].entry.id.as_str(),
                Reporter::Name(name) => name,
            }),
            sources: position.entry.sources.iter().map(|source| SourceJson::of(framework, source.value)).collect(),
            standing,
            by: by.map(|by| framework.positions[by].entry.id.as_str()),
            place: PlaceJson::of(&record.sources, position.entry.at),
        }
    }
}

impl<'a> SourceJson<'a> {
    fn of(framework: &'a Framework, id: SourceId) -> Self {
        let source = &framework.sources[id];
        Self {
            id: &source.entry.id,
            title: source.entry.title.as_deref(),
            publisher: source.publisher.as_deref(),
            date: source.date.map(|date| date.value.to_string()),
            url: source.url.as_deref(),
        }
    }
}

fn standing(standing: Standing) -> (&'static str, Option<PositionId>) {
    match standing {
        Standing::InForce => ("in-force", None),
        Standing::Later => ("later", None),
        Standing::BelowLevel => ("below-level", None),
        Standing::Expired => ("expired", None),
        Standing::Superseded { by } => ("superseded", Some(by)),
        Standing::Denied { by } => ("denied", Some(by)),
        Standing::SetAside => ("set-aside", None),
        Standing::Disbelieved => ("disbelieved", None),
    }
}
