//! Clauses from which something follows, put into steps: what each few of them come to, until the last follows.
//!
//! The idea of small steps, each from as few clauses and earlier results as there can be, is that of Bogaerts, Gamba and Guns, "A framework
//! for step-wise explaining how to solve constraint satisfaction problems", Artificial Intelligence 300 (2021).

use super::{
    part::Parts,
    prop::{Atom, Prop, Rank, Switch},
    solve::{Assumption, Budget, Engine, Exhausted, Outcome},
};

/// An argument of more clauses is given as one list: nobody follows so many steps.
const LONG: usize = 40;

/// So many grounds are taken in at once.
const AT_ONCE: usize = 2;

/// One step: what stands behind it, and what it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RawStep {
    pub grounds: Vec<RawGround>,
    /// `None`: what was to be shown. It is the last step.
    pub so: Option<RawFact>,
}

/// A rule of the theory, or an earlier step by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum RawGround {
    Rule(usize),
    Step(usize),
}

/// A result on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RawFact {
    Switch(Switch, bool),
    Rank(Rank, u32),
}

impl RawFact {
    fn prop(self) -> Prop {
        match self {
            Self::Switch(switch, true) => Prop::switch(switch),
            Self::Switch(switch, false) => Prop::switch(switch).complement(),
            Self::Rank(rank, value) => Prop::equals(rank, value),
        }
    }
}

/// Puts rules by which `goal` is impossible into steps. `unsaid` rules stand behind all of it and are no ground of any. Only `telling` facts are
/// results on the way.
pub(super) fn steps(
    parts: &Parts<'_>,
    rules: &[usize],
    unsaid: &[usize],
    goal: &Prop,
    telling: impl Fn(RawFact) -> bool,
    budget: &Budget,
) -> Result<Vec<RawStep>, Exhausted> {
    let mut argument = Argument::new(parts, rules, unsaid, goal, budget);
    let mut facts = facts(parts, rules, unsaid);
    facts.retain(|&fact| telling(fact) && !argument.goes_without_saying(fact));
    let mut steps = Vec::new();
    loop {
        let grounds = argument.grounds(goal)?.unwrap_or_default();
        if grounds.len() <= AT_ONCE || rules.len() > LONG {
            steps.push(RawStep { grounds, so: None });
            return Ok(needed(steps));
        }
        let Some((place, found)) = argument.nearest(&facts, grounds.len())? else {
            steps.push(RawStep { grounds, so: None });
            return Ok(needed(steps));
        };
        let fact = facts.remove(place);
        argument.know(RawGround::Step(steps.len()), &fact.prop());
        steps.push(RawStep { grounds: found, so: Some(fact) });
    }
}

struct Argument<'a> {
    engine: Engine<'a>,
    known: Vec<(RawGround, Assumption)>,
}

impl<'a> Argument<'a> {
    fn new(parts: &Parts<'_>, rules: &[usize], unsaid: &[usize], goal: &Prop, budget: &'a Budget) -> Self {
        let mut argument = Self { engine: Engine::new(budget), known: Vec::new() };
        for rule in parts.meanings_of(&[rules, unsaid].concat(), goal).iter().chain(unsaid) {
            argument.engine.enforce(&parts.theory.rules[*rule].prop);
        }
        for &rule in rules {
            argument.know(RawGround::Rule(rule), &parts.theory.rules[rule].prop);
        }
        argument
    }

    fn know(&mut self, ground: RawGround, prop: &Prop) {
        let selector = self.engine.selector(prop);
        self.known.push((ground, selector));
    }

    fn goes_without_saying(&mut self, fact: RawFact) -> bool {
        let contrary = self.engine.assumption(&fact.prop().complement());
        matches!(self.engine.solve(&[contrary]), Ok(Outcome::Clash(_)))
    }

    /// The fact that takes the fewest grounds, with them, if these are several and fewer than `most`.
    fn nearest(&mut self, facts: &[RawFact], most: usize) -> Result<Option<(usize, Vec<RawGround>)>, Exhausted> {
        let mut best: Option<(usize, Vec<RawGround>)> = None;
        for (place, fact) in facts.iter().enumerate() {
            let Some(grounds) = self.grounds(&fact.prop().complement())? else { continue };
            let fewest = best.as_ref().map_or(most, |(_, best)| best.len());
            if (AT_ONCE..fewest).contains(&grounds.len()) {
                best = Some((place, grounds));
            }
        }
        Ok(best)
    }

    /// A minimal set of what is known by which `goal` is impossible, results rather than the rules behind them; `None` if it is possible.
    fn grounds(&mut self, goal: &Prop) -> Result<Option<Vec<RawGround>>, Exhausted> {
        let goal = self.engine.assumption(goal);
        let mut left = self.known.clone();
        if self.is_possible(goal, &left)? {
            return Ok(None);
        }
        // Rules stand first, and are tried for leaving out first.
        let mut place = 0;
        while place < left.len() {
            let tried = left.remove(place);
            if self.is_possible(goal, &left)? {
                left.insert(place, tried);
                place += 1;
            }
        }
        let mut grounds: Vec<RawGround> = left.into_iter().map(|(ground, _)| ground).collect();
        grounds.sort_unstable();
        Ok(Some(grounds))
    }

    fn is_possible(&mut self, goal: Assumption, known: &[(RawGround, Assumption)]) -> Result<bool, Exhausted> {
        let assumptions: Vec<Assumption> = known.iter().map(|&(_, selector)| selector).chain([goal]).collect();
        Ok(self.engine.solve(&assumptions)?.found().is_some())
    }
}

/// What some rules may come to: a switch on or off, a rank at one value.
fn facts(parts: &Parts<'_>, rules: &[usize], unsaid: &[usize]) -> Vec<RawFact> {
    let mut found = Vec::new();
    let mut add = |fact| {
        if !found.contains(&fact) {
            found.push(fact);
        }
    };
    for &rule in rules.iter().chain(unsaid) {
        parts.theory.rules[rule].prop.visit(&mut |atom| match atom {
            Atom::Is(switch) => [true, false].into_iter().for_each(|on| add(RawFact::Switch(switch, on))),
            Atom::AtLeast(rank, value) => {
                [value - 1, value].into_iter().for_each(|value| add(RawFact::Rank(rank, value)));
            }
            Atom::Earlier(..) | Atom::Gap(..) => {}
        });
    }
    found
}

/// The steps that the last one rests on, directly or not.
fn needed(steps: Vec<RawStep>) -> Vec<RawStep> {
    let mut wanted = vec![false; steps.len()];
    if let Some(last) = wanted.last_mut() {
        *last = true;
    }
    for (place, step) in steps.iter().enumerate().rev() {
        for ground in step.grounds.iter().filter(|_| wanted[place]).copied().collect::<Vec<_>>() {
            if let RawGround::Step(other) = ground {
                wanted[other] = true;
            }
        }
    }
    let place_of = |place: usize| wanted[..place].iter().filter(|&&wanted| wanted).count();
    let moved = |ground| match ground {
        RawGround::Step(place) => RawGround::Step(place_of(place)),
        rule @ RawGround::Rule(_) => rule,
    };
    let kept = steps.into_iter().enumerate().filter(|(place, _)| wanted[*place]);
    kept.map(|(_, step)| RawStep { grounds: step.grounds.into_iter().map(moved).collect(), ..step }).collect()
}
