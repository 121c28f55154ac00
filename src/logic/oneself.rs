//! A party against itself: statements in force of one party that cannot all hold, whatever a draft says.

use std::collections::BTreeSet;

use super::{
    Inquiry,
    marco::{self, Answer, Wanted},
    prop::{Atom, Prop},
    solve::{Budget, Engine},
    theory::{Claim, Theory},
};
use crate::framework::{PartyId, PositionId};

/// Steps of search for one party.
const STEPS: u64 = 5_000;

/// Statements of one party of which not all can hold, a smallest set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    pub party: PartyId,
    /// In the author's order.
    pub statements: Vec<PositionId>,
}

impl Inquiry<'_> {
    /// What each party requires and rejects, taken together, and with each thing that it accepts: a smallest clash of each. Neither clauses nor a
    /// status quo count, and components that orders name are taken to be there.
    pub fn contradictions(&self) -> Vec<Contradiction> {
        let mut found: Vec<Contradiction> = Vec::new();
        for party in self.framework.parties.ids() {
            // A joint statement is each party's; the clash is reported for the first of them.
            for statements in self.clashes_of(party) {
                if found.iter().all(|known| known.statements != statements) {
                    found.push(Contradiction { party, statements });
                }
            }
        }
        found
    }

    fn clashes_of(&self, party: PartyId) -> Vec<Vec<PositionId>> {
        let Self { framework, theory, .. } = self;
        let position = |claim: &Claim| &framework.positions[claim.position];
        let speaks = |claim: &&Claim| position(claim).parties.iter().any(|it| it.value == party);
        // To reject the whole plan is no view of what another plan may hold.
        let holds = |claim: &&Claim| position(claim).insists() && claim.says != Prop::FALSE;
        let own: Vec<&Claim> = theory.claims.iter().filter(speaks).filter(holds).collect();
        if let Some(clash) = first_clash(theory, &own) {
            return vec![clash];
        }
        let accepted = theory.accepted.iter().filter(speaks);
        let with = accepted.map(|claim| own.iter().copied().chain([claim]).collect::<Vec<_>>());
        with.filter_map(|claims| first_clash(theory, &claims)).collect()
    }
}

/// A smallest set of claims that cannot hold together; `None` if all can, or if the search was given up.
fn first_clash(theory: &Theory, claims: &[&Claim]) -> Option<Vec<PositionId>> {
    if claims.is_empty() {
        return None;
    }
    let budget = Budget::new(STEPS);
    let mut engine = Engine::new(&budget);
    for rule in meanings(theory, claims) {
        engine.enforce(rule);
    }
    for claim in claims {
        engine.enforce(&claim.named);
    }
    let wanted = claims.iter().map(|claim| claim.says.clone()).collect();
    let mut wanted = Wanted::new(engine, wanted);
    let all: Vec<usize> = (0..claims.len()).collect();
    let Answer::Clash(core) = wanted.ask(&all).ok()? else { return None };
    let set = marco::shrink(core, &mut |places: &[usize]| wanted.ask(places)).ok()?;
    let mut statements: Vec<_> = set.into_iter().map(|place| claims[place].position).collect();
    statements.sort_unstable();
    Some(statements)
}

/// The rules that are nobody's clause, and speak of what the claims speak of.
fn meanings<'t>(theory: &'t Theory, claims: &[&Claim]) -> Vec<&'t Prop> {
    let mut spoken: BTreeSet<Atom> = BTreeSet::new();
    for claim in claims {
        claim.says.visit(&mut |atom| spoken.extend(unknowns(atom)));
    }
    let meant: Vec<&Prop> = theory.rules.iter().filter(|rule| rule.reason.is_none()).map(|rule| &rule.prop).collect();
    meant
        .into_iter()
        .filter(|prop| {
            let mut concerns = false;
            prop.visit(&mut |atom| concerns |= unknowns(atom).iter().any(|it| spoken.contains(it)));
            concerns
        })
        .collect()
}

/// The unknowns of an atom, each as the plainest atom about it.
fn unknowns(atom: Atom) -> Vec<Atom> {
    match atom {
        Atom::Is(_) => vec![atom],
        Atom::AtLeast(rank, _) => vec![Atom::AtLeast(rank, 0)],
        Atom::Earlier(a, b) | Atom::Gap(a, b, _) => vec![Atom::Earlier(a, a), Atom::Earlier(b, b)],
    }
}
