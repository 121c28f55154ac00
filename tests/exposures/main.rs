//! Exposure is what the best search of all finds that looks at every state.

#[path = "../drawn/mod.rs"]
mod drawn;
mod world;

use peace_model::{exposure::Exposures, framework::Thing};
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
        let twelfths = |weight: i64| format!("{:.9}", weight as f64 / WHOLE as f64);
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
}
