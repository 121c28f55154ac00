//! Conflicts and repairs in JSON.

mod discovery;
mod parts;
mod relax;

pub use discovery::discovery;

use serde::Serialize;

use super::{VERSION, verdicts::CauseJson, write};
use crate::{
    framework::{Framework, PartyId, PositionId},
    logic::{Cause, Clash, Conflict, Repair, Together},
    report::{Found, Zone},
    source::Sources,
};
use parts::{AgreementJson, PartJson};
use relax::RelaxJson;

/// The conflicts as JSON, with a line break at the end.
pub fn conflicts(zone: &Zone) -> String {
    let shown = numbered(zone).flat_map(|(part, clash)| {
        zone.conflicts(clash).iter().map(move |conflict| ConflictJson::of(zone, conflict, Some(part)))
    });
    let alone = zone.together().into_iter().flat_map(Together::alone);
    let conflicts = alone.map(|conflict| ConflictJson::of(zone, conflict, None)).chain(shown).collect();
    let proven_minimal = proven(zone, |clash| clash.smallest_conflict);
    write(&ZoneJson { conflicts: Some(conflicts), ..ZoneJson::of(zone, "model-conflicts", proven_minimal) })
}

/// The repairs as JSON, with a line break at the end.
pub fn repairs(zone: &Zone) -> String {
    let shown = numbered(zone).flat_map(|(part, clash)| of_group(zone, clash, part));
    let alone = zone.together().into_iter().flat_map(|together| &together.clashes);
    let alone = alone.filter(|clash| clash.alone().is_some()).flat_map(|clash| &clash.repairs);
    let repairs = alone.map(|repair| RepairJson::of(zone, repair, None)).chain(shown).collect();
    let proven_minimal = proven(zone, |clash| clash.smallest_repair);
    let draft = zone.draft().map(|draft| {
        let groups = draft.groups().enumerate();
        groups.flat_map(|(place, clash)| of_group(zone, clash, place + 1)).collect()
    });
    let all = ZoneJson::of(zone, "model-repairs", proven_minimal);
    write(&ZoneJson { repairs: Some(repairs), repairs_of_the_draft: draft, ..all })
}

fn of_group<'z>(zone: &'z Zone, clash: &'z Clash, part: usize) -> impl Iterator<Item = RepairJson<'z>> {
    zone.repairs(clash).iter().map(move |repair| RepairJson::of(zone, repair, Some(part)))
}

/// The groups of statements that clash, numbered from 1.
fn numbered(zone: &Zone) -> impl Iterator<Item = (usize, &Clash)> {
    zone.together().into_iter().flat_map(Together::groups).enumerate().map(|(place, clash)| (place + 1, clash))
}

fn proven(zone: &Zone, of: fn(&Clash) -> bool) -> bool {
    let known = |together: &Together| together.agreement.is_some() || !together.clashes.is_empty();
    zone.together().is_none_or(known) && numbered(zone).all(|(_, clash)| of(clash))
}

#[derive(Serialize)]
struct ZoneJson<'a> {
    format: &'static str,
    version: u32,
    file: &'a str,
    title: Option<&'a str>,
    as_of: Option<String>,
    statements: &'static str,
    red_lines_only: bool,
    found: &'static str,
    together: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    conflicts: Option<Vec<ConflictJson<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    repairs: Option<Vec<RepairJson<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    repairs_of_the_draft: Option<Vec<RepairJson<'a>>>,
    parts: Vec<PartJson<'a>>,
    agreement: Option<AgreementJson<'a>>,
    contradiction: Vec<CauseJson<'a>>,
    mistakes: usize,
    complete: bool,
    proven_minimal: bool,
    sources_to: Option<String>,
}

impl<'a> ZoneJson<'a> {
    fn of(zone: &'a Zone, format: &'static str, proven_minimal: bool) -> Self {
        let agreement = zone.together().and_then(|together| together.agreement.as_ref());
        let contradiction: &[Cause] = if let Found::NoPackage(none) = &zone.found { &none.clauses } else { &[] };
        Self {
            format,
            version: VERSION,
            file: zone.file(),
            title: zone.framework.title(),
            as_of: zone.basis.statements.as_of.map(|date| date.to_string()),
            statements: zone.basis.statements.level.word(),
            red_lines_only: zone.wanted.red_lines,
            found: found(&zone.found),
            together: ids(&zone.framework, &zone.statements),
            conflicts: None,
            repairs: None,
            repairs_of_the_draft: None,
            parts: numbered(zone).map(|(part, clash)| PartJson::of(zone, clash, part)).collect(),
            agreement: agreement.map(|agreement| AgreementJson::of(zone, agreement)),
            contradiction: causes(&zone.framework, &zone.sources, contradiction),
            mistakes: if let Found::Mistakes(count) = zone.found { count } else { 0 },
            complete: [zone.together(), zone.draft()].into_iter().flatten().all(Together::is_complete),
            proven_minimal,
            sources_to: zone.framework.newest_source().map(|date| date.to_string()),
        }
    }
}

fn found(found: &Found) -> &'static str {
    match found {
        Found::Mistakes(_) => "mistakes",
        Found::Dossier => "dossier",
        Found::NoPackage(_) => "no-package",
        Found::NoStatements => "no-statements",
        Found::Together(together) if !together.clashes.is_empty() => "clash",
        Found::Together(together) if together.agreement.is_some() => "agreement",
        Found::Together(_) => "given-up",
    }
}

fn ids<'a>(framework: &'a Framework, positions: &[PositionId]) -> Vec<&'a str> {
    positions.iter().map(|&position| framework.positions[position].entry.id.as_str()).collect()
}

fn causes<'a>(framework: &'a Framework, sources: &'a Sources, causes: &'a [Cause]) -> Vec<CauseJson<'a>> {
    causes.iter().map(|cause| CauseJson::of(framework, sources, cause)).collect()
}

#[derive(Serialize)]
struct ConflictJson<'a> {
    /// `None`: a statement that no outcome upholds even alone.
    part: Option<usize>,
    statements: Vec<StatementJson<'a>>,
    clauses: Vec<CauseJson<'a>>,
    whatever_the_draft_says: bool,
}

#[derive(Serialize)]
struct RepairJson<'a> {
    part: Option<usize>,
    parties: Vec<&'a str>,
    give_up: Vec<StatementJson<'a>>,
    relax: Vec<RelaxJson<'a>>,
}

/// A statement, and those of the same party and strength that say the same.
#[derive(Serialize)]
pub(super) struct StatementJson<'a> {
    position: &'a str,
    parties: Vec<&'a str>,
    stance: &'static str,
    red_line: bool,
    status: &'static str,
    date: Option<String>,
    same: Vec<&'a str>,
}

impl<'a> ConflictJson<'a> {
    fn of(zone: &'a Zone, conflict: &'a Conflict, part: Option<usize>) -> Self {
        Self {
            part,
            statements: conflict.statements.iter().map(|said| StatementJson::of(&zone.framework, said)).collect(),
            clauses: causes(&zone.framework, &zone.sources, &conflict.because),
            whatever_the_draft_says: conflict.because.is_empty(),
        }
    }
}

impl<'a> RepairJson<'a> {
    fn of(zone: &'a Zone, repair: &'a Repair, part: Option<usize>) -> Self {
        Self {
            part,
            parties: parties(&zone.framework, repair.parties.iter().copied()),
            give_up: repair.statements.iter().map(|said| StatementJson::of(&zone.framework, said)).collect(),
            relax: repair.relax.iter().map(|it| RelaxJson::of(zone, it)).collect(),
        }
    }
}

impl<'a> StatementJson<'a> {
    pub(super) fn of(framework: &'a Framework, said: &[PositionId]) -> Self {
        let position = &framework.positions[said[0]];
        Self {
            position: &position.entry.id,
            parties: parties(framework, position.parties.iter().map(|party| party.value)),
            stance: position.stance.word(),
            red_line: position.red_line,
            status: position.status.value.word(),
            date: position.date.map(|date| date.value.to_string()),
            same: ids(framework, &said[1..]),
        }
    }
}

fn parties(framework: &Framework, parties: impl Iterator<Item = PartyId>) -> Vec<&str> {
    parties.map(|party| framework.parties[party].entry.id.as_str()).collect()
}
