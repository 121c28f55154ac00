//! Irreversible acts that are answered only by what can be undone.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Context,
    wording::{ids, list},
};
use crate::{
    exposure::Exposures,
    expr::Anchor,
    finding::Finding,
    framework::{ComponentId, Framework, Kind, Nature, PartyId, Provision, Thing},
};

/// So many answers are named.
const NAMED: usize = 6;

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let stated = |provision: &Provision| provision.reversible.is_some_and(|reversible| !reversible.value);
    if !cx.framework.provisions().any(stated) {
        return Vec::new();
    }
    let Some((framework, exposures)) = cx.exposures() else { return Vec::new() };
    let deal = Deal::of(framework, exposures);
    deal.given.iter().filter_map(|(&id, &party)| deal.finding(id, party)).collect()
}

/// What is given and what is got for it.
struct Deal<'a> {
    framework: &'a Framework,
    /// Components that cannot be undone, of one party which is not among those that benefit; with that party.
    given: BTreeMap<ComponentId, PartyId>,
    /// All components that cannot be undone, whoever is obliged.
    irreversible: BTreeSet<ComponentId>,
    /// Those that wait, directly or not, for something irreversible that another party does: they are themselves the answer.
    answering: BTreeSet<ComponentId>,
    /// By component: those that directly wait for it.
    waiting: BTreeMap<ComponentId, Vec<ComponentId>>,
    /// By party: those that benefit it.
    benefits: BTreeMap<PartyId, Vec<ComponentId>>,
}

impl<'a> Deal<'a> {
    fn of(framework: &'a Framework, exposures: &Exposures) -> Self {
        let (given, irreversible) = irreversible(framework, exposures);
        let (mut waiting, mut benefits): (BTreeMap<_, Vec<_>>, BTreeMap<_, Vec<_>>) = Default::default();
        for (id, component) in framework.components_in_play().filter(|(_, component)| is_deed(&component.nature)) {
            let awaited: BTreeSet<_> = framework.provisions_of(id).flat_map(|it| awaited(framework, it)).collect();
            awaited
                .into_iter()
                .filter(|&other| other != id)
                .for_each(|other| waiting.entry(other).or_default().push(id));
            let those: BTreeSet<_> = component.provision.for_.iter().map(|party| party.value).collect();
            those.into_iter().for_each(|party| benefits.entry(party).or_default().push(id));
        }
        let answering = answering(framework, exposures, &given);
        Self { framework, given, irreversible, answering, waiting, benefits }
    }

    fn finding(&self, id: ComponentId, party: PartyId) -> Option<Finding> {
        let framework = self.framework;
        let answers: Vec<_> = self.answers(id, party);
        let answered = answers.iter().any(|it| self.irreversible.contains(it));
        if answers.is_empty() || answered || self.answering.contains(&id) {
            return None;
        }
        let component = &framework.components[id];
        let (entry, name) = (&component.entry, &framework.parties[party].called);
        let mut words = ids(framework, answers.iter().take(NAMED).copied().map(Thing::Component));
        if answers.len() > NAMED {
            words.push(format!("{} more", answers.len() - NAMED));
        }
        let what = list(&words, "and");
        let message = format!("{name}'s `{}` cannot be undone, and what answers it can: {what}", entry.id);
        let at = component.provision.reversible.map_or(entry.at, |stated| stated.at);
        let mut finding = Finding::new(at, message)
            .help("answer it by something that cannot be undone either, or split both into steps that take turns")
            .about([&entry.id])
            .parties([&framework.parties[party].entry.id]);
        for &answer in answers.iter().take(NAMED) {
            let entry = &framework.components[answer].entry;
            finding = finding.label(entry.at, self.how(answer)).about([&entry.id]);
        }
        Some(finding)
    }

    /// What others do that waits for it, then what else they do that benefits the party.
    fn answers(&self, id: ComponentId, party: PartyId) -> Vec<ComponentId> {
        let listed = |list: Option<&Vec<ComponentId>>| list.cloned().unwrap_or_default();
        let waiting = listed(self.waiting.get(&id));
        let given =
            listed(self.benefits.get(&party)).into_iter().filter(|it| !waiting.contains(it)).collect::<Vec<_>>();
        let by_others =
            |it: &ComponentId| self.framework.components[*it].provision.by.iter().any(|by| by.value != party);
        waiting.into_iter().chain(given).filter(|it| *it != id && by_others(it)).collect()
    }

    fn how(&self, answer: ComponentId) -> &'static str {
        let lapses =
            self.framework.provisions_of(answer).any(|it| !it.void_if.is_empty() || !it.suspends_if.is_empty());
        match self.framework.components[answer].provision.reversible {
            _ if lapses => "can lapse or be suspended",
            Some(_) => "can be undone",
            None => "`reversible` is not stated: taken as reversible",
        }
    }
}

fn irreversible(
    framework: &Framework,
    exposures: &Exposures,
) -> (BTreeMap<ComponentId, PartyId>, BTreeSet<ComponentId>) {
    let (mut given, mut all) = (BTreeMap::new(), BTreeSet::new());
    for act in exposures.acts.iter().filter(|act| act.is_irreversible()) {
        let Some(component) = framework.component_of(act.thing) else { continue };
        all.insert(component);
        // What several do together they answer to each other.
        if let [party] = act.by[..]
            && !act.for_.contains(&party)
        {
            given.insert(component, party);
        }
    }
    (given, all)
}

fn answering(
    framework: &Framework,
    exposures: &Exposures,
    given: &BTreeMap<ComponentId, PartyId>,
) -> BTreeSet<ComponentId> {
    let turns = &exposures.course.turns;
    let parties: BTreeSet<_> = given.values().copied().collect();
    let mut found = BTreeSet::new();
    for party in parties {
        let mut after = vec![false; turns.len()];
        for act in exposures.acts.iter().filter(|act| act.is_irreversible() && act.by.iter().any(|by| *by != party)) {
            after[act.turn] = true;
        }
        for (index, turn) in turns.iter().enumerate() {
            after[index] |= turn.waits_for.iter().any(|&earlier| after[earlier]);
        }
        let acts = exposures.acts.iter().filter(|act| after[act.turn]);
        let components = acts.filter_map(|act| framework.component_of(act.thing));
        found.extend(components.filter(|id| given.get(id) == Some(&party)));
    }
    found
}

/// A principle or a day is nothing that anybody gives.
fn is_deed(nature: &Nature) -> bool {
    matches!(nature, Nature::Provision { kind, .. } if !matches!(kind.value, Kind::Principle | Kind::Milestone | Kind::Snapback))
}

/// The components that a provision names in `after`, `not-before` and `falls-on`.
fn awaited(framework: &Framework, provision: &Provision) -> Vec<ComponentId> {
    let awaited = provision.after.iter().flat_map(|after| after.value.leaves()).map(|point| point.thing);
    let days = provision.not_before.iter().chain(&provision.falls_on).flat_map(|day| day.value.parts());
    let anchors = days.filter_map(|when| match &when.anchor {
        Anchor::Point(point) => Some(point.thing),
        Anchor::Date(_) => None,
    });
    awaited.chain(anchors).filter_map(|thing| framework.component_of(thing)).collect()
}
