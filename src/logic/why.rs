//! Why a statement has its verdict: the argument in steps, or what each use of what is left open comes to.

use super::{
    Inquiry,
    answer::{Cause, Judged},
    argument::{self, RawFact, RawGround, RawStep},
    cases::{self, Cases},
    causes,
    part::Parts,
    prop::Prop,
    solve::{Budget, Engine, Exhausted},
    theory::Claim,
    verdict::Judge,
    words,
};
use crate::framework::{ComponentId, IssueId, PositionId, Value};

/// Steps of search for one question.
const STEPS: u64 = 200_000;

/// Why a statement has its verdict.
#[derive(Clone, Debug)]
pub struct Why {
    pub judged: Judged,
    /// For upheld and breached: the argument. The last step comes to the verdict. A single step without grounds: it takes no clause at all.
    pub argument: Argument,
    /// For open and silent: what each thing that the verdict depends on comes to, used one way or another.
    pub cases: Vec<Cases>,
}

/// From clauses to what follows from them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Argument {
    pub steps: Vec<Step>,
    /// It was verified that the clauses are enough and that none of them can be missed.
    pub proven: bool,
}

/// A step of an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub because: Vec<Ground>,
    /// `None`: what was to be shown.
    pub so: Option<Fact>,
}

/// What a step rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    Clause(Cause),
    /// An earlier step, by its place.
    Step(usize),
}

/// What a step comes to, in every package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The component is in, or not.
    Component(ComponentId, bool),
    Issue(IssueId, Value),
}

impl Inquiry<'_> {
    /// Why a statement in force has its verdict; `None` if it can have none, or if the search was given up. There must be a package.
    pub fn why(&self, position: PositionId) -> Option<Why> {
        let claim = self.theory.claims.iter().find(|claim| claim.position == position)?;
        let budget = Budget::new(STEPS);
        self.explain(claim, &budget).ok()
    }

    fn explain(&self, claim: &Claim, budget: &Budget) -> Result<Why, Exhausted> {
        let Self { framework, theory, parts, .. } = self;
        let judgement = Judge::new(parts, budget).judge(claim)?;
        let argument = match &judgement.contrary {
            Some(contrary) => self.argument(&judgement.because, contrary, budget)?,
            None => Argument::default(),
        };
        let judged = super::judged(framework, theory, claim, judgement);
        let mut cases = Vec::new();
        for dependency in &judged.depends_on {
            cases.extend(cases::of(self, claim, dependency, budget)?);
        }
        Ok(Why { judged, argument, cases })
    }

    /// Why the draft has no package; `None` if it has one.
    pub fn why_contradiction(&self) -> Option<Argument> {
        let budget = Budget::new(STEPS);
        let part = super::package::count(&self.parts, 1, &budget).err()?;
        let rules = super::contradiction(&self.parts, part, &budget);
        // What took no search is told without steps where steps take too much of it.
        Some(self.argument(&rules, &Prop::TRUE, &budget).unwrap_or_else(|_| self.list(&rules)))
    }

    /// The argument by which rules make `goal` impossible.
    fn argument(&self, rules: &[usize], goal: &Prop, budget: &Budget) -> Result<Argument, Exhausted> {
        let (unsaid, said) = self.unsaid(rules);
        let telling = |fact| self.fact(fact).is_some();
        let steps = argument::steps(&self.parts, &said, &unsaid, goal, telling, budget)?;
        let steps = steps.into_iter().map(|step| self.step(step)).collect();
        Ok(Argument { steps, proven: is_minimal(&self.parts, rules, goal, budget) == Ok(true) })
    }

    fn list(&self, rules: &[usize]) -> Argument {
        let because = causes(self.framework, self.theory, rules).into_iter().map(Ground::Clause).collect();
        Argument { steps: vec![Step { because, so: None }], proven: false }
    }

    /// Those that only say that a component is in the draft, where another clause of it is named; and the others.
    fn unsaid(&self, rules: &[usize]) -> (Vec<usize>, Vec<usize>) {
        let said = super::said(self.framework, self.theory, rules);
        rules.iter().partition(|rule| !said.contains(rule))
    }

    fn step(&self, step: RawStep) -> Step {
        let ground = |ground| match ground {
            RawGround::Step(place) => Some(Ground::Step(place)),
            RawGround::Rule(rule) => {
                let reason = self.theory.rules[rule].reason.as_ref()?;
                Some(Ground::Clause(words::cause(self.framework, reason)))
            }
        };
        let mut because: Vec<Ground> = step.grounds.into_iter().filter_map(ground).collect();
        // What is known already, then the new clauses as they stand in the files.
        because.sort_by_key(|ground| match ground {
            Ground::Step(place) => (0, *place, None),
            Ground::Clause(cause) => (1, 0, Some(cause.at)),
        });
        Step { because, so: step.so.and_then(|fact| self.fact(fact)) }
    }

    /// A fact in the reader's words; `None` if there are none for it.
    fn fact(&self, fact: RawFact) -> Option<Fact> {
        match fact {
            RawFact::Switch(switch, is_in) => {
                let component = self.framework.components.ids().nth(switch.0 as usize)?;
                Some(Fact::Component(component, is_in))
            }
            RawFact::Rank(rank, value) => {
                let issue = self.framework.issues.ids().find(|&issue| self.theory.rank_of(issue) == rank)?;
                let values = &self.theory.values[issue.index()];
                let (value, next) = (*values.get(value as usize)?, values.get(value as usize + 1));
                // Of the numbers between two that are mentioned, none can be named for all.
                next.is_none_or(|&next| next == value + 1).then_some(Fact::Issue(issue, value))
            }
        }
    }
}

/// Whether rules alone make `goal` impossible, and none of them can be missed: asked anew, of an engine that knows nothing else.
fn is_minimal(parts: &Parts<'_>, rules: &[usize], goal: &Prop, budget: &Budget) -> Result<bool, Exhausted> {
    let mut engine = Engine::new(budget);
    for rule in parts.meanings_of(rules, goal) {
        engine.enforce(&parts.theory.rules[rule].prop);
    }
    let goal = engine.selector(goal);
    let selectors: Vec<_> = rules.iter().map(|&rule| engine.selector(&parts.theory.rules[rule].prop)).collect();
    let mut possible = |left_out: Option<usize>| {
        let others = selectors.iter().enumerate().filter(|(place, _)| Some(*place) != left_out);
        let assumptions: Vec<_> = others.map(|(_, &selector)| selector).chain([goal]).collect();
        Ok::<bool, Exhausted>(engine.solve(&assumptions)?.found().is_some())
    };
    if possible(None)? {
        return Ok(false);
    }
    for place in 0..rules.len() {
        if !possible(Some(place))? {
            return Ok(false);
        }
    }
    Ok(true)
}
