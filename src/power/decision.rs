//! Decisions as the files state them, in every make-up that they leave open, and who can block them.

use super::{
    Coalitions, Electorate,
    assembly::Assembly,
    ballot::{Casting, Vote},
    coalitions::{self, Aim},
    electorate::Given,
};
use crate::{
    framework::{
        Activation, BodyTerms, Component, DecisionRule, Framework, PartyId, PartyKind, PartyOrBody, Terms, TieBreak,
    },
    source::Spanned,
};

/// Seats that may stay empty, beyond which their combinations are not tried.
const MAX_OPTIONAL: usize = 8;

/// A decision, and who takes part in it.
#[derive(Clone, Debug)]
pub struct Decision {
    /// One for each rule that the draft leaves open and each set of optional members; never empty.
    pub electorates: Vec<Electorate>,
    /// Somebody may take part of whom the files say nothing.
    may_have_others: bool,
    /// There are too many make-ups to try them all.
    incomplete: bool,
}

/// Whether a decision is not taken when one party refuses wherever it votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocking {
    /// It is not taken, even though everybody else agrees.
    Alone,
    /// It is taken all the same.
    NotAlone,
    /// No rule is stated, or the answer differs with what the draft leaves open.
    Unknown,
}

/// How votes add up to one decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Votes {
    pub winning: Coalitions,
    pub blocking: Coalitions,
    /// `None`: there are too many votes to count.
    pub banzhaf: Option<Banzhaf>,
    /// Members who are not named; `None`: how many is not stated.
    pub unnamed: Option<u64>,
}

/// The power of each vote: its share in the cases in which one vote decides.
#[derive(Clone, Debug, PartialEq)]
pub struct Banzhaf {
    /// Those who vote themselves, in the author's order.
    pub parties: Vec<(PartyId, f64)>,
    /// That of all together who are not named.
    pub unnamed: f64,
}

impl Decision {
    /// What a party decides: by its rule if it is a collective, else by itself.
    pub fn of_party(framework: &Framework, party: PartyId) -> Self {
        let alone = Given { members: vec![party], rule: Some(&DecisionRule::Unanimity), ..Given::default() };
        let decision = Self::single(framework, &alone);
        let [electorate] = &decision.electorates[..] else { return decision };
        let may_have_others = match electorate.voters.last().and_then(|voter| voter.ballot.as_ref()) {
            Some(ballot) => ballot.may_need_others(),
            None => framework.parties[party].kind.is_some_and(|kind| is_of_several(kind.value)),
        };
        Self { may_have_others, ..decision }
    }

    /// What a body decides.
    pub fn of_body(framework: &Framework, body: &BodyTerms) -> Self {
        let optional: Vec<_> = body.optional_members.iter().map(|member| member.value).collect();
        let sets = if optional.len() > MAX_OPTIONAL { 1 } else { 1 << optional.len() };
        let mut electorates = Vec::new();
        for set in 0..sets {
            // The full body comes first.
            let seated = (0..optional.len()).filter(|place| set & (1 << place) == 0).map(|place| optional[place]);
            let members: Vec<_> = body.members.iter().map(|member| member.value).chain(seated).collect();
            for (rule, chair, tie_break) in open_ways(body) {
                let casting = casting(tie_break, chair);
                electorates.push(Electorate::new(framework, &Given { members: members.clone(), rule, chair, casting }));
            }
        }
        Self { electorates, may_have_others: false, incomplete: optional.len() > MAX_OPTIONAL }
    }

    /// What these parties decide by a rule among themselves.
    pub fn of_rule(framework: &Framework, rule: &DecisionRule, members: Vec<PartyId>) -> Self {
        Self::single(framework, &Given { members, rule: Some(rule), ..Given::default() })
    }

    /// What a party or component decides or verifies.
    pub fn of(framework: &Framework, who: PartyOrBody) -> Self {
        match who {
            PartyOrBody::Party(party) => Self::of_party(framework, party),
            PartyOrBody::Body(id) => Self::of_component(framework, &framework.components[id]),
        }
    }

    /// What a component decides or verifies: a body by its rule, another by all who are obliged by it.
    pub fn of_component(framework: &Framework, component: &Component) -> Self {
        if let Terms::Body(body) = component.nature.terms() {
            return Self::of_body(framework, body);
        }
        let by = component.provision.by.iter().map(|party| party.value).collect();
        Self::of_rule(framework, &DecisionRule::Unanimity, by)
    }

    /// How a guarantee given by these parties is called in; by `each-guarantor`, one of them is enough.
    pub fn activating(framework: &Framework, activation: &Activation, guarantors: Vec<PartyId>) -> Self {
        match activation {
            Activation::EachGuarantor => Self::of_rule(framework, &DecisionRule::Quota(1), guarantors),
            Activation::By(who) => Self::of(framework, *who),
            Activation::Rule(rule) => Self::of_rule(framework, rule, guarantors),
        }
    }

    /// Whether the decision is not taken when `party` refuses wherever it votes, inside nested collectives too.
    ///
    pub fn blocking(&self, party: PartyId) -> Blocking {
        let answers = self.electorates.iter().filter_map(|electorate| {
            let voter = electorate.voter(party)?;
            Some(match (electorate.outcome(None), electorate.outcome(Some(voter))) {
                (Vote::Yes, Vote::No) if !electorate.circular => Blocking::Alone,
                (Vote::Yes, Vote::Yes) if !electorate.circular => Blocking::NotAlone,
                _ => Blocking::Unknown,
            })
        });
        let together = answers.reduce(|one, other| if one == other { one } else { Blocking::Unknown });
        let others =
            || self.may_have_others || self.electorates.iter().any(|it| it.circular || it.ballot.may_need_others());
        match together {
            _ if self.incomplete => Blocking::Unknown,
            None if others() => Blocking::Unknown,
            None => Blocking::NotAlone,
            Some(blocking) => blocking,
        }
    }

    /// The parties that can block it alone, collectives among them, in the author's order.
    pub fn vetoes(&self) -> Vec<PartyId> {
        let mut voters: Vec<_> =
            self.electorates.iter().flat_map(|electorate| &electorate.voters).map(|voter| voter.party).collect();
        voters.sort_unstable();
        voters.dedup();
        voters.retain(|&party| self.blocking(party) == Blocking::Alone);
        voters
    }

    /// Whether votes can be even, and nothing says what happens then. Only where the greater side prevails: elsewhere
    /// what falls short is rejected.
    pub fn can_tie(&self) -> bool {
        self.electorates.iter().any(|electorate| electorate.deciding().can_tie())
    }

    /// Who can take and stop the decision together, and how much each vote counts, when all optional members are there; at most `limit`
    /// coalitions of each sort are listed. `None` where no rule can be applied.
    pub fn votes(&self, limit: usize) -> Option<Votes> {
        let electorate = self.electorates.first()?;
        electorate.deciding().rule.filter(|_| !electorate.circular)?;
        let assembly = Assembly::of(electorate);
        let minimal = |aim| {
            assembly.as_ref().map_or_else(Coalitions::default, |assembly| coalitions::minimal(assembly, aim, limit))
        };
        let banzhaf = assembly.as_ref().and_then(Assembly::banzhaf);
        let unnamed = electorate.deciding().unnamed;
        Some(Votes { winning: minimal(Aim::Taking), blocking: minimal(Aim::Stopping), banzhaf, unnamed })
    }

    fn single(framework: &Framework, given: &Given<'_>) -> Self {
        Self { electorates: vec![Electorate::new(framework, given)], may_have_others: false, incomplete: false }
    }
}

/// The ways in which a body's rule, chair and tie-break can be settled; what is not given is `None` in all of them.
fn open_ways(body: &BodyTerms) -> Vec<(Option<&DecisionRule>, Option<PartyId>, Option<TieBreak>)> {
    let (rules, chairs, tie_breaks) = (each(&body.decides_by), each(&body.chair), each(&body.tie_break));
    let mut ways = Vec::new();
    for rule in rules {
        for chair in &chairs {
            ways.extend(tie_breaks.iter().map(|tie_break| (rule, chair.copied(), tie_break.copied())));
        }
    }
    ways
}

fn each<T>(open: &[Spanned<T>]) -> Vec<Option<&T>> {
    if open.is_empty() { vec![None] } else { open.iter().map(|value| Some(&value.value)).collect() }
}

fn casting(tie_break: Option<TieBreak>, chair: Option<PartyId>) -> Casting<PartyId> {
    match (tie_break, chair) {
        (None, _) => Casting::Nobody,
        (Some(TieBreak::Party(party)), _) | (Some(TieBreak::Chair), Some(party)) => Casting::By(party),
        (Some(TieBreak::Chair), None) => Casting::Unstated,
    }
}

/// Whether a party of this kind consists of others, though none may be named.
fn is_of_several(kind: PartyKind) -> bool {
    matches!(kind, PartyKind::Organ | PartyKind::Organisation | PartyKind::Alliance | PartyKind::Coalition)
}
