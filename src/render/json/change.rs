//! What a change does, in JSON.

use serde::Serialize;

use super::{PackagesJson, VERSION, findings::FindingJson, write};
use crate::report::{AnswerChange, Change, Effect, Exchange, Shift, Side, VerdictChange, ZoneOf};

/// What lies between two drafts as JSON, with a line break at the end.
pub fn diff(change: &Change) -> String {
    write(&ChangeJson::of(change, "model-diff"))
}

/// What suppositions change as JSON, with a line break at the end.
pub fn what_if(change: &Change) -> String {
    write(&ChangeJson::of(change, "model-what-if"))
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    format: &'static str,
    version: u32,
    as_of: Option<String>,
    statements: &'static str,
    what_if: &'a [String],
    before: SideJson<'a>,
    after: SideJson<'a>,
    changes: bool,
    verdicts: Vec<VerdictJson<'a>>,
    not_compared: &'a [String],
    parties: Vec<PartyJson<'a>>,
    settles: Vec<AnswerJson<'a>>,
    settlements: ExchangeJson<Vec<SettledJson<'a>>>,
    conflicts: ExchangeJson<&'a [String]>,
    findings: ExchangeJson<FindingJson<'a>>,
    not_asked: Vec<&'static str>,
    sources_to: Option<String>,
}

#[derive(Serialize)]
struct SideJson<'a> {
    file: &'a str,
    title: Option<&'a str>,
    packages: Option<PackagesJson>,
    /// `None`: it was not asked, or the search was given up.
    zone_red_lines: Option<bool>,
    zone_all: Option<bool>,
}

/// What is there before and not after, and the other way round.
#[derive(Serialize)]
struct ExchangeJson<T> {
    gone: Vec<T>,
    new: Vec<T>,
    complete: bool,
}

#[derive(Serialize)]
struct VerdictJson<'a> {
    position: &'a str,
    parties: Vec<&'a str>,
    before: Option<&'static str>,
    after: Option<&'static str>,
    effect: Option<&'static str>,
}

#[derive(Serialize)]
struct PartyJson<'a> {
    id: &'a str,
    name: &'a str,
    helped: CountsJson,
    hurt: CountsJson,
}

#[derive(Serialize)]
struct CountsJson {
    red_lines: usize,
    demands: usize,
    preferences: usize,
}

#[derive(Serialize)]
struct AnswerJson<'a> {
    issue: &'a str,
    before: &'a [String],
    after: &'a [String],
}

#[derive(Serialize)]
struct SettledJson<'a> {
    about: &'a str,
    is: &'a str,
}

impl<'a> ChangeJson<'a> {
    fn of(change: &'a Change, format: &'static str) -> Self {
        let statements = &change.before.checked.basis.statements;
        let dates = [&change.before, &change.after].map(|side| side.checked.framework.newest_source());
        Self {
            format,
            version: VERSION,
            as_of: statements.as_of.map(|date| date.to_string()),
            statements: statements.level.word(),
            what_if: &change.supposed,
            before: SideJson::of(&change.before),
            after: SideJson::of(&change.after),
            changes: !change.is_nothing(),
            verdicts: change.verdicts.iter().map(|it| VerdictJson::of(change, it)).collect(),
            not_compared: &change.elsewhere,
            parties: change.shifts.iter().map(PartyJson::of).collect(),
            settles: change.answers.iter().map(AnswerJson::of).collect(),
            settlements: ExchangeJson::of(&change.settlements, |it| it.iter().map(SettledJson::of).collect()),
            conflicts: ExchangeJson::of(&change.conflicts, Vec::as_slice),
            findings: findings(change),
            not_asked: change.not_asked(),
            sources_to: dates.into_iter().flatten().max_by_key(|date| date.first).map(|date| date.to_string()),
        }
    }
}

/// Each finding with the places of the side on which it is.
fn findings(change: &Change) -> ExchangeJson<FindingJson<'_>> {
    let Exchange { gone, new, complete } = &change.findings;
    ExchangeJson {
        gone: gone.iter().map(|reported| FindingJson::of(&change.before.checked, reported)).collect(),
        new: new.iter().map(|reported| FindingJson::of(&change.after.checked, reported)).collect(),
        complete: *complete,
    }
}

impl<T> ExchangeJson<T> {
    fn of<'a, S>(exchange: &'a Exchange<S>, write: impl Fn(&'a S) -> T) -> Self {
        Self {
            gone: exchange.gone.iter().map(&write).collect(),
            new: exchange.new.iter().map(&write).collect(),
            complete: exchange.complete,
        }
    }
}

impl<'a> SideJson<'a> {
    fn of(side: &'a Side) -> Self {
        let zone = |zone| match zone {
            ZoneOf::Agreement => Some(true),
            ZoneOf::NoAgreement => Some(false),
            ZoneOf::NoStatements | ZoneOf::NotAsked | ZoneOf::GivenUp => None,
        };
        Self {
            file: side.checked.file(),
            title: side.checked.framework.title(),
            packages: PackagesJson::of(&side.checked),
            zone_red_lines: zone(side.zones[0]),
            zone_all: zone(side.zones[1]),
        }
    }
}

impl<'a> VerdictJson<'a> {
    fn of(change: &'a Change, it: &'a VerdictChange) -> Self {
        let framework = &change.before.checked.framework;
        let position = change.before.position(&it.position).map(|position| &framework.positions[position]);
        let parties = position.into_iter().flat_map(|position| &position.parties);
        Self {
            position: &it.position,
            parties: parties.map(|party| framework.parties[party.value].entry.id.as_str()).collect(),
            before: it.before.map(crate::framework::Verdict::word),
            after: it.after.map(crate::framework::Verdict::word),
            effect: match it.effect {
                Effect::Helps => Some("helps"),
                Effect::Hurts => Some("hurts"),
                Effect::Neither => None,
            },
        }
    }
}

impl<'a> PartyJson<'a> {
    fn of(shift: &'a Shift) -> Self {
        let counts = |[red_lines, demands, preferences]: [usize; 3]| CountsJson { red_lines, demands, preferences };
        Self { id: &shift.party, name: &shift.name, helped: counts(shift.helped), hurt: counts(shift.hurt) }
    }
}

impl<'a> AnswerJson<'a> {
    fn of(it: &'a AnswerChange) -> Self {
        Self { issue: &it.issue, before: &it.before, after: &it.after }
    }
}

impl<'a> SettledJson<'a> {
    fn of((about, is): &'a (String, String)) -> Self {
        Self { about, is }
    }
}
