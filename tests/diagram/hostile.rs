//! Texts and tangles that strangers could write: they stay texts, and every engine takes them.

use std::{collections::BTreeSet, fmt::Write as _};

use peace_model::{diagram, finding::Severity, framework::Aspect};
use proptest::prelude::*;

use super::{finding, graphviz, of_text, picture, texts::STRANGE};

/// The elements of an SVG.
fn elements(svg: &str) -> BTreeSet<&str> {
    let tags = svg.split('<').skip(1).filter(|tag| !tag.starts_with(['/', '?', '!']));
    tags.map(|tag| tag.split([' ', '>', '\n', '/']).next().unwrap_or_default()).collect()
}

/// The words that stand in one figure, row after row.
fn words(svg: &str, id: &str) -> String {
    let figure = svg.split_once(&format!("<g id=\"{}\"", id.replace('-', "&#45;"))).map_or("", |(_, rest)| rest);
    let figure = figure.split_once("</a>").map_or("", |(figure, _)| figure);
    let texts = figure.split("<text ").skip(1).filter_map(|text| text.split_once('>')?.1.split_once('<'));
    let words: Vec<&str> = texts.map(|(words, _)| words).collect();
    let entities = [("&#45;", "-"), ("&#160;", " "), ("&#39;", "'"), ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">")];
    let plain = entities.iter().fold(words.join(" "), |text, (entity, letter)| text.replace(entity, letter));
    plain.replace("&amp;", "&")
}

#[test]
fn strange_texts_stay_texts() {
    let expected =
        graphviz("plain", &diagram::dot(&picture(&of_text(&STRANGE.replace('@', "plain"), &[]), Aspect::Components)));
    let long = "x".repeat(10_000);
    let long_seen = format!("{} …", [&long[..28]; 6].join(" "));
    let texts = [
        ("quotes", r#"\"]; \\\"a\\ \\N\\G\\L\\"#, r#""]; \"a\ \N\G\L\"#),
        ("markup", "</b>--><i>&lt;&#65;&amp;{a|b}", "</b>--><i>&lt;&#65;&amp;{a|b }"),
        ("controls", r"a\u0000b\u001b[31m\u007f\u0085c\uffff", "a\u{fffd}b\u{fffd}[31m\u{fffd} c\u{fffd}"),
        ("turned", r"\u202eabc\u202c \u2067\u05d0\u05d1\u2069\u200f", "abc \u{5d0}\u{5d1}"),
        ("scripts", "Київ کابل 平和 👩‍👩‍👧‍👦 é", "Київ کابل 平和 👩‍👩‍👧‍👦 é"),
        ("lines", r"a\r\nb\t\tc\u2028d\n", "a b c d"),
        ("blank", r"\u00a0\u202e", " "),
        ("long", &long, &long_seen),
    ];
    for (name, text, seen) in texts {
        let plain = of_text(&STRANGE.replace('@', text), &[]);
        let title = plain.framework.components.iter().next().map_or("", |(_, component)| component.entry.name());
        let findings = [(Severity::Error, finding(title, &["first", "third"]))];
        let strange = picture(&of_text(&STRANGE.replace('@', text), &findings), Aspect::Components);
        let svg = graphviz(name, &diagram::dot(&strange));
        assert_eq!(words(&svg, "text-components-figure-third"), format!("{seen} other ✖ 1"), "{name}");
        assert_eq!(elements(&svg), elements(&expected), "{name}");
        #[cfg(feature = "picture")]
        assert_eq!(texts_of(&diagram::svg(&strange).expect("it is small")), [seen.trim(), "other", "1"], "{name}");
    }
}

/// The rows in the figure `third`, as an XML reader understands them.
#[cfg(feature = "picture")]
fn texts_of(svg: &str) -> Vec<String> {
    let document = resvg::usvg::roxmltree::Document::parse(svg).expect("it is XML");
    let third = document.descendants().find(|part| part.attribute("id") == Some("text-components-figure-third"));
    let rows = third.into_iter().flat_map(|figure| figure.descendants()).filter(|part| part.has_tag_name("text"));
    let mut rows: Vec<String> = rows.map(|row| row.text().unwrap_or_default().trim().to_owned()).collect();
    let title = rows.len().saturating_sub(2);
    let rest = rows.split_off(title);
    [vec![rows.join(" ")], rest].concat()
}

/// A framework of a few components with steps, tied to each other at random, with these titles.
fn tangle() -> impl Strategy<Value = String> {
    let tie = (0..8_usize, 0..9_usize, 0..4_usize);
    let component = (any::<String>(), 0..4_usize, 0..3_u8, prop::collection::vec(tie, 0..5));
    prop::collection::vec(component, 1..7).prop_map(|components| {
        let count = components.len();
        let steps: Vec<usize> = components.iter().map(|(_, steps, ..)| *steps).collect();
        let target = |at: usize, step: usize| {
            let at = at % count;
            if step > 0 && step <= steps[at] { format!("c{at}.s{step}") } else { format!("c{at}") }
        };
        components.iter().enumerate().map(|(index, component)| written(index, component, &target)).collect()
    })
}

type Drawn = (String, usize, u8, Vec<(usize, usize, usize)>);

fn written(index: usize, (title, steps, phase, ties): &Drawn, target: &dyn Fn(usize, usize) -> String) -> String {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let title = if title.trim().is_empty() { quoted("blank") } else { quoted(title) };
    let mut text = format!("[components.c{index}]\ntitle = {title}\nkind = \"principle\"\n");
    if *phase > 0 {
        let _ = writeln!(text, "phase = {phase}");
    }
    for (key, name) in
        ["after", "with", "requires", "excludes", "void-if", "suspends-if", "due", "not-before"].iter().enumerate()
    {
        let to: BTreeSet<String> = ties
            .iter()
            .filter(|tie| tie.0 == key)
            .map(|tie| target(tie.1, if *name == "excludes" { 0 } else { tie.2 }))
            .collect();
        let list: Vec<String> = to.iter().map(|id| quoted(id)).collect();
        match (to.first(), *name) {
            (None, _) => {}
            (Some(first), "due" | "not-before") => {
                let _ = writeln!(text, "{name} = \"2 days before {first}\"");
            }
            (Some(_), "after") if to.len() > 2 => {
                let parts: Vec<String> = to.iter().cloned().collect();
                let _ = writeln!(text, "after = \"{} or ({})\"", parts[0], parts[1..].join(" and "));
            }
            (Some(_), name) => {
                let _ = writeln!(text, "{name} = [{}]", list.join(", "));
            }
        }
    }
    for step in 1..=*steps {
        let _ = writeln!(text, "[[components.c{index}.steps]]\nid = \"s{step}\"");
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn graphviz_takes_every_tangle(text in tangle()) {
        let checked = of_text(&text, &[]);
        for aspect in [Aspect::Components, Aspect::Sequence, Aspect::Undoing] {
            graphviz("a tangle", &diagram::dot(&picture(&checked, aspect)));
        }
    }
}

#[cfg(feature = "picture")]
proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// What is built in takes every tangle too, and draws each line where it can be seen.
    #[test]
    fn the_built_in_engine_takes_every_tangle(text in tangle()) {
        let checked = of_text(&text, &[]);
        for aspect in [Aspect::Components, Aspect::Sequence, Aspect::Undoing] {
            let picture = picture(&checked, aspect);
            let svg = diagram::svg(&picture).expect("it is small enough");
            let document = resvg::usvg::roxmltree::Document::parse(&svg).expect("it is XML");
            prop_assert!(document.descendants().all(|part| !part.has_tag_name("script")));
            let drawn = document.descendants().filter(|part| part.attribute("data-from").is_some()).count();
            let lines = diagram::dot(&picture).lines().filter(|line| line.contains("-line-")).count();
            prop_assert_eq!(drawn, lines);
        }
    }
}
