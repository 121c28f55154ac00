//! What a draft with nothing left open says of days: bounds between points in time, each with its clause.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{
    Inquiry,
    answer::Cause,
    encode::Phase,
    plain::conjuncts,
    prop::{Atom, Instant, Prop, Rank},
    reason::{Clause, TimeKey},
    theory::{Rule, Theory},
    words,
};
use crate::framework::Thing;

/// Everything that is said of days in one package.
#[derive(Clone, Debug)]
pub struct Times {
    /// What each point is. Point 0 is the day from which dates are counted, unless that is the signature; point 1 is the signature.
    pub points: Vec<(Thing, Phase)>,
    pub clauses: Vec<Timed>,
    /// The date of the day from which dates are counted.
    pub origin: Date,
    /// That day is the signature: its date is known.
    pub signed: bool,
    lives: Vec<(Thing, [Option<usize>; 2])>,
}

/// One clause, or one meaning of a word, as far as it speaks of time.
#[derive(Clone, Debug)]
pub struct Timed {
    pub says: Bounds,
    pub sort: Sort,
    /// `None`: it is the meaning of a word, such as "a start comes before its end", and nobody's clause.
    pub cause: Option<Cause>,
    /// It counts months as 30 or years as 365 days.
    pub nominal: bool,
}

/// Bounds that hold together, or of which one holds at least.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bounds {
    All(Vec<Bounds>),
    Any(Vec<Bounds>),
    One(Bound),
}

/// The second point comes at least so many days after the first; fewer than 0: at most so many before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    pub from: usize,
    pub to: usize,
    pub days: i64,
    pub order: Order,
}

/// What a bound says of the order of two points, beside their days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Nothing.
    Free,
    /// The second comes after the first, be it on the same day.
    After,
    /// The second does not come before the first.
    NotBefore,
}

/// Which sort of clause it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// It waits for something, by `after` or as the next step.
    After,
    With,
    Takes,
    Within,
    StartsBy,
    Due,
    NotBefore,
    FallsOn,
    /// It is undated, and nothing undated happens before the signature.
    AfterSignature,
    Signed,
    /// The scenario has it happen.
    Happened,
    /// None of these: what a word means, or what is in the draft.
    Other,
}

impl Times {
    /// The points at which a component or step starts and is done; `None` where it has none.
    pub fn life(&self, thing: Thing) -> Option<(usize, usize)> {
        let place = self.lives.binary_search_by_key(&thing, |(thing, _)| *thing).ok()?;
        let [start, done] = self.lives[place].1;
        start.zip(done)
    }
}

impl Inquiry<'_> {
    /// The theory if days were no object.
    pub fn without_days(&self) -> Theory {
        self.theory.without_days()
    }

    /// What the draft says of days, if it leaves nothing open: as it is settled by a package.
    pub fn times(&self) -> Times {
        let theory = self.theory;
        let ranks = Ranks::known(&self.parts.left);
        let rules = theory.rules.iter().zip(&self.parts.left);
        // The day from which dates are counted is the signature, where its date is known: one point, not two.
        let point = |Instant(point)| if theory.signature_known && point == 0 { 1 } else { point as usize };
        let clauses = rules.filter_map(|(rule, left)| self.timed(rule, &ranks, left, &point)).collect();
        let things = self.framework.components.ids().map(Thing::Component);
        let things = things.chain(self.framework.steps.ids().map(Thing::Step));
        let point = |thing, phase| theory.instants.get(thing, phase).map(|point| point.0 as usize);
        Times {
            points: theory.instants.names().to_vec(),
            clauses,
            origin: theory.origin,
            signed: theory.signature_known,
            lives: things.map(|thing| (thing, [Phase::Start, Phase::Done].map(|phase| point(thing, phase)))).collect(),
        }
    }

    fn timed(&self, rule: &Rule, ranks: &Ranks, left: &Prop, point: &dyn Fn(Instant) -> usize) -> Option<Timed> {
        let mut speaks = false;
        left.visit(&mut |atom| speaks |= matches!(atom, Atom::Gap(..) | Atom::Earlier(..)));
        let says = speaks.then(|| bounds(&left.map(&|atom| ranks.decide(atom)), point))?;
        let cause = rule.reason.as_ref().map(|reason| words::cause(self.framework, reason));
        let sort = rule.reason.as_ref().map_or(Sort::Other, |reason| sort(&reason.clause));
        Some(Timed { says, sort, cause, nominal: rule.nominal })
    }
}

impl Theory {
    /// The same if days were no object: all that is left of time is what comes before what.
    fn without_days(&self) -> Self {
        let undated = |prop: &Prop| prop.drop_days();
        Self {
            rules: self.rules.iter().map(|rule| Rule { prop: undated(&rule.prop), ..rule.clone() }).collect(),
            dimensions: self.dimensions.clone(),
            values: self.values.clone(),
            unknowns: self.unknowns,
            signature_known: self.signature_known,
            ..Self::default()
        }
    }
}

fn sort(clause: &Clause) -> Sort {
    match clause {
        Clause::Time(key) => match key {
            TimeKey::After => Sort::After,
            TimeKey::Takes => Sort::Takes,
            TimeKey::Within => Sort::Within,
            TimeKey::StartsBy => Sort::StartsBy,
            TimeKey::Due => Sort::Due,
            TimeKey::NotBefore => Sort::NotBefore,
            TimeKey::FallsOn => Sort::FallsOn,
        },
        Clause::Follows(_) => Sort::After,
        Clause::With(_) => Sort::With,
        Clause::AfterSignature => Sort::AfterSignature,
        Clause::Signed => Sort::Signed,
        Clause::Happened(_) => Sort::Happened,
        _ => Sort::Other,
    }
}

/// The values of issues that are settled.
struct Ranks(HashMap<Rank, (u32, u32)>);

impl Ranks {
    fn known(left: &[Prop]) -> Self {
        let mut known: HashMap<Rank, (u32, u32)> = HashMap::new();
        for prop in left {
            let mut literals = Vec::new();
            if !conjuncts(prop, &mut literals) {
                continue;
            }
            for (atom, positive) in literals {
                if let Atom::AtLeast(rank, value) = atom {
                    let (low, high) = known.entry(rank).or_insert((0, rank.top));
                    if positive {
                        *low = value.max(*low);
                    } else {
                        *high = (value.saturating_sub(1)).min(*high);
                    }
                }
            }
        }
        Self(known)
    }

    /// What is not about time, put in: a yes/no question that the draft leaves open counts as answered with yes, so that what
    /// waits for it can be shown.
    fn decide(&self, atom: Atom) -> Prop {
        match atom {
            Atom::AtLeast(rank, value) => {
                let low = self.0.get(&rank).map_or(rank.top, |(low, _)| *low);
                if value <= low { Prop::TRUE } else { Prop::FALSE }
            }
            Atom::Is(_) => Prop::FALSE,
            time => Prop::Is(time),
        }
    }
}

fn bounds(prop: &Prop, point: &dyn Fn(Instant) -> usize) -> Bounds {
    let bound = |from, to, days: i32, order| {
        Bounds::One(Bound { from: point(from), to: point(to), days: i64::from(days), order })
    };
    match *prop {
        Prop::All(ref parts) => Bounds::All(parts.iter().map(|part| bounds(part, point)).collect()),
        Prop::Any(ref parts) => Bounds::Any(parts.iter().map(|part| bounds(part, point)).collect()),
        Prop::Is(Atom::Gap(from, to, days)) => bound(from, to, days, Order::Free),
        Prop::Not(Atom::Gap(from, to, days)) => bound(to, from, 1 - days, Order::Free),
        Prop::Is(Atom::Earlier(first, second)) => bound(first, second, 0, Order::After),
        Prop::Not(Atom::Earlier(first, second)) => bound(second, first, 0, Order::NotBefore),
        // What is not about time was put in before.
        Prop::Is(_) | Prop::Not(_) => Bounds::All(Vec::new()),
    }
}
