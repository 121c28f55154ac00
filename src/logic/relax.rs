//! How far a clause has to change for the rest to hold: the nearest value, the least number of days, or that it has to go.

use super::{
    answer::{Change, Relaxation},
    core,
    encode::{Distance, Encoder, Leeway, distance},
    part::Parts,
    prop::Prop,
    reason::{Clause, Reason, TimeKey},
    solve::{Budget, Engine, Exhausted},
    theory::Theory,
    words,
};
use crate::{
    expr::{Compare, Logic},
    framework::{Formula, Framework, IssueId, Literal, Value, Values},
};

/// No calendar is moved by more: a clause that this does not help has to go.
const MOST_DAYS: i32 = 40_000;

/// Looks for the least change of one clause after the other, in a world in which all that stays holds.
pub(super) struct Relaxer<'a, 'r> {
    framework: &'a Framework,
    /// The draft as it is.
    theory: &'a Theory,
    parts: &'r Parts<'r>,
    encoder: &'r mut Encoder<'a>,
    engine: Engine<'r>,
}

/// What is asked about one repair.
pub(super) struct Asked<'r> {
    /// Those of a theory in which clauses can be waived.
    pub parts: &'r Parts<'r>,
    /// What holds beside the draft: what is not given up, and which clauses are not waived.
    pub rest: Prop,
    /// The rules of the others.
    pub changes: &'r [usize],
    pub budget: &'r Budget,
}

impl<'a, 'r> Relaxer<'a, 'r> {
    /// For the repair that is asked about.
    pub(super) fn new(
        framework: &'a Framework,
        theory: &'a Theory,
        encoder: &'r mut Encoder<'a>,
        asked: &Asked<'r>,
    ) -> Self {
        let Asked { parts, budget, .. } = *asked;
        let mut props = vec![parts.simplify(&asked.rest)];
        props.extend(asked.changes.iter().map(|&rule| parts.simplify(&theory.rules[rule].prop)));
        let mut engine = core::engine(parts, &parts.spoken_of(&props.iter().collect::<Vec<_>>()), budget);
        engine.enforce(&props[0]);
        Self { framework, theory, parts, encoder, engine }
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
            Clause::Requires(_) | Clause::PlanRequires(_) => self.formula(reason, prop),
            Clause::Time(_) => self.days(reason),
            Clause::Contained => Ok(Some(Change::LeftOut)),
            _ => Ok(None),
        };
        // A budget that ends leaves what is known to be enough.
        Relaxation { cause, change: change.ok().flatten().unwrap_or(Change::Dropped) }
    }

    /// Keeps a change if it is enough.
    fn is_enough(&mut self, changed: &Prop) -> Result<bool, Exhausted> {
        let changed = self.parts.simplify(changed);
        let enough = self.is_possible(&changed)?;
        if enough {
            self.engine.enforce(&changed);
        }
        Ok(enough)
    }

    fn is_possible(&mut self, changed: &Prop) -> Result<bool, Exhausted> {
        let assumed = self.engine.assumption(changed);
        Ok(self.engine.solve(&[assumed])?.found().is_some())
    }

    /// Another value of an issue: of numbers the nearest, of others the first in the author's order.
    fn value(&mut self, issue: IssueId, from: &[Value], prop: &Prop) -> Result<Option<Change>, Exhausted> {
        let rank = self.theory.rank_of(issue);
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
                Some(value) if numbers => self.moved_to(issue, value, cell.nearest(value)),
                Some(_) => Change::Opened { to: word(cell.first) },
                None => Change::Settled { to: word(cell.first) },
            }));
        }
        Ok(None)
    }

    /// Another number or value in a comparison that a clause consists of, or another length of time in an order.
    fn formula(&mut self, reason: &Reason, prop: &Prop) -> Result<Option<Change>, Exhausted> {
        let Some(formula) = reason.formula(self.framework) else { return Ok(None) };
        match comparison(formula) {
            Some((issue, Compare::Equal, value)) => self.value(issue, &[value], prop),
            Some((issue, sign, bound)) => self.bound((issue, sign, bound), prop),
            None if distance(formula).is_some() => self.days(reason),
            None => Ok(None),
        }
    }

    /// Another number in an inequality.
    fn bound(
        &mut self,
        (issue, sign, bound): (IssueId, Compare, Value),
        prop: &Prop,
    ) -> Result<Option<Change>, Exhausted> {
        let rank = self.theory.rank_of(issue);
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
            // What no value names, such as less than more than the most, cannot be written: then the clause goes.
            if (up && to <= bound) || (!up && to >= bound) || !self.is_value(issue, to) {
                continue;
            }
            let within =
                if up { Prop::at_least(rank, cell.rank + 1).complement() } else { Prop::at_least(rank, cell.rank) };
            if self.is_enough(&Prop::any([prop.clone(), within]))? {
                return Ok(Some(self.moved_to(issue, bound, to)));
            }
        }
        Ok(None)
    }

    fn moved_to(&self, issue: IssueId, from: Value, to: Value) -> Change {
        let it = &self.framework.issues[issue];
        let by = matches!(it.values, Values::Numbers(_)).then_some(to - from);
        Change::Moved { from: it.word(from), to: it.word(to), by }
    }

    fn is_value(&self, issue: IssueId, value: Value) -> bool {
        let most = match &self.framework.issues[issue].values {
            Values::YesNo => 1,
            Values::Named { names, .. } => Value::try_from(names.len()).unwrap_or(Value::MAX) - 1,
            Values::Numbers(_) => Value::MAX,
        };
        (0..=most).contains(&value)
    }

    /// So many days more on one side. Later, or longer, is tried first, and an equal number of days earlier is not shown.
    fn days(&mut self, reason: &Reason) -> Result<Option<Change>, Exhausted> {
        let mut best: Option<(i32, bool, Prop)> = None;
        for later in [true, false] {
            let most = best.as_ref().map_or(MOST_DAYS, |(days, ..)| days - 1);
            if let Some((days, moved)) = self.least(reason, later, most)? {
                best = Some((days, later, moved));
            }
        }
        Ok(best.map(|(days, later, moved)| {
            self.engine.enforce(&moved);
            self.moved(reason, days, later)
        }))
    }

    /// In the words of the clause: what is required for a longer time is shorter with leeway.
    fn moved(&self, reason: &Reason, days: i32, later: bool) -> Change {
        let distance = reason.formula(self.framework).and_then(distance);
        let length = matches!(reason.clause, Clause::Time(TimeKey::Within | TimeKey::Takes));
        match distance {
            Some(Distance::Length) => Change::Days { days, later: false, length: true },
            _ => Change::Days { days, later, length },
        }
    }

    /// The least number of days up to `most` that is enough: what is enough stays so with more.
    fn least(&mut self, reason: &Reason, later: bool, most: i32) -> Result<Option<(i32, Prop)>, Exhausted> {
        let mut enough = |days| -> Result<Option<Prop>, Exhausted> {
            let leeway = if later { Leeway { earlier: 0, later: days } } else { Leeway { earlier: days, later: 0 } };
            let Some(moved) = self.encoder.with_leeway(reason, leeway) else { return Ok(None) };
            let moved = self.parts.simplify(&moved);
            Ok(self.is_possible(&moved)?.then_some(moved))
        };
        if most < 1 {
            return Ok(None);
        }
        let Some(mut moved) = enough(most)? else { return Ok(None) };
        let (mut too_few, mut least) = (0, most);
        while least - too_few > 1 {
            let middle = too_few + (least - too_few) / 2;
            match enough(middle)? {
                Some(fewer) => (least, moved) = (middle, fewer),
                None => too_few = middle,
            }
        }
        Ok(Some((least, moved)))
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

fn comparison(formula: &Formula) -> Option<(IssueId, Compare, Value)> {
    match formula {
        Logic::Is(Literal::Compare { issue, sign, value, .. }) if *sign != Compare::Unequal => {
            Some((*issue, *sign, *value))
        }
        _ => None,
    }
}
