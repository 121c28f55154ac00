//! How far a clause has to change for the rest to hold: the nearest value, the least number of days, or that it has to go.

use super::{
    answer::{Change, Relaxation},
    core,
    part::Parts,
    prop::{Atom, Instant, Prop, Rank},
    reason::{Clause, Reason, TimeKey},
    solve::{Budget, Engine, Exhausted},
    theory::Theory,
    words,
};
use crate::{
    expr::{Compare, Logic},
    framework::{Formula, Framework, IssueId, Literal, Thing, Value, Values},
};

/// No calendar is moved by more: a clause that this does not help has to go.
const MOST_DAYS: i32 = 40_000;

/// Looks for the least change of one clause after the other, in a world in which `rest` holds.
pub(super) struct Relaxer<'a> {
    framework: &'a Framework,
    /// The draft as it is.
    theory: &'a Theory,
    engine: Engine<'a>,
}

impl<'a> Relaxer<'a> {
    /// `parts` are those of a theory in which clauses can be waived, and `rest` says which of them are not, and what else holds.
    pub(super) fn new(
        framework: &'a Framework,
        theory: &'a Theory,
        parts: &Parts<'_>,
        rest: &Prop,
        budget: &'a Budget,
    ) -> Self {
        let rest = parts.simplify(rest);
        let mut engine = core::engine(parts, &parts.spoken_of(&[&rest]), budget);
        engine.enforce(&rest);
        Self { framework, theory, engine }
    }

    /// The least change of a clause. What it comes to holds for the clauses that are asked about after it.
    pub(super) fn relax(&mut self, rule: usize) -> Relaxation {
        let theory = self.theory;
        let reason = theory.rules[rule].reason.as_ref().expect("only clauses can be waived");
        let cause = words::cause(self.framework, reason);
        let prop = &theory.rules[rule].prop;
        let change = match &reason.clause {
            Clause::Settles { issue, values } => self.value(*issue, values, prop),
            Clause::StatusQuo { issue, .. } => self.value(*issue, &[], prop),
            Clause::Requires(_) | Clause::PlanRequires(_) => self.bound(reason, prop),
            Clause::Time(key) => self.days(*key, prop),
            Clause::Contained => Ok(Some(Change::LeftOut)),
            _ => Ok(None),
        };
        // A budget that ends leaves what is known to be enough.
        Relaxation { cause, change: change.ok().flatten().unwrap_or(Change::Dropped) }
    }

    /// Keeps a change if it is enough.
    fn is_enough(&mut self, changed: &Prop) -> Result<bool, Exhausted> {
        let assumed = self.engine.assumption(changed);
        let enough = self.engine.solve(&[assumed])?.found().is_some();
        if enough {
            self.engine.enforce(changed);
        }
        Ok(enough)
    }

    /// Another value of an issue: of numbers the nearest, of others the first in the author's order.
    fn value(&mut self, issue: IssueId, from: &[Value], prop: &Prop) -> Result<Option<Change>, Exhausted> {
        let Some(rank) = rank_in(prop) else { return Ok(None) };
        let numbers = matches!(self.framework.issues[issue].values, Values::Numbers(_));
        let mut cells = self.cells(issue);
        if numbers {
            cells.sort_by_key(|cell| from.iter().map(|&value| cell.distance(value)).min());
        }
        for cell in cells {
            if !self.is_enough(&Prop::any([prop.clone(), Prop::equals(rank, cell.rank)]))? {
                continue;
            }
            let word = |value| self.framework.issues[issue].word(value);
            let nearest = from.iter().copied().min_by_key(|&value| cell.distance(value));
            return Ok(Some(match nearest {
                Some(value) if numbers => {
                    let to = cell.nearest(value);
                    Change::Moved { from: word(value), to: word(to), by: to - value }
                }
                Some(_) => Change::Opened { to: word(cell.first) },
                None => Change::Settled { to: word(cell.first) },
            }));
        }
        Ok(None)
    }

    /// Another number in a comparison that a clause consists of.
    fn bound(&mut self, reason: &Reason, prop: &Prop) -> Result<Option<Change>, Exhausted> {
        let Some((issue, sign, bound)) = formula(self.framework, reason).and_then(comparison) else {
            return Ok(None);
        };
        let Some(rank) = rank_in(prop) else { return Ok(None) };
        let up = matches!(sign, Compare::AtMost | Compare::Less);
        let mut cells = self.cells(issue);
        if !up {
            cells.reverse();
        }
        for cell in cells {
            let reached = cell.nearest(bound);
            let to = match sign {
                Compare::Less => reached.saturating_add(1),
                Compare::More => reached - 1,
                _ => reached,
            };
            if (up && to <= bound) || (!up && to >= bound) {
                continue;
            }
            let within =
                if up { Prop::at_least(rank, cell.rank + 1).complement() } else { Prop::at_least(rank, cell.rank) };
            if self.is_enough(&Prop::any([prop.clone(), within]))? {
                let word = |value| self.framework.issues[issue].word(value);
                return Ok(Some(Change::Moved { from: word(bound), to: word(to), by: to - bound }));
            }
        }
        Ok(None)
    }

    /// So many days more on one side. Later, or longer, is tried first, and an equal number of days earlier is not shown.
    fn days(&mut self, key: TimeKey, prop: &Prop) -> Result<Option<Change>, Exhausted> {
        let mut best: Option<(i32, bool, Prop)> = None;
        for later in [true, false] {
            let most = best.as_ref().map_or(MOST_DAYS, |(days, ..)| days - 1);
            if let Some(days) = self.least(most, &|days| moved(prop, key, later, days))? {
                best = Some((days, later, moved(prop, key, later, days)));
            }
        }
        Ok(best.map(|(days, later, changed)| {
            self.engine.enforce(&changed);
            Change::Days { days, later, length: matches!(key, TimeKey::Within | TimeKey::Takes) }
        }))
    }

    /// The least number of days up to `most` that is enough: what is enough stays so with more.
    fn least(&mut self, most: i32, changed: &impl Fn(i32) -> Prop) -> Result<Option<i32>, Exhausted> {
        let mut enough = |days| {
            let assumed = self.engine.assumption(&changed(days));
            Ok(self.engine.solve(&[assumed])?.found().is_some())
        };
        if most < 1 || !enough(most)? {
            return Ok(None);
        }
        let (mut too_few, mut least) = (0, most);
        while least - too_few > 1 {
            let middle = too_few + (least - too_few) / 2;
            if enough(middle)? {
                least = middle;
            } else {
                too_few = middle;
            }
        }
        Ok(Some(least))
    }

    fn cells(&self, issue: IssueId) -> Vec<Cell> {
        let starts = &self.theory.values[issue.index()];
        let last = |place: usize| starts.get(place + 1).map_or(Value::MAX, |next| next - 1);
        (0..).zip(starts).map(|(rank, &first)| Cell { rank, first, last: last(rank as usize) }).collect()
    }
}

/// Values that no clause tells apart.
#[derive(Clone, Copy)]
struct Cell {
    rank: u32,
    first: Value,
    last: Value,
}

impl Cell {
    fn nearest(self, value: Value) -> Value {
        value.clamp(self.first, self.last)
    }

    fn distance(self, value: Value) -> Value {
        (self.nearest(value) - value).abs()
    }
}

/// The rank of the issue that a clause is about.
fn rank_in(prop: &Prop) -> Option<Rank> {
    let mut found = None;
    prop.visit(&mut |atom| {
        if let Atom::AtLeast(rank, _) = atom {
            found = Some(rank);
        }
    });
    found
}

/// A bound with so many days more on one side.
fn moved(prop: &Prop, key: TimeKey, later: bool, days: i32) -> Prop {
    match prop {
        Prop::Is(Atom::Gap(from, to, length)) if bounds_above(key, *to, *length) == Some(later) => {
            Prop::gap(*from, *to, length - days)
        }
        Prop::All(parts) => Prop::all(parts.iter().map(|part| moved(part, key, later, days))),
        Prop::Any(parts) => Prop::any(parts.iter().map(|part| moved(part, key, later, days))),
        other => other.clone(),
    }
}

/// Whether an atom of a clause about time is an upper bound, or a lower one; `None` if that does not show.
fn bounds_above(key: TimeKey, to: Instant, length: i32) -> Option<bool> {
    match key {
        TimeKey::Due | TimeKey::StartsBy | TimeKey::Within => Some(true),
        TimeKey::NotBefore => Some(false),
        // At least so long from the start to the end; at most is at least less than nothing from the end to the start.
        TimeKey::Takes => Some(length <= 0),
        TimeKey::FallsOn => Some(to == Instant::ORIGIN),
        TimeKey::After => None,
    }
}

fn formula<'f>(framework: &'f Framework, reason: &Reason) -> Option<&'f Formula> {
    let formulas = match (&reason.clause, reason.thing) {
        (Clause::PlanRequires(_), _) => &framework.heading.as_ref()?.requires,
        (_, Thing::Component(component)) => &framework.components[component].provision.requires,
        (_, Thing::Step(step)) => &framework.steps[step].provision.requires,
        _ => return None,
    };
    let (Clause::Requires(place) | Clause::PlanRequires(place)) = reason.clause else { return None };
    formulas.get(place).map(|formula| &formula.value)
}

fn comparison(formula: &Formula) -> Option<(IssueId, Compare, Value)> {
    match formula {
        Logic::Is(Literal::Compare { issue, sign, value, .. })
            if !matches!(sign, Compare::Equal | Compare::Unequal) =>
        {
            Some((*issue, *sign, *value))
        }
        _ => None,
    }
}
