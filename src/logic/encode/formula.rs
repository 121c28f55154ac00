//! Formulas as propositions: negation is pushed inward first, because to deny an order is not to call it false.

use super::{Encoder, instant::Phase};
use crate::{
    calendar::{Duration, PartialDate},
    expr::Logic,
    framework::{Formula, Literal, Point, Stop, Thing},
    logic::prop::{Instant, Prop},
};

/// One side of an order.
pub(super) struct Side {
    /// `None`: a date.
    pub thing: Option<Thing>,
    pub present: Prop,
    time: SideTime,
}

enum SideTime {
    Point(Instant),
    Date(PartialDate),
}

impl Encoder<'_> {
    /// What a formula means.
    pub(super) fn formula(&mut self, formula: &Formula) -> Prop {
        self.read(formula, true, false)
    }

    /// What it means to deny a formula.
    pub(super) fn denial(&mut self, formula: &Formula) -> Prop {
        self.read(formula, false, false)
    }

    /// The denial of a condition, in which events are taken to happen.
    pub(super) fn condition_denied(&mut self, formula: &Formula) -> Prop {
        self.read(formula, false, true)
    }

    fn read(&mut self, formula: &Formula, affirm: bool, in_condition: bool) -> Prop {
        match formula {
            Logic::Not(part) => self.read(part, !affirm, in_condition),
            Logic::Is(literal) => self.literal(literal, affirm, in_condition),
            Logic::All(parts) | Logic::Any(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.read(part, affirm, in_condition)).collect();
                if matches!(formula, Logic::All(_)) == affirm { Prop::all(parts) } else { Prop::any(parts) }
            }
        }
    }

    fn literal(&mut self, literal: &Literal, affirm: bool, in_condition: bool) -> Prop {
        let signed = |prop: Prop| if affirm { prop } else { prop.complement() };
        match literal {
            Literal::Holds(thing) if in_condition && matches!(thing.value, Thing::Event(_)) => signed(Prop::TRUE),
            Literal::Holds(thing) => signed(self.holds(thing.value)),
            Literal::Compare { issue, sign, value, .. } => signed(self.scale(*issue).compares(*sign, *value)),
            Literal::Before { .. } | Literal::With { .. } => self.order_literal(literal, affirm),
        }
    }

    fn order_literal(&mut self, literal: &Literal, affirm: bool) -> Prop {
        let Some((first, second)) = self.sides(literal) else { return Prop::TRUE };
        let holds = self.order_holds(literal, &first, &second);
        let apart = || [first.present.complement(), second.present.complement()];
        let both = || [first.present.clone(), second.present.clone()];
        match (literal, affirm) {
            // The later only after the earlier.
            (Literal::Before { .. }, true) => {
                Prop::any([second.present.complement(), Prop::all([first.present.clone(), holds])])
            }
            (Literal::Before { gap: Some(_), .. }, false) => {
                let less = self.distance_holds(literal, &first, &second).complement();
                Prop::any(apart().into_iter().chain([less]))
            }
            (_, false) => Prop::any(apart().into_iter().chain([holds.complement()])),
            (_, true) => Prop::any([Prop::all(apart()), Prop::all(both().into_iter().chain([holds]))]),
        }
    }

    /// The two sides of an order; `None` for other literals.
    pub(super) fn sides(&mut self, literal: &Literal) -> Option<(Side, Side)> {
        match literal {
            Literal::Before { first, second, .. } => {
                Some((self.side(first, Phase::Done), self.side(second, Phase::Start)))
            }
            Literal::With { first, second, .. } => {
                Some((self.point_side(first, Phase::Done), self.point_side(second, Phase::Done)))
            }
            Literal::Holds(_) | Literal::Compare { .. } => None,
        }
    }

    fn side(&mut self, stop: &Stop, bare: Phase) -> Side {
        match stop {
            Stop::Point(point) => self.point_side(point, bare),
            Stop::Date(date) => Side { thing: None, present: Prop::TRUE, time: SideTime::Date(date.value) },
        }
    }

    /// A bare id is done on the left and starts on the right; an issue is done on both sides.
    fn point_side(&mut self, point: &Point, bare: Phase) -> Side {
        let instant = match (point.moment, point.thing) {
            (None, thing) if !matches!(thing, Thing::Issue(_)) => self.instant(thing, bare),
            _ => self.point(point),
        };
        Side { thing: Some(point.thing), present: self.present_point(point), time: SideTime::Point(instant) }
    }

    /// The points lie as the order says, whatever is present.
    pub(super) fn order_holds(&mut self, literal: &Literal, first: &Side, second: &Side) -> Prop {
        let distance = self.distance_holds(literal, first, second);
        match (&first.time, &second.time) {
            (SideTime::Point(first), SideTime::Point(second)) => match literal {
                Literal::With { .. } => Prop::same(*first, *second),
                _ => Prop::all([Prop::earlier(*first, *second), distance]),
            },
            // A date has no place in the order: what comes before it comes on an earlier day.
            _ => distance,
        }
    }

    /// The days are so far apart as the order says.
    pub(super) fn distance_holds(&mut self, literal: &Literal, first: &Side, second: &Side) -> Prop {
        let gap = match literal {
            Literal::Before { gap, .. } => *gap,
            _ => None,
        };
        match (&first.time, &second.time) {
            (SideTime::Point(first), SideTime::Point(second)) => match gap {
                // Shorter by any number of days, it stays an order.
                Some(gap) => Prop::gap(*first, *second, (self.length(gap) - self.leeway.later).max(0)),
                None => Prop::TRUE,
            },
            (SideTime::Point(first), SideTime::Date(date)) => {
                Prop::at_most(Instant::ORIGIN, *first, self.day_beside(date.first, gap, true) + self.leeway.later)
            }
            (SideTime::Date(date), SideTime::Point(second)) => {
                Prop::gap(Instant::ORIGIN, *second, self.day_beside(date.last, gap, false) - self.leeway.earlier)
            }
            (SideTime::Date(first), SideTime::Date(second)) => {
                let last = self.day_beside(second.first, gap, true);
                let in_time = self.calendar.days(PartialDate::day(first.last), None).last <= last;
                if in_time { Prop::TRUE } else { Prop::FALSE }
            }
        }
    }

    /// The nearest day that lies before (or after) a date, with the gap between them if one is asked.
    fn day_beside(&self, date: jiff::civil::Date, gap: Option<Duration>, before: bool) -> i32 {
        let step = if before { -1 } else { 1 };
        match gap {
            Some(gap) => self.calendar.moved(date, gap, before),
            None => self.calendar.days(PartialDate::day(date), None).last + step,
        }
    }
}
