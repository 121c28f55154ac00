//! Small random frameworks, and the exposure of a party by trying every state they can come to.

use std::{collections::BTreeSet, fmt::Write as _};

use proptest::prelude::*;

const SMALL: &str = "there are few steps";
const TEXT: &str = "a string can always be written to";

/// Parts of a component: its halves, thirds and quarters are whole.
pub(crate) const WHOLE: i64 = 12;

/// What has to have come: all of some alternatives.
type After = Vec<Vec<Leaf>>;

#[derive(Clone, Copy, Debug)]
struct Leaf {
    component: usize,
    /// One of its steps, if it has so many; else the whole.
    step: usize,
    started: bool,
}

#[derive(Clone, Debug)]
struct Part {
    after: Option<After>,
    quarters: usize,
}

#[derive(Clone, Debug)]
struct Component {
    after: After,
    with: Option<usize>,
    /// Bits: by p, by q, for p, for q.
    who: u8,
    irreversible: bool,
    steps: Vec<Part>,
    shared: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct World {
    components: Vec<Component>,
}

/// What is done on its own: a component without steps, or a step.
type Unit = (usize, Option<usize>);

pub(crate) type State = BTreeSet<Unit>;

fn after() -> impl Strategy<Value = After> {
    let leaf = (0..5_usize, 0..5_usize, prop::bool::weighted(0.2));
    let leaf = leaf.prop_map(|(component, step, started)| Leaf { component, step, started });
    prop::collection::vec(prop::collection::vec(leaf, 1..=3), 0..=2)
}

pub(crate) fn world() -> impl Strategy<Value = World> {
    let part = (prop::option::weighted(0.4, after()), 0..5_usize);
    let part = part.prop_map(|(after, quarters)| Part { after, quarters });
    let steps = prop_oneof![3 => Just(Vec::new()), 2 => prop::collection::vec(part, 1..=3)];
    let component = (after(), prop::option::weighted(0.15, 0..5_usize), 0..16_u8, any::<bool>(), steps, any::<bool>());
    let component = component.prop_map(|(after, with, who, irreversible, steps, shared)| Component {
        after,
        with,
        who,
        irreversible,
        steps,
        shared,
    });
    prop::collection::vec(component, 1..=5).prop_map(|components| World { components })
}

impl World {
    /// The framework as TOML.
    pub(crate) fn text(&self) -> String {
        let mut text =
            String::from("[framework]\ntitle = \"t\"\n[parties.p]\nname = \"P\"\n[parties.q]\nname = \"Q\"\n");
        for (index, component) in self.components.iter().enumerate() {
            let who = |bits: [u8; 2]| {
                let names = [("p", bits[0]), ("q", bits[1])]
                    .map(|(id, bit)| (component.who & bit > 0).then(|| format!("{id:?}")));
                names.into_iter().flatten().collect::<Vec<_>>().join(", ")
            };
            write!(
                text,
                "[components.c{index}]\ntitle = \"c\"\nkind = \"legal-act\"\nby = [{}]\nfor = [{}]\nreversible = {}\nafter = {}\n",
                who([1, 2]),
                who([4, 8]),
                !component.irreversible,
                self.condition(&component.after)
            )
            .expect(TEXT);
            if let Some(with) = self.partner(index) {
                writeln!(text, "with = [\"c{with}\"]").expect(TEXT);
            }
            for (place, step) in component.steps.iter().enumerate() {
                writeln!(text, "[[components.c{index}.steps]]\nid = \"s{place}\"").expect(TEXT);
                if component.shared {
                    writeln!(text, "share = {}", ["0.0", "0.25", "0.5", "0.75", "1.0"][step.quarters]).expect(TEXT);
                }
                if let Some(after) = &step.after {
                    writeln!(text, "after = {}", self.condition(after)).expect(TEXT);
                }
            }
        }
        text
    }

    /// Only what has no steps is done together with others.
    fn partner(&self, index: usize) -> Option<usize> {
        let with = self.components[index].with?;
        let plain = |index: usize| self.components.get(index).is_some_and(|it| it.steps.is_empty());
        (with != index && plain(index) && plain(with)).then_some(with)
    }

    fn condition(&self, after: &After) -> String {
        let alternatives = |all: &Vec<Leaf>| all.iter().map(|leaf| self.leaf(leaf)).collect::<Vec<_>>().join(" or ");
        let all: Vec<_> = after.iter().map(|all| format!("{:?}", alternatives(all))).collect();
        format!("[{}]", all.join(", "))
    }

    fn named(&self, leaf: &Leaf) -> (usize, Option<usize>) {
        let component = leaf.component % self.components.len();
        (component, (leaf.step < self.components[component].steps.len()).then_some(leaf.step))
    }

    fn leaf(&self, leaf: &Leaf) -> String {
        let (component, step) = self.named(leaf);
        let step = step.map_or_else(String::new, |step| format!(".s{step}"));
        format!("c{component}{step}{}", if leaf.started { ".started" } else { "" })
    }

    fn units(&self) -> Vec<Unit> {
        let of = |(index, component): (usize, &Component)| match component.steps.len() {
            0 => vec![(index, None)],
            steps => (0..steps).map(|step| (index, Some(step))).collect(),
        };
        self.components.iter().enumerate().flat_map(of).collect()
    }

    fn is_done(&self, state: &State, (component, step): Unit) -> bool {
        match step {
            Some(_) => state.contains(&(component, step)),
            None if self.components[component].steps.is_empty() => state.contains(&(component, None)),
            None => (0..self.components[component].steps.len()).all(|step| state.contains(&(component, Some(step)))),
        }
    }

    fn is_met(&self, state: &State, started: &State, after: &After) -> bool {
        let met = |leaf: &Leaf| {
            let unit = self.named(leaf);
            if !leaf.started {
                return self.is_done(state, unit);
            }
            match unit {
                (component, None) => started.iter().any(|&(other, _)| other == component),
                unit => started.contains(&unit),
            }
        };
        after.iter().all(|alternatives| alternatives.iter().any(met))
    }

    /// What can have started once a state is reached.
    fn started(&self, state: &State) -> State {
        let mut started = State::new();
        loop {
            let before = started.len();
            for unit in self.units() {
                let (component, step) = unit;
                let whole = &self.components[component];
                let own = match step {
                    None => true,
                    Some(step) => match (&whole.steps[step].after, step.checked_sub(1)) {
                        (Some(after), _) => self.is_met(state, &started, after),
                        (None, Some(previous)) => state.contains(&(component, Some(previous))),
                        (None, None) => true,
                    },
                };
                if own && self.is_met(state, &started, &whole.after) {
                    started.insert(unit);
                }
            }
            if started.len() == before {
                return started;
            }
        }
    }

    /// Those that are done together with a unit, itself among them.
    fn together(&self, unit: Unit) -> State {
        let mut group = State::from([unit]);
        loop {
            let before = group.len();
            for index in 0..self.components.len() {
                if let Some(with) = self.partner(index) {
                    let both = [(index, None), (with, None)];
                    if both.iter().any(|one| group.contains(one)) {
                        group.extend(both);
                    }
                }
            }
            if group.len() == before {
                return group;
            }
        }
    }

    /// Every state that can be reached.
    pub(crate) fn states(&self) -> BTreeSet<State> {
        let mut known = BTreeSet::from([State::new()]);
        let mut queue = vec![State::new()];
        while let Some(state) = queue.pop() {
            let started = self.started(&state);
            for unit in self.units().into_iter().filter(|unit| !state.contains(unit)) {
                let group = self.together(unit);
                let next: State = state.union(&group).copied().collect();
                if group.is_subset(&started) && known.insert(next.clone()) {
                    queue.push(next);
                }
            }
        }
        known
    }

    /// Of party 0 or 1, in twelfths.
    pub(crate) fn exposure(&self, state: &State, party: u8) -> i64 {
        let weight = |&(index, step): &Unit| {
            let component = &self.components[index];
            let weight = match step {
                None => WHOLE,
                Some(step) if component.shared => {
                    WHOLE / 4 * i64::try_from(component.steps[step].quarters).expect(SMALL)
                }
                Some(_) => WHOLE / i64::try_from(component.steps.len()).expect(SMALL),
            };
            let given = component.irreversible && component.who & (1 << party) > 0;
            let received = component.who & (4 << party) > 0;
            weight * (i64::from(given) - i64::from(received))
        };
        state.iter().map(weight).sum()
    }

    pub(crate) fn unit(&self, id: &str) -> Unit {
        let units = self.units();
        let named = |&&(component, step): &&Unit| {
            id == step.map_or_else(|| format!("c{component}"), |step| format!("c{component}.s{step}"))
        };
        *units.iter().find(named).expect("only units are done")
    }

    pub(crate) fn has_alternatives(&self) -> bool {
        let steps =
            self.components.iter().flat_map(|component| &component.steps).filter_map(|step| step.after.as_ref());
        let several =
            |leaf: &Leaf| leaf.started && self.components[leaf.component % self.components.len()].steps.len() > 1;
        let any = |all: &Vec<Leaf>| all.len() > 1 || all.iter().any(several);
        self.components.iter().map(|component| &component.after).chain(steps).flatten().any(any)
    }
}
