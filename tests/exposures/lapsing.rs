//! Small random sets of clauses that void and undo each other, and what is left of them by playing them out.

use std::{collections::BTreeSet, fmt::Write as _};

use proptest::prelude::*;

const TEXT: &str = "a string can always be written to";

/// So many things can lapse, and so many provisions undo them.
const THINGS: usize = 5;
const UNDOING: usize = 3;

/// A thing (a number below `THINGS`), a provision that undoes (from there on), or, beyond them, the event.
type Leaf = usize;

#[derive(Clone, Debug)]
pub(crate) struct Clauses {
    /// By thing: alternatives, each of them all of some leaves.
    void: Vec<Vec<Vec<Leaf>>>,
    undoing: Vec<(BTreeSet<usize>, Vec<Vec<Leaf>>)>,
    pub(crate) first: usize,
    pub(crate) event: bool,
}

pub(crate) fn clauses() -> impl Strategy<Value = Clauses> {
    let leaf = 0..=THINGS + UNDOING;
    let condition = prop::collection::vec(prop::collection::vec(leaf, 1..=2), 1..=2);
    let void = prop::collection::vec(prop_oneof![2 => Just(Vec::new()), 1 => condition.clone()], THINGS);
    let undoing = prop::collection::vec((prop::collection::btree_set(0..THINGS + UNDOING, 1..=2), condition), UNDOING);
    let all = (void, undoing, 0..THINGS, any::<bool>());
    all.prop_map(|(void, undoing, first, event)| Clauses { void, undoing, first, event })
}

impl Clauses {
    pub(crate) fn id(place: usize) -> String {
        if place < THINGS { format!("c{place}") } else { format!("r{}", place - THINGS) }
    }

    /// The framework as TOML.
    pub(crate) fn text(&self) -> String {
        let mut text = String::from("[framework]\ntitle = \"t\"\n[events.e]\ntitle = \"e\"\n");
        let leaf = |&leaf: &Leaf| {
            if leaf == THINGS + UNDOING { "e".to_owned() } else { format!("{}.lapsed", Self::id(leaf)) }
        };
        let all = |all: &Vec<Leaf>| all.iter().map(leaf).collect::<Vec<_>>().join(" and ");
        let any = |any: &[Vec<Leaf>]| any.iter().map(all).collect::<Vec<_>>().join(" or ");
        for (place, void) in self.void.iter().enumerate() {
            write!(text, "[components.c{place}]\ntitle = \"c\"\nkind = \"other\"\n").expect(TEXT);
            if !void.is_empty() {
                writeln!(text, "void-if = [{:?}]", any(void)).expect(TEXT);
            }
        }
        for (place, (what, when)) in self.undoing.iter().enumerate() {
            let what: Vec<_> = what.iter().map(|&thing| format!("{:?}", Self::id(thing))).collect();
            let (what, when) = (what.join(", "), any(when));
            writeln!(
                text,
                "[components.r{place}]\ntitle = \"r\"\nkind = \"snapback\"\nreverses = [{what}]\nif = {when:?}"
            )
            .expect(TEXT);
        }
        text
    }

    /// What has lapsed in the end, by playing one round after the other.
    pub(crate) fn played(&self) -> BTreeSet<String> {
        let mut gone = vec![false; THINGS + UNDOING];
        gone[self.first] = true;
        for _ in 0..=THINGS + UNDOING {
            let before = gone.clone();
            let so = |leaf: &Leaf| if *leaf == THINGS + UNDOING { self.event } else { before[*leaf] };
            let met = |any: &[Vec<Leaf>]| any.iter().any(|all| all.iter().all(so));
            for (place, void) in self.void.iter().enumerate() {
                gone[place] |= met(void);
            }
            for (place, (what, when)) in self.undoing.iter().enumerate() {
                if met(when) && !before[THINGS + place] {
                    what.iter().for_each(|&thing| gone[thing] = true);
                }
            }
        }
        (0..THINGS + UNDOING).filter(|&place| gone[place]).map(Self::id).collect()
    }
}
