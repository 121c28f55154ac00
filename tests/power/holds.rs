//! Holds against a simulation that does one thing after the other.

use std::collections::BTreeSet;

use peace_model::{
    framework::{Framework, PartyId, Thing},
    power::Holds,
};
use proptest::prelude::*;

use super::framework;

const PARTIES: [&str; 3] = ["a", "b", "c"];

/// One component: numbers that are read as its keys.
type Drawn = [u8; 10];

/// What a drawn component says, in the simulation's own words.
#[derive(Clone, Debug)]
struct Part {
    standing: bool,
    by: Vec<usize>,
    for_: Vec<usize>,
    consent: Vec<usize>,
    verified_by: Vec<usize>,
    performed_by: Vec<usize>,
    /// Any of these lists, all of whose members: a component and its point (0 done, 1 started, 2 verified).
    after: Vec<Vec<(usize, u8)>>,
    with: Option<usize>,
    steps: bool,
}

fn some(bits: u8) -> Vec<usize> {
    (0..3).filter(|at| bits >> at & 1 == 1).collect()
}

fn part(drawn: &Drawn, count: usize) -> Part {
    let to = |byte: u8| usize::from(byte) % count;
    let point = |byte: u8| (to(byte / 3), byte % 3);
    let after = match drawn[5] % 4 {
        0 => Vec::new(),
        1 => vec![vec![point(drawn[6])]],
        2 => vec![vec![point(drawn[6]), point(drawn[7])]],
        _ => vec![vec![point(drawn[6])], vec![point(drawn[7]), point(drawn[8])]],
    };
    let steps = drawn[9].is_multiple_of(5);
    Part {
        standing: drawn[0].is_multiple_of(3),
        by: some(drawn[0] / 3),
        for_: some(drawn[1]),
        consent: if drawn[2].is_multiple_of(3) { some(drawn[2] / 3) } else { Vec::new() },
        verified_by: if drawn[3].is_multiple_of(2) { some(drawn[3] / 2) } else { Vec::new() },
        performed_by: if drawn[4].is_multiple_of(4) { some(drawn[4] / 4) } else { Vec::new() },
        after,
        with: (drawn[9] % 5 == 1 && !steps).then(|| to(drawn[8])),
        steps,
    }
}

fn text(parts: &[Part]) -> String {
    let mut text: String = super::parties("abc");
    let list = |parties: &[usize]| {
        let names: Vec<_> = parties.iter().map(|&at| format!("\"{}\"", PARTIES[at])).collect();
        format!("[{}]", names.join(", "))
    };
    for (at, part) in parts.iter().enumerate() {
        text.extend([format!("[components.c{at}]\ntitle = \"c\"\nkind = \"other\"\nstanding = {}\n", part.standing)]);
        for (key, parties) in [
            ("by", &part.by),
            ("for", &part.for_),
            ("consent", &part.consent),
            ("verified-by", &part.verified_by),
            ("performed-by", &part.performed_by),
        ] {
            text.extend([format!("{key} = {}\n", list(parties))]);
        }
        let point = |&(of, point): &(usize, u8)| format!("c{of}{}", ["", ".started", ".verified"][usize::from(point)]);
        let all =
            |points: &Vec<(usize, u8)>| format!("({})", points.iter().map(point).collect::<Vec<_>>().join(" and "));
        if !part.after.is_empty() {
            text.extend([format!("after = \"{}\"\n", part.after.iter().map(all).collect::<Vec<_>>().join(" or "))]);
        }
        if let Some(with) = part.with {
            text.extend([format!("with = [\"c{with}\"]\n")]);
        }
        if part.steps {
            text.extend([format!(
                "[[components.c{at}.steps]]\nid = \"one\"\n[[components.c{at}.steps]]\nid = \"two\"\n"
            )]);
        }
    }
    text
}

/// What has happened so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct State {
    started: BTreeSet<usize>,
    done: BTreeSet<usize>,
    verified: BTreeSet<usize>,
    first: BTreeSet<usize>,
    second: BTreeSet<usize>,
}

/// Who refuses what.
#[derive(Clone, Copy, Debug)]
struct Refusal {
    party: usize,
    /// Performing counts too, not only consents and verifications.
    performs: bool,
    /// One component or step that is simply not done: the component, and which of its steps.
    without: Option<(usize, u8)>,
}

struct Play<'a> {
    parts: &'a [Part],
    refusal: Option<Refusal>,
}

impl Play<'_> {
    fn refuses(&self, among: &[usize]) -> bool {
        self.refusal.is_some_and(|refusal| refusal.without.is_none() && among.contains(&refusal.party))
    }

    fn is_out(&self, act: (usize, u8)) -> bool {
        self.refusal.is_some_and(|refusal| refusal.without == Some(act))
    }

    fn holds(&self, at: usize, state: &State) -> bool {
        let reached = |&(of, point): &(usize, u8)| match point {
            0 => state.done.contains(&of),
            1 => state.started.contains(&of),
            _ => state.verified.contains(&of),
        };
        let after = &self.parts[at].after;
        after.is_empty() || after.iter().any(|all| all.iter().all(reached))
    }

    /// Whether it may begin: what it waits for has come, who has to agree agrees, and who does it does it.
    fn may_begin(&self, at: usize, state: &State) -> bool {
        let part = &self.parts[at];
        self.holds(at, state) && !self.refuses(&part.consent) && !self.refuses_to_do(at)
    }

    fn refuses_to_do(&self, at: usize) -> bool {
        let part = &self.parts[at];
        let performers = if part.performed_by.is_empty() { &part.by } else { &part.performed_by };
        self.refusal.is_some_and(|refusal| refusal.performs) && self.refuses(performers)
    }

    /// Everything that is done together with a component.
    fn partners(&self, at: usize) -> BTreeSet<usize> {
        let mut found = BTreeSet::from([at]);
        loop {
            let tied =
                |one: usize, other: usize| self.parts[one].with == Some(other) || self.parts[other].with == Some(one);
            let more: Vec<_> = (0..self.parts.len())
                .filter(|other| !found.contains(other) && found.iter().any(|&one| tied(one, *other)))
                .collect();
            if more.is_empty() {
                return found;
            }
            found.extend(more);
        }
    }

    /// Whether a component could now be done, but for those that it is done together with.
    fn is_ready(&self, at: usize, state: &State) -> bool {
        let part = &self.parts[at];
        match (part.steps, part.standing) {
            (true, _) => state.first.contains(&at) && state.second.contains(&at),
            (false, true) => self.may_begin(at, state) && !self.is_out((at, 0)),
            (false, false) => state.started.contains(&at) && !self.is_out((at, 0)),
        }
    }

    fn step(&self, state: &State) -> State {
        let mut next = state.clone();
        for (at, part) in self.parts.iter().enumerate() {
            if part.steps {
                if self.may_begin(at, state) && !self.is_out((at, 1)) {
                    next.first.insert(at);
                }
                // A step of an act begins before it is done; taking one out leaves its beginning.
                if self.may_begin(at, state) && (!self.is_out((at, 1)) || !part.standing) {
                    next.started.insert(at);
                }
                if state.first.contains(&at) && self.may_begin(at, state) && !self.is_out((at, 2)) {
                    next.second.insert(at);
                }
            } else if !part.standing && self.may_begin(at, state) {
                next.started.insert(at);
            }
            let together = self.partners(at);
            if together.iter().all(|&one| self.is_ready(one, state)) {
                for one in together {
                    next.done.insert(one);
                    if self.parts[one].standing && !self.parts[one].steps {
                        next.started.insert(one);
                    }
                }
            }
            if state.done.contains(&at) && !self.refuses(&part.verified_by) {
                next.verified.insert(at);
            }
        }
        next
    }

    /// The acts that are done in the end: a component, and 0, or which of its steps.
    fn acts(&self) -> BTreeSet<(usize, u8)> {
        let mut state = State::default();
        loop {
            let next = self.step(&state);
            if next == state {
                break;
            }
            state = next;
        }
        let whole = state.done.iter().filter(|&&at| !self.parts[at].steps).map(|&at| (at, 0));
        let steps = state.first.iter().map(|&at| (at, 1)).chain(state.second.iter().map(|&at| (at, 2)));
        whole.chain(steps).collect()
    }
}

fn named(framework: &Framework, things: &[Thing]) -> BTreeSet<(usize, u8)> {
    let number = |id: &str| id.trim_start_matches('c').parse::<usize>().expect("components are numbered");
    let act = |thing: &Thing| match thing.id(framework).split_once('.') {
        Some((component, "one")) => (number(component), 1),
        Some((component, _)) => (number(component), 2),
        None => (number(thing.id(framework)), 0),
    };
    things.iter().map(act).collect()
}

fn equal_simulation(parts: &[Part]) -> Result<(), TestCaseError> {
    let text = text(parts);
    let framework = framework(&text);
    let holds = Holds::new(&framework);
    let all = Play { parts, refusal: None }.acts();
    let falls = |refusal| {
        let left = Play { parts, refusal: Some(refusal) }.acts();
        all.difference(&left).copied().collect::<BTreeSet<_>>()
    };
    for (party, id) in framework.parties.ids().enumerate().collect::<Vec<(usize, PartyId)>>() {
        let hold = holds.of(&framework, id);
        let stalls = falls(Refusal { party, performs: true, without: None });
        prop_assert_eq!(named(&framework, &hold.stalls), stalls, "{} stalls\n{}", PARTIES[party], &text);
        let pays = |(at, _): &(usize, u8)| parts[*at].by.contains(&party) && !parts[*at].for_.contains(&party);
        let costs: BTreeSet<_> =
            falls(Refusal { party, performs: false, without: None }).into_iter().filter(pays).collect();
        prop_assert_eq!(named(&framework, &hold.at_own_cost), costs.clone(), "costs of {}\n{}", PARTIES[party], &text);
        let mut received = BTreeSet::new();
        for act in costs {
            let left = Play { parts, refusal: Some(Refusal { party, performs: false, without: Some(act) }) }.acts();
            received.extend(left.into_iter().filter(|(at, _)| parts[*at].for_.contains(&party)));
        }
        prop_assert_eq!(named(&framework, &hold.received), received, "received by {}\n{}", PARTIES[party], &text);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn holds_equal_simulation(drawn in proptest::collection::vec(any::<Drawn>(), 1..7)) {
        let parts: Vec<_> = drawn.iter().map(|it| part(it, drawn.len())).collect();
        equal_simulation(&parts)?;
    }
}
