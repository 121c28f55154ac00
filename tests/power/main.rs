//! Decision rules and holds: by example, and against every coalition and every sequence of steps.

mod coalitions;
mod holds;

use peace_model::{
    document, framework,
    framework::{Framework, PartyOrBody},
    power::{Blocking, Decision},
    source::{Loader, Sources},
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

/// Parties with one letter each.
fn parties(letters: &str) -> String {
    letters.chars().fold(String::new(), |text, letter| text + &format!("[parties.{letter}]\nname = \"{letter}\"\n"))
}

/// Who can block what the last party, or else the last body, decides: "a alone, b not, c unknown".
fn blocking(text: &str) -> String {
    let framework = framework(text);
    let body = framework.components.ids().next_back().map(PartyOrBody::Body);
    let party = framework.parties.ids().next_back().map(PartyOrBody::Party);
    let decision = Decision::of(&framework, body.or(party).expect("it defines somebody"));
    let words: Vec<_> = framework
        .parties
        .iter()
        .map(|(id, party)| {
            let word = match decision.blocking(id) {
                Blocking::Alone => "alone",
                Blocking::NotAlone => "not",
                Blocking::Unknown => "unknown",
            };
            format!("{} {word}", party.entry.id)
        })
        .collect();
    words.join(", ")
}

/// Who of a, b, c and d can block what a body with these keys decides.
fn in_body(keys: &str) -> String {
    blocking(&format!("{}[components.body]\ntitle = \"A body\"\nkind = \"oversight-body\"\n{keys}\n", parties("abcd")))
}

#[test]
fn who_blocks_alone_follows_from_the_rule() {
    let members = "members = [\"a\", \"b\", \"c\"]\n";
    let with = |keys: &str| in_body(&format!("{members}{keys}"));
    assert_eq!(with("decides-by = \"unanimity\""), "a alone, b alone, c alone, d not");
    assert_eq!(with("decides-by = \"consensus\""), "a alone, b alone, c alone, d not");
    assert_eq!(with("decides-by = \"majority\""), "a not, b not, c not, d not");
    assert_eq!(with("decides-by = \"two-thirds\""), "a not, b not, c not, d not");
    assert_eq!(with("decides-by = { quota = 3 }"), "a alone, b alone, c alone, d not");
    assert_eq!(with("decides-by = { quota = 4 }"), "a unknown, b unknown, c unknown, d not", "never taken");
    assert_eq!(with("decides-by = { quota = 2, veto = [\"b\"] }"), "a not, b alone, c not, d not");
    assert_eq!(with("decides-by = { quota = 3, veto = [\"d\"] }"), "a not, b not, c not, d alone");
    assert_eq!(with("decides-by = { quota = 3, weights = { a = 2, b = 1, c = 1 } }"), "a alone, b not, c not, d not");
    assert_eq!(with("decides-by = \"chair\"\nchair = \"d\""), "a not, b not, c not, d alone");
}

#[test]
fn nothing_is_concluded_where_no_rule_can_be_applied() {
    assert_eq!(in_body("members = [\"a\", \"b\"]"), "a unknown, b unknown, c not, d not");
    assert_eq!(
        in_body("members = [\"a\", \"b\"]\ndecides-by = \"chair\""),
        "a unknown, b unknown, c not, d not",
        "nobody is in the chair"
    );
    assert_eq!(in_body("decides-by = \"majority\""), "a unknown, b unknown, c unknown, d unknown");
    assert_eq!(in_body("decides-by = [\"majority\", \"unanimity\"]\nmembers = [\"a\", \"b\", \"c\"]"), {
        "a unknown, b unknown, c unknown, d not"
    });
}

#[test]
fn of_two_votes_the_one_that_breaks_ties_is_enough() {
    let two = "members = [\"a\", \"b\"]\ndecides-by = \"majority\"\n";
    assert_eq!(in_body(two), "a alone, b alone, c not, d not");
    assert_eq!(in_body(&format!("{two}tie-break = \"a\"")), "a alone, b not, c not, d not");
    assert_eq!(in_body(&format!("{two}chair = \"c\"\ntie-break = \"chair\"")), "a not, b not, c not, d not");
}

#[test]
fn members_who_are_not_named_vote_too() {
    let council = |rule: &str| blocking(&format!("{}[parties.z]\nname = \"z\"\ndecides-by = {rule}\n", parties("ab")));
    assert_eq!(council("{ veto = [\"a\"], quota = 9, of = 15 }"), "a alone, b not, z alone");
    assert_eq!(council("{ quota = 9, of = 15 }"), "a not, b not, z alone");
    assert_eq!(council("{ quota = 15, of = 15 }"), "a unknown, b unknown, z alone");
    assert_eq!(council("{ veto = [\"a\"], quota = 9 }"), "a alone, b unknown, z alone", "of how many is not stated");
}

#[test]
fn who_takes_an_optional_seat_decides_nothing_by_itself() {
    let body = "members = [\"a\", \"b\"]\noptional-members = [\"c\"]\n";
    assert_eq!(in_body(&format!("{body}decides-by = \"unanimity\"")), "a alone, b alone, c alone, d not");
    assert_eq!(in_body(&format!("{body}decides-by = \"majority\"")), "a unknown, b unknown, c not, d not");
}

#[test]
fn a_party_refuses_wherever_it_votes() {
    let union = "[parties.e]\nname = \"e\"\nmembers = [\"a\", \"b\", \"c\"]\n";
    let council = "[parties.z]\nname = \"z\"\nmembers = [\"e\", \"a\", \"d\"]\ndecides-by = \"majority\"\n";
    let in_council = |rule: &str| blocking(&format!("{}{union}{rule}{council}", parties("abcd")));
    assert_eq!(
        in_council("decides-by = \"unanimity\"\n"),
        "a alone, b not, c not, d not, e not, z alone",
        "a votes at home and within e"
    );
    assert_eq!(in_council("decides-by = \"majority\"\n"), "a not, b not, c not, d not, e not, z alone");
    assert_eq!(in_council(""), "a unknown, b not, c not, d not, e not, z alone");
}

#[test]
fn a_collective_in_itself_is_no_reason_to_conclude_anything() {
    let text = "[parties.a]\nname = \"a\"\nmembers = [\"b\"]\ndecides-by = \"unanimity\"\n\
                [parties.b]\nname = \"b\"\nmembers = [\"a\"]\ndecides-by = \"unanimity\"\n";
    assert_eq!(blocking(text), "a unknown, b unknown");
}

#[test]
fn a_verifier_of_another_kind_is_everybody_who_is_obliged_by_it() {
    let text = format!(
        "{}[components.watch]\ntitle = \"Watch\"\nkind = \"monitoring\"\nby = [\"a\", \"b\"]\n",
        parties("abc")
    );
    assert_eq!(blocking(&text), "a alone, b alone, c not");
}
