//! Exposure in JSON.

use serde::Serialize;

use crate::{
    exposure::{Exposure, Weight},
    framework::{Framework, PartyId},
};

/// The worst state of a party.
#[derive(Serialize)]
pub(super) struct ExposureJson<'a> {
    party: &'a str,
    worst: f64,
    exact: bool,
    reached: f64,
    state: Vec<&'a str>,
}

impl<'a> ExposureJson<'a> {
    pub(super) fn of(framework: &'a Framework, exposure: &Exposure) -> Self {
        Self {
            party: &framework.parties[exposure.party].entry.id,
            worst: exposure.worst.nearest(),
            exact: exposure.exact,
            reached: exposure.reached.nearest(),
            state: exposure.state.iter().map(|thing| thing.id(framework)).collect(),
        }
    }
}

/// The exposure of a party after a step.
#[derive(Serialize)]
pub(super) struct ExposedJson<'a> {
    party: &'a str,
    exposure: f64,
}

impl<'a> ExposedJson<'a> {
    pub(super) fn of(framework: &'a Framework, &(party, weight): &(PartyId, Weight)) -> Self {
        Self { party: &framework.parties[party].entry.id, exposure: weight.nearest() }
    }
}
