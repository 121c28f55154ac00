//! What comes before what in every outcome, whatever the reason: an order, a day, or both.

use super::{
    Inquiry, STEPS,
    answer::Cause,
    causes, core,
    encode::{Phase, has},
    prop::{Atom, Instant, Prop},
    reason::{Clause, TimeKey},
    solve::Budget,
};
use crate::framework::{ComponentId, Thing};

/// Why one thing always comes before another.
#[derive(Clone, Debug)]
pub struct Before {
    /// A minimal set of clauses from which it follows.
    pub because: Vec<Cause>,
    /// It follows from the order alone: the later one waits for the earlier. False: dates or lengths take part.
    pub waits: bool,
}

impl Inquiry<'_> {
    /// Why `first` is done before `second` is, or with `Phase::Start` before it starts, in every outcome that has both. `None`: some outcome
    /// has both in another order, or none has both, or the search was given up. There must be a package.
    pub fn always_before(&self, first: Thing, second: Thing, phase: Phase) -> Option<Before> {
        let point = |thing, phase| self.theory.instants.get(thing, phase);
        let (earlier, later) = (point(first, Phase::Done)?, point(second, phase)?);
        let owners = [self.owner(first)?, self.owner(second)?];
        if earlier == later || !self.allows(&owners, &[]) {
            return None;
        }
        let both = owners.into_iter().map(has);
        let otherwise = Prop::all(both.chain([Prop::earlier(earlier, later).complement()]));
        let budget = Budget::new(STEPS);
        let rules = core::impossible(&self.parts, &otherwise, &budget).ok()??;
        let because = causes(self.framework, self.theory, &rules);
        Some(Before { because, waits: rules.iter().all(|&rule| !self.speaks_of_days(rule)) })
    }

    fn owner(&self, thing: Thing) -> Option<ComponentId> {
        match thing {
            Thing::Component(id) => Some(id),
            Thing::Step(id) => Some(self.framework.steps[id].component),
            _ => None,
        }
    }

    /// Whether a rule is about lengths, or days that are counted from a date or the signature.
    fn speaks_of_days(&self, rule: usize) -> bool {
        let rule = &self.theory.rules[rule];
        let length = rule
            .reason
            .as_ref()
            .is_some_and(|reason| matches!(reason.clause, Clause::Time(TimeKey::Takes | TimeKey::Within)));
        let mut dated = false;
        rule.prop.visit(&mut |atom| {
            let is_day = |instant| instant == Instant::ORIGIN || instant == Instant::SIGNATURE;
            dated |= matches!(atom, Atom::Gap(from, to, _) if is_day(from) || is_day(to));
        });
        length || dated
    }
}
