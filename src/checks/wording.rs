//! Words that several checks have in common: lists, who said what, and what a verdict depends on.

use std::collections::BTreeSet;

use crate::{
    finding::Finding,
    framework::{Framework, PartyId, PositionId, Reporter, Status, Thing},
    logic::Dependency,
    order::Claim,
    source::Spanned,
};

/// "a", "a and b", "a, b and c".
pub(crate) fn list<T: AsRef<str>>(parts: &[T], last: &str) -> String {
    match parts {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [rest @ .., end] => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} {last} {}", rest.join(", "), end.as_ref())
        }
    }
}

/// "a, b and c"; of more than four the first three, "and 5 more".
pub(super) fn some(parts: &[String]) -> String {
    if parts.len() <= 4 {
        return list(parts, "and");
    }
    format!("{} and {} more", parts[..3].join(", "), parts.len() - 3)
}

/// The ids of some things, each once, in backticks.
pub(super) fn ids(framework: &Framework, things: impl IntoIterator<Item = Thing>) -> Vec<String> {
    let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
    for thing in things {
        if seen.insert(thing) {
            found.push(format!("`{}`", thing.id(framework)));
        }
    }
    found
}

/// Some parties, as they are called in a sentence.
pub(crate) fn names<'a>(framework: &Framework, parties: impl IntoIterator<Item = &'a Spanned<PartyId>>) -> String {
    let names: Vec<_> = parties.into_iter().map(|party| framework.parties[party.value].called.as_str()).collect();
    list(&names, "and")
}

/// Who made a statement.
pub(crate) fn who(framework: &Framework, position: PositionId) -> String {
    names(framework, &framework.positions[position].parties)
}

/// The names of those who made a statement, as they stand alone.
pub(crate) fn speakers(framework: &Framework, position: PositionId) -> String {
    let parties = framework.positions[position].parties.iter();
    list(&parties.map(|party| framework.parties[party.value].name.as_str()).collect::<Vec<_>>(), "and")
}

/// A verb after the parties of a statement.
pub(crate) fn verb<'a>(framework: &Framework, position: PositionId, one: &'a str, several: &'a str) -> &'a str {
    verb_for(framework.positions[position].parties.len(), one, several)
}

/// A word that goes with so many.
pub(super) fn verb_for<'a>(count: usize, one: &'a str, several: &'a str) -> &'a str {
    if count == 1 { one } else { several }
}

/// Whose statement it is, of which day, and how we know of it: "Russia, 2025-10-21, official (`fox-1022`)".
pub(crate) fn provenance(framework: &Framework, id: PositionId) -> String {
    let position = &framework.positions[id];
    let mut parts = vec![match &position.speaker {
        Some(speaker) => format!("{speaker} for {}", who(framework, id)),
        None => speakers(framework, id),
    }];
    parts.push(on_record(framework, id));
    parts.join(", ")
}

/// Of which day a statement is, how we know of it, and by which sources: "2025-10-21, official (`fox-1022`)".
pub(super) fn on_record(framework: &Framework, id: PositionId) -> String {
    let position = &framework.positions[id];
    let mut parts = vec![position.date.map_or_else(|| "undated".to_owned(), |date| date.value.to_string())];
    parts.push(position.status.value.word().to_owned());
    parts.extend(reporter(framework, id).map(|name| format!("reporter: {name}")));
    let sources: Vec<_> =
        position.entry.sources.iter().map(|source| format!("`{}`", framework.sources[source.value].entry.id)).collect();
    let sources = if sources.is_empty() { String::new() } else { format!(" ({})", sources.join(", ")) };
    format!("{}{sources}", parts.join(", "))
}

/// Who says that a statement was made: named there, or else the publisher of its first source. `None` for a party's own words.
fn reporter(framework: &Framework, id: PositionId) -> Option<String> {
    let position = &framework.positions[id];
    let publisher =
        || position.entry.sources.iter().find_map(|source| framework.sources[source.value].publisher.clone());
    match (&position.reporter, position.status.value) {
        (_, Status::Official) => None,
        (Some(reporter), _) => Some(match &reporter.value {
            Reporter::Party(party) => framework.parties[*party].name.clone(),
            Reporter::Name(name) => name.clone(),
        }),
        (None, _) => publisher(),
    }
}

/// Says in a finding what it rests on, where that is less than dated official statements.
pub(super) fn resting_on(
    framework: &Framework,
    mut finding: Finding,
    positions: impl IntoIterator<Item = PositionId>,
) -> Finding {
    for id in positions {
        let position = &framework.positions[id];
        let status = position.status.value;
        finding = finding.rests_on(status.level()).positions([position.entry.id.as_str()]);
        let certain = (status > Status::Official).then(|| status.word());
        let dated = position.date.is_none().then_some("undated");
        let doubts: Vec<_> = certain.into_iter().chain(dated).collect();
        if let [first, ..] = doubts[..] {
            let article = if first.starts_with(['a', 'u']) { "an" } else { "a" };
            let by = reporter(framework, id).map(|name| format!(" (reporter: {name})")).unwrap_or_default();
            let note = format!("rests on {article} {} statement, `{}`{by}", doubts.join(", "), position.entry.id);
            finding = finding.note(note);
        }
    }
    finding
}

/// An order in a statement: "Ukraine reads `border` before `elections`".
pub(super) fn claim(framework: &Framework, claim: &Claim) -> String {
    let link = if claim.together { "together with" } else { "before" };
    let (first, second) = (claim.first.id(framework), claim.second.id(framework));
    format!("{} `{first}` {link} `{second}`", claimant(framework, claim))
}

/// Who claims an order, and how: "Ukraine reads", "Ukraine and France demand".
pub(super) fn claimant(framework: &Framework, claim: &Claim) -> String {
    let (one, several) = if claim.reads { ("reads", "read") } else { ("demands", "demand") };
    format!("{} {}", who(framework, claim.position), verb(framework, claim.position, one, several))
}

/// What would decide a verdict: "whether `annex` is in".
pub(crate) fn dependency(framework: &Framework, dependency: &Dependency) -> String {
    let id = |thing: Thing| format!("`{}`", thing.id(framework));
    match dependency {
        Dependency::Bracket(component) => format!("whether {} is in", id(Thing::Component(*component))),
        Dependency::Choice(choice) => format!("which of {} is taken", id(Thing::Choice(*choice))),
        Dependency::OpenValue(issue, values) => {
            let words: Vec<_> = values.iter().map(|&value| framework.issues[*issue].word(value)).collect();
            format!("whether {} is {}", id(Thing::Issue(*issue)), list(&words, "or"))
        }
        Dependency::Unsettled(issue) => format!("{}, which nothing settles", id(Thing::Issue(*issue))),
        Dependency::Order(first, second) => format!("whether {} comes before {}", id(*first), id(*second)),
        Dependency::Day(thing) => format!("the day of {}", id(*thing)),
        Dependency::Event(event) => format!("whether {} happens", id(Thing::Event(*event))),
    }
}
