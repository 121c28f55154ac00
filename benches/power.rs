//! How long decision rules and holds take: `cargo bench --bench power`.

use std::fmt::Write as _;

use divan::{Bencher, black_box};
use peace_model::{
    document,
    exposure::Exposures,
    framework::{self, Framework, PartyOrBody},
    power::{Decision, Holds},
    source::{Loader, Sources},
};

fn main() {
    divan::main();
}

const TEXT: &str = "a string can always be written to";

fn framework(text: &str) -> Framework {
    let loader = Loader::memory([("a.toml".to_owned(), text.as_bytes().to_vec())]);
    let (document, mistakes) = document::load(&loader, &mut Sources::default(), "a.toml").expect("it is in memory");
    assert!(mistakes.is_empty(), "{mistakes:?}");
    framework::resolve(&document).0
}

fn parties(count: usize) -> String {
    (0..count).fold(String::new(), |mut text, at| {
        writeln!(text, "[parties.m{at}]\nname = \"m{at}\"").expect(TEXT);
        text
    })
}

/// Every member with a weight of its own, or all alike: minimal coalitions counted, and Banzhaf power.
#[divan::bench(args = ["\"majority\"", "weights"])]
fn body_of_thirty(bencher: Bencher<'_, '_>, rule: &str) {
    let members: Vec<_> = (0..30).map(|at| format!("\"m{at}\"")).collect();
    let weights: Vec<_> = (0..30_u64).map(|at| format!("m{at} = {}", 1_000_000 + at * at * 7_919)).collect();
    let weighted = format!("{{ weights = {{ {} }}, quota = 30000000 }}", weights.join(", "));
    let rule = if rule == "weights" { weighted } else { rule.to_owned() };
    let body = format!("[parties.body]\nname = \"Body\"\nmembers = [{}]\ndecides-by = {rule}\n", members.join(", "));
    let framework = framework(&(parties(30) + &body));
    let decider = framework.parties.ids().next_back().expect("it has parties");
    bencher.bench(|| {
        let votes = Decision::of(&framework, PartyOrBody::Party(decider)).votes(black_box(10));
        assert!(votes.is_some_and(|votes| votes.banzhaf.is_some() && votes.blocking.count.is_some()));
    });
}

/// 10 000 steps, 30 000 preconditions and 20 parties; one step in three cannot be undone.
fn long_course() -> Framework {
    let mut text = parties(20);
    for at in 0..10_000_usize {
        let party = |times: usize| at * times % 20;
        writeln!(text, "[components.c{at}]\ntitle = \"c\"\nkind = \"legal-act\"\nby = [\"m{}\"]", party(1))
            .expect(TEXT);
        writeln!(text, "for = [\"m{}\"]\nverified-by = [\"m{}\"]", party(3) / 2, party(7)).expect(TEXT);
        // Spread by primes, so that every part of the row waits for every other before it.
        let after: Vec<_> = [1, 7, 4_099]
            .iter()
            .filter_map(|back| at.checked_sub(at % back + 1))
            .map(|it| format!("\"c{it}.verified\""))
            .collect();
        if at % 3 == 0 {
            writeln!(text, "reversible = false").expect(TEXT);
        }
        if at > 0 {
            writeln!(text, "after = [{}]", after.join(", ")).expect(TEXT);
        }
    }
    framework(&text)
}

/// What each of 20 parties can stall.
#[divan::bench]
fn holds_of_twenty(bencher: Bencher<'_, '_>) {
    let framework = long_course();
    bencher.bench(|| {
        let holds = Holds::new(&framework).all(&framework);
        assert!(holds.iter().any(|hold| !hold.at_own_cost.is_empty()));
    });
}

/// The worst state of each of 20 parties.
#[divan::bench(sample_count = 10)]
fn exposure_of_twenty(bencher: Bencher<'_, '_>) {
    let framework = long_course();
    bencher.bench(|| {
        let exposures = Exposures::of(&framework);
        let worst: Vec<_> = framework.parties.ids().map(|party| exposures.worst(party)).collect();
        assert!(worst.iter().all(|exposure| exposure.exact));
    });
}
