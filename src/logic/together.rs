//! Whether statements can all be upheld, in the words of the framework: conflicts with their clauses, and repairs in their order.

use jiff::civil::Date;

use super::{
    Inquiry,
    answer::{Agreement, Clash, Conflict, Freedom, Relaxation, Repair, Together},
    causes, conflict,
    conflict::Said,
    core,
    discovery::{Discovery, Minimal, Tell},
    encode::Encoder,
    marco::MinimalSet,
    package,
    part::Parts,
    prop::{Atom, Prop},
    relax::{Asked, Relaxer},
    solve::{Budget, Engine, World},
    theory::{DimensionOf, Loose, Measure, Theory},
    waive,
};
use crate::framework::{Framework, IssueId, PartyId, PositionId, Status, Value};

/// How far to look for conflicts and repairs.
#[derive(Clone, Copy, Debug)]
pub struct Reach {
    /// The search in a part ends with the first conflict beyond so many.
    pub conflicts: usize,
    /// The search in a part ends with the first repair beyond so many.
    pub repairs: usize,
    /// Steps of search in all.
    pub steps: u64,
    /// Whether clauses of the draft may change too.
    pub clauses: bool,
}

impl Inquiry<'_> {
    /// What those statements in force that are `wanted` come to together. There must be a package.
    pub fn together(&self, reach: Reach, wanted: impl Fn(PositionId) -> bool) -> Together {
        let Self { framework, theory, parts, .. } = self;
        let budget = self.budget(reach.steps);
        let said = conflict::said(framework, theory, wanted);
        if said.is_empty() {
            return Together::default();
        }
        if reach.clauses {
            return self.with_clauses(said, true, reach, &budget).unwrap_or_default();
        }
        let words = Words { framework, theory, said: &said };
        let clashes = conflict::clashes(parts, &said, true, reach, &budget, &|set| words.tell(set, self.tell));
        let agreement = clashes.is_empty().then(|| agreement(parts, &said, &budget)).flatten();
        Together::of(clashes.iter().map(|clash| words.clash(clash, &mut |_| Vec::new())).collect(), agreement)
    }

    /// What clauses of a draft that contradicts itself, and statements, come to together: each repair leaves a draft that has a package.
    /// `None` if no other clause helps: what clashes is nothing that another text could change.
    pub fn mended(&self, reach: Reach, wanted: impl Fn(PositionId) -> bool) -> Option<Together> {
        let said = conflict::said(self.framework, self.theory, wanted);
        self.with_clauses(said, false, reach, &self.budget(reach.steps))
    }

    /// Statements where clauses can be changed as statements can be given up.
    fn with_clauses(&self, mut said: Vec<Said>, is_package: bool, reach: Reach, budget: &Budget) -> Option<Together> {
        let Self { framework, theory, .. } = self;
        let (waivable, waivers) = waive::waivable(theory);
        let parts = Parts::split(&waivable);
        if !is_package && package::count(&parts, 1, budget).is_err() {
            return None;
        }
        said.extend(waivers.into_iter().map(Said::clause));
        let words = Words { framework, theory, said: &said };
        let clashes = conflict::clashes(&parts, &said, is_package, reach, budget, &|set| words.tell(set, self.tell));
        let agreement = clashes.is_empty().then(|| agreement(&parts, &said, budget)).flatten();
        // Of other groups something has to give as well: what their first repairs say.
        let elsewhere = |own: &conflict::Clash| -> Vec<usize> {
            let others = clashes.iter().filter(|other| !std::ptr::eq(*other, own));
            others.filter_map(|other| other.repairs.first()).flatten().copied().collect()
        };
        let mut encoder = Encoder::again(framework, theory);
        let told = clashes.iter().map(|clash| {
            let elsewhere = elsewhere(clash);
            words.clash(clash, &mut |repair| {
                let changes: Vec<usize> = repair.iter().filter_map(|&place| said[place].clause).collect();
                if changes.is_empty() {
                    return Vec::new();
                }
                let given_up = |place: &usize| repair.contains(place) || elsewhere.contains(place);
                let rest = (0..said.len()).filter(|place| !given_up(place)).map(|place| said[place].says.clone());
                let asked = Asked { parts: &parts, rest: Prop::all(rest), changes: &changes, budget };
                let mut relaxer = Relaxer::new(framework, theory, &mut encoder, &asked);
                changes.iter().map(|&rule| relaxer.relax(rule)).collect()
            })
        });
        Some(Together::of(told.collect(), agreement))
    }
}

/// What turns places in lists back into statements and clauses.
struct Words<'a> {
    framework: &'a Framework,
    theory: &'a Theory,
    said: &'a [Said],
}

impl Words<'_> {
    /// Tells whoever wants to hear what was found just now.
    fn tell(&self, set: &MinimalSet, tell: Option<Tell<'_>>) {
        let Some(tell) = tell else { return };
        let (sort, places) = match set {
            MinimalSet::Conflict(places) => (Minimal::Conflict, places),
            MinimalSet::Repair(places) => (Minimal::Repair, places),
        };
        let mut statements = self.statements(places);
        statements.sort();
        let rules: Vec<usize> = places.iter().filter_map(|&place| self.said[place].clause).collect();
        tell(&Discovery { sort, statements, clauses: causes(self.framework, self.theory, &rules) });
    }

    fn clash(&self, clash: &conflict::Clash, relax: &mut impl FnMut(&[usize]) -> Vec<Relaxation>) -> Clash {
        let mut conflicts: Vec<Conflict> = clash.conflicts.iter().map(|conflict| self.conflict(conflict)).collect();
        conflicts.sort_by_key(|conflict| (conflict.statements.len(), conflict.statements.clone()));
        let mut repairs: Vec<Repair> = clash.repairs.iter().map(|repair| self.repair(repair, relax(repair))).collect();
        repairs.sort_by_cached_key(|repair| self.rank(repair));
        Clash {
            conflicts,
            repairs,
            complete: clash.complete,
            smallest_conflict: clash.smallest.conflict,
            smallest_repair: clash.smallest.repair,
        }
    }

    fn conflict(&self, conflict: &conflict::Conflict) -> Conflict {
        let mut statements = self.statements(&conflict.said);
        statements.sort();
        Conflict { statements, because: causes(self.framework, self.theory, &conflict.rules) }
    }

    fn repair(&self, repair: &[usize], relax: Vec<Relaxation>) -> Repair {
        let mut statements = self.statements(repair);
        statements.sort();
        let mut parties: Vec<PartyId> = Vec::new();
        for position in statements.iter().flatten() {
            parties.extend(self.framework.positions[*position].parties.iter().map(|party| party.value));
        }
        parties.sort_unstable();
        parties.dedup();
        Repair { statements, relax, parties }
    }

    fn statements(&self, places: &[usize]) -> Vec<Vec<PositionId>> {
        let statements = places.iter().filter(|&&place| self.said[place].clause.is_none());
        statements.map(|&place| self.positions(place)).collect()
    }

    fn positions(&self, place: usize) -> Vec<PositionId> {
        self.said[place].claims.iter().map(|&claim| self.theory.claims[claim].position).collect()
    }

    /// Fewest parties moving, fewest statements, fewest red lines, fewest official ones, then the oldest given up, then the author's order.
    fn rank(&self, repair: &Repair) -> impl Ord + use<> {
        let first = |said: &Vec<PositionId>| &self.framework.positions[said[0]];
        let red_lines = repair.statements.iter().filter(|said| first(said).red_line).count();
        let positions = || repair.statements.iter().flatten().map(|&position| &self.framework.positions[position]);
        let official = repair
            .statements
            .iter()
            .filter(|said| said.iter().any(|&it| self.framework.positions[it].status.value == Status::Official))
            .count();
        // An undated statement counts as later than any dated one: nothing says that it is old.
        let mut dates: Vec<Date> =
            positions().map(|it| it.date.and_then(|date| date.value.counts_from()).unwrap_or(Date::MAX)).collect();
        dates.sort();
        let size = repair.statements.len() + repair.relax.len();
        // What changes a clause least goes first.
        let mut changes: Vec<_> = repair.relax.iter().map(|it| (it.change.mildness(), it.cause.at)).collect();
        changes.sort();
        (repair.parties.len(), size, red_lines, official, dates, changes, repair.statements.clone())
    }
}

/// An outcome in which everything that was said holds.
fn agreement(parts: &Parts<'_>, said: &[Said], budget: &Budget) -> Option<Agreement> {
    let wanted = Prop::all(said.iter().map(|said| parts.simplify(&said.says)));
    let about: Vec<usize> = (0..parts.each.len()).filter(|&part| !parts.each[part].dimensions.is_empty()).collect();
    let mut all = parts.spoken_of(&[&wanted]);
    all.extend(about);
    all.sort_unstable();
    all.dedup();
    let mut engine = core::engine(parts, &all, budget);
    engine.enforce(&wanted);
    let world = engine.solve(&[]).ok()?.found()?;
    Some(Agreement { chosen: chosen(parts, &engine, &world), presumed: presumed(parts, &engine, &world, &wanted) })
}

/// How the outcome uses each freedom that the draft leaves.
fn chosen(parts: &Parts<'_>, engine: &Engine<'_>, world: &World) -> Vec<Freedom> {
    let free = parts.each.iter().flat_map(|part| &part.dimensions).map(|&index| parts.dimension(index));
    free.filter(|dimension| engine.holds(world, &dimension.given))
        .filter_map(|dimension| match (dimension.thing, dimension.of) {
            (DimensionOf::Component(component), Measure::Switch(switch)) => {
                Some(Freedom::Component(component, engine.holds(world, &Prop::switch(switch))))
            }
            (DimensionOf::Issue(issue), Measure::Rank(rank)) => {
                Some(Freedom::Issue(issue, value(parts, issue, engine.rank(world, rank))))
            }
            _ => None,
        })
        .collect()
}

/// The values it takes for issues that the statements speak of and the draft does not settle.
fn presumed(parts: &Parts<'_>, engine: &Engine<'_>, world: &World, wanted: &Prop) -> Vec<(IssueId, Value)> {
    let mut spoken = Vec::new();
    wanted.visit(&mut |atom| spoken.push(atom));
    let speaks = |rank| spoken.iter().any(|&atom| matches!(atom, Atom::AtLeast(it, _) if it == rank));
    parts
        .theory
        .loose
        .iter()
        .filter_map(|loose| match loose {
            Loose::Issue { issue, rank, unsettled }
                if speaks(*rank) && engine.holds(world, &parts.simplify(unsettled)) =>
            {
                Some((*issue, value(parts, *issue, engine.rank(world, *rank))))
            }
            _ => None,
        })
        .collect()
}

fn value(parts: &Parts<'_>, issue: IssueId, rank: u32) -> Value {
    parts.theory.values[issue.index()][rank as usize]
}
