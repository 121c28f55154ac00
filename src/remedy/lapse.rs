//! What lapses because something else does.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::{algo::kosaraju_scc, graphmap::DiGraphMap};

use crate::{
    expr::Moment,
    framework::{ComponentId, Condition, Framework, Nature, Point, Provision, Terms, Thing},
};

/// The rules by which things lapse: clauses that void them, and provisions that undo them.
#[derive(Clone, Debug)]
pub struct Lapses {
    rules: Vec<Rule>,
    /// Components and steps of the package, in the author's order.
    things: Vec<Thing>,
    /// The steps of each component that has some.
    parts: BTreeMap<ComponentId, Vec<Thing>>,
}

#[derive(Clone, Debug)]
struct Rule {
    what: Vec<Thing>,
    when: Condition,
    /// The provision that undoes them; without effect once it has lapsed itself.
    undone_by: Option<ComponentId>,
}

/// Things each of which lapses because another of them does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loop {
    /// In the author's order.
    pub members: Vec<Thing>,
    /// What has lapsed in the end once one of them does, if whatever else it takes happens.
    pub lapsed: Vec<Thing>,
    /// What is still in effect then: components, without those that undo something.
    pub left: Vec<Thing>,
}

impl Lapses {
    /// The rules of a draft in which nothing is left open.
    pub fn of(settled: &Framework) -> Self {
        let mut lapses = Self { rules: Vec::new(), things: Vec::new(), parts: BTreeMap::new() };
        for (id, component) in settled.components_in_play() {
            let Nature::Provision { terms, .. } = &component.nature else { continue };
            lapses.things.push(Thing::Component(id));
            lapses.void(Thing::Component(id), &component.provision);
            if let Terms::Snapback(terms) = terms
                && let Some(when) = &terms.if_
            {
                let what = terms.reverses.iter().flat_map(|thing| members(settled, thing.value)).collect();
                lapses.rules.push(Rule { what, when: when.value.clone(), undone_by: Some(id) });
            }
        }
        for (id, step) in settled.steps_in_play() {
            lapses.things.push(Thing::Step(id));
            lapses.void(Thing::Step(id), &step.provision);
            lapses.parts.entry(step.component).or_default().push(Thing::Step(id));
        }
        lapses
    }

    fn void(&mut self, thing: Thing, provision: &Provision) {
        for condition in &provision.void_if {
            self.rules.push(Rule { what: vec![thing], when: condition.value.clone(), undone_by: None });
        }
    }

    /// What has lapsed in the end if `first` has, and of all else that conditions speak of what `happens`. All rules whose time has
    /// come apply at once, round by round; nothing comes back, so that each thing leaves at most once.
    pub fn follow(&self, first: &[Thing], happens: impl Fn(&Point) -> bool) -> BTreeSet<Thing> {
        let mut lapsed = self.with_parts(first.iter().copied().collect());
        loop {
            let holds = |point: &Point| match point.moment {
                Some(Moment::Lapsed) => lapsed.contains(&point.thing),
                _ => happens(point),
            };
            let in_effect = |rule: &&Rule| rule.undone_by.is_none_or(|by| !lapsed.contains(&Thing::Component(by)));
            let due = self.rules.iter().filter(in_effect).filter(|rule| is_met(&rule.when, &holds));
            let next: BTreeSet<_> =
                lapsed.iter().copied().chain(due.flat_map(|rule| rule.what.iter().copied())).collect();
            let next = self.with_parts(next);
            if next == lapsed {
                return lapsed;
            }
            lapsed = next;
        }
    }

    /// With a component its steps lapse, and with the last of its steps the component.
    fn with_parts(&self, mut lapsed: BTreeSet<Thing>) -> BTreeSet<Thing> {
        for (component, parts) in &self.parts {
            if lapsed.contains(&Thing::Component(*component)) {
                lapsed.extend(parts);
            } else if parts.iter().all(|part| lapsed.contains(part)) {
                lapsed.insert(Thing::Component(*component));
            }
        }
        lapsed
    }

    /// The loops in which a provision takes part that undoes something: two things that each are void without the other stand or
    /// fall together, which is meant.
    pub fn loops(&self, settled: &Framework) -> Vec<Loop> {
        let mut leads = DiGraphMap::<Thing, bool>::new();
        for rule in &self.rules {
            let causes = rule.when.leaves().into_iter().filter(|point| point.moment == Some(Moment::Lapsed));
            for cause in causes {
                for &what in &rule.what {
                    let undoes = rule.undone_by.is_some() || leads.edge_weight(cause.thing, what).is_some_and(|it| *it);
                    leads.add_edge(cause.thing, what, undoes);
                }
            }
        }
        let mut loops: Vec<Loop> = Vec::new();
        for mut members in kosaraju_scc(&leads) {
            let inside = |thing: Thing| members.contains(&thing);
            if leads.all_edges().any(|(from, to, undoes)| *undoes && inside(from) && inside(to)) {
                members.sort_by_key(|thing| thing.at(settled));
                loops.push(self.run(settled, members));
            }
        }
        loops.sort_by_key(|found| found.members.first().and_then(|thing| thing.at(settled)));
        loops
    }

    fn run(&self, settled: &Framework, members: Vec<Thing>) -> Loop {
        let lapsed = self.follow(&members[..1], |_| true);
        let undoes = |thing: Thing| self.rules.iter().any(|rule| rule.undone_by.map(Thing::Component) == Some(thing));
        let whole = |thing: &Thing| matches!(thing, Thing::Component(_)) && !undoes(*thing);
        let left = self.things.iter().copied().filter(|thing| whole(thing) && !lapsed.contains(thing)).collect();
        let mut lapsed: Vec<_> = lapsed.into_iter().collect();
        lapsed.sort_by_key(|thing| thing.at(settled));
        Loop { members, lapsed, left }
    }
}

/// What a name in `reverses` stands for: of a choice, its members.
fn members(framework: &Framework, thing: Thing) -> Vec<Thing> {
    match thing {
        Thing::Choice(id) => framework.choices[id].one_of.iter().map(|member| Thing::Component(member.value)).collect(),
        other => vec![other],
    }
}

fn is_met(condition: &Condition, holds: &impl Fn(&Point) -> bool) -> bool {
    match condition {
        Condition::Is(point) => holds(point),
        Condition::All(parts) => parts.iter().all(|part| is_met(part, holds)),
        Condition::Any(parts) => parts.iter().any(|part| is_met(part, holds)),
        // The grammar of conditions has no `not`.
        Condition::Not(_) => false,
    }
}
