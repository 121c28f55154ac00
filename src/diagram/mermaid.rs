//! A picture written in Mermaid, which code-hosting sites draw by themselves.

use std::fmt::Write as _;

use super::{
    arrows::{self, Arrow},
    look::{DARK, Pen, alarm},
    picture::{Figure, Mark, Meaning, Picture, Shape},
    text::visible_lines,
    wanted::Refusal,
};
use crate::finding::Severity;

/// The sites that draw Mermaid draw no longer text than this.
const MOST: usize = 50_000;

/// Nor do they draw more lines than this.
const MOST_LINES: usize = 500;

/// The whole picture.
pub(super) fn write(picture: &Picture) -> Result<String, Refusal> {
    let arrows = arrows::all(picture);
    let drawn: Vec<&Arrow<'_>> = arrows.iter().filter(|arrow| arrow.stroke.pen != Pen::Invisible).collect();
    let mut out = format!("---\ntitle: {}\n---\nflowchart LR\n", in_yaml(&picture.title));
    for note in [picture.subject].into_iter().chain(picture.notes.iter().map(String::as_str)) {
        let _ = writeln!(out, "  %% {}", comment(note));
    }
    for (index, group) in picture.groups.iter().enumerate() {
        match &group.name {
            Some(name) => {
                let _ = writeln!(out, "  subgraph group{index}[\"{}\"]", escaped(name));
                group.figures.iter().for_each(|figure| write_figure(&mut out, figure, 2));
                out.push_str("  end\n");
            }
            None => group.figures.iter().for_each(|figure| write_figure(&mut out, figure, 1)),
        }
    }
    drawn.iter().for_each(|arrow| write_arrow(&mut out, arrow));
    classes(&mut out, picture);
    let size = out.chars().count();
    let lines = drawn.len();
    if size > MOST {
        return Err(Refusal::MermaidTooLarge { size, unit: "characters", most: MOST });
    }
    if lines > MOST_LINES {
        return Err(Refusal::MermaidTooLarge { size: lines, unit: "lines", most: MOST_LINES });
    }
    Ok(out)
}

fn write_figure(out: &mut String, figure: &Figure, depth: usize) {
    let indent = "  ".repeat(depth);
    let name = identifier(&figure.name);
    let mut rows = figure.title_rows();
    rows.extend(figure.detail_rows());
    rows.extend(Some(figure.findings.symbols()).filter(|symbols| !symbols.is_empty()));
    let label = rows.iter().map(|row| escaped(row)).collect::<Vec<_>>().join("<br/>");
    if figure.steps.is_empty() {
        let [open, close] = brackets(figure.shape);
        let _ = writeln!(out, "{indent}{name}{open}\"{label}\"{close}");
        return;
    }
    let _ = writeln!(out, "{indent}subgraph {name}[\"{label}\"]");
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
    // The words on a line of time or of undoing say what it is.
    let speaks = !arrow.line.words.is_empty() && arrow.line.meaning != Meaning::Settles;
    let meaning = if arrow.line.meaning == Meaning::Order || speaks { "" } else { arrow.stroke.class };
    let words = [meaning, &arrow.line.words, if arrow.line.circle { "circle" } else { "" }];
    let words: Vec<String> = words.into_iter().filter(|words| !words.is_empty()).map(escaped).collect();
    let label = if words.is_empty() { String::new() } else { format!("|\"{}\"|", words.join(": ")) };
    let _ = writeln!(out, "  {from} {line}{label} {to}");
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

fn comment(text: &str) -> String {
    visible_lines(text).replace(['\n', '{', '}', '%'], " ")
}

/// A text in quotation marks for the front matter.
fn in_yaml(text: &str) -> String {
    format!("\"{}\"", visible_lines(text).replace('\n', " ").replace('\\', "\\\\").replace('"', "\\\""))
}
