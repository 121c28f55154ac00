//! Exposure is what a search of every state finds, and what is undone is what playing it out undoes.

#[path = "../drawn/mod.rs"]
mod drawn;
mod lapsing;
mod world;

use std::fs;

use lapsing::{Clauses, clauses};
use peace_model::{
    exposure::Exposures,
    expr::Moment,
    framework::{Framework, Thing},
    remedy::{Lapses, Remedies},
};
use proptest::prelude::*;
use world::{State, WHOLE, World, world};

fn equals_brute_force(world: &World) -> Result<(), TestCaseError> {
    let text = world.text();
    let loader = drawn::in_memory(&[("drawn.toml", &text)]);
    let (framework, sources, findings) = drawn::read(&loader, "drawn.toml");
    prop_assert_eq!(drawn::draw(&sources, &findings), "", "\n{}", text);
    let exposures = Exposures::of(&framework);
    let states = world.states();
    for (index, party) in (0..).zip(framework.parties.ids()) {
        let found = exposures.worst(party);
        let worst = states.iter().map(|state| world.exposure(state, index)).max().expect("there is the first state");
        let twelfths = |weight: i64| decimal(&format!("{weight}/{WHOLE}"));
        prop_assert_eq!(decimal(&found.worst.to_string()), twelfths(worst), "party {}\n{}", index, &text);
        prop_assert!(found.exact && found.worst == found.reached);
        let ids: Vec<_> = found.state.iter().map(|thing: &Thing| thing.id(&framework)).collect();
        let state: State = ids.iter().map(|id| world.unit(id)).collect();
        prop_assert!(states.contains(&state), "{:?} is not reachable\n{}", ids, &text);
        prop_assert_eq!(world.exposure(&state, index), worst, "{:?}\n{}", ids, &text);
        if !world.has_alternatives() {
            let least = states.iter().filter(|state| world.exposure(state, index) == worst).map(State::len).min();
            prop_assert_eq!(Some(state.len()), least, "{:?} is not the shortest\n{}", ids, &text);
        }
    }
    Ok(())
}

/// A weight as it is shown, to nine places.
fn decimal(shown: &str) -> String {
    let (above, below) = shown.split_once('/').unwrap_or((shown, "1"));
    let number = |part: &str| part.parse::<f64>().expect("weights are numbers");
    format!("{:.9}", number(above) / number(below))
}

/// `LAWS=20 cargo test --test exposures` tries twenty times as many.
fn cases(cases: u32) -> ProptestConfig {
    let times: u32 = std::env::var("LAWS").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    ProptestConfig { cases: cases * times, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(250))]
    #[test]
    fn exposure_is_the_greatest_of_all_states(world in world()) {
        equals_brute_force(&world)?;
    }

    #[test]
    fn what_is_undone_in_the_end_is_what_playing_it_out_undoes(clauses in clauses()) {
        let text = clauses.text();
        let framework = read(&[("drawn.toml", &text)], "drawn.toml");
        let id = |thing: Thing| thing.id(&framework).to_owned();
        let first = framework.components.ids().map(Thing::Component).find(|&thing| id(thing) == Clauses::id(clauses.first));
        let happens = |moment: Option<Moment>| moment.is_none() && clauses.event;
        let lapsed = Lapses::of(&framework).follow(&[first.unwrap()], |point| happens(point.moment));
        let lapsed: std::collections::BTreeSet<_> = lapsed.into_iter().map(id).collect();
        prop_assert_eq!(lapsed, clauses.played(), "\n{}", text);
    }
}

fn read(files: &[(&str, &str)], name: &str) -> Framework {
    let (framework, sources, findings) = drawn::read(&drawn::in_memory(files), name);
    assert_eq!(drawn::draw(&sources, &findings), "");
    framework
}

/// A framework that ships with its dossier, some of its text replaced.
fn shipped(folder: &str, name: &str, replaced: &[(&str, &str)]) -> Framework {
    let text = |name: &str| fs::read_to_string(format!("frameworks/{folder}/{name}")).expect("it ships");
    let (mut dossier, mut framework) = (text("dossier.toml"), text(name));
    for (from, to) in replaced {
        let file = if framework.contains(from) { &mut framework } else { &mut dossier };
        assert!(file.contains(from), "{from} is in neither file");
        *file = file.replacen(from, to, 1);
    }
    read(&[("dossier.toml", &dossier), (name, &framework)], name)
}

#[test]
fn interleaved_quarters_expose_nobody_by_more_than_one() {
    // The weapons are scrapped and the troops leave for good, each for the benefit of the other.
    let framework = shipped(
        "aceh",
        "aceh.toml",
        &[
            ("kind = \"disarmament\"\n", "kind = \"disarmament\"\nreversible = false\nfor = [\"goi\"]\n"),
            ("kind = \"withdrawal\"\n", "kind = \"withdrawal\"\nreversible = false\nfor = [\"gam\"]\n"),
        ],
    );
    let exposures = Exposures::of(&framework);
    let told = exposures.parties().into_iter().map(|party| {
        let found = exposures.worst(party);
        let state: Vec<_> = found.state.iter().map(|thing| thing.id(&framework)).collect();
        format!("{} {} after {state:?}", framework.parties[party].entry.id, found.worst)
    });
    assert_eq!(
        told.collect::<Vec<_>>(),
        ["goi 0 after []", "gam 0.25 after [\"disarmament.first\"]", "amm 0 after []"]
    );
}

/// Who can alone keep the old UN sanctions on Iran from returning.
fn who_blocks(replaced: &[(&str, &str)]) -> Vec<String> {
    // The record does not say whose veto counts: here it is what everybody knows.
    let rule = "name = \"UN Security Council\"\ndecides-by = { veto = [\"usa\", \"russia\", \"china\", \"france\", \"uk\"], quota = 9, of = 15 }";
    let replaced = [&[("name = \"UN Security Council\"", rule)], replaced].concat();
    let framework = shipped("iran", "jcpoa.toml", &replaced);
    let remedies = Remedies::of(&framework, &Exposures::of(&framework));
    let blocked =
        remedies.benefits.iter().flat_map(|benefit| &benefit.reversals).flat_map(|reversal| &reversal.blocked_by);
    blocked.map(|&party| framework.parties[party].name.clone()).collect()
}

#[test]
fn a_veto_protects_the_return_of_sanctions_until_the_default_is_reversed() {
    assert_eq!(who_blocks(&[]), Vec::<String>::new());
    let reversed = [("default = \"restore\"", "default = \"continue\"")];
    assert_eq!(who_blocks(&reversed), ["United States", "Russia", "China"]);
}
