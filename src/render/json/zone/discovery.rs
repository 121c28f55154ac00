//! What a search has found so far, in JSON on a line each.

use serde::Serialize;

use super::{StatementJson, causes, parties};
use crate::{
    framework::{Framework, PartyId},
    logic::{Discovery, Minimal},
    render::json::verdicts::CauseJson,
    source::Sources,
};

/// One line, with a line break at the end.
pub fn discovery(framework: &Framework, sources: &Sources, found: &Discovery) -> String {
    let json = DiscoveryJson::of(framework, sources, found);
    serde_json::to_string(&json).expect("text, numbers and lists always have a JSON form") + "\n"
}

#[derive(Serialize)]
struct DiscoveryJson<'a> {
    found: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    statements: Option<Vec<StatementJson<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parties: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    give_up: Option<Vec<StatementJson<'a>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    change: Vec<CauseJson<'a>>,
}

impl<'a> DiscoveryJson<'a> {
    fn of(framework: &'a Framework, sources: &'a Sources, discovery: &'a Discovery) -> Self {
        let statements = discovery.statements.iter().map(|said| StatementJson::of(framework, said)).collect();
        let change = causes(framework, sources, &discovery.clauses);
        let (statements, parties, give_up, found) = match discovery.sort {
            Minimal::Conflict => (Some(statements), None, None, "conflict"),
            Minimal::Repair => (None, Some(movers(framework, discovery)), Some(statements), "repair"),
        };
        Self { found, statements, parties, give_up, change }
    }
}

/// Ids of the parties whose statements give, each once, in the author's order.
fn movers<'a>(framework: &'a Framework, discovery: &Discovery) -> Vec<&'a str> {
    let positions = discovery.statements.iter().flatten().map(|&position| &framework.positions[position]);
    let mut movers: Vec<PartyId> = positions.flat_map(|it| it.parties.iter().map(|party| party.value)).collect();
    movers.sort_unstable();
    movers.dedup();
    parties(framework, movers.into_iter())
}
