//! Who can stop what, in JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{VERSION, exposure::ExposureJson, verdicts::CauseJson, write};
use crate::{
    framework::{Framework, PartyId, Thing},
    order::Gate,
    power::{Coalitions, Grip, Hold, Lever, beneficiaries},
    report::{Body, Deciding, Powers, PowersFound, Sway},
};

/// The answer as JSON, with a line break at the end.
pub fn power(powers: &Powers) -> String {
    let found = match &powers.found {
        Sway::Found(found) => Some(&**found),
        _ => None,
    };
    let contradiction = match &powers.found {
        Sway::NoPackage(clauses) => &clauses[..],
        _ => &[],
    };
    write(&PowerJson {
        format: "model-power",
        version: VERSION,
        file: powers.file(),
        title: powers.framework.title(),
        found: word(&powers.found),
        package: found.into_iter().flat_map(uses).collect(),
        bodies: found.into_iter().flat_map(|it| it.bodies.iter().map(|body| BodyJson::of(&it.shown, body))).collect(),
        holds: found.into_iter().flat_map(|it| it.holds.iter().map(|hold| HoldJson::of(it, hold))).collect(),
        exposure: found.into_iter().flat_map(exposures).collect(),
        contradiction: contradiction
            .iter()
            .map(|cause| CauseJson::of(&powers.framework, &powers.sources, cause))
            .collect(),
        mistakes: if let Sway::Mistakes(count) = powers.found { count } else { 0 },
        sources_to: powers.framework.newest_source().map(|date| date.to_string()),
    })
}

fn word(found: &Sway) -> &'static str {
    match found {
        Sway::Mistakes(_) => "mistakes",
        Sway::Dossier => "dossier",
        Sway::NoPackage(_) => "no-package",
        Sway::GivenUp => "given-up",
        Sway::Found(_) => "package",
    }
}

#[derive(Serialize)]
struct PowerJson<'a> {
    format: &'static str,
    version: u32,
    file: &'a str,
    title: Option<&'a str>,
    found: &'static str,
    package: Vec<UseJson<'a>>,
    bodies: Vec<BodyJson<'a>>,
    holds: Vec<HoldJson<'a>>,
    exposure: Vec<ExposureJson<'a>>,
    contradiction: Vec<CauseJson<'a>>,
    mistakes: usize,
    sources_to: Option<String>,
}

#[derive(Serialize)]
struct UseJson<'a> {
    about: &'a str,
    is: &'a str,
}

fn uses(found: &PowersFound) -> impl Iterator<Item = UseJson<'_>> {
    found.uses.iter().map(|(thing, is)| UseJson { about: thing.id(&found.shown), is })
}

fn exposures(found: &PowersFound) -> impl Iterator<Item = ExposureJson<'_>> {
    found.exposures.iter().map(|exposure| ExposureJson::of(&found.shown, exposure))
}

#[derive(Serialize)]
struct BodyJson<'a> {
    id: &'a str,
    what: &'static str,
    /// `None`: not stated.
    rule: Option<String>,
    members: Vec<&'a str>,
    optional_members: Vec<&'a str>,
    unnamed: Option<u64>,
    applies: bool,
    minimal_winning: Vec<Vec<&'a str>>,
    winning_unnamed: Vec<u64>,
    winning_count: Option<String>,
    minimal_blocking: Vec<Vec<&'a str>>,
    blocking_unnamed: Vec<u64>,
    blocking_count: Option<String>,
    vetoes: Vec<&'a str>,
    tie_possible: bool,
    banzhaf: BTreeMap<&'a str, f64>,
    banzhaf_unnamed: Option<f64>,
}

impl<'a> BodyJson<'a> {
    fn of(framework: &'a Framework, body: &'a Body) -> Self {
        let none = Coalitions::default();
        let votes = body.votes.as_ref();
        let winning = votes.map_or(&none, |votes| &votes.winning);
        let blocking = votes.map_or(&none, |votes| &votes.blocking);
        let banzhaf = votes.and_then(|votes| votes.banzhaf.as_ref());
        let shares = banzhaf.into_iter().flat_map(|banzhaf| &banzhaf.parties);
        Self {
            id: body.what.id(framework),
            what: match body.what {
                Deciding::Body(_) => "body",
                Deciding::Activation(_) => "activation",
                Deciding::Party(_) => "party",
            },
            rule: body.rule.as_ref().map(|rule| rule.in_words(framework)),
            members: ids(framework, &body.members),
            optional_members: ids(framework, &body.optional),
            unnamed: votes.and_then(|votes| votes.unnamed),
            applies: votes.is_some(),
            minimal_winning: lists(framework, winning),
            winning_unnamed: winning.first.iter().map(|coalition| coalition.unnamed).collect(),
            winning_count: winning.count.map(|count| count.to_string()),
            minimal_blocking: lists(framework, blocking),
            blocking_unnamed: blocking.first.iter().map(|coalition| coalition.unnamed).collect(),
            blocking_count: blocking.count.map(|count| count.to_string()),
            vetoes: ids(framework, &body.vetoes),
            tie_possible: body.can_tie,
            banzhaf: shares.map(|&(party, share)| (id(framework, party), rounded(share))).collect(),
            banzhaf_unnamed: banzhaf.map(|banzhaf| rounded(banzhaf.unnamed)),
        }
    }
}

fn lists<'a>(framework: &'a Framework, coalitions: &Coalitions) -> Vec<Vec<&'a str>> {
    coalitions.first.iter().map(|coalition| ids(framework, &coalition.parties)).collect()
}

/// Four digits are as many as anybody can use.
fn rounded(share: f64) -> f64 {
    (share * 10_000.0).round() / 10_000.0
}

#[derive(Serialize)]
struct HoldJson<'a> {
    party: &'a str,
    stalls: Vec<&'a str>,
    /// By party that benefits: what of it is stalled.
    benefits_stalled: BTreeMap<&'a str, Vec<&'a str>>,
    received: Vec<&'a str>,
    at_own_cost: Vec<&'a str>,
    levers: Vec<LeverJson<'a>>,
}

#[derive(Serialize)]
struct LeverJson<'a> {
    lever: &'static str,
    about: &'a str,
}

impl<'a> HoldJson<'a> {
    fn of(found: &'a PowersFound, hold: &Hold) -> Self {
        let framework = &found.shown;
        let mut benefits_stalled: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for &thing in &hold.stalls {
            for party in beneficiaries(framework, thing) {
                benefits_stalled.entry(id(framework, party.value)).or_default().push(thing.id(framework));
            }
        }
        Self {
            party: id(framework, hold.party),
            stalls: things(framework, &hold.stalls),
            benefits_stalled,
            received: things(framework, &hold.received),
            at_own_cost: things(framework, &hold.at_own_cost),
            levers: found.levers.grips(hold.party).iter().map(|grip| LeverJson::of(framework, grip)).collect(),
        }
    }
}

impl<'a> LeverJson<'a> {
    fn of(framework: &'a Framework, grip: &Grip) -> Self {
        let lever = match grip.lever {
            Lever::Performs => "performs",
            Lever::Consents => "consents",
            Lever::Decides => "decides",
            Lever::Verifies => "verifies",
        };
        let thing = match grip.gate {
            Gate::Start(thing) | Gate::Verified(thing) => thing,
            Gate::Event(event) => Thing::Event(event),
        };
        Self { lever, about: thing.id(framework) }
    }
}

fn id(framework: &Framework, party: PartyId) -> &str {
    &framework.parties[party].entry.id
}

fn ids<'a>(framework: &'a Framework, parties: &[PartyId]) -> Vec<&'a str> {
    parties.iter().map(|&party| id(framework, party)).collect()
}

fn things<'a>(framework: &'a Framework, things: &[Thing]) -> Vec<&'a str> {
    things.iter().map(|thing| thing.id(framework)).collect()
}
