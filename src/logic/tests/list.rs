//! Packages in numbers that no list holds, and what is said where not all can be looked at.

use std::fmt::Write as _;

use super::{Inquiry, Statements, Theory, component, position, read};
use crate::{
    logic::{Listing, Pick},
    statements::Question,
};

/// The packages, without those idle ones that they stand for.
fn listing(text: &str, limit: usize) -> (Vec<String>, Listing) {
    picked(text, Pick { limit, pareto: false, spread: false, steps: 200_000 })
}

fn picked(text: &str, pick: Pick) -> (Vec<String>, Listing) {
    let framework = read(text);
    let statements = Statements::select(&framework, &Question::default());
    let theory = Theory::of(&framework, &statements);
    let listing = Inquiry::new(&framework, &theory).packages(pick);
    let lines = listing.packages.iter().map(|ranked| {
        let components = framework.components.ids().filter(|&id| ranked.package.has(id));
        let ids: Vec<&str> = components.map(|id| framework.components[id].entry.id.as_str()).collect();
        let breached = ranked.breached.iter().map(|&id| framework.positions[id].entry.id.as_str());
        format!("{}: breaches {}", ids.join(" "), breached.collect::<Vec<_>>().join(" "))
    });
    (lines.collect(), listing)
}

fn free(number: usize) -> String {
    let mut text = String::new();
    for place in 0..number {
        write!(text, "{}", component(&format!("c{place}"), "bracketed-by = [\"north\"]"))
            .expect("a string can be written to");
    }
    text
}

#[test]
fn what_nobody_speaks_of_is_counted_and_not_listed() {
    let text = free(70) + &component("wall", "bracketed-by = [\"south\"]") + &position("no-wall", "rejects = \"wall\"");
    let (lines, listing) = listing(&text, 10);
    let all: Vec<String> = (0..70).map(|place| format!("c{place}")).collect();
    let all = all.join(" ");
    assert_eq!(lines, [format!("{all}: breaches "), format!("{all} wall: breaches no-wall")]);
    assert_eq!((listing.count.count.to_string(), listing.count.exact), ("2361183241434822606848".to_owned(), true));
    assert_eq!((listing.alike.count.to_string(), listing.idle.len()), ("1180591620717411303424".to_owned(), 70));
    assert_eq!((listing.all, listing.proven), (true, true));
}

#[test]
fn of_groups_that_have_nothing_in_common_the_first_are_put_together() {
    // 2⁴⁰ packages, of which the best is the last in the author's order.
    let mut text = free(40);
    for place in 0..40 {
        text += &position(&format!("no-{place}"), &format!("rejects = \"c{place}\""));
    }
    let (lines, listing) = listing(&text, 3);
    assert_eq!(lines, [": breaches ", "c0: breaches no-0", "c1: breaches no-1"]);
    assert_eq!(
        (listing.count.count.to_string(), listing.all, listing.proven),
        ("1099511627776".to_owned(), false, true)
    );
}

#[test]
fn where_too_many_hang_together_it_says_so() {
    let ids: Vec<String> = (0..16).map(|place| format!("c{place}")).collect();
    let text = free(16) + &position("none-of-them", &format!("rejects = \"{}\"", ids.join(" or ")));
    let (_, listing) = listing(&text, 3);
    assert_eq!((listing.count.count.to_string(), listing.count.exact), ("65536".to_owned(), true));
    assert_eq!((listing.all, listing.proven), (false, false));
}

#[test]
fn what_says_the_same_counts_once() {
    let both = [
        component("wall", "bracketed-by = [\"south\"]"),
        component("toll", "bracketed-by = [\"south\"]"),
        position("no-wall", "rejects = \"wall\""),
        position("again-no-wall", "requires = \"not wall\""),
    ];
    let (_, listing) = listing(&both.concat(), 10);
    let demands: Vec<usize> = listing.packages.iter().map(|ranked| ranked.totals.demands).collect();
    assert_eq!(demands, [0, 1]);
}

#[test]
fn fewer_breaches_beat_only_what_has_all_of_them() {
    let rivals = [
        component("wall", ""),
        component("fence", ""),
        "[choices.barrier]\ntitle = \"?\"\none-of = [\"wall\", \"fence\"]\n".to_owned(),
        position("no-wall", "rejects = \"wall\""),
        position("a-fence", "requires = \"fence\""),
        position("no-fence", "rejects = \"fence\""),
    ];
    let (lines, _) = picked(&rivals.concat(), Pick { limit: 10, pareto: true, spread: false, steps: 200_000 });
    assert_eq!(lines, ["fence: breaches no-fence", "wall: breaches no-wall a-fence"]);
}
