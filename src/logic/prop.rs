//! Propositions: `and` and `or` over atoms that each have a complement.

use std::collections::BTreeSet;

/// An unknown yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Switch(pub u32);

/// An unknown rank from 0 to `top`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Rank {
    pub index: u32,
    pub top: u32,
}

/// A point in time: an unknown day, and an unknown place in the order of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Instant(pub u32);

impl Instant {
    /// The day from which absolute dates are counted. It is known, and has no place in the order.
    pub(super) const ORIGIN: Self = Self(0);
    /// Day 0 of the framework, which may be unknown.
    pub(super) const SIGNATURE: Self = Self(1);
}

/// What can hold by itself.
///
/// The link "an earlier day has an earlier place" is nowhere stated, because it need not be: the two sorts of atom about time are
/// closed under complement. `Earlier(a, b)` is "day a ≤ day b and place a < place b", its complement "day b ≤ day a and place b ≤
/// place a". Take days and places that satisfy some of these. Number the points anew by (day, place) in lexicographic order: each
/// asserted literal still holds, since both of its parts point the same way, the days are unchanged, and now an earlier day does
/// have an earlier place. In such a linked numbering exactly one of `Earlier` and its complement holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Atom {
    Is(Switch),
    AtLeast(Rank, u32),
    /// The first is no later in days, and before the second in the order.
    Earlier(Instant, Instant),
    /// From the first to the second pass at least so many days.
    Gap(Instant, Instant, i32),
}

impl Atom {
    fn twin(self) -> Self {
        // Far above any number that files of 16 MiB reach.
        let other = |number: u32| number | 1 << 31;
        let instant = |it: Instant| if it == Instant::ORIGIN { it } else { Instant(other(it.0)) };
        match self {
            Self::Is(switch) => Self::Is(Switch(other(switch.0))),
            Self::AtLeast(rank, value) => Self::AtLeast(Rank { index: other(rank.index), ..rank }, value),
            Self::Earlier(a, b) => Self::Earlier(instant(a), instant(b)),
            Self::Gap(a, b, days) => Self::Gap(instant(a), instant(b), days),
        }
    }
}

/// Something that has a value in each world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Unknown {
    Switch(Switch),
    Rank(Rank),
    Instant(Instant),
}

impl Unknown {
    /// The unknowns of an atom. The origin is none.
    pub(super) fn of(atom: Atom) -> impl Iterator<Item = Self> {
        let instant = |it: Instant| (it != Instant::ORIGIN).then_some(Self::Instant(it));
        let pair = match atom {
            Atom::Is(switch) => [Some(Self::Switch(switch)), None],
            Atom::AtLeast(rank, _) => [Some(Self::Rank(rank)), None],
            Atom::Earlier(a, b) | Atom::Gap(a, b, _) => [instant(a), instant(b)],
        };
        pair.into_iter().flatten()
    }
}

/// A formula in negation normal form. An empty `All` is true, an empty `Any` false.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Prop {
    Is(Atom),
    Not(Atom),
    All(Vec<Prop>),
    Any(Vec<Prop>),
}

impl Prop {
    pub(super) const TRUE: Self = Self::All(Vec::new());
    pub(super) const FALSE: Self = Self::Any(Vec::new());

    pub(super) fn switch(switch: Switch) -> Self {
        Self::Is(Atom::Is(switch))
    }

    /// All of them, without nesting, repetition of constants or a shell around one.
    pub(super) fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut kept = Vec::new();
        for part in parts {
            match part {
                Self::All(parts) => kept.extend(parts),
                Self::Any(parts) if parts.is_empty() => return Self::FALSE,
                other => kept.push(other),
            }
        }
        single(kept).unwrap_or_else(Self::All)
    }

    /// One of them at least.
    pub(super) fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut kept = Vec::new();
        for part in parts {
            match part {
                Self::Any(parts) => kept.extend(parts),
                Self::All(parts) if parts.is_empty() => return Self::TRUE,
                other => kept.push(other),
            }
        }
        single(kept).unwrap_or_else(Self::Any)
    }

    /// The second, where the first holds.
    pub(super) fn implies(given: &Self, then: Self) -> Self {
        Self::any([given.complement(), then])
    }

    /// What holds exactly where this does not.
    pub(super) fn complement(&self) -> Self {
        match self {
            Self::Is(atom) => Self::Not(*atom),
            Self::Not(atom) => Self::Is(*atom),
            Self::All(parts) => Self::Any(parts.iter().map(Self::complement).collect()),
            Self::Any(parts) => Self::All(parts.iter().map(Self::complement).collect()),
        }
    }

    pub(super) fn at_least(rank: Rank, value: u32) -> Self {
        match value {
            0 => Self::TRUE,
            value if value > rank.top => Self::FALSE,
            value => Self::Is(Atom::AtLeast(rank, value)),
        }
    }

    pub(super) fn equals(rank: Rank, value: u32) -> Self {
        Self::all([Self::at_least(rank, value), Self::at_least(rank, value.saturating_add(1)).complement()])
    }

    pub(super) fn earlier(first: Instant, second: Instant) -> Self {
        if first == second { Self::FALSE } else { Self::Is(Atom::Earlier(first, second)) }
    }

    /// Neither is earlier: on one day, and at one place in the order.
    pub(super) fn same(first: Instant, second: Instant) -> Self {
        Self::all([Self::earlier(first, second).complement(), Self::earlier(second, first).complement()])
    }

    /// At least `days` days pass from the first to the second.
    pub(super) fn gap(first: Instant, second: Instant, days: i32) -> Self {
        match first == second {
            true if days <= 0 => Self::TRUE,
            true => Self::FALSE,
            false => Self::Is(Atom::Gap(first, second, days)),
        }
    }

    /// At most `days` days pass from the first to the second.
    pub(super) fn at_most(first: Instant, second: Instant, days: i32) -> Self {
        Self::gap(second, first, -days)
    }

    /// The same with every atom replaced.
    pub(super) fn map(&self, change: &impl Fn(Atom) -> Self) -> Self {
        match self {
            Self::Is(atom) => change(*atom),
            Self::Not(atom) => change(*atom).complement(),
            Self::All(parts) => Self::all(parts.iter().map(|part| part.map(change))),
            Self::Any(parts) => Self::any(parts.iter().map(|part| part.map(change))),
        }
    }

    /// What makes it hold whatever the values of some unknowns.
    pub(super) fn without(&self, unknowns: &BTreeSet<Unknown>) -> Self {
        match self {
            Self::Is(atom) | Self::Not(atom) if Unknown::of(*atom).any(|it| unknowns.contains(&it)) => Self::FALSE,
            Self::Is(_) | Self::Not(_) => self.clone(),
            Self::All(parts) => Self::all(parts.iter().map(|part| part.without(unknowns))),
            Self::Any(parts) => Self::any(parts.iter().map(|part| part.without(unknowns))),
        }
    }

    /// The same if any number of days could pass, or none: only the order is left.
    pub(super) fn drop_days(&self) -> Self {
        match self {
            Self::Is(Atom::Gap(..)) | Self::Not(Atom::Gap(..)) => Self::TRUE,
            Self::Is(atom) => Self::Is(*atom),
            Self::Not(atom) => Self::Not(*atom),
            Self::All(parts) => Self::all(parts.iter().map(Self::drop_days)),
            Self::Any(parts) => Self::any(parts.iter().map(Self::drop_days)),
        }
    }

    /// The same of a second outcome, whose unknowns are its own.
    pub(super) fn twin(&self) -> Self {
        self.map(&|atom| Self::Is(atom.twin()))
    }

    /// Everything it speaks of.
    pub(super) fn unknowns(&self) -> BTreeSet<Unknown> {
        let mut found = BTreeSet::new();
        self.visit(&mut |atom| found.extend(Unknown::of(atom)));
        found
    }

    /// Shows every atom, from left to right.
    pub(super) fn visit(&self, see: &mut impl FnMut(Atom)) {
        match self {
            Self::Is(atom) | Self::Not(atom) => see(*atom),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.visit(see)),
        }
    }
}

fn single(mut parts: Vec<Prop>) -> Result<Prop, Vec<Prop>> {
    match parts.len() {
        1 => Ok(parts.remove(0)),
        _ => Err(parts),
    }
}
