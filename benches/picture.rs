//! How long pictures and pages of large frameworks take: `cargo bench --bench picture`.

#[path = "generate.rs"]
mod generate;

use divan::{Bencher, black_box};
use generate::{Size, framework};
use peace_model::{
    diagram::{self, Wanted},
    framework::Aspect,
    render::{self, html::Life},
    report::{self, Asked, Briefing, Checked, Reading},
    source::Loader,
};

fn main() {
    divan::main();
}

fn reading(components: usize) -> Reading {
    let size = Size {
        components,
        preconditions: components * 2,
        issues: components / 5,
        statements: components / 5,
        days: false,
    };
    let loader = Loader::memory([("a.toml".to_owned(), framework(size).into_bytes())]);
    Reading::new(&loader, "a.toml").expect("it is in memory")
}

/// The DOT of what was checked.
#[divan::bench(args = [500, 2_000], sample_count = 10)]
fn dot(bencher: Bencher<'_, '_>, components: usize) {
    let checked = Checked::new(reading(components), &Asked::default());
    let wanted = Wanted::whole(Aspect::Components);
    bencher.bench(|| {
        diagram::dot(&diagram::draw(black_box(&checked), &wanted).expect("a whole view can always be drawn"))
    });
}

/// The page of a briefing.
#[divan::bench(args = [500, 2_000], sample_count = 3)]
fn page(bencher: Bencher<'_, '_>, components: usize) {
    let reach = peace_model::logic::Reach { conflicts: 1000, repairs: 1000, steps: 50_000, clauses: false };
    let wanted = report::Wanted { red_lines: false, all: false, reach, stop: || false };
    let briefing = Briefing::new(reading(components), &Asked::default(), wanted);
    bencher.bench(|| render::html::page(black_box(&briefing), Life::Still));
}
