//! Pictures that a file declares: each is what the same filters in a call give, and every mistake in one is shown.

use peace_model::{
    diagram::{self, Wanted},
    framework::{Aspect, Kind},
    report::Reading,
    source::Loader,
};

use super::{of_text, texts::HARBOUR};

/// The keys of one declaration, and the same in a call.
fn filters() -> Vec<(&'static str, Wanted)> {
    let text = |text: &str| Some(text.to_owned());
    vec![
        ("", Wanted::default()),
        ("focus = \"fishing\"", Wanted { focus: text("fishing"), ..Wanted::default() }),
        ("focus = \"closure\"\ndepth = 2", Wanted { focus: text("closure"), depth: Some(2), ..Wanted::default() }),
        (
            "between = [\"truce\", \"fishing\"]",
            Wanted { between: Some(["truce".to_owned(), "fishing".to_owned()]), ..Wanted::default() },
        ),
        ("party = \"guild\"", Wanted { party: text("guild"), ..Wanted::default() }),
        ("phase = 2", Wanted { phase: text("2"), ..Wanted::default() }),
        ("kind = \"economic-ties\"", Wanted { kind: Some(Kind::EconomicTies), ..Wanted::default() }),
        ("findings-only = true", Wanted { findings_only: true, ..Wanted::default() }),
    ]
}

#[test]
fn every_view_with_every_filter() {
    for aspect in Aspect::ALL {
        for (keys, wanted) in filters() {
            let view = format!("[[view]]\nid = \"memo\"\nview = \"{}\"\n{keys}\n", aspect.word());
            let harbour = of_text(&format!("{HARBOUR}\n{view}"), &[]);
            let declared = Wanted::named(&harbour.framework, "memo").expect("it is declared");
            let outline = |wanted: &Wanted| diagram::draw(&harbour, wanted).map(|picture| diagram::outline(&picture));
            assert_eq!(outline(&declared), outline(&Wanted { aspect, ..wanted }), "{view}");
        }
    }
}

/// What is said of the file, with the text that it is said of.
fn mistakes(views: &str) -> Vec<String> {
    let text = format!("{HARBOUR}\n{views}");
    let loader = Loader::memory([("text.toml".to_owned(), text.into_bytes())]);
    let reading = Reading::new(&loader, "text.toml").expect("the file is there");
    let said = reading.findings.iter().map(|finding| {
        let words: Vec<&str> = std::iter::once(&finding.message).chain(&finding.help).map(String::as_str).collect();
        format!("{}: {}", reading.sources.slice(finding.at), words.join("; "))
    });
    said.collect()
}

#[test]
fn what_is_wrong_with_a_view() {
    let view = |keys: &str| mistakes(&format!("[[view]]\nid = \"memo\"\nview = \"sequence\"\n{keys}\n"));
    let expected = [
        (
            "focus = \"fishin\"",
            "\"fishin\": `fishin` is not defined; a component, step, choice, issue, event, party or position is expected here; did you mean `fishing`?",
        ),
        ("party = \"nort\"", "\"nort\": `nort` is not defined; a party is expected here; did you mean `north`?"),
        ("kind = \"cesefire\"", "\"cesefire\": `cesefire` is not a kind of component; did you mean `ceasefire`?"),
        (
            "between = [\"truce\"]",
            "\"truce\": `between` has 1 ids, and needs two; write `between = [\"one\", \"other\"]`",
        ),
        ("depth = 2", "2: `depth` counts lines from `focus`, and there is none; add `focus = …`, or leave `depth` out"),
        ("findings_only = true", "findings_only: a view has no key `findings_only`; did you mean `findings-only`?"),
    ];
    for (keys, message) in expected {
        assert_eq!(view(keys), [message], "{keys}");
    }
    assert_eq!(
        mistakes("[[view]]\nid = \"power\"\nview = \"sequenc\"\n"),
        ["\"sequenc\": `sequenc` is not one of the words that can stand here; did you mean `sequence`?"]
    );
    assert_eq!(
        mistakes("[[view]]\nid = \"power\"\nview = \"parties\"\n"),
        ["\"power\": every file has a view called `power`; choose another id"]
    );
}
