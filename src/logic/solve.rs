//! The only file that knows the solver: propositions in; a world in which they hold, or the assumptions that clash, out.

use std::collections::{BTreeMap, HashMap};

use aries_solver::prelude::{Lit, SearchLimit, Solution, Var, leq, or};
use aries_solver::{backtrack::Backtrack as _, prelude as aries};

pub(super) use super::budget::{Budget, Exhausted};
use super::prop::{Atom, Instant, Prop, Rank, Switch, Unknown};

/// Days and places lie between minus and plus this: far beyond any calendar, and sums of two stay within 32 bits.
const FAR: i32 = 350_000_000;

/// Places left free between two points in time that follow each other: far more than there are points to move there.
const ROOM: i32 = 1_000;

/// Something that can be assumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Assumption(Lit);

/// What the solver found.
pub(super) enum Outcome {
    Found(World),
    /// Places in the list of assumptions, ascending, of some that clash; not necessarily few.
    Clash(Vec<usize>),
}

impl Outcome {
    pub(super) fn found(self) -> Option<World> {
        match self {
            Self::Found(world) => Some(world),
            Self::Clash(_) => None,
        }
    }
}

/// A value for every unknown that was mentioned.
pub(super) struct World(Solution);

/// The values of some unknowns. What is not there is off, or 0.
#[derive(Debug, Default)]
pub(super) struct Values {
    switches: BTreeMap<Switch, bool>,
    ranks: BTreeMap<Rank, u32>,
    /// Day, and place in the order.
    times: BTreeMap<Instant, (i32, i32)>,
}

impl Values {
    /// Whether an atom holds.
    pub(super) fn holds(&self, atom: Atom) -> bool {
        let rank = |rank| self.ranks.get(&rank).copied().unwrap_or(0);
        let time = |instant| self.times.get(&instant).copied().unwrap_or((0, 0));
        match atom {
            Atom::Is(switch) => self.switches.get(&switch).copied().unwrap_or(false),
            Atom::AtLeast(it, value) => rank(it) >= value,
            Atom::Earlier(a, b) => time(a) < time(b),
            Atom::Gap(a, b, days) => time(a).0 + days <= time(b).0,
        }
    }
}

/// Constraints that hold, and questions about them.
pub(super) struct Engine<'a> {
    solver: aries::Solver<String>,
    budget: &'a Budget,
    /// What is enforced clashes by itself. The solver forgets this, and finds worlds afterwards.
    impossible: bool,
    switches: HashMap<Switch, Lit>,
    ranks: HashMap<Rank, Var>,
    days: HashMap<Instant, Var>,
    places: HashMap<Instant, Var>,
    /// Each implies its atom, or the complement of it.
    timed: HashMap<(Atom, bool), Lit>,
}

impl<'a> Engine<'a> {
    pub(super) fn new(budget: &'a Budget) -> Self {
        Self {
            solver: aries::Solver::new(aries::Model::new()),
            budget,
            impossible: false,
            switches: HashMap::new(),
            ranks: HashMap::new(),
            days: HashMap::new(),
            places: HashMap::new(),
            timed: HashMap::new(),
        }
    }

    /// Makes a proposition hold from now on.
    pub(super) fn enforce(&mut self, prop: &Prop) {
        match prop {
            Prop::All(parts) => parts.iter().for_each(|part| self.enforce(part)),
            Prop::Any(parts) => {
                let parts: Vec<Lit> = parts.iter().map(|part| self.literal(part)).collect();
                self.solver.enforce(or(parts));
            }
            Prop::Is(_) | Prop::Not(_) => {
                let literal = self.literal(prop);
                self.solver.enforce(literal);
            }
        }
    }

    /// What, if assumed, makes the proposition hold.
    pub(super) fn assumption(&mut self, prop: &Prop) -> Assumption {
        Assumption(self.literal(prop))
    }

    /// An assumption of its own for the proposition, even if another has the same meaning.
    pub(super) fn selector(&mut self, prop: &Prop) -> Assumption {
        let selector = self.fresh();
        let literal = self.literal(prop);
        self.solver.enforce(or([!selector, literal]));
        Assumption(selector)
    }

    /// Where `of` is assumed, one of the others has to hold.
    pub(super) fn demand(&mut self, of: Assumption, one: impl Iterator<Item = Assumption>) {
        let clause: Vec<Lit> = std::iter::once(!of.0).chain(one.map(|assumption| assumption.0)).collect();
        self.solver.enforce(or(clause));
    }

    /// A world in which everything enforced and assumed holds, or what clashes.
    pub(super) fn solve(&mut self, assumptions: &[Assumption]) -> Result<Outcome, Exhausted> {
        let literals: Vec<Lit> = assumptions.iter().map(|assumption| assumption.0).collect();
        let (conflicts, decisions) = (self.solver.stats.num_conflicts, self.solver.stats.num_decisions);
        let answer = self.search(&literals);
        let stats = &self.solver.stats;
        // A question costs something even if it takes no search, so that many easy ones end too.
        let search = stats.num_conflicts - conflicts + (stats.num_decisions - decisions) / 100;
        self.budget.spend(1 + search + literals.len() as u64 / 20);
        Ok(match answer? {
            Ok(solution) => Outcome::Found(World(solution)),
            Err(core) => Outcome::Clash(
                // The solver's own order differs from run to run.
                (0..literals.len()).filter(|&place| core.contains(&literals[place])).collect(),
            ),
        })
    }

    /// A solution, or literals that clash. The solver keeps what it learned when a stretch ends.
    fn search(&mut self, literals: &[Lit]) -> Result<Result<Solution, Vec<Lit>>, Exhausted> {
        if self.impossible {
            return Ok(Err(Vec::new()));
        }
        let first = self.solver.stats.num_conflicts;
        loop {
            let stretch = self.budget.stretch().ok_or(Exhausted)?;
            let now = self.solver.stats.num_conflicts;
            // Limits count from the solver's first day.
            let answer = self.solver.solve_with_assumptions(literals, SearchLimit::NumConflicts(now + stretch));
            self.solver.reset();
            match answer {
                Ok(Ok(solution)) => return Ok(Ok(solution)),
                Ok(Err(core)) => {
                    self.impossible = core.literals().is_empty();
                    return Ok(Err(core.literals().to_vec()));
                }
                Err(_) if self.solver.stats.num_conflicts - first >= self.budget.left() => return Err(Exhausted),
                Err(_) => {}
            }
        }
    }

    /// What, if assumed, gives an unknown the value that it has in `like`.
    pub(super) fn pinned(&mut self, unknown: Unknown, like: &Values) -> Assumption {
        match unknown {
            Unknown::Switch(switch) => {
                let literal = self.switch(switch);
                Assumption(if like.switches.get(&switch) == Some(&true) { literal } else { !literal })
            }
            Unknown::Rank(rank) => {
                let value = like.ranks.get(&rank).copied().unwrap_or(0);
                self.assumption(&Prop::equals(rank, value))
            }
            Unknown::Instant(instant) => {
                let (day, place) = like.times.get(&instant).copied().unwrap_or((0, 0));
                let pinned = self.fresh();
                for (var, value) in [(self.day(instant), day), (self.place(instant), place)] {
                    self.solver.enforce(or([!pinned, var.geq(value)]));
                    self.solver.enforce(or([!pinned, var.leq(value)]));
                }
                Assumption(pinned)
            }
        }
    }

    /// Whether an unknown has another value in a world than in `like`, whose points in time are numbered as those pinned to it.
    pub(super) fn differs(&self, world: &World, unknown: Unknown, like: &Values) -> bool {
        match unknown {
            Unknown::Switch(switch) => {
                self.atom_holds(world, Atom::Is(switch)) != like.switches.get(&switch).copied().unwrap_or(false)
            }
            Unknown::Rank(rank) => self.rank(world, rank) != like.ranks.get(&rank).copied().unwrap_or(0),
            Unknown::Instant(instant) => {
                self.time(world, instant) != like.times.get(&instant).copied().unwrap_or((0, 0))
            }
        }
    }

    /// The day of an instant, and its place in the order.
    fn time(&self, world: &World, instant: Instant) -> (i32, i32) {
        let value = |vars: &HashMap<Instant, Var>| vars.get(&instant).and_then(|&var| world.0.eval(var)).unwrap_or(0);
        (value(&self.days), value(&self.places))
    }

    /// The values of some unknowns in a world, points in time renumbered as `Atom` says, and with room between them.
    pub(super) fn values<'u>(&self, world: &World, unknowns: impl Iterator<Item = &'u Unknown>) -> Values {
        let mut values = Values::default();
        let mut found: BTreeMap<(i32, i32), Vec<Instant>> = BTreeMap::new();
        for unknown in unknowns {
            match *unknown {
                Unknown::Switch(switch) => {
                    values.switches.insert(switch, self.atom_holds(world, Atom::Is(switch)));
                }
                Unknown::Rank(rank) => {
                    values.ranks.insert(rank, self.rank(world, rank));
                }
                Unknown::Instant(instant) => {
                    found.entry(self.time(world, instant)).or_default().push(instant);
                }
            }
        }
        for (place, ((day, _), instants)) in (0..).zip(found) {
            values.times.extend(instants.into_iter().map(|instant| (instant, (day, place * ROOM))));
        }
        values
    }

    /// Whether a proposition holds in a world. Unknowns that nothing mentioned are off, and 0.
    pub(super) fn holds(&self, world: &World, prop: &Prop) -> bool {
        match prop {
            Prop::Is(atom) => self.atom_holds(world, *atom),
            Prop::Not(atom) => !self.atom_holds(world, *atom),
            Prop::All(parts) => parts.iter().all(|part| self.holds(world, part)),
            Prop::Any(parts) => parts.iter().any(|part| self.holds(world, part)),
        }
    }

    /// The value of a rank in a world.
    pub(super) fn rank(&self, world: &World, rank: Rank) -> u32 {
        let value = self.ranks.get(&rank).and_then(|&var| world.0.eval(var)).unwrap_or(0);
        u32::try_from(value).unwrap_or(0)
    }

    fn atom_holds(&self, world: &World, atom: Atom) -> bool {
        match atom {
            Atom::Is(switch) => self.switches.get(&switch).and_then(|&lit| world.0.eval(lit)).unwrap_or(false),
            Atom::AtLeast(rank, value) => self.rank(world, rank) >= value,
            // The linked numbering, see `Atom`.
            Atom::Earlier(a, b) => self.time(world, a) < self.time(world, b),
            Atom::Gap(a, b, days) => self.time(world, a).0 + days <= self.time(world, b).0,
        }
    }

    /// A literal that implies the proposition. The converse is nowhere needed: propositions occur positively only.
    fn literal(&mut self, prop: &Prop) -> Lit {
        match prop {
            Prop::Is(atom) => self.atom(*atom, true),
            Prop::Not(atom) => self.atom(*atom, false),
            Prop::All(parts) => {
                let parts: Vec<Lit> = parts.iter().map(|part| self.literal(part)).collect();
                self.solver.half_reify(aries::and(parts))
            }
            Prop::Any(parts) => {
                let parts: Vec<Lit> = parts.iter().map(|part| self.literal(part)).collect();
                self.solver.half_reify(or(parts))
            }
        }
    }

    fn atom(&mut self, atom: Atom, positive: bool) -> Lit {
        let signed = |literal: Lit| if positive { literal } else { !literal };
        match atom {
            Atom::Is(switch) => signed(self.switch(switch)),
            Atom::AtLeast(rank, value) => signed(self.rank_var(rank).geq(small(value))),
            Atom::Gap(from, to, days) if positive => self.gap(from, to, days),
            // Not n days later or more: at most n - 1 days later.
            Atom::Gap(from, to, days) => self.gap(to, from, 1 - days),
            Atom::Earlier(first, second) => self.order(first, second, positive),
        }
    }

    fn order(&mut self, first: Instant, second: Instant, positive: bool) -> Lit {
        let key = (Atom::Earlier(first, second), positive);
        if let Some(&known) = self.timed.get(&key) {
            return known;
        }
        let literal = self.fresh();
        let (low, high, apart) = if positive { (first, second, 1) } else { (second, first, 0) };
        let (day_low, day_high) = (self.day(low), self.day(high));
        let (place_low, place_high) = (self.place(low), self.place(high));
        self.solver.model.enforce_if(literal, leq(day_low, day_high));
        self.solver.model.enforce_if(literal, leq(place_low + apart, place_high));
        self.timed.insert(key, literal);
        literal
    }

    fn gap(&mut self, from: Instant, to: Instant, days: i32) -> Lit {
        if from == Instant::ORIGIN {
            return self.day(to).geq(days);
        }
        if to == Instant::ORIGIN {
            return self.day(from).leq(-days);
        }
        let key = (Atom::Gap(from, to, days), true);
        if let Some(&known) = self.timed.get(&key) {
            return known;
        }
        let literal = self.fresh();
        let (from, to) = (self.day(from), self.day(to));
        self.solver.model.enforce_if(literal, leq(from + days, to));
        self.timed.insert(key, literal);
        literal
    }

    fn fresh(&mut self) -> Lit {
        self.solver.model.new_variable(0, 1).geq(1)
    }

    fn switch(&mut self, switch: Switch) -> Lit {
        let model = &mut self.solver.model;
        *self.switches.entry(switch).or_insert_with(|| model.new_variable(0, 1).geq(1))
    }

    fn rank_var(&mut self, rank: Rank) -> Var {
        let model = &mut self.solver.model;
        *self.ranks.entry(rank).or_insert_with(|| model.new_variable(0, small(rank.top)))
    }

    fn day(&mut self, instant: Instant) -> Var {
        let model = &mut self.solver.model;
        *self.days.entry(instant).or_insert_with(|| model.new_variable(-FAR, FAR))
    }

    fn place(&mut self, instant: Instant) -> Var {
        let model = &mut self.solver.model;
        *self.places.entry(instant).or_insert_with(|| model.new_variable(-FAR, FAR))
    }
}

/// Ranks number the values of one issue, the members of a choice or rival amendments: far fewer than 2³¹.
fn small(rank: u32) -> i32 {
    i32::try_from(rank).unwrap_or(FAR)
}
