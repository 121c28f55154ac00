//! The constraint reading of a framework: which packages there are, and what they do with each statement.

mod answer;
mod budget;
mod before;
mod argument;
mod cases;
mod circle;
mod cluster;
mod conflict;
mod core;
mod correction;
mod marco;
mod member;
mod nearest;
mod oneself;
mod depends;
mod discovery;
mod encode;
mod example;
mod fixed;
mod group;
mod list;
mod ground;
mod package;
mod part;
mod plain;
mod prop;
mod reason;
mod relax;
mod settlement;
mod share;
mod smallest;
mod solve;
mod stand;
mod terms;
#[cfg(test)]
mod tests;
mod theory;
mod times;
mod together;
mod verdict;
mod waive;
mod why;
mod why_not;
mod words;

pub use answer::{
    Agreement, Answer, Cause, Change, Clash, Conflict, Dependency, Freedom, How, Judged, Packages, Relaxation, Repair,
    Stuck, Together,
};
pub use before::Before;
pub use budget::Stop;
pub use cases::{Cases, Truth, Use};
pub use discovery::{Discovery, Minimal, Tell};
pub use encode::Phase;
pub use example::{Variant, Worded};
pub use list::{Free, LOOKED_AT, Listing, Pick, Ranked, Totals};
pub use oneself::Contradiction;
pub use settlement::Settlement;
pub use terms::field_values;
pub use theory::Theory;
pub use times::{Bound, Bounds, Order, Sort, Timed, Times};
pub use together::Reach;
pub use why::{Argument, Fact, Ground, Step, Why};
pub use why_not::{Changes, Correction, Departure, Otherwise, Used, WhyNot};

use std::cell::OnceCell;

use crate::{
    framework::{Framework, IssueId, Package, Thing, Value},
    statements::Statements,
};

use self::{
    core::Prover,
    depends::Difference,
    part::Parts,
    prop::Prop,
    reason::{Clause, Reason},
    solve::Budget,
    theory::{Claim, DimensionOf},
    verdict::Judge,
};

/// Steps of search for one framework: some seconds at worst.
const STEPS: u64 = 500_000;

/// A circle of more orders is shown as it was found.
const LONG: usize = 200;

impl Theory {
    /// Reads a framework, and the statements in force, as constraints.
    pub fn of(framework: &Framework, statements: &Statements) -> Self {
        encode::encode(framework, statements)
    }
}

/// A framework and its theory, ready to be asked.
pub struct Inquiry<'a> {
    framework: &'a Framework,
    theory: &'a Theory,
    parts: Parts<'a>,
    stop: Stop,
    /// Asked by nearly everybody, and worked out once.
    contradiction: OnceCell<Option<Vec<Cause>>>,
    package: OnceCell<Option<Package>>,
    tell: Option<Tell<'a>>,
}

impl<'a> Inquiry<'a> {
    /// Splits the theory into the parts that are asked apart.
    pub fn new(framework: &'a Framework, theory: &'a Theory) -> Self {
        let (contradiction, package) = (OnceCell::new(), OnceCell::new());
        Self { framework, theory, parts: Parts::split(theory), stop: || false, tell: None, contradiction, package }
    }

    /// Ends every search with what it has once `stop` says so, whatever steps are left. Then the same files may give other answers.
    #[must_use]
    pub fn until(self, stop: Stop) -> Self {
        Self { stop, ..self }
    }

    /// Tells of conflicts and repairs as they are found.
    #[must_use]
    pub fn telling(self, tell: Tell<'a>) -> Self {
        Self { tell: Some(tell), ..self }
    }

    fn budget(&self, steps: u64) -> Budget {
        Budget::new(steps).until(self.stop)
    }

    /// Counts the packages, exactly up to `bound` for what has to be searched, and judges every statement in force.
    pub fn answer(&self, bound: u64) -> Answer {
        let Self { framework, theory, parts, .. } = self;
        let budget = self.budget(STEPS);
        match package::count(parts, bound, &budget) {
            Ok(packages) => {
                let (verdicts, given_up) = judge(framework, theory, parts, &budget);
                Answer { packages, verdicts, contradiction: Vec::new(), given_up }
            }
            Err(part) => {
                let contradiction = causes(framework, theory, &contradiction(parts, part, &budget));
                let packages = Packages { count: 0_u32.into(), exact: true };
                Answer { packages, verdicts: Vec::new(), contradiction, given_up: Vec::new() }
            }
        }
    }
}

impl Inquiry<'_> {
    /// Clauses of the draft that leave no package, a minimal set; `None` if there is a package.
    pub fn contradiction(&self) -> Option<Vec<Cause>> {
        self.contradiction.get_or_init(|| self.find_contradiction()).clone()
    }

    fn find_contradiction(&self) -> Option<Vec<Cause>> {
        let Self { framework, theory, parts, .. } = self;
        let budget = self.budget(STEPS);
        let part = package::count(parts, 1, &budget).err()?;
        Some(causes(framework, theory, &contradiction(parts, part, &budget)))
    }
}

impl std::fmt::Debug for Inquiry<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inquiry").finish_non_exhaustive()
    }
}

/// The rules by which a part has no package.
fn contradiction(parts: &Parts<'_>, part: usize, budget: &Budget) -> Vec<usize> {
    let rules = &parts.each[part].rules;
    let among = match circle::find(rules.iter().map(|&rule| (rule, &parts.left[rule]))) {
        // To leave out one clause after the other of a circle so long would take longer than its reader has.
        Some(circle) if circle.len() > LONG => return circle,
        Some(circle) => parts.with_fixing(circle.into_iter(), &[]),
        None => parts.rules_behind(&[part], &[]),
    };
    let minimal = Prover::among(parts, among.clone(), budget).minimal(&Prop::TRUE);
    minimal.unwrap_or(among)
}

fn judge(
    framework: &Framework,
    theory: &Theory,
    parts: &Parts<'_>,
    budget: &Budget,
) -> (Vec<Judged>, Vec<crate::framework::PositionId>) {
    let mut judge = Judge::new(parts, budget);
    let (mut verdicts, mut given_up) = (Vec::new(), Vec::new());
    for claim in &theory.claims {
        match judge.judge(claim) {
            Ok(judgement) => verdicts.push(judged(framework, theory, claim, judgement)),
            Err(_) => given_up.push(claim.position),
        }
    }
    (verdicts, given_up)
}

fn judged(framework: &Framework, theory: &Theory, claim: &Claim, judgement: verdict::Judgement) -> Judged {
    let nominal = claim.nominal || judgement.because.iter().any(|&rule| theory.rules[rule].nominal);
    let mut depends_on: Vec<Dependency> =
        judgement.depends_on.into_iter().map(|difference| dependency(framework, claim, difference)).collect();
    depends_on.sort();
    depends_on.dedup();
    Judged {
        position: claim.position,
        verdict: judgement.verdict,
        how: judgement.how,
        because: causes(framework, theory, &judgement.because),
        depends_on,
        nominal,
    }
}

/// The clauses of some rules in words.
fn causes(framework: &Framework, theory: &Theory, rules: &[usize]) -> Vec<Cause> {
    let reasons = said(framework, theory, rules).into_iter().filter_map(|rule| theory.rules[rule].reason.as_ref());
    let mut causes: Vec<Cause> = reasons.map(|reason| words::cause(framework, reason)).collect();
    causes.sort_by_key(|cause| cause.at);
    causes
}

/// Those rules that are said: that a component is in the draft goes without saying where another clause of it is named.
fn said(framework: &Framework, theory: &Theory, rules: &[usize]) -> Vec<usize> {
    let reasons = || rules.iter().filter_map(|&rule| Some((rule, theory.rules[rule].reason.as_ref()?)));
    let others = reasons().filter(|(_, reason)| reason.clause != Clause::Contained);
    let speak: Vec<Thing> = others.map(|(_, reason)| owner(framework, reason.thing)).collect();
    let is_said =
        |reason: &Reason| reason.clause != Clause::Contained || !speak.contains(&owner(framework, reason.thing));
    reasons().filter(|(_, reason)| is_said(reason)).map(|(rule, _)| rule).collect()
}

fn owner(framework: &Framework, thing: Thing) -> Thing {
    match thing {
        Thing::Step(step) => Thing::Component(framework.steps[step].component),
        other => other,
    }
}

fn dependency(framework: &Framework, claim: &Claim, difference: Difference) -> Dependency {
    match difference {
        Difference::Package(DimensionOf::Component(component) | DimensionOf::Term(component, _)) => {
            match framework.components[component].choice {
                Some(choice) => Dependency::Choice(choice),
                None => Dependency::Bracket(component),
            }
        }
        Difference::Package(DimensionOf::Issue(issue)) => Dependency::OpenValue(issue, open_values(framework, issue)),
        Difference::Unsettled(issue) => Dependency::Unsettled(issue),
        Difference::Event(event) => Dependency::Event(event),
        Difference::Order(place) => {
            let order = &claim.orders[place];
            match order.second {
                Some(second) => Dependency::Order(order.first, second),
                None => Dependency::Day(order.first),
            }
        }
    }
}

/// The values among which components leave an issue open, in order.
fn open_values(framework: &Framework, issue: IssueId) -> Vec<Value> {
    let mut values: Vec<Value> = framework
        .provisions()
        .flat_map(|provision| &provision.settles)
        .filter(|settles| settles.issue == issue && settles.values.len() > 1)
        .flat_map(|settles| settles.values.iter().map(|value| value.value))
        .collect();
    values.sort_unstable();
    values.dedup();
    values
}
