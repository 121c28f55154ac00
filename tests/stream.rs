//! What a search finds is told as it is found: early, in an order that is the same each time, and nothing of it is taken back.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
};

use peace_model::{
    logic::{Discovery, Minimal, Reach},
    render,
    report::{Asked, Reading, Wanted, Zone},
    source::Loader,
};

thread_local! {
    /// How often the search has asked whether to go on.
    static ASKED: Cell<u32> = const { Cell::new(0) };
}

/// Provisions in two groups of which a package has one each, and a statement that asks for each of them.
fn draft() -> String {
    let mut text = String::from(
        "[framework]\ntitle = \"Rivals\"\n[parties.north]\nname = \"North\"\n[parties.south]\nname = \"South\"\n",
    );
    for (group, members) in [("line", ["river", "ridge", "road", "wall"]), ("seat", ["port", "fort", "town", "mill"])] {
        for (place, member) in members.iter().enumerate() {
            let party = if place % 2 == 0 { "north" } else { "south" };
            text += &format!("[components.{member}]\ntitle = \"{member}\"\nkind = \"other\"\n");
            text += &format!(
                "[positions.for-{member}]\nparty = \"{party}\"\nstatus = \"official\"\nrequires = \"{member}\"\n"
            );
        }
        let members = members.map(|member| format!("\"{member}\"")).join(", ");
        text += &format!("[choices.{group}]\none-of = [{members}]\n");
    }
    text
}

/// A discovery, in words too, and how often the search had asked by then.
struct Told {
    asked: u32,
    found: Discovery,
    line: String,
}

/// Everything that is told, and the answer.
fn told() -> (Vec<Told>, Zone) {
    ASKED.set(0);
    let loader = Loader::memory([("draft.toml".to_owned(), draft().into_bytes())]);
    let reading = Reading::new(&loader, "draft.toml").expect("the file is in memory");
    let stop = || {
        ASKED.set(ASKED.get() + 1);
        false
    };
    let reach = Reach { conflicts: 100, repairs: 100, steps: 100_000, clauses: false };
    let wanted = Wanted { red_lines: false, all: true, reach, stop };
    let told = RefCell::new(Vec::new());
    let zone = Zone::telling(reading, &Asked::default(), wanted, &|framework, _, found| {
        let line = render::text::discovery(framework, found);
        told.borrow_mut().push(Told { asked: ASKED.get(), found: found.clone(), line });
    });
    (told.into_inner(), zone)
}

#[test]
fn the_stream_has_one_order_in_which_longer_repairs_follow_as_more_is_found_to_hang_together() {
    let lines: Vec<String> = told().0.into_iter().map(|told| told.line).collect();
    let expected = [
        "conflict: `for-river` and `for-ridge`",
        "conflict: `for-road` and `for-wall`",
        "repair: South no longer insists on `for-ridge`",
        "repair: North no longer insists on `for-river`",
        "conflict: `for-ridge` and `for-road`",
        "conflict: `for-river` and `for-road`",
        "conflict: `for-river` and `for-wall`",
        "repair: South no longer insists on `for-ridge` and `for-wall`, and North no longer insists on `for-road`",
        "conflict: `for-ridge` and `for-wall`",
        "repair: North no longer insists on `for-river` and `for-road`, and South no longer insists on `for-wall`",
        "repair: North no longer insists on `for-river`, and South no longer insists on `for-ridge` and `for-wall`",
        "repair: North no longer insists on `for-river` and `for-road`, and South no longer insists on `for-ridge`",
        "conflict: `for-port` and `for-fort`",
        "conflict: `for-town` and `for-mill`",
        "repair: South no longer insists on `for-fort`",
        "repair: North no longer insists on `for-port`",
        "conflict: `for-fort` and `for-town`",
        "conflict: `for-port` and `for-town`",
        "conflict: `for-port` and `for-mill`",
        "repair: South no longer insists on `for-fort` and `for-mill`, and North no longer insists on `for-town`",
        "conflict: `for-fort` and `for-mill`",
        "repair: North no longer insists on `for-port` and `for-town`, and South no longer insists on `for-mill`",
        "repair: North no longer insists on `for-port`, and South no longer insists on `for-fort` and `for-mill`",
        "repair: North no longer insists on `for-port` and `for-town`, and South no longer insists on `for-fort`",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn the_first_is_told_while_most_of_the_search_is_still_to_come() {
    let (told, _) = told();
    let (first, all) = (told[0].asked, ASKED.get());
    assert!(first * 4 < all, "the first came after {first} of {all}");
    let alone = told.windows(2).filter(|pair| pair[0].asked < pair[1].asked).count();
    assert_eq!(alone, told.len() - 1, "each is told before the search asks for the next");
}

#[test]
fn the_answer_holds_every_conflict_that_was_told_and_no_repair_that_was_not() {
    let (told, zone) = told();
    let clashes = &zone.together().expect("parties insist on something").clashes;
    let of = |sort: Minimal| -> BTreeSet<_> {
        told.iter().filter(|told| told.found.sort == sort).map(|told| told.found.statements.clone()).collect()
    };
    let conflicts: BTreeSet<_> =
        clashes.iter().flat_map(|clash| &clash.conflicts).map(|conflict| conflict.statements.clone()).collect();
    let repairs: BTreeSet<_> =
        clashes.iter().flat_map(|clash| &clash.repairs).map(|repair| repair.statements.clone()).collect();
    assert_eq!(of(Minimal::Conflict), conflicts);
    assert!(repairs.is_subset(&of(Minimal::Repair)), "{repairs:?}");
}
