//! The packages nearest to the one that is shown in which something can hold.

use super::{
    Inquiry,
    correction::{Corrections, Wanted},
    example::prefer,
    prop::{Atom, Prop},
    solve::{Assumption, Budget, Engine, Exhausted, World},
    theory::{Dimension, DimensionOf, Loose, Measure},
    why_not::{Changes, Departure, Used},
};
use crate::framework::{ChoiceId, ComponentId, IssueId, Package, Value};

/// A freedom of the draft, by the dimensions of the theory that it takes.
struct FreedomOf {
    of: Free,
    dimensions: Vec<Dimension>,
}

/// What the draft leaves open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Free {
    Component(ComponentId),
    Choice(ChoiceId),
    Issue(IssueId),
}

impl Inquiry<'_> {
    /// The packages nearest to the one that is shown in which all of it can hold; `None` if it can in none.
    pub(super) fn uses(&self, aim: &Prop, budget: &Budget) -> Result<Option<Changes<Departure>>, Exhausted> {
        let parts = &self.parts;
        let aim = parts.simplify(aim);
        let about = parts.spoken_of(&[&aim]);
        let Some(shown) = self.package() else { return Err(Exhausted) };
        let freedoms = self.freedoms(&about);
        let agree = |freedom: &FreedomOf| Prop::all(freedom.dimensions.iter().map(|it| self.as_in(&shown, it)));
        let rules = parts.frame.iter().chain(about.iter().flat_map(|&part| &parts.each[part].rules));
        let hard: Vec<&Prop> = rules.map(|&rule| &parts.left[rule]).chain([&aim]).collect();
        let wanted = Wanted { hard, soft: freedoms.iter().map(agree).collect() };
        let Some(Corrections { sets, complete, smallest }) = wanted.corrections(budget)? else { return Ok(None) };
        // No set at all: the package that is shown will do.
        let sets = if sets.is_empty() { vec![Vec::new()] } else { sets };
        let mut ways = Vec::new();
        for set in sets {
            ways.push(self.departure(&wanted, &set, &freedoms, &shown, &aim, budget)?);
        }
        Ok(Some(Changes { ways, complete, fewest: smallest }))
    }

    /// The freedoms of some parts, in the author's order. No formula speaks of the terms of kinds.
    fn freedoms(&self, about: &[usize]) -> Vec<FreedomOf> {
        let mut freedoms: Vec<FreedomOf> = Vec::new();
        for &index in about.iter().flat_map(|&part| &self.parts.each[part].dimensions) {
            let dimension = self.parts.dimension(index);
            let of = match dimension.thing {
                DimensionOf::Issue(issue) => Free::Issue(issue),
                DimensionOf::Component(component) => {
                    let choice = self.framework.components[component].choice;
                    choice.map_or(Free::Component(component), Free::Choice)
                }
                DimensionOf::Term(..) => continue,
            };
            match freedoms.iter_mut().find(|freedom| freedom.of == of) {
                Some(freedom) => freedom.dimensions.push(dimension),
                None => freedoms.push(FreedomOf { of, dimensions: vec![dimension] }),
            }
        }
        freedoms
    }

    /// The freedom is used as that package uses it, where it is one in both.
    fn as_in(&self, package: &Package, dimension: &Dimension) -> Prop {
        let is = match (dimension.of, dimension.thing) {
            (Measure::Switch(switch), DimensionOf::Component(component)) => {
                let is_in = Prop::switch(switch);
                if package.has(component) { is_in } else { is_in.complement() }
            }
            (Measure::Rank(rank), DimensionOf::Issue(issue)) => {
                let values = &self.theory.values[issue.index()];
                let value = package.values.get(&issue).and_then(|value| values.iter().position(|it| it == value));
                let rank = value.and_then(|place| Some(Prop::equals(rank, u32::try_from(place).ok()?)));
                rank.unwrap_or(Prop::TRUE)
            }
            _ => Prop::TRUE,
        };
        Prop::implies(&dimension.given, is)
    }

    /// How the first of those packages that differ only in some freedoms differs, in the author's order of what can be chosen.
    fn departure(
        &self,
        wanted: &Wanted<'_>,
        set: &[usize],
        freedoms: &[FreedomOf],
        shown: &Package,
        aim: &Prop,
        budget: &Budget,
    ) -> Result<Departure, Exhausted> {
        let mut engine = Engine::new(budget);
        wanted.hard.iter().for_each(|prop| engine.enforce(prop));
        let kept = wanted.soft.iter().enumerate().filter(|(place, _)| !set.contains(place));
        kept.for_each(|(_, prop)| engine.enforce(prop));
        let mut taken: Vec<Assumption> = Vec::new();
        let mut world = engine.solve(&taken)?.found().ok_or(Exhausted)?;
        let loose = self.loose(aim);
        let wishes = set.iter().flat_map(|&place| &freedoms[place].dimensions).map(|it| self.wishes(it));
        let presumptions = loose.iter().map(|&(issue, _)| self.each_value(issue));
        for wishes in wishes.chain(presumptions).collect::<Vec<_>>() {
            for wish in wishes {
                if let Some(better) = prefer(&mut engine, &mut taken, &wish)? {
                    world = better;
                    break;
                }
            }
        }
        let mut uses = Vec::new();
        for freedom in set.iter().map(|&place| &freedoms[place]) {
            uses.push((self.used_in(shown, freedom), self.used(&engine, &world, freedom)));
        }
        let open = loose.into_iter().filter(|(_, unsettled)| engine.holds(&world, unsettled));
        let presumed = open.map(|(issue, _)| (issue, self.value(&engine, &world, issue))).collect();
        Ok(Departure { uses, presumed })
    }

    /// The issues that it speaks of and that some package leaves unsettled, with when.
    fn loose(&self, aim: &Prop) -> Vec<(IssueId, Prop)> {
        let mut spoken = Vec::new();
        aim.visit(&mut |atom| spoken.push(atom));
        let speaks = |rank| spoken.iter().any(|&atom| matches!(atom, Atom::AtLeast(it, _) if it == rank));
        let loose = self.theory.loose.iter().filter_map(|loose| match loose {
            Loose::Issue { issue, rank, unsettled } if speaks(*rank) => Some((*issue, self.parts.simplify(unsettled))),
            _ => None,
        });
        loose.collect()
    }

    fn each_value(&self, issue: IssueId) -> Vec<Prop> {
        let rank = self.theory.rank_of(issue);
        (0..=rank.top).map(|place| Prop::equals(rank, place)).collect()
    }

    fn value(&self, engine: &Engine<'_>, world: &World, issue: IssueId) -> Value {
        self.theory.values[issue.index()][engine.rank(world, self.theory.rank_of(issue)) as usize]
    }

    fn used_in(&self, package: &Package, freedom: &FreedomOf) -> Used {
        self.read(freedom, |component| package.has(component), |issue| package.values.get(&issue).copied())
    }

    fn used(&self, engine: &Engine<'_>, world: &World, freedom: &FreedomOf) -> Used {
        let is_in = |component| engine.holds(world, &self.parts.simplify(&super::encode::has(component)));
        let value = |issue| {
            let settled = freedom.dimensions.iter().any(|dimension| engine.holds(world, &dimension.given));
            settled.then(|| self.value(engine, world, issue))
        };
        self.read(freedom, is_in, value)
    }

    fn read(
        &self,
        freedom: &FreedomOf,
        is_in: impl Fn(ComponentId) -> bool,
        value: impl Fn(IssueId) -> Option<Value>,
    ) -> Used {
        match freedom.of {
            Free::Choice(choice) => {
                let mut members = self.framework.choices[choice].one_of.iter().map(|member| member.value);
                Used::Choice(choice, members.find(|&member| is_in(member)))
            }
            Free::Issue(issue) => Used::Issue(issue, value(issue)),
            Free::Component(component) => Used::Component(component, is_in(component)),
        }
    }
}
