//! Circles of waiting: thick are the lines of those that a picture shows whole.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::picture::{End, Line, Meaning},
    held,
};
use crate::{
    framework::{Framework, Thing, Verdict},
    order::{Holder, Leg, Order},
    report::Checked,
};

/// Marks the lines of every circle of which each leg is drawn. A part of one would put the blame on who happens to be drawn.
pub(super) fn mark(checked: &Checked, lines: &mut [Line]) {
    // Of half a proposal nothing is worked out.
    let Some(answer) = &checked.answer else { return };
    let framework = &checked.framework;
    let order = Order::new(framework, &checked.basis.statements);
    let breached = answer.verdicts.iter().filter(|judged| judged.verdict == Verdict::Breached);
    let deadlocks = order.deadlocks(&breached.map(|judged| judged.position).collect::<BTreeSet<_>>());
    let of_text = order.circles.iter().map(|circle| (circle, &[][..]));
    let circles = of_text.chain(deadlocks.iter().map(|deadlock| (&deadlock.circle, &deadlock.agreeing[..])));
    let drawn = Drawn { framework, order: &order, settlers: held::settlers(framework), lines };
    let mut marked = BTreeSet::new();
    for (circle, agreeing) in circles {
        let legs: Option<Vec<_>> = circle.rounds.iter().flatten().map(|leg| drawn.leg(leg)).collect();
        if let Some(legs) = legs {
            marked.extend(legs.into_iter().flatten());
            marked.extend(agreeing.iter().flat_map(|&claim| drawn.claim(claim)));
        }
    }
    marked.into_iter().for_each(|at| lines[at].circle = true);
}

/// The lines of a picture, known by their places.
struct Drawn<'a> {
    framework: &'a Framework,
    order: &'a Order<'a>,
    settlers: BTreeMap<Thing, Thing>,
    lines: &'a [Line],
}

impl Drawn<'_> {
    /// The lines that say what a leg says; `None` where it takes one and there is none.
    fn leg(&self, leg: &Leg) -> Option<Vec<usize>> {
        let (found, is_one) = match leg.holder {
            Holder::Nature => return Some(Vec::new()),
            // An issue may be drawn at what settles it.
            Holder::Text(_) => (self.text(leg), self.placed(leg.before) == self.placed(leg.after)),
            Holder::Claim(claim) => (self.claim(claim), false),
        };
        (is_one || !found.is_empty()).then_some(found)
    }

    fn placed(&self, thing: Thing) -> Thing {
        self.settlers.get(&thing).copied().unwrap_or(thing)
    }

    /// The line that stands for a claim, if it is drawn.
    fn claim(&self, claim: usize) -> Vec<usize> {
        let claim = &self.order.claims[claim];
        let ends = [claim.first, claim.second].map(|thing| End::Thing(self.placed(thing)));
        let meaning = if claim.together { Meaning::HeldTogether } else { Meaning::Held };
        self.places(|line| [line.from, line.to] == ends && line.meaning == meaning)
    }

    /// The lines of the text between the very things of a leg; where there are none, those between their provisions.
    fn text(&self, leg: &Leg) -> Vec<usize> {
        let exact = |end: End, thing: Thing| end == End::Thing(thing);
        let near = |end: End, thing: Thing| matches!(end, End::Thing(other) if self.whole(other) == self.whole(thing));
        let found = |same: &dyn Fn(End, Thing) -> bool| {
            let mut found = self.ways(&|end| same(end, leg.before), &|end| same(end, leg.after));
            found.extend(self.places(|line| {
                let both_ways = matches!(line.meaning, Meaning::Together | Meaning::CountBack);
                both_ways && same(line.to, leg.before) && same(line.from, leg.after)
            }));
            found
        };
        let exactly = found(&exact);
        if exactly.is_empty() { self.with_amended(leg, found(&near)) } else { exactly }
    }

    /// The lines on the ways from one end to another through nothing but junctions, which form trees.
    fn ways(&self, before: &dyn Fn(End) -> bool, after: &dyn Fn(End) -> bool) -> Vec<usize> {
        let mut found = Vec::new();
        for at in self.places(|line| is_of_text(line.meaning) && after(line.to)) {
            let from = self.lines[at].from;
            if before(from) {
                found.push(at);
            } else if matches!(from, End::Junction(_)) {
                let rest = self.ways(before, &|end| end == from);
                found.extend((!rest.is_empty()).then_some(at));
                found.extend(rest);
            }
        }
        found
    }

    /// With what ties the amendments at which lines end to what they amend; nothing, where that is not drawn.
    fn with_amended(&self, leg: &Leg, mut found: Vec<usize>) -> Vec<usize> {
        let own = [leg.before, leg.after].map(|thing| self.framework.component_of(thing));
        let ends: BTreeSet<End> = found.iter().flat_map(|&at| [self.lines[at].from, self.lines[at].to]).collect();
        for end in ends {
            let End::Thing(thing) = end else { continue };
            let Some(component) = self.framework.component_of(thing) else { continue };
            if own.contains(&Some(component)) || self.framework.provision_of(component) == component {
                continue;
            }
            let amends = End::Thing(Thing::Component(component));
            let ties = self.places(|line| line.meaning == Meaning::Amends && line.from == amends);
            if ties.is_empty() {
                return Vec::new();
            }
            found.extend(ties);
        }
        found
    }

    fn whole(&self, thing: Thing) -> Thing {
        match thing {
            Thing::Step(_) | Thing::Component(_) => {
                let component = self.framework.component_of(thing);
                component.map_or(thing, |id| Thing::Component(self.framework.provision_of(id)))
            }
            thing => thing,
        }
    }

    fn places(&self, wanted: impl Fn(&Line) -> bool) -> Vec<usize> {
        self.lines.iter().enumerate().filter(|(_, line)| wanted(line)).map(|(at, _)| at).collect()
    }
}

/// Whether a line says something of time that the text says.
fn is_of_text(meaning: Meaning) -> bool {
    held::is_order(meaning) && !matches!(meaning, Meaning::Held | Meaning::HeldTogether)
}
