//! Decisions as the files state them, in every make-up that they leave open, and who can block them.

use super::{Electorate, ballot::Vote, electorate::Given};
use crate::framework::{
    Activation, BodyTerms, DecisionRule, Framework, Nature, PartyId, PartyKind, PartyOrBody, Terms, TieBreak,
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
            each(&body.decides_by, |rule| {
                each(&body.chair, |chair| {
                    each(&body.tie_break, |tie_break| {
                        let given = Given {
                            members: members.clone(),
                            rule,
                            chair: chair.copied(),
                            tie_break: tie_break.map(|it| casting(it, chair)),
                        };
                        electorates.push(Electorate::new(framework, &given));
                    })
                })
            });
        }
        Self { electorates, may_have_others: false, incomplete: optional.len() > MAX_OPTIONAL }
    }

    /// What these parties decide by a rule among themselves.
    pub fn of_rule(framework: &Framework, rule: &DecisionRule, members: Vec<PartyId>) -> Self {
        Self::single(framework, &Given { members, rule: Some(rule), ..Given::default() })
    }

    /// What a party or component decides or verifies: a body by its rule; another component by all who are obliged by it.
    pub fn of(framework: &Framework, who: PartyOrBody) -> Self {
        match who {
            PartyOrBody::Party(party) => Self::of_party(framework, party),
            PartyOrBody::Body(id) => match &framework.components[id].nature {
                Nature::Provision { terms: Terms::Body(body), .. } => Self::of_body(framework, body),
                _ => {
                    let by = framework.components[id].provision.by.iter().map(|party| party.value).collect();
                    Self::of_rule(framework, &DecisionRule::Unanimity, by)
                }
            },
        }
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
    /// A decision that cannot be taken even if all agree is blocked by nobody.
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

    fn single(framework: &Framework, given: &Given<'_>) -> Self {
        Self { electorates: vec![Electorate::new(framework, given)], may_have_others: false, incomplete: false }
    }
}

/// Each of the values that the draft leaves open; once with nothing if it gives none.
fn each<'a, T>(open: &'a [crate::source::Spanned<T>], mut visit: impl FnMut(Option<&'a T>)) {
    if open.is_empty() {
        visit(None);
    }
    open.iter().for_each(|value| visit(Some(&value.value)));
}

fn casting(tie_break: &TieBreak, chair: Option<&PartyId>) -> Option<PartyId> {
    match tie_break {
        TieBreak::Chair => chair.copied(),
        TieBreak::Party(party) => Some(*party),
    }
}

/// Whether a party of this kind consists of others, though none may be named.
fn is_of_several(kind: PartyKind) -> bool {
    matches!(kind, PartyKind::Organ | PartyKind::Organisation | PartyKind::Alliance | PartyKind::Coalition)
}
