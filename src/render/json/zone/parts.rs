//! Groups of statements that clash, and a zone of agreement, in JSON.

use serde::Serialize;

use super::ids;
use crate::{
    framework::{PositionId, Thing},
    logic::{Agreement, Clash},
    report::Zone,
};

#[derive(Serialize)]
pub(super) struct PartJson<'a> {
    part: usize,
    /// How many there are, of which not all need be listed.
    conflicts: usize,
    repairs: usize,
    complete: bool,
    occurs: Vec<OccursJson<'a>>,
}

/// In how many of the conflicts a statement occurs.
#[derive(Serialize)]
struct OccursJson<'a> {
    position: &'a str,
    same: Vec<&'a str>,
    conflicts: usize,
}

impl<'a> PartJson<'a> {
    pub(super) fn of(zone: &'a Zone, clash: &Clash, part: usize) -> Self {
        let occurs = |(said, conflicts): (&[PositionId], usize)| OccursJson {
            position: &zone.framework.positions[said[0]].entry.id,
            same: ids(&zone.framework, &said[1..]),
            conflicts,
        };
        Self {
            part,
            conflicts: clash.conflicts.len(),
            repairs: clash.repairs.len(),
            complete: clash.complete,
            occurs: clash.occurrences().into_iter().map(occurs).collect(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct AgreementJson<'a> {
    uses: Vec<ValueJson<'a>>,
    presumes: Vec<ValueJson<'a>>,
}

/// What becomes of a component, a choice or an issue.
#[derive(Serialize)]
struct ValueJson<'a> {
    about: &'a str,
    is: String,
}

impl<'a> AgreementJson<'a> {
    pub(super) fn of(zone: &'a Zone, agreement: &Agreement) -> Self {
        let value = |(thing, is): (Thing, String)| ValueJson { about: thing.id(&zone.framework), is };
        Self {
            uses: zone.uses(agreement).into_iter().map(value).collect(),
            presumes: zone.presumes(agreement).into_iter().map(value).collect(),
        }
    }
}
