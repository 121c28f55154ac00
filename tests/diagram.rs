//! The component graph as DOT: recorded texts, and Graphviz's own word that it can draw them.

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use peace_model::{
    diagram, document,
    finding::{Finding, Severity},
    framework::{Framework, resolve},
    source::{FileId, Loader, Sources, Span},
};

/// Every shape, mark and line once.
const HARBOUR: &str = r#"
framework = { title = "Harbour agreement of Northport and Southport", requires = ["fishing or compensation"] }

[parties]
north = { name = "Northport" }
south = { name = "Southport" }
guild = { name = "Pilots' Guild" }

[issues.toll]
question = "Is a toll charged in the harbour?"

[events.storm]
title = "Storm damage to the pier"

[components.truce]
title = "No more nets are cut"
kind = "ceasefire"
point = "1"
text = "Nobody cuts the other's nets."
by = ["north", "south"]
phase = 1
verified-by = ["guild"]

[components.patrol]
title = "Pilots patrol the bay"
kind = "monitoring"
by = ["guild"]
phase = 1
with = ["truce"]
oversees = ["truce"]

[components.pier]
title = "The pier is rebuilt in two parts, the breakwater first"
kind = "reconstruction"
by = ["north"]
phase = 2
after = ["truce.verified"]
consent = ["south"]
suspends-if = ["storm"]
[[components.pier.steps]]
id = "breakwater"
[[components.pier.steps]]
id = "crane"
by = ["south"]
due = "30 days after signature"

[components.fishing]
title = "Southport fishes in the bay"
kind = "economic-ties"
by = ["north"]
for = ["south"]
phase = 2
after = "pier.started or (patrol and toll)"
excludes = ["compensation"]

[components.compensation]
title = "Southport is paid instead"
kind = "reparations"
by = ["north"]
phase = 2
bracketed-by = ["south"]
requires = ["not toll"]

[components.ferry]
title = "A ferry runs"
starts-by = "7 days before truce"
kind = "economic-ties"
phase = 1

[components.no-toll]
title = "No toll"
kind = "principle"
implied = true
settles = { toll = false }

[components.closure]
title = "The bay is closed again"
kind = "snapback"
reverses = ["fishing"]
if = "truce.breached"
decided-by = "council"

[components.council]
title = "Harbour council"
kind = "oversight-body"
oversees = ["pier", "fishing"]

[components.council-of-elders]
title = "Council of elders"
kind = "oversight-body"

[components.guild-chairs]
title = "The Guild takes the chair"
amends = "council"
chair = "guild"
bracketed-by = ["north"]

[choices.who-oversees]
title = "Who oversees the harbour"
one-of = ["council", "council-of-elders"]
"#;

/// Things that wait for each other, in every way that ties the picture in a knot.
const KNOT: &str = r#"
[components.dawn]
title = "Dawn"
kind = "principle"
after = ["dusk.verified"]
with = ["dusk"]
excludes = ["dusk"]
requires = ["dusk"]
[[components.dawn.steps]]
id = "first"
after = ["dusk.second"]
[[components.dawn.steps]]
id = "second"
due = "2 days before dawn.first"

[components.dusk]
title = "Dusk"
kind = "principle"
after = "dawn.started or (dusk and dawn.second.breached)"
with = ["dawn.second"]
requires = ["not (dawn and dusk)"]
void-if = ["dusk.lapsed"]
[[components.dusk.steps]]
id = "first"
[[components.dusk.steps]]
id = "second"
with = ["dawn.first"]
"#;

/// `@` stands for a text that a stranger chose.
const STRANGE: &str = r#"
framework = { title = "@" }
parties.one = { name = "@" }
issues.named = { question = "@", values = ["some"], unit = "@" }
events.event = { title = "@" }
[components.first]
title = "@"
text = "@"
kind = "principle"
point = "@"
phase = "@"
by = ["one"]
verified-by = ["one"]
settles = { named = "some" }
after = ["named"]
void-if = ["event"]
[[components.first.steps]]
id = "only"
title = "@"
[components.second]
amends = "first"
title = "@"
bracketed-by = ["one"]
performed-by = ["one"]
[components.third]
title = "@"
kind = "other"
[choices.choice]
title = "@"
one-of = ["first", "third"]
"#;

fn framework(loader: &Loader, name: &str) -> Framework {
    let mut sources = Sources::default();
    let (document, mut findings) = document::load(loader, &mut sources, name).expect("the file can be read");
    let (framework, more) = resolve(&document);
    findings.extend(more);
    let mistakes: Vec<_> = findings.iter().map(|finding| (sources.slice(finding.at), &finding.message)).collect();
    assert!(mistakes.is_empty(), "{name}: {mistakes:#?}");
    framework
}

fn of_text(text: &str) -> Framework {
    framework(&Loader::memory([("text.toml".to_owned(), text.as_bytes().to_vec())]), "text.toml")
}

fn of_file(name: &str) -> Framework {
    framework(&Loader::disk(Path::new(".")).expect("the repository is here"), name)
}

fn finding(message: &str, about: &[&str]) -> Finding {
    Finding::new(Span::new(FileId::FIRST, 0..0), message).about(about.iter().copied())
}

/// What Graphviz makes of it; fails on the slightest complaint.
fn svg(name: &str, dot: &str) -> String {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.dot"));
    fs::write(&file, dot).expect("the target folder can be written");
    let output = Command::new("dot").arg("-Tsvg").arg(&file).output().expect(
        "these tests need Graphviz: run `tests/run`, which installs it, or `apt-get install graphviz`, \
         `dnf install graphviz`, `brew install graphviz`",
    );
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "what dot says of {name}");
    assert!(output.status.success(), "dot ends with {} on {name}", output.status);
    String::from_utf8(output.stdout).expect("SVG is UTF-8")
}

/// Compares with `tests/golden`, or with `UPDATE=1` writes it; then lets Graphviz draw it.
fn recorded(name: &str, dot: &str) {
    let file = format!("tests/golden/{name}.dot");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, dot).expect("the repository can be written");
    }
    let golden = fs::read_to_string(&file).unwrap_or_default();
    assert!(golden == dot, "{file} differs: run `UPDATE=1 cargo test --test diagram` and read the difference");
    svg(name, dot);
}

fn harbour() -> String {
    let findings = [
        (Severity::Error, finding("`fishing` and `truce` wait for each other", &["fishing", "truce"])),
        (Severity::Warning, finding("no day is set for `crane`", &["pier.crane"])),
        (Severity::Warning, finding("no day is set for `fishing`", &["fishing"])),
        (Severity::Note, finding("how `council` decides is not said", &["council", "who-oversees"])),
        (Severity::Note, finding("it is about the draft as a whole", &[])),
    ];
    let findings: Vec<_> = findings.iter().map(|(severity, finding)| (*severity, finding)).collect();
    diagram::dot(&of_text(HARBOUR), &findings)
}

#[test]
fn every_shape_mark_and_line() {
    recorded("harbour", &harbour());
}

#[test]
fn shipped_frameworks() {
    for name in ["frameworks/ukraine/four-part", "frameworks/ukraine/article-5-like", "examples/two-villages"] {
        let short = name.rsplit('/').next().unwrap_or(name);
        recorded(short, &diagram::dot(&of_file(&format!("{name}.toml")), &[]));
    }
}

#[test]
fn a_knot() {
    recorded("knot", &diagram::dot(&of_text(KNOT), &[]));
}

#[test]
fn nothing_at_all() {
    recorded("empty", &diagram::dot(&Framework::default(), &[]));
}

/// The elements of an SVG.
fn elements(svg: &str) -> BTreeSet<&str> {
    let tags = svg.split('<').skip(1).filter(|tag| !tag.starts_with(['/', '?', '!']));
    tags.map(|tag| tag.split([' ', '>', '\n', '/']).next().unwrap_or_default()).collect()
}

/// The words that stand in one figure, row after row.
fn words(svg: &str, id: &str) -> String {
    let figure = svg.split_once(&format!("<g id=\"{id}\"")).map_or("", |(_, rest)| rest);
    let figure = figure.split_once("</a>").map_or("", |(figure, _)| figure);
    let texts = figure.split("<text ").skip(1).filter_map(|text| text.split_once('>')?.1.split_once('<'));
    let words: Vec<&str> = texts.map(|(words, _)| words).collect();
    let entities = [("&#45;", "-"), ("&#160;", " "), ("&#39;", "'"), ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">")];
    let plain = entities.iter().fold(words.join(" "), |text, (entity, letter)| text.replace(entity, letter));
    plain.replace("&amp;", "&")
}

#[test]
fn strange_texts_stay_texts() {
    let expected = svg("plain", &diagram::dot(&of_text(&STRANGE.replace('@', "plain")), &[]));
    let long = "x".repeat(10_000);
    let long_seen = format!("{} …", [&long[..28]; 4].join(" "));
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
        let framework = of_text(&STRANGE.replace('@', text));
        let title = framework.components.iter().next().map_or("", |(_, component)| component.entry.name());
        let finding = finding(title, &["first", "third"]);
        let svg = svg(name, &diagram::dot(&framework, &[(Severity::Error, &finding)]));
        assert_eq!(words(&svg, "third"), format!("{seen} other ✖ 1"), "{name}");
        assert_eq!(elements(&svg), elements(&expected), "{name}");
    }
}

fn attribute<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let value = line.split_once(&format!(" {name}="))?.1;
    value.split([',', ']']).next().map(|value| value.trim_matches('"'))
}

/// Luminance after WCAG 2.2, from 0 to 1.
fn luminance(color: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&color[at..at + 2], 16).expect("a colour is #rrggbb")) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

#[test]
fn every_colour_stands_out() {
    let dot = harbour();
    for line in dot.lines() {
        if let Some(color) = attribute(line, "color") {
            let contrast = 1.05 / (luminance(color.split(':').next().unwrap_or(color)) + 0.05);
            assert!(contrast >= 3.0, "{contrast:.2} to 1 on white: {line}");
        }
        if let Some(fill) = attribute(line, "fillcolor") {
            let contrast = (luminance(fill) + 0.05) / 0.05;
            assert!(contrast >= 4.5, "{contrast:.2} to 1 under black: {line}");
        }
    }
}

#[test]
fn every_line_can_be_told_apart_without_colour() {
    let dot = harbour();
    let samples = dot.lines().filter(|line| line.contains("-> \"legend:") && !line.contains("style=invis"));
    let looks = samples.map(|line| {
        let double = attribute(line, "color").is_some_and(|color| color.contains(':'));
        let head = attribute(line, "arrowhead");
        (
            attribute(line, "[style").or_else(|| line.split("[style=").nth(1)?.split(',').next()),
            attribute(line, "penwidth"),
            double,
            head,
        )
    });
    let looks: Vec<_> = looks.collect();
    let distinct: BTreeSet<_> = looks.iter().collect();
    assert_eq!((looks.len(), distinct.len()), (13, 13), "{looks:#?}");
}
