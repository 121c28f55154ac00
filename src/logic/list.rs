//! The packages of a framework in their order: fewest parties with a breached red line, then red lines, demands and preferences breached.

mod best;
mod order;
mod survey;
mod walk;
mod ways;

use num_bigint::BigUint;

use super::{Inquiry, answer::Packages, solve::Budget, theory::DimensionOf};
use crate::framework::{ChoiceId, ComponentId, IssueId, Package, PositionId};

use best::best;
use survey::Survey;

/// So many packages of freedoms that hang together are looked at; of more, the first in the author's order.
pub const LOOKED_AT: usize = 4_096;

/// So many packages of freedoms of which no statement speaks are counted.
const COUNTED: u64 = 10_000;

/// Which packages to list.
#[derive(Clone, Copy, Debug)]
pub struct Pick {
    /// No more than so many.
    pub limit: usize,
    /// Only those that no other package matches for all parties and beats for one.
    pub pareto: bool,
    /// Where all packages are within the limit, list each use of freedoms that change nothing in what is breached.
    pub spread: bool,
    /// Steps of search in all.
    pub steps: u64,
}

/// Packages in their order.
#[derive(Clone, Debug)]
pub struct Listing {
    /// How many there are in all.
    pub count: Packages,
    pub packages: Vec<Ranked>,
    /// How the packages listed differ, in the author's order.
    pub freedoms: Vec<Free>,
    /// Freedoms whose use changes nothing in what is breached. Every package listed has the first use of each, and stands for the others.
    pub idle: Vec<Free>,
    /// How many packages each of those listed stands for.
    pub alike: Packages,
    /// No package of the sort asked for is missing, but for those that the listed ones stand for.
    pub all: bool,
    /// False: so many packages hang together, or so much search was needed, that better ones may be missing.
    pub proven: bool,
}

/// A package, and what it does to what the parties have said.
#[derive(Clone, Debug)]
pub struct Ranked {
    pub package: Package,
    /// Statements that hold in no outcome of it, in the author's order.
    pub breached: Vec<PositionId>,
    pub totals: Totals,
    /// Some outcome of it upholds all red lines and demands.
    pub agrees: bool,
}

/// How much a package breaches. Statements of one party and strength that say the same count once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Parties with a breached red line.
    pub parties: usize,
    pub red_lines: usize,
    pub demands: usize,
    pub preferences: usize,
}

/// Something that the draft leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Free {
    /// A component in or out.
    Component(ComponentId),
    /// Which member of a choice.
    Choice(ChoiceId),
    /// A field of a component's kind.
    Term(ComponentId, &'static str),
    /// The value of an issue.
    Issue(IssueId),
}

impl Inquiry<'_> {
    /// The packages, best first: fewest parties with a breached red line, then red lines, demands and preferences breached, which is to say
    /// upheld in no outcome of the package; then those in which red lines and demands can all be upheld together; then by the freedoms in
    /// the author's order, a component in before out and values as the draft lists them. Statements of one party and strength that say the
    /// same count once. There must be a package.
    pub fn packages(&self, pick: Pick) -> Listing {
        let budget = Budget::new(pick.steps);
        let mut survey = Survey::of(self, &budget);
        let count = survey.count();
        let spread = pick.spread && count.exact && count.count <= BigUint::from(pick.limit);
        let moving = survey.take_moving(spread);
        let found = best(&moving, survey.always(), &survey.voices, pick);
        let base = self.package();
        let proven = base.is_some() && found.complete && moving.iter().all(|ways| ways.complete);
        Listing {
            count,
            freedoms: self.free(found.dimensions.iter().copied()),
            idle: self.free(survey.dimensions()),
            alike: survey.count(),
            all: found.all && proven,
            proven,
            packages: base.map(|base| survey.ranked(&base, &found, &moving)).unwrap_or_default(),
        }
    }

    /// What the reader calls some dimensions, each once and in their order.
    fn free(&self, dimensions: impl Iterator<Item = usize>) -> Vec<Free> {
        let mut dimensions: Vec<usize> = dimensions.collect();
        dimensions.sort_unstable();
        let mut free: Vec<Free> = Vec::new();
        for place in dimensions {
            let this = match self.theory.dimensions[place].thing {
                DimensionOf::Component(component) => match self.framework.components[component].choice {
                    Some(choice) => Free::Choice(choice),
                    None => Free::Component(component),
                },
                DimensionOf::Term(component, field) => Free::Term(component, field),
                DimensionOf::Issue(issue) => Free::Issue(issue),
            };
            if !free.contains(&this) {
                free.push(this);
            }
        }
        free
    }
}
