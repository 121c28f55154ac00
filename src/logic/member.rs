//! Freedoms that are none: components in no package though the draft has them, and options that are in every one.

use super::{
    Inquiry,
    answer::{Freedom, Stuck},
    causes, core,
    part::Parts,
    prop::Prop,
    reason::Clause,
    solve::{Budget, Exhausted},
    theory::{Dimension, DimensionOf, Measure, Theory},
};
use crate::{
    expr::Logic,
    framework::{ComponentId, Framework, IssueId, Nature, Thing},
};

/// Steps of search for all freedoms of one framework.
const STEPS: u64 = 50_000;

impl Inquiry<'_> {
    /// Each freedom on paper that has one use only, with the clauses to blame. There must be a package.
    pub fn stuck_freedoms(&self) -> Vec<Stuck> {
        let Self { framework, theory, parts, .. } = self;
        let budget = self.budget(STEPS);
        let looking = Looking { framework, theory, parts, budget: &budget };
        let mut found: Vec<Stuck> =
            theory.dimensions.iter().filter_map(|dimension| looking.at(dimension).ok()?).collect();
        let dead: Vec<ComponentId> = found
            .iter()
            .filter_map(|stuck| match stuck.only {
                Freedom::Component(component, false) => Some(component),
                _ => None,
            })
            .collect();
        found.retain(|stuck| match stuck.only {
            Freedom::Component(component, false) => !hangs_on(framework, component, &dead),
            _ => true,
        });
        found
    }
}

struct Looking<'a> {
    framework: &'a Framework,
    theory: &'a Theory,
    parts: &'a Parts<'a>,
    budget: &'a Budget,
}

impl Looking<'_> {
    fn at(&self, dimension: &Dimension) -> Result<Option<Stuck>, Exhausted> {
        match (dimension.thing, dimension.of) {
            (DimensionOf::Component(component), Measure::Switch(switch)) => {
                let is_in = Prop::switch(switch);
                for (prop, included) in [(is_in.complement(), true), (is_in, false)] {
                    if let Some(rules) = core::impossible(self.parts, &prop, self.budget)? {
                        return Ok(self.stuck(Freedom::Component(component, included), &rules));
                    }
                }
                Ok(None)
            }
            (DimensionOf::Issue(issue), Measure::Rank(rank)) => {
                let listed: Vec<u32> = (0..=rank.top).filter(|&value| self.is_listed(issue, value)).collect();
                let mut left = Vec::new();
                let mut rules = Vec::new();
                for value in listed {
                    match core::impossible(
                        self.parts,
                        &Prop::all([dimension.given.clone(), Prop::equals(rank, value)]),
                        self.budget,
                    )? {
                        Some(why) => rules.extend(why),
                        None => left.push(value),
                    }
                }
                rules.sort_unstable();
                rules.dedup();
                Ok(match left[..] {
                    [only] if !rules.is_empty() => {
                        let value = self.theory.values[issue.index()][only as usize];
                        self.stuck(Freedom::Issue(issue, value), &rules)
                    }
                    _ => None,
                })
            }
            _ => Ok(None),
        }
    }

    /// Whether the draft leaves the issue open with this value among others.
    fn is_listed(&self, issue: IssueId, rank: u32) -> bool {
        let value = self.theory.values[issue.index()][rank as usize];
        self.theory.rules.iter().any(|rule| {
            matches!(&rule.reason, Some(reason) if matches!(&reason.clause,
                Clause::Settles { issue: of, values } if *of == issue && values.len() > 1 && values.contains(&value)))
        })
    }

    /// `None` where a scenario asks for it, or it only follows from what is said of a rival.
    fn stuck(&self, only: Freedom, rules: &[usize]) -> Option<Stuck> {
        let clauses = || rules.iter().filter_map(|&rule| self.theory.rules[rule].reason.as_ref());
        let asked = clauses().any(|reason| matches!(reason.clause, Clause::Chosen(_) | Clause::LeftOut));
        let by_choice = match only {
            Freedom::Component(component, _) => self.framework.components[component].choice.is_some_and(|choice| {
                clauses().any(|reason| reason.clause == Clause::OneOf && reason.thing == Thing::Choice(choice))
            }),
            Freedom::Issue(..) => false,
        };
        (!asked && !by_choice).then(|| Stuck { only, because: causes(self.framework, self.theory, rules) })
    }
}

/// Whether a component needs another that is in no package: then that is the news.
fn hangs_on(framework: &Framework, component: ComponentId, dead: &[ComponentId]) -> bool {
    let it = &framework.components[component];
    let needed = it.provision.requires.iter().flat_map(|formula| match &formula.value {
        Logic::Is(literal) => literal.things(),
        _ => Vec::new(),
    });
    let awaited = it.provision.after.iter().flat_map(|after| match &after.value {
        Logic::Is(point) => vec![point.thing],
        Logic::All(parts) => parts.iter().flat_map(|part| part.leaves()).map(|point| point.thing).collect(),
        _ => Vec::new(),
    });
    let amended = match &it.nature {
        Nature::Amendment { target, .. } => Some(Thing::Component(target.value)),
        Nature::Provision { .. } => None,
    };
    needed.chain(awaited).chain(amended).any(|thing| {
        let other = match thing {
            Thing::Component(other) => other,
            Thing::Step(step) => framework.steps[step].component,
            _ => return false,
        };
        other != component && dead.contains(&other)
    })
}
