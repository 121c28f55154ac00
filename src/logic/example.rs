//! One package to show, and whether components can be in a package together.

use std::{borrow::Cow, collections::BTreeMap, ops::Deref};

use super::{
    Inquiry, STEPS, core,
    encode::has,
    part::Part,
    prop::{Prop, Rank},
    solve::{Assumption, Budget, Engine, Exhausted, World},
    theory::{Dimension, DimensionOf, Measure},
};
use crate::framework::{Component, ComponentId, Framework, Package, Value};

/// Provisions with more amendments than this are shown without them, with each of them alone, and with all that go together.
const MANY: usize = 5;

/// A component as some package has it.
#[derive(Clone, Debug)]
pub struct Variant<'a> {
    /// The amendments that are in.
    pub amendments: Vec<ComponentId>,
    /// With what they change.
    pub component: Worded<'a>,
}

/// A component as the draft has it, or with what amendments change. Most are amended by nothing: a large draft is not there twice.
#[derive(Clone, Debug)]
pub enum Worded<'a> {
    Draft(&'a Component),
    Amended(Box<Component>),
}

impl Deref for Worded<'_> {
    type Target = Component;

    fn deref(&self) -> &Component {
        match self {
            Self::Draft(component) => component,
            Self::Amended(component) => component,
        }
    }
}

impl Inquiry<'_> {
    /// The package that is shown where one has to stand for all: bracketed text in, of each choice the first member and of each open list the
    /// first value, as far as the draft allows and in the author's order. There must be a package; `None`: the search was given up.
    pub fn package(&self) -> Option<Package> {
        self.package.get_or_init(|| self.find_package()).clone()
    }

    fn find_package(&self) -> Option<Package> {
        let Self { framework, parts, .. } = self;
        let included = framework.components.ids().map(|id| parts.simplify(&has(id)) == Prop::TRUE).collect();
        let mut package = Package { included, values: BTreeMap::new(), terms: BTreeMap::new() };
        let budget = Budget::new(STEPS);
        for (index, part) in parts.each.iter().enumerate().filter(|(_, part)| !part.dimensions.is_empty()) {
            self.settle(index, part, &budget, &mut package).ok()?;
        }
        Some(package)
    }

    /// The draft as that package has it; itself, where it leaves nothing open and amends nothing. There must be a package; `None`: the search
    /// was given up.
    pub fn shown(&self) -> Option<Cow<'_, Framework>> {
        let free = self.parts.each.iter().any(|part| !part.dimensions.is_empty());
        let amended = self.framework.components.iter().any(|(_, component)| !component.nature.is_provision());
        if !free && !amended {
            return Some(Cow::Borrowed(self.framework));
        }
        Some(Cow::Owned(self.framework.settled(&self.package()?)))
    }

    /// Whether some package has all of the first components and none of the second. Where the search is given up, it is taken for possible.
    /// There must be a package.
    pub fn allows(&self, inside: &[ComponentId], outside: &[ComponentId]) -> bool {
        let inside = inside.iter().map(|&id| has(id));
        let wanted = Prop::all(inside.chain(outside.iter().map(|&id| has(id).complement())));
        let wanted = self.parts.simplify(&wanted);
        if wanted == Prop::TRUE || wanted == Prop::FALSE {
            return wanted == Prop::TRUE;
        }
        let budget = Budget::new(STEPS);
        let mut engine = core::engine(&self.parts, &self.parts.spoken_of(&[&wanted]), &budget);
        engine.enforce(&wanted);
        engine.solve(&[]).map_or(true, |outcome| outcome.found().is_some())
    }

    /// Every provision that is not left out, as it stands in the packages that have it: once for each set of amendments that go together.
    /// There must be a package.
    pub fn variants(&self) -> Vec<(ComponentId, Variant<'_>)> {
        let families = self.framework.amendments();
        let provisions = self.framework.components_in_play().filter(|(_, component)| component.nature.is_provision());
        provisions
            .flat_map(|(id, component)| match families.get(&id) {
                None => vec![(id, Variant { amendments: Vec::new(), component: Worded::Draft(component) })],
                Some(family) => self.amended(id, family).collect(),
            })
            .collect()
    }

    fn amended(&self, id: ComponentId, family: &[ComponentId]) -> impl Iterator<Item = (ComponentId, Variant<'_>)> {
        let possible = move |inside: &Vec<ComponentId>| {
            let outside: Vec<_> = family.iter().copied().filter(|id| !inside.contains(id)).collect();
            let with_it: Vec<_> = inside.iter().copied().chain([id]).collect();
            self.allows(&with_it, &outside)
        };
        sets(family).into_iter().filter(possible).map(move |amendments| {
            (id, Variant { component: Worded::Amended(Box::new(self.framework.amended(id, &amendments))), amendments })
        })
    }

    /// Takes from one part what the package has of it.
    fn settle(&self, index: usize, part: &Part, budget: &Budget, package: &mut Package) -> Result<(), Impossible> {
        let parts = &self.parts;
        let mut engine = core::engine(parts, &[index], budget);
        let dimensions: Vec<Dimension> = part.dimensions.iter().map(|&index| parts.dimension(index)).collect();
        let mut taken = Vec::new();
        let mut world = engine.solve(&taken)?.found().ok_or(Impossible)?;
        for dimension in &dimensions {
            for wish in self.wishes(dimension) {
                if let Some(better) = prefer(&mut engine, &mut taken, &wish)? {
                    world = better;
                    break;
                }
            }
        }
        for dimension in dimensions.iter().filter(|dimension| engine.holds(&world, &dimension.given)) {
            self.take(dimension, &engine, &world, package);
        }
        Ok(())
    }

    /// What is preferred of a freedom, best first.
    pub(super) fn wishes(&self, dimension: &Dimension) -> Vec<Prop> {
        match dimension.of {
            Measure::Switch(switch) => vec![Prop::switch(switch)],
            Measure::Rank(rank) => {
                self.preferred(rank, dimension.thing).into_iter().map(|value| Prop::equals(rank, value)).collect()
            }
        }
    }

    /// The values of a freedom that has some: of an issue those that the draft leaves open, in the author's order.
    pub(super) fn preferred(&self, rank: Rank, of: DimensionOf) -> Vec<u32> {
        let DimensionOf::Issue(issue) = of else { return (0..=rank.top).collect() };
        let values = &self.theory.values[issue.index()];
        let place = |value: Value| values.iter().position(|&other| other == value);
        let listed = self.framework.provisions().flat_map(|provision| &provision.settles);
        let open = listed.filter(|settles| settles.issue == issue && settles.values.len() > 1);
        let places = open.flat_map(|settles| &settles.values).filter_map(|value| place(value.value));
        places.filter_map(|place| u32::try_from(place).ok()).collect()
    }

    fn take(&self, dimension: &Dimension, engine: &Engine<'_>, world: &World, package: &mut Package) {
        match (dimension.of, dimension.thing) {
            (Measure::Switch(switch), DimensionOf::Component(component)) => {
                package.included[component.index()] = engine.holds(world, &Prop::switch(switch));
            }
            (Measure::Rank(rank), DimensionOf::Issue(issue)) => {
                let value = self.theory.values[issue.index()][engine.rank(world, rank) as usize];
                package.values.insert(issue, value);
            }
            (Measure::Rank(rank), DimensionOf::Term(component, field)) => {
                package.terms.insert((component, field), engine.rank(world, rank) as usize);
            }
            _ => {}
        }
    }
}

/// There is no package, or the search was given up.
struct Impossible;

impl From<Exhausted> for Impossible {
    fn from(_: Exhausted) -> Self {
        Self
    }
}

/// A world in which a wish comes true beside those taken, which it joins; `None` if there is none.
pub(super) fn prefer(
    engine: &mut Engine<'_>,
    taken: &mut Vec<Assumption>,
    wish: &Prop,
) -> Result<Option<World>, Exhausted> {
    taken.push(engine.assumption(wish));
    let found = engine.solve(taken)?.found();
    if found.is_none() {
        taken.pop();
    }
    Ok(found)
}

fn sets(family: &[ComponentId]) -> Vec<Vec<ComponentId>> {
    if family.len() > MANY {
        let alone = family.iter().map(|&id| vec![id]);
        return std::iter::once(Vec::new()).chain(alone).chain([family.to_vec()]).collect();
    }
    let member = |set: u32| move |&(place, _): &(usize, &ComponentId)| set >> place & 1 == 1;
    (0..1_u32 << family.len())
        .map(|set| family.iter().enumerate().filter(member(set)).map(|(_, &id)| id).collect())
        .collect()
}
