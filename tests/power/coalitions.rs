//! Blocking, minimal coalitions and power against every coalition of everybody who votes.

use std::collections::{BTreeMap, BTreeSet};

use peace_model::{
    framework::{DecisionRule, Framework, PartyId, PartyOrBody},
    power::{Blocking, Coalition, Decision},
};
use proptest::prelude::*;

use super::{framework, parties};

const FEW: &str = "a handful are drawn";

/// A collective's members by letter, and its rule.
type Drawn = (Vec<char>, usize);

/// Persons a to e, collectives p and q, and z, which decides.
fn text((p, q, z): &(Drawn, Drawn, Drawn)) -> String {
    let mut text = parties("abcde");
    for (name, (members, rule)) in [('p', p), ('q', q), ('z', z)] {
        let list: Vec<_> = members.iter().map(|member| format!("\"{member}\"")).collect();
        text.extend([format!("[parties.{name}]\nname = \"{name}\"\nmembers = [{}]\n", list.join(", "))]);
        let rules = [
            String::new(),
            "\"unanimity\"".to_owned(),
            "\"majority\"".to_owned(),
            "\"two-thirds\"".to_owned(),
            "{ quota = 2 }".to_owned(),
            format!("{{ quota = 3, veto = [\"{}\"] }}", members[0]),
            format!("{{ quota = 3, veto = [\"{}\"], of = 5 }}", members[0]),
            "{ quota = 2, of = 4 }".to_owned(),
            format!("{{ quota = 4, weights = {{ {} }} }}", weights(members)),
        ];
        if *rule > 0 {
            text.extend(["decides-by = ", &rules[*rule], "\n"]);
        }
    }
    text
}

fn weights(members: &[char]) -> String {
    let weights: Vec<_> =
        members.iter().enumerate().map(|(at, member)| format!("{member} = {}", 1 + at * 2 % 5)).collect();
    weights.join(", ")
}

fn drawn(among: &'static [char]) -> impl Strategy<Value = Drawn> {
    (proptest::sample::subsequence(among, 1..=among.len()).prop_shuffle(), 0..9_usize)
}

/// Somebody with a vote: a party, or one of those not named in a collective.
type Person = (PartyId, u32);

/// A decision by brute force. A collective without a rule that can be applied votes as one, or as `guess` has it.
struct Vote<'a> {
    framework: &'a Framework,
    yes: &'a BTreeSet<Person>,
    refusing: Option<PartyId>,
    /// For blocking: what a collective without a rule does when not all its members agree.
    guess: Option<bool>,
}

impl Vote<'_> {
    fn of(&self, party: PartyId) -> bool {
        if self.refusing == Some(party) {
            return false;
        }
        let it = &self.framework.parties[party];
        let members: Vec<_> = it.members.iter().map(|member| member.value).collect();
        let Some(rule) = rule(self.framework, party) else {
            return match self.guess {
                Some(guess) if !members.is_empty() => guess || members.iter().all(|&member| self.of(member)),
                _ => self.yes.contains(&(party, 0)),
            };
        };
        let unnamed = (0..unnamed(rule, members.len())).filter(|&at| self.yes.contains(&(party, at + 1))).count();
        let agree = members.iter().filter(|&&member| self.of(member)).count() + unnamed;
        let all = members.len() + self::unnamed(rule, members.len()) as usize;
        match rule {
            DecisionRule::Unanimity => agree == all,
            DecisionRule::Majority => 2 * agree > all,
            DecisionRule::TwoThirds => 3 * agree >= 2 * all,
            DecisionRule::Quota(quota) => agree >= *quota as usize,
            DecisionRule::Veto { veto, quota, .. } => {
                veto.iter().all(|party| self.of(party.value)) && agree >= *quota as usize
            }
            DecisionRule::Weighted { weights, quota } => {
                let weight = |&(party, weight): &(peace_model::source::Spanned<PartyId>, u32)| {
                    if self.of(party.value) { weight } else { 0 }
                };
                weights.iter().map(weight).sum::<u32>() >= *quota
            }
            DecisionRule::Chair => unreachable!("not drawn"),
        }
    }
}

fn unnamed(rule: &DecisionRule, named: usize) -> u32 {
    match rule {
        DecisionRule::Veto { of: Some(of), .. } => of.saturating_sub(u32::try_from(named).expect(FEW)),
        _ => 0,
    }
}

/// The rule of a collective, if enough of its members can meet it.
fn rule(framework: &Framework, party: PartyId) -> Option<&DecisionRule> {
    let it = &framework.parties[party];
    let rule = &it.decides_by.as_ref()?.value;
    let all = u32::try_from(it.members.len()).expect(FEW) + unnamed(rule, it.members.len());
    let enough = match rule {
        DecisionRule::Quota(quota) | DecisionRule::Veto { quota, .. } => *quota <= all,
        DecisionRule::Weighted { weights, quota } => *quota <= weights.iter().map(|(_, weight)| weight).sum(),
        _ => true,
    };
    enough.then_some(rule)
}

/// Everybody whose vote bears on what a party says.
fn persons(framework: &Framework, party: PartyId, collectives: bool, found: &mut BTreeSet<Person>) {
    let members = &framework.parties[party].members;
    match rule(framework, party) {
        Some(rule) => {
            found.extend((0..unnamed(rule, members.len())).map(|at| (party, at + 1)));
            members.iter().for_each(|member| persons(framework, member.value, collectives, found));
        }
        None if collectives && !members.is_empty() => {
            members.iter().for_each(|member| persons(framework, member.value, collectives, found));
        }
        None => {
            found.insert((party, 0));
        }
    }
}

fn blocking_by_brute_force(framework: &Framework, decider: PartyId, party: PartyId) -> Blocking {
    let mut yes = BTreeSet::new();
    persons(framework, decider, true, &mut yes);
    let outcome = |guess| Vote { framework, yes: &yes, refusing: Some(party), guess: Some(guess) }.of(decider);
    match (outcome(false), outcome(true)) {
        (false, false) => Blocking::Alone,
        (true, true) => Blocking::NotAlone,
        _ => Blocking::Unknown,
    }
}

/// Minimal sets of persons that reach something more persons reach as well, each by name and number of those not named, with how often it comes.
fn minimal(persons: &[Person], reaches: impl Fn(&BTreeSet<Person>) -> bool) -> BTreeMap<Coalition, u128> {
    let mut found = BTreeMap::new();
    for bits in 0..1_u32 << persons.len() {
        let these: BTreeSet<_> = (0..persons.len()).filter(|at| bits >> at & 1 == 1).map(|at| persons[at]).collect();
        let without = |one: &Person| these.iter().copied().filter(|other| other != one).collect::<BTreeSet<_>>();
        if reaches(&these) && !these.iter().any(|one| reaches(&without(one))) {
            let named = these.iter().filter(|(_, at)| *at == 0).map(|(party, _)| *party).collect();
            let unnamed = these.iter().filter(|(_, at)| *at > 0).count() as u64;
            *found.entry(Coalition { parties: named, unnamed }).or_insert(0) += 1;
        }
    }
    found
}

fn swings(persons: &[Person], person: Person, taken: impl Fn(&BTreeSet<Person>) -> bool) -> u32 {
    let others: Vec<_> = persons.iter().copied().filter(|&other| other != person).collect();
    (0..1_u32 << others.len())
        .filter(|bits| {
            let mut these: BTreeSet<_> =
                (0..others.len()).filter(|at| bits >> at & 1 == 1).map(|at| others[at]).collect();
            let without = taken(&these);
            these.insert(person);
            taken(&these) && !without
        })
        .map(|_| 1)
        .sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn blocking_coalitions_and_power_equal_enumeration(
        drawn in (drawn(&['a', 'b', 'c']), drawn(&['a', 'c', 'd', 'p']), drawn(&['a', 'b', 'd', 'e', 'p', 'q'])),
    ) {
        let text = text(&drawn);
        let framework = framework(&text);
        let decider = framework.parties.ids().next_back().expect("z decides");
        let decision = Decision::of(&framework, PartyOrBody::Party(decider));
        let mut voters = BTreeSet::new();
        persons(&framework, decider, true, &mut voters);
        let is_unsure = |party| rule(&framework, decider).is_none() && party != decider;
        for party in framework.parties.ids().filter(|&party| !is_unsure(party)) {
            let expected = blocking_by_brute_force(&framework, decider, party);
            prop_assert_eq!(decision.blocking(party), expected, "{} in\n{}", framework.parties[party].name, text);
        }
        let Some(votes) = decision.votes(usize::MAX) else {
            prop_assert!(rule(&framework, decider).is_none(), "{}", text);
            return Ok(());
        };
        let mut everybody = BTreeSet::new();
        persons(&framework, decider, false, &mut everybody);
        let all: Vec<_> = everybody.iter().copied().collect();
        let taken = |yes: &BTreeSet<Person>| Vote { framework: &framework, yes, refusing: None, guess: None }.of(decider);
        let stopped = |no: &BTreeSet<Person>| !taken(&everybody.difference(no).copied().collect());
        for (found, expected) in [(&votes.winning, minimal(&all, taken)), (&votes.blocking, minimal(&all, stopped))] {
            if let Some(count) = found.count {
                prop_assert_eq!(count, expected.values().sum::<u128>(), "\n{}", text);
                let listed: BTreeSet<_> = found.first.iter().cloned().collect();
                prop_assert_eq!(listed.len(), found.first.len(), "each once\n{}", text);
                prop_assert_eq!(listed, expected.into_keys().collect::<BTreeSet<_>>(), "\n{}", text);
            }
        }
        if let Some(banzhaf) = &votes.banzhaf {
            let counts: Vec<_> = all.iter().map(|&person| (person, swings(&all, person, taken))).collect();
            let sum: u32 = counts.iter().map(|(_, count)| count).sum();
            for &(party, share) in &banzhaf.parties {
                let own = counts.iter().find(|(person, _)| *person == (party, 0)).expect("it votes").1;
                prop_assert!((share - f64::from(own) / f64::from(sum)).abs() < 1e-9, "{}", text);
            }
        }
    }
}
