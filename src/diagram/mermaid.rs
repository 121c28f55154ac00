//! A picture written in Mermaid, which code-hosting sites draw by themselves.

use std::{collections::BTreeMap, fmt::Write as _};

use super::{
    arrows::{self, Arrow},
    look::{DARK, Pen, alarm},
    picture::{End, Figure, Mark, Meaning, Picture, Shape},
    text::{visible_lines, wrap},
    wanted::Refusal,
};
use crate::finding::Severity;

/// The sites that draw Mermaid draw no longer text than this (`maxTextSize`), counted as in JavaScript: by UTF-16 units.
const MOST: usize = 50_000;

/// Nor do they draw more lines than this (`maxEdges`).
const MOST_LINES: usize = 500;

/// The whole picture.
pub(super) fn write(picture: &Picture) -> Result<String, Refusal> {
    let arrows = arrows::all(picture);
    let drawn: Vec<&Arrow<'_>> = arrows.iter().filter(|arrow| arrow.stroke.pen != Pen::Invisible).collect();
    let mut out = head(picture);
    for (index, group) in picture.groups.iter().enumerate() {
        match &group.name {
            Some(name) => {
                let _ = writeln!(out, "  subgraph group{index}[\"{}\"]", escaped(&wrap(name, 60, 1).concat()));
                group.figures.iter().for_each(|figure| write_figure(&mut out, figure, 2));
                out.push_str("  end\n");
            }
            None => group.figures.iter().for_each(|figure| write_figure(&mut out, figure, 1)),
        }
    }
    let loops = |arrow: &&Arrow<'_>| arrow.from.end == arrow.to.end;
    drawn.iter().copied().filter(|arrow| !loops(arrow)).for_each(|arrow| write_arrow(&mut out, arrow));
    write_loops(&mut out, drawn.iter().copied().filter(loops));
    classes(&mut out, picture);
    refused(out.encode_utf16().count(), "characters", MOST)?;
    refused(drawn.len(), "lines", MOST_LINES)?;
    Ok(out)
}

fn refused(size: usize, unit: &'static str, most: usize) -> Result<(), Refusal> {
    if size > most { Err(Refusal::MermaidTooLarge { size, unit, most, fitting: Vec::new() }) } else { Ok(()) }
}

/// The title; rows as wide as ours, for else they would be broken again; and what must be known to read the picture.
fn head(picture: &Picture) -> String {
    let notes = [picture.subject].into_iter().chain(picture.notes.iter().map(String::as_str));
    let notes: Vec<String> = notes.flat_map(|note| wrap(note, 60, 6)).map(|row| escaped(&row)).collect();
    format!(
        "---\ntitle: {}\nconfig:\n  flowchart:\n    wrappingWidth: 500\n---\nflowchart LR\n  notes[\"{}\"]\n  \
         classDef notes fill:none,stroke:none\n  class notes notes\n",
        in_yaml(&picture.title),
        notes.join("<br/>")
    )
}

fn rows(figure: &Figure) -> Vec<String> {
    let mut rows = figure.title_rows();
    rows.extend(figure.detail_rows());
    rows.extend(Some(figure.findings.symbols()).filter(|symbols| !symbols.is_empty()));
    rows
}

/// A figure. Mermaid loses lines that lead to a frame, and writes over its name: who has steps stands in the frame with them.
fn write_figure(out: &mut String, figure: &Figure, depth: usize) {
    let indent = "  ".repeat(depth);
    let name = identifier(&figure.name);
    let label = rows(figure).iter().map(|row| escaped(row)).collect::<Vec<_>>().join("<br/>");
    let [open, close] = brackets(figure.shape);
    let steps = figure.steps.len();
    if steps == 0 {
        let _ = writeln!(out, "{indent}{name}{open}\"{label}\"{close}");
        return;
    }
    let _ = writeln!(out, "{indent}subgraph steps_{name}[\"in {steps} step{}\"]", if steps == 1 { "" } else { "s" });
    let _ = writeln!(out, "{indent}  {name}{open}\"{label}\"{close}");
    figure.steps.iter().for_each(|step| write_figure(out, step, depth + 1));
    let _ = writeln!(out, "{indent}end");
}

fn brackets(shape: Shape) -> [&'static str; 2] {
    match shape {
        Shape::Act | Shape::Amendment => ["[", "]"],
        Shape::Standing => ["(", ")"],
        Shape::Party => ["([", "])"],
        Shape::Choice | Shape::Event => ["{{", "}}"],
        Shape::Issue => ["[/", "/]"],
        Shape::Statement | Shape::Signature => [">", "]"],
        Shape::Plan => ["[[", "]]"],
        Shape::Junction => ["((", "))"],
        Shape::Clash => ["{", "}"],
    }
}

/// Mermaid has few heads: what they do not say, words on the line do.
fn write_arrow(out: &mut String, arrow: &Arrow<'_>) {
    let [from, to] = [arrow.from, arrow.to].map(|figure| identifier(&figure.name));
    let line = match (arrow.stroke.head, arrow.stroke.pen, arrow.line.circle) {
        ("none", _, _) => "---",
        ("tee", _, _) => "x--x",
        (_, _, true) | (_, Pen::Bold, _) => "==>",
        ("dot" | "odot", _, _) => "--o",
        (_, Pen::Dashed | Pen::Dotted, _) => "-.->",
        _ => "-->",
    };
    let words = words(arrow);
    let label = if words.is_empty() { words } else { format!("|\"{words}\"|") };
    let _ = writeln!(out, "  {from} {line}{label} {to}");
}

/// Of several lines from a figure to itself Mermaid draws one: it says what all of them say.
fn write_loops<'a>(out: &mut String, arrows: impl Iterator<Item = &'a Arrow<'a>>) {
    let mut figures: BTreeMap<End, Vec<&Arrow<'_>>> = BTreeMap::new();
    arrows.for_each(|arrow| figures.entry(arrow.from.end).or_default().push(arrow));
    for arrows in figures.values() {
        let name = identifier(&arrows[0].from.name);
        let words: Vec<String> = arrows.iter().map(|arrow| words(arrow)).filter(|words| !words.is_empty()).collect();
        let label = if words.is_empty() { String::new() } else { format!("|\"{}\"|", words.join("; ")) };
        let _ = writeln!(out, "  {name} -->{label} {name}");
    }
}

fn words(arrow: &Arrow<'_>) -> String {
    let words = [meaning(arrow), &arrow.line.words, if arrow.line.circle { "circle" } else { "" }];
    words.into_iter().filter(|words| !words.is_empty()).map(escaped).collect::<Vec<_>>().join(": ")
}

/// What a line says; empty where its words, or the figure it starts from, say it already.
fn meaning(arrow: &Arrow<'_>) -> &'static str {
    match arrow.line.meaning {
        Meaning::Order | Meaning::OneOf | Meaning::PartOf => "",
        Meaning::Settles => arrow.stroke.class,
        _ if arrow.line.words.is_empty() => arrow.stroke.class,
        _ => "",
    }
}

/// The fills of findings, the borders of what is not agreed. Ink goes with the fill: on a dark page it stays readable.
fn classes(out: &mut String, picture: &Picture) {
    let ink = DARK[0].0;
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let names = named(picture, |figure| figure.findings.worst() == Some(severity));
        let look = alarm(Some(severity));
        let style = format!("fill:{},stroke:{},stroke-width:{}px,color:{ink}", look.fill, look.color, look.width);
        class(out, severity.word(), &style, &names);
    }
    for (mark, class_name) in [(Mark::Bracketed, "bracketed"), (Mark::Implied, "implied"), (Mark::LeftOut, "leftout")] {
        let names = named(picture, |figure| figure.marks.iter().max() == Some(&mark));
        let dash = if mark == Mark::Bracketed { "6 4" } else { "2 3" };
        class(out, class_name, &format!("stroke-dasharray:{dash}"), &names);
    }
}

fn named(picture: &Picture, wanted: impl Fn(&Figure) -> bool) -> Vec<String> {
    picture.figures().filter(|figure| wanted(figure)).map(|figure| identifier(&figure.name)).collect()
}

fn class(out: &mut String, name: &str, style: &str, names: &[String]) {
    if !names.is_empty() {
        let _ = writeln!(out, "  classDef {name} {style}\n  class {} {name}", names.join(","));
    }
}

/// A name that Mermaid takes for nothing else: of letters, digits and underscores, and different for different names.
fn identifier(name: &str) -> String {
    let letters = name.chars().map(|letter| match letter {
        '-' => "_".to_owned(),
        '.' => "__".to_owned(),
        ':' => "___".to_owned(),
        letter if letter.is_ascii_alphanumeric() => letter.to_string(),
        letter => format!("_{:x}_", u32::from(letter)),
    });
    format!("f_{}", letters.collect::<String>())
}

/// Text between quotation marks: whatever Mermaid or Markdown could read as a sign becomes its number.
fn escaped(text: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || !letter.is_ascii() || " ,.:;!?()'/-=+%".contains(letter);
    let one = |letter: char| if plain(letter) { letter.to_string() } else { format!("#{};", u32::from(letter)) };
    visible_lines(text).chars().map(one).collect::<String>().replace("#10;", "<br/>")
}

/// A text in quotation marks for the front matter. Mermaid shows the signs of HTML in a title as their names: it gets signs that
/// look the same.
fn in_yaml(text: &str) -> String {
    let text = visible_lines(text).replace('\n', " ").replace('\\', "\\\\").replace('"', "\\\"");
    let text = text.replace('&', "\u{ff06}").replace('<', "\u{ff1c}").replace('>', "\u{ff1e}");
    format!("\"{text}\"")
}
