//! Circles and deadlocks of small texts against every order that their components could be done in.

use std::collections::BTreeSet;

use peace_model::{
    order::Order,
    statements::{Question, Statements},
};
use proptest::{
    collection::vec,
    prelude::{Just, ProptestConfig, Strategy, any, prop_oneof},
    prop_assert_eq, proptest,
};

use super::{PARTIES, components, framework};

/// So many components; a day from 1 to as many is enough for any order of them.
const SIZE: usize = 4;

#[derive(Clone, Debug)]
enum After {
    Nothing,
    All(Vec<usize>),
    Any(Vec<usize>),
}

#[derive(Clone, Debug)]
struct Draft {
    after: Vec<After>,
    with: Vec<(usize, usize)>,
    bracketed: Vec<bool>,
    /// Party, earlier, later.
    claims: Vec<(usize, usize, usize)>,
}

fn draft(after: impl Strategy<Value = After>) -> impl Strategy<Value = Draft> {
    let pair = || (0..SIZE, 0..SIZE);
    let claim = (0..3_usize, 0..SIZE, 0..SIZE);
    (vec(after, SIZE), vec(pair(), 0..2), vec(any::<bool>(), SIZE), vec(claim, 0..6)).prop_map(
        |(after, with, bracketed, claims)| {
            let with = with.into_iter().filter(|(one, other)| one != other).collect();
            let claims = claims.into_iter().filter(|(_, first, second)| first != second).collect();
            Draft { after, with, bracketed, claims }
        },
    )
}

fn conjunction() -> impl Strategy<Value = After> {
    prop_oneof![2 => Just(After::Nothing), 3 => vec(0..SIZE, 1..3).prop_map(After::All)]
}

fn condition() -> impl Strategy<Value = After> {
    prop_oneof![3 => conjunction(), 1 => vec(0..SIZE, 2..4).prop_map(After::Any)]
}

impl Draft {
    fn text(&self, brackets: bool) -> String {
        let component = |index: usize| {
            let list = |ids: &[usize]| ids.iter().map(|id| format!("\"c{id}\"")).collect::<Vec<_>>().join(", ");
            let mut keys = match &self.after[index] {
                After::Nothing => String::new(),
                After::All(ids) => format!("after = [{}]\n", list(ids)),
                After::Any(ids) => {
                    let ids: Vec<_> = ids.iter().map(|id| format!("c{id}")).collect();
                    format!("after = \"{}\"\n", ids.join(" or "))
                }
            };
            let with: Vec<_> = self.with.iter().filter(|(one, _)| *one == index).map(|&(_, other)| other).collect();
            if !with.is_empty() {
                keys = format!("{keys}with = [{}]\n", list(&with));
            }
            if brackets && self.bracketed[index] {
                keys += "bracketed-by = [\"p\"]\n";
            }
            (format!("c{index}"), keys)
        };
        let described: Vec<_> = (0..SIZE).map(component).collect();
        let described: Vec<_> = described.iter().map(|(id, keys)| (id.as_str(), keys.as_str())).collect();
        let statements = self.claims.iter().enumerate().map(|(index, (party, first, second))| {
            let party = ["p", "q", "r"][*party];
            format!("[positions.s{index}]\nparty = \"{party}\"\nreads = \"c{first} before c{second}\"\nstatus = \"official\"\n")
        });
        components(&described, PARTIES) + &statements.collect::<String>()
    }

    /// Whether the components `present` can be done in some order that the text and some parties' claims allow.
    fn can_be_done(&self, present: &[bool], parties: &[usize]) -> bool {
        (0..SIZE * SIZE * SIZE * SIZE).any(|code| {
            let day = |component: usize| (0..component).fold(code, |code, _| code / SIZE) % SIZE;
            let earlier = |first: usize, second: usize| present[first] && day(first) < day(second);
            let text =
                (0..SIZE).filter(|&component| present[component]).all(|component| match &self.after[component] {
                    After::Nothing => true,
                    After::All(ids) => ids.iter().all(|&id| earlier(id, component)),
                    After::Any(ids) => ids.iter().any(|&id| earlier(id, component)),
                });
            let both = |one: usize, other: usize| present[one] && present[other];
            let with = self.with.iter().all(|&(one, other)| !both(one, other) || day(one) == day(other));
            let claims = self.claims.iter().filter(|(party, ..)| parties.contains(party));
            text && with && { claims }.all(|&(_, first, second)| !both(first, second) || day(first) < day(second))
        })
    }
}

/// All sets of the first three numbers, the smallest first.
fn sets() -> Vec<Vec<usize>> {
    let mut sets: Vec<Vec<usize>> =
        (0..8).map(|bits| (0..3).filter(|member| bits >> member & 1 == 1).collect()).collect();
    sets.sort_by_key(Vec::len);
    sets
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn circles_and_deadlocks_are_those_of_brute_force(draft in draft(condition())) {
        let framework = framework(&draft.text(false));
        let order = Order::new(&framework, &Statements::select(&framework, &Question::default()));
        let all = [true; SIZE];
        prop_assert_eq!(order.circles.is_empty(), draft.can_be_done(&all, &[]));
        if order.circles.is_empty() {
            let mut smallest: Vec<Vec<usize>> = Vec::new();
            for set in sets() {
                let known = smallest.iter().any(|smaller| smaller.iter().all(|party| set.contains(party)));
                if !known && !draft.can_be_done(&all, &set) {
                    smallest.push(set);
                }
            }
            let holders: BTreeSet<Vec<usize>> = order
                .deadlocks(&BTreeSet::new())
                .into_iter()
                .map(|deadlock| deadlock.holders.iter().map(|party| party.index()).collect())
                .collect();
            let is_smallest = |set: &&Vec<usize>| {
                holders.iter().all(|other| other == *set || !other.iter().all(|party| set.contains(party)))
            };
            let found: BTreeSet<_> = holders.iter().filter(is_smallest).cloned().collect();
            prop_assert_eq!(found, smallest.into_iter().collect());
        }
    }

    #[test]
    fn a_circle_is_one_of_every_package_or_of_some(draft in draft(conjunction())) {
        let framework = framework(&draft.text(true));
        let order = Order::new(&framework, &Statements::select(&framework, &Question::default()));
        // What a component waits for is in whatever package it is in.
        let closed = |present: &[bool]| {
            (0..SIZE).filter(|&component| present[component]).all(|component| match &draft.after[component] {
                After::All(ids) => ids.iter().all(|&id| present[id]),
                _ => true,
            })
        };
        let packages = (0..1 << SIZE)
            .map(|bits: usize| (0..SIZE).map(|component| bits >> component & 1 == 1).collect::<Vec<_>>())
            .filter(|present| (0..SIZE).all(|component| draft.bracketed[component] || present[component]))
            .filter(|present| closed(present));
        let done: Vec<_> = packages.map(|present| draft.can_be_done(&present, &[])).collect();
        prop_assert_eq!(order.circles.is_empty(), done.iter().all(|done| *done));
        let in_all = order.circles.iter().any(|circle| circle.only_with.is_empty());
        prop_assert_eq!(in_all, !done.contains(&true));
    }
}
