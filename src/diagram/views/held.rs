//! Orders that parties read into the text or demand of it.

use std::collections::BTreeMap;

use super::super::picture::{Line, Meaning};
use crate::{
    checks::{provenance, verb, who},
    framework::{Framework, Status, Thing, Values},
    order::{Claim, Order},
    report::Checked,
};

/// Adds the orders that statements in force hold.
///
/// What is said of an issue that one provision alone settles is drawn at that provision: there it comes true.
pub(super) fn add(checked: &Checked, lines: &mut Vec<Line>) {
    // Of half a proposal nothing is worked out.
    if checked.answer.is_none() {
        return;
    }
    let framework = &checked.framework;
    let settlers = settlers(framework);
    let order = Order::new(framework, &checked.basis.statements);
    let placed = |thing: Thing| settlers.get(&thing).copied().unwrap_or(thing);
    let mut claims: Vec<Held<'_>> = Vec::new();
    for claim in &order.claims {
        let ends = (placed(claim.first), placed(claim.second), claim.together);
        match claims.iter_mut().find(|held| held.ends == ends) {
            Some(held) => held.claims.push(claim),
            None => claims.push(Held { ends, claims: vec![claim] }),
        }
    }
    lines.extend(claims.iter().map(|held| held.line(framework)));
}

/// Every claim that puts one thing before, or together with, another.
struct Held<'a> {
    ends: (Thing, Thing, bool),
    claims: Vec<&'a Claim>,
}

impl Held<'_> {
    fn line(&self, framework: &Framework) -> Line {
        let (first, second, together) = self.ends;
        let meaning = if together { Meaning::HeldTogether } else { Meaning::Held };
        let mut line = Line::new(first, second, meaning, self.words(framework));
        for claim in &self.claims {
            let id = &framework.positions[claim.position].entry.id;
            line.tooltip.push(format!("{id}: {}", provenance(framework, claim.position)));
        }
        line
    }

    /// "Ukraine reads and demands, Russia demands (reported)".
    fn words(&self, framework: &Framework) -> String {
        // Of several statements that say the same the best known one counts.
        let mut said: Vec<(String, &str, Status)> = Vec::new();
        for claim in &self.claims {
            let (one, several) = if claim.reads { ("reads", "read") } else { ("demands", "demand") };
            let (who, verb) = (who(framework, claim.position), verb(framework, claim.position, one, several));
            let status = framework.positions[claim.position].status.value;
            match said.iter_mut().find(|(other, word, _)| (other, *word) == (&who, verb)) {
                Some((_, _, best)) => *best = status.min(*best),
                None => said.push((who, verb, status)),
            }
        }
        let mut phrases: Vec<(String, Status, Vec<&str>)> = Vec::new();
        for (who, verb, status) in said {
            match phrases.iter_mut().find(|(other, as_known, _)| (other, *as_known) == (&who, status)) {
                Some((_, _, verbs)) => verbs.push(verb),
                None => phrases.push((who, status, vec![verb])),
            }
        }
        let phrases = phrases.iter().map(|(who, status, verbs)| phrase(who, verbs, *status));
        phrases.collect::<Vec<_>>().join(", ")
    }
}

/// Who says it, and how it is known, unless officially: "Ukraine demands (reported)".
fn phrase(who: &str, verbs: &[&str], status: Status) -> String {
    let known = if status == Status::Official { String::new() } else { format!(" ({})", status.word()) };
    format!("{who} {}{known}", verbs.join(" and "))
}

/// For each issue that one provision alone can settle, that provision. An issue of yes or no comes true with a yes only.
pub(super) fn settlers(framework: &Framework) -> BTreeMap<Thing, Thing> {
    let components = framework.components_in_play().map(|(id, it)| (Thing::Component(id), &it.provision));
    let steps = framework.steps_in_play().map(|(id, it)| (Thing::Step(id), &it.provision));
    let mut found: BTreeMap<Thing, Vec<Thing>> = BTreeMap::new();
    for (thing, provision) in components.chain(steps) {
        for settles in &provision.settles {
            let is_yes_no = matches!(framework.issues[settles.issue].values, Values::YesNo);
            if !is_yes_no || settles.values.iter().all(|value| value.value == 1) {
                found.entry(Thing::Issue(settles.issue)).or_default().push(thing);
            } else if settles.values.iter().any(|value| value.value == 1) {
                // It may or may not come true there: then the issue is shown.
                found.entry(Thing::Issue(settles.issue)).or_default().extend([thing, thing]);
            }
        }
    }
    found.into_iter().filter_map(|(issue, settlers)| (settlers.len() == 1).then(|| (issue, settlers[0]))).collect()
}

/// Whether a line of this meaning says something of time.
pub(super) fn is_order(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Order
            | Meaning::Held
            | Meaning::Count
            | Meaning::CountBack
            | Meaning::Ends
            | Meaning::Together
            | Meaning::HeldTogether
            | Meaning::Settles
    )
}
