//! Orders: circles of the text, deadlocks and what cannot be reached, by example and against brute force.

mod brute_force;

use std::collections::BTreeSet;

use peace_model::{
    document, framework,
    framework::Framework,
    order::{Leg, Order},
    source::{Loader, Sources},
    statements::{Question, Statements},
};

/// The framework of a text without mistakes.
fn framework(text: &str) -> Framework {
    let loader = Loader::memory([("a.toml".to_owned(), text.as_bytes().to_vec())]);
    let (document, findings) = document::load(&loader, &mut Sources::default(), "a.toml").expect("it is in memory");
    assert_eq!(findings, []);
    let (framework, findings) = framework::resolve(&document);
    assert_eq!(findings, []);
    framework
}

/// Everything that is wrong with the orders of a text, one line each.
fn faults(text: &str) -> Vec<String> {
    let framework = framework(text);
    let order = Order::new(&framework, &Statements::select(&framework, &Question::default()));
    let round = |legs: &[Leg]| {
        let mut legs: Vec<_> = legs.iter().map(|leg| leg_in_words(&framework, &order, leg)).collect();
        let first = legs.iter().enumerate().min_by_key(|(_, leg)| *leg).map_or(0, |(index, _)| index);
        legs.rotate_left(first);
        legs.join(", ")
    };
    let mut faults = Vec::new();
    for circle in &order.circles {
        let with: Vec<_> = circle.only_with.iter().map(|&id| framework.components[id].entry.id.as_str()).collect();
        let only = if with.is_empty() { String::new() } else { format!(" only with {}", with.join(" ")) };
        let alternatives =
            circle.alternatives.iter().map(|leg| format!(" or {}", leg_in_words(&framework, &order, leg)));
        faults.push(format!("circle{only}: {}{}", round(&circle.rounds[0]), alternatives.collect::<String>()));
    }
    for step in &order.unreachable {
        faults.push(format!("unreachable: {}", step.thing.id(&framework)));
    }
    for deadlock in order.deadlocks(&BTreeSet::new()) {
        let holders: Vec<_> = deadlock.holders.iter().map(|&id| framework.parties[id].entry.id.as_str()).collect();
        let rounds: Vec<_> = deadlock.circle.rounds.iter().map(|legs| round(legs)).collect();
        faults.push(format!("deadlock of {}: {}", holders.join(" "), rounds.join("; ")));
    }
    faults
}

fn leg_in_words(framework: &Framework, order: &Order<'_>, leg: &Leg) -> String {
    let moment = leg.moment.map(|moment| format!(".{}", moment.word())).unwrap_or_default();
    let link = if leg.together { "=" } else { "<" };
    let holder = leg.holder.claim().map(|claim| {
        let position = order.claims[claim].position;
        format!(" [{}]", framework.positions[position].entry.id)
    });
    let (before, after) = (leg.before.id(framework), leg.after.id(framework));
    format!("{before}{moment}{link}{after}{}", holder.unwrap_or_default())
}

/// A text of components, by their ids and what each says beyond its title; other tables can follow.
fn components(components: &[(&str, &str)], rest: &str) -> String {
    let tables = components.iter().map(|(id, keys)| {
        let kind = if keys.contains("kind") || keys.contains("amends") { "" } else { "kind = \"other\"\n" };
        format!("[components.{id}]\ntitle = \"{id}\"\n{kind}{keys}\n")
    });
    tables.collect::<String>() + rest
}

#[test]
fn every_time_that_orders_is_part_of_the_circle() {
    let closed_by = |clause: &str| faults(&components(&[("a", "after = [\"b\"]"), ("b", clause)], ""));
    assert_eq!(closed_by("after = [\"a\"]"), ["circle: a<b, b<a"]);
    assert_eq!(closed_by("not-before = \"2 days after a\""), ["circle: a<b, b<a"]);
    assert_eq!(closed_by("falls-on = \"2 days after a\""), ["circle: a<b, b<a"]);
    assert_eq!(closed_by("falls-on = \"later of a and 2025-01-01\""), ["circle: a<b, b<a"]);
    assert_eq!(closed_by("with = [\"a\"]"), ["circle: a=b, b<a"]);
    // The earlier of two days can be the date.
    assert_eq!(closed_by("falls-on = \"earlier of a and 2025-01-01\""), [""; 0]);
    assert_eq!(closed_by("due = \"2 days after a\""), [""; 0]);
    assert_eq!(closed_by("due = \"2 days before a\""), [""; 0]);
    let due = |a: &str| faults(&components(&[("a", a), ("b", "due = \"2 days before a\"")], ""));
    assert_eq!(due("due = \"b\""), ["circle: a<b, b<a"]);
    assert_eq!(due("due = \"2 days after b\""), [""; 0]);
    assert_eq!(due("due = \"later of b and 2025-01-01\""), [""; 0]);
}

#[test]
fn the_moments_of_a_thing_have_an_order() {
    let text = [("a", "after = [\"b.verified\"]"), ("b", "due = \"a.started\"")];
    assert_eq!(faults(&components(&text, "")), [""; 0]);
    let text = [("a", "after = [\"b.verified\"]"), ("b", "after = [\"a.started\"]")];
    assert_eq!(faults(&components(&text, "")), ["circle: a.started<b, b.verified<a"]);
    // A ceasefire is done when it comes into force, and may end after what waits for it.
    let text = [("a", "after = [\"b\"]"), ("b", "kind = \"ceasefire\"\narea = \"all\"\nfalls-on = \"a\"")];
    assert_eq!(faults(&components(&text, "")), ["circle: a<b, b<a"]);
    let text = [("a", "after = [\"b\"]\ndue = \"b.finished\""), ("b", "kind = \"ceasefire\"\narea = \"all\"")];
    assert_eq!(faults(&components(&text, "")), [""; 0]);
}

#[test]
fn a_component_lasts_from_its_first_step_to_its_last() {
    let steps = |first: &str, second: &str| {
        let steps =
            format!("[[components.a.steps]]\nid = \"one\"\n{first}\n[[components.a.steps]]\nid = \"two\"\n{second}\n");
        faults(&components(&[("b", "after = [\"a\"]"), ("c", "after = [\"a.started\"]"), ("a", &steps)], ""))
    };
    assert_eq!(steps("", ""), [""; 0]);
    assert_eq!(steps("", "after = [\"c\"]"), [""; 0]);
    assert_eq!(steps("after = [\"b\"]", ""), ["circle: a<b, b<a.one"]);
    assert_eq!(steps("after = [\"c\"]", ""), ["circle: a.started<c, c<a.one or a.one<a.two"]);
}

#[test]
fn done_together_is_no_circle_unless_one_waits_for_the_other() {
    let text = [("a", "with = [\"b\"]"), ("b", "with = [\"c\"]"), ("c", "with = [\"a\"]")];
    assert_eq!(faults(&components(&text, "")), [""; 0]);
    let text = [("a", "with = [\"b\"]"), ("b", ""), ("c", "with = [\"a\"]\nafter = [\"b\"]")];
    assert_eq!(faults(&components(&text, "")), ["circle: a=b, b<c, c=a"]);
}

#[test]
fn every_alternative_has_to_lead_back() {
    let text = |c: &str| components(&[("a", "after = \"b or c\""), ("b", "after = [\"a\"]"), ("c", c)], "");
    assert_eq!(faults(&text("")), [""; 0]);
    assert_eq!(faults(&text("after = [\"b\"]")), ["circle: a<b, b<a or b<c or c<a"]);
    // An alternative in another circle frees `a` once that one is broken, but not `b` and `d`.
    let text = [
        ("x", "after = [\"y\"]"),
        ("y", "after = [\"x\"]"),
        ("a", "after = \"x or b\""),
        ("b", "after = [\"a\", \"d\"]"),
        ("d", "after = [\"b\"]"),
    ];
    assert_eq!(faults(&components(&text, "")), ["circle: x<y, y<x", "circle: b<d, d<b"]);
    // What comes of a circle is not listed with it.
    let text =
        [("a", "after = [\"b\"]"), ("b", "after = [\"a\"]"), ("c", "after = [\"a\"]"), ("d", "after = \"c or d\"")];
    assert_eq!(faults(&components(&text, "")), ["circle: a<b, b<a"]);
}

#[test]
fn a_circle_through_what_can_be_left_out_says_with_what() {
    let bracketed = "bracketed-by = [\"p\"]";
    let text = [("a", "after = [\"b\"]"), ("b", &format!("{bracketed}\nafter = [\"a\"]"))];
    // What waits for it cannot be there without it.
    assert_eq!(faults(&components(&text, PARTIES)), ["circle: a<b, b<a"]);
    let text = [("a", ""), ("b", &*format!("{bracketed}\nafter = [\"a\"]\ndue = \"2 days before a\""))];
    assert_eq!(faults(&components(&text, PARTIES)), ["circle only with b: a<b, b<a"]);
}

#[test]
fn rivals_are_never_on_one_circle() {
    let text = |c: &str| {
        components(
            &[("a", "due = \"2 days before c\""), ("b", "due = \"2 days before a\""), ("c", c)],
            "[choices.d]\ntitle = \"d\"\none-of = [\"b\", \"c\"]\n",
        )
    };
    assert_eq!(faults(&text("due = \"b\"")), [""; 0]);
    assert_eq!(faults(&text("due = \"a\"")), ["circle only with c: a<c, c<a"]);
}

#[test]
fn what_an_amendment_replaces_is_on_no_circle_with_it() {
    let amendment = "amends = \"a\"\nbracketed-by = [\"p\"]\ndue = \"c\"";
    let text = |b: &str, c: &str| components(&[("a", "due = \"b\""), ("b", b), ("c", c), ("e", amendment)], PARTIES);
    // Once `a` has to come before `b`, once before `c`, never before both.
    assert_eq!(faults(&text("", "due = \"a\"")), ["circle only with e: a<c, c<a"]);
    assert_eq!(faults(&text("due = \"a\"", "")), ["circle: a<b, b<a"]);
    assert_eq!(faults(&text("after = [\"c\"]", "")), [""; 0]);
    // Nothing is left of a clause that is replaced in every package.
    let text = [("a", "due = \"b\""), ("b", "due = \"a\""), ("e", "amends = \"a\"\ndue = 2025-01-01")];
    assert_eq!(faults(&components(&text, "")), [""; 0]);
    let replacing = "amends = \"a\"\nbracketed-by = [\"p\"]\nnot-before = 2025-01-01\ndue = \"b\"";
    let text = [("a", "not-before = \"2 days after b\""), ("b", ""), ("e", replacing)];
    assert_eq!(faults(&components(&text, PARTIES)), [""; 0]);
}

#[test]
fn what_a_question_leaves_out_matters_only_to_what_is_agreed() {
    let rest =
        "[choices.d]\ntitle = \"d\"\none-of = [\"a\", \"b\"]\n[scenario]\ntitle = \"s\"\nchoose = { d = \"a\" }\n";
    let text = |c: &str| components(&[("a", ""), ("b", ""), ("c", c)], &(PARTIES.to_owned() + rest));
    assert_eq!(faults(&text("after = [\"b\"]")), ["unreachable: c"]);
    assert_eq!(faults(&text("after = [\"b\"]\nbracketed-by = [\"p\"]")), [""; 0]);
    assert_eq!(faults(&text("after = [\"d\"]")), [""; 0]);
}

#[test]
fn what_was_taken_out_is_never_reached() {
    let out = "[framework]\ntitle = \"t\"\nwithout = [\"a\"]\n";
    let text = |b: &str| components(&[("a", ""), ("b", b), ("c", "after = [\"b\"]")], out);
    assert_eq!(faults(&text("after = [\"a\"]")), ["unreachable: b"]);
    assert_eq!(faults(&text("after = [\"a.verified\"]")), ["unreachable: b"]);
    assert_eq!(faults(&text("after = \"a or c\"")), ["circle: b<c, c<b"]);
    assert_eq!(faults(&text("after = [\"a.breached\"]")), [""; 0]);
    assert_eq!(faults(&text("due = \"a\"")), [""; 0]);
    assert_eq!(faults(&text("with = [\"a\"]")), [""; 0]);
}

const PARTIES: &str = "[parties.p]\nname = \"P\"\n[parties.q]\nname = \"Q\"\n[parties.r]\nname = \"R\"\n";

/// Statements `id: party stance formula`, after the parties.
fn statements(statements: &[(&str, &str, &str, &str)]) -> String {
    let tables = statements.iter().map(|(id, party, stance, formula)| {
        format!(
            "[positions.{id}]\nparty = [{party}]\n{stance} = \"{formula}\"\nstatus = \"official\"\ndate = 2025-01-01\n"
        )
    });
    PARTIES.to_owned() + &tables.collect::<String>()
}

#[test]
fn each_smallest_set_of_parties_is_one_deadlock() {
    let text = [("a", ""), ("b", "after = [\"a\"]"), ("c", "")];
    let said = |said: &[(&str, &str, &str, &str)]| faults(&components(&text, &statements(said)));
    let p = ("p-one", "'p'", "reads", "b before a");
    let q = ("q-one", "'q'", "requires", "b before c");
    let r = ("r-one", "'r'", "reads", "c before a");
    assert_eq!(said(&[p]), ["deadlock of p: a<b, b<a [p-one]"]);
    assert_eq!(said(&[q]), [""; 0]);
    assert_eq!(said(&[q, r]), ["deadlock of q r: a<b, b<c [q-one], c<a [r-one]"]);
    assert_eq!(said(&[p, q, r]), ["deadlock of p: a<b, b<a [p-one]", "deadlock of q r: a<b, b<c [q-one], c<a [r-one]"]);
    assert_eq!(said(&[("both", "'p', 'q'", "reads", "b before a")]), ["deadlock of p q: a<b, b<a [both]"]);
    // The way out that `a` has through `x` is blocked by the one, and would not help with the other.
    let text = [
        ("x", "after = [\"y\"]"),
        ("y", ""),
        ("a", "after = \"x or b\""),
        ("b", "after = [\"a\"]"),
        ("d", "after = [\"b\"]"),
    ];
    let both = statements(&[("one", "'p'", "reads", "x before y"), ("two", "'p'", "reads", "d before b")]);
    assert_eq!(faults(&components(&text, &both)), ["deadlock of p: x<y [one], y<x", "deadlock of p: b<d, d<b [two]"]);
    let text = [("a", ""), ("b", "after = [\"a\"]"), ("c", "")];
    let said = |said: &[(&str, &str, &str, &str)]| faults(&components(&text, &statements(said)));
    assert_eq!(said(&[("self", "'r'", "reads", "c before a before b before c")]).len(), 1);
}

#[test]
fn only_orders_that_are_stated_outright_count() {
    let text = [("a", ""), ("b", "after = [\"a\"]"), ("c", "")];
    let one = |stance, formula| faults(&components(&text, &statements(&[("one", "'p'", stance, formula)])));
    let deadlock = ["deadlock of p: a<b, b<a [one]"];
    assert_eq!(one("requires", "c and b before a"), deadlock);
    assert_eq!(one("reads", "not (c or not b before a)"), deadlock);
    assert_eq!(one("reads", "b with a"), ["deadlock of p: a<b, b=a [one]"]);
    for (stance, formula) in [
        ("rejects", "a before b"),
        ("rejects", "b before a"),
        ("prefers", "b before a"),
        ("accepts", "b before a"),
        ("reads", "not a before b"),
        ("reads", "c or b before a"),
    ] {
        assert_eq!(one(stance, formula), [""; 0], "{stance} {formula}");
    }
}

#[test]
fn an_issue_is_settled_with_the_last_of_its_components() {
    let issues = "[issues.x]\nquestion = \"x\"\n[issues.y]\nquestion = \"y\"\n";
    let text = |more: &str| {
        let text = [("a", "settles = { x = true }"), ("b", "settles = { y = true }\nafter = [\"a\"]"), ("c", more)];
        components(&text, issues) + &statements(&[("one", "'p'", "reads", "y before x")])
    };
    assert_eq!(faults(&text("")), ["deadlock of p: a<b, b<y, y<a [one]"]);
    // Something else can settle it later.
    assert_eq!(faults(&text("settles = { x = true }")), [""; 0]);
    let no = [("a", "settles = { x = false }"), ("b", "settles = { y = true }\nafter = [\"a\"]")];
    let said = statements(&[("one", "'p'", "reads", "y before x")]);
    assert_eq!(faults(&(components(&no, issues) + &said)), [""; 0]);
    assert_eq!(faults(&text("settles = { x = true }\ndue = \"b\"")), ["deadlock of p: b<y, y<c [one], c<b"]);
}
