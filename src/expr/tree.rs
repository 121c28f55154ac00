//! The trees that expressions parse into: names are still text, each with its place.

use crate::{
    calendar::{Duration, PartialDate},
    source::{Span, Spanned},
};

/// `and`, `or` and `not` over leaves of one sort. An empty `All` is true, an empty `Any` false.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Logic<L> {
    All(Vec<Logic<L>>),
    Any(Vec<Logic<L>>),
    Not(Box<Logic<L>>),
    Is(L),
}

impl<L> Logic<L> {
    /// The same shape over other leaves; `None` as soon as one leaf has no counterpart, after all were tried.
    pub fn try_map<M>(&self, change: &mut impl FnMut(&L) -> Option<M>) -> Option<Logic<M>> {
        match self {
            Self::All(parts) => try_map_all(parts, change).map(Logic::All),
            Self::Any(parts) => try_map_all(parts, change).map(Logic::Any),
            Self::Not(part) => part.try_map(change).map(|part| Logic::Not(Box::new(part))),
            Self::Is(leaf) => change(leaf).map(Logic::Is),
        }
    }

    /// Every leaf, from left to right.
    pub fn leaves(&self) -> Vec<&L> {
        let mut found = Vec::new();
        self.collect_leaves(&mut found);
        found
    }

    fn collect_leaves<'a>(&'a self, found: &mut Vec<&'a L>) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.collect_leaves(found)),
            Self::Not(part) => part.collect_leaves(found),
            Self::Is(leaf) => found.push(leaf),
        }
    }
}

fn try_map_all<L, M>(parts: &[Logic<L>], change: &mut impl FnMut(&L) -> Option<M>) -> Option<Vec<Logic<M>>> {
    // Not `collect` on the first pass: a formula with two unknown names gets two messages.
    let parts: Vec<_> = parts.iter().map(|part| part.try_map(change)).collect();
    parts.into_iter().collect()
}

/// A name as written: `id`, or `id.id` for a step.
pub type Name = Spanned<String>;

/// Which point in the life of a thing is meant; without one, its being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Moment {
    Started,
    Finished,
    Verified,
    Breached,
    Lapsed,
}

impl Moment {
    /// All of them, for the parser and for "a step may not be named like this".
    pub const ALL: [Self; 5] = [Self::Started, Self::Finished, Self::Verified, Self::Breached, Self::Lapsed];

    /// The word written after the dot.
    pub fn word(self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::Finished => "finished",
            Self::Verified => "verified",
            Self::Breached => "breached",
            Self::Lapsed => "lapsed",
        }
    }
}

/// A thing, and perhaps a moment in its life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointOf<N> {
    pub thing: N,
    pub moment: Option<Moment>,
    pub at: Span,
}

/// A comparison sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Compare {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}

impl Compare {
    /// The sign as it is written.
    pub fn word(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Unequal => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        }
    }
}

/// What stands on the right of a comparison or in `settles`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Scalar {
    Word(String),
    Number(i64),
    Truth(bool),
}

/// A leaf of a formula as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// The package contains it, or the yes/no issue is true, or the event happens.
    Thing(Name),
    /// `a [gap] before b`.
    Before {
        first: Stop,
        gap: Option<Spanned<Duration>>,
        second: Stop,
        at: Span,
    },
    /// `a with b`.
    With {
        first: PointOf<Name>,
        second: PointOf<Name>,
        at: Span,
    },
    Compare {
        issue: Name,
        sign: Compare,
        value: Spanned<Scalar>,
        at: Span,
    },
}

/// One side of `before`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    Point(PointOf<Name>),
    Date(Spanned<PartialDate>),
}

/// A day: a date, or a point, perhaps so many days after (or before) it. `P` is the sort of point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When<P> {
    pub offset: Option<Offset>,
    pub anchor: Anchor<P>,
    pub at: Span,
}

/// How far from its anchor a day lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offset {
    pub length: Duration,
    /// Before the anchor, not after it.
    pub before: bool,
}

/// What a day is counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor<P> {
    Date(PartialDate),
    Point(P),
}

/// The day of a deadline or a start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Time<P> {
    At(When<P>),
    EarlierOf(Vec<When<P>>),
    LaterOf(Vec<When<P>>),
}

impl<P> Time<P> {
    /// The days it is made of.
    pub fn parts(&self) -> &[When<P>] {
        match self {
            Self::At(when) => std::slice::from_ref(when),
            Self::EarlierOf(parts) | Self::LaterOf(parts) => parts,
        }
    }

    /// The same time over other points; `None` if one has no counterpart, after all were tried.
    pub fn try_map<Q>(&self, change: &mut impl FnMut(&P) -> Option<Q>) -> Option<Time<Q>> {
        let parts: Vec<_> = self.parts().iter().map(|part| part.try_map(change)).collect();
        let mut parts: Vec<When<Q>> = parts.into_iter().collect::<Option<_>>()?;
        Some(match self {
            Self::At(_) => Time::At(parts.remove(0)),
            Self::EarlierOf(_) => Time::EarlierOf(parts),
            Self::LaterOf(_) => Time::LaterOf(parts),
        })
    }
}

impl<P> When<P> {
    fn try_map<Q>(&self, change: &mut impl FnMut(&P) -> Option<Q>) -> Option<When<Q>> {
        let anchor = match &self.anchor {
            Anchor::Date(date) => Anchor::Date(*date),
            Anchor::Point(point) => Anchor::Point(change(point)?),
        };
        Some(When { offset: self.offset, anchor, at: self.at })
    }
}
