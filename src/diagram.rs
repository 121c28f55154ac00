//! Pictures of a framework: what a view shows, what is wanted of it, and how it is written in each format.

mod arrows;
mod described;
mod dot;
mod facts;
mod figures;
mod filter;
#[cfg(feature = "picture")]
mod fonts;
mod frames;
mod groups;
mod legend;
mod lines;
mod look;
mod mermaid;
mod outline;
mod parts;
mod picture;
#[cfg(feature = "picture")]
mod png;
mod rows;
#[cfg(feature = "picture")]
mod svg;
mod text;
mod views;
mod wanted;
mod ways;

pub use picture::Picture;
pub use wanted::{Refusal, Wanted};

use std::collections::BTreeSet;

use self::picture::{Figure, Tally};
use crate::{framework::Aspect, report::Checked};

/// The picture that is wanted of what was checked. The same gives the same, in every format to the byte.
pub fn draw(checked: &Checked, wanted: &Wanted) -> Result<Picture, Refusal> {
    let framework = &checked.framework;
    let mut drawing = filter::narrow(framework, views::draw(checked, wanted), wanted)?;
    views::mark_circles(checked, wanted.aspect, &mut drawing.lines);
    let elsewhere = elsewhere(checked, wanted, &drawing.figures);
    let name = wanted.name(checked.file());
    let in_time = wanted.aspect == Aspect::Sequence;
    if in_time {
        drawing.figures = frames::opened(drawing.figures, &drawing.lines);
    }
    drawing.figures.iter_mut().for_each(|figure| figure.name_after(&name));
    let groups = groups::arrange(framework, wanted.aspect, drawing.figures);
    let mut lines = drawing.lines;
    lines.extend(rows::lines(&groups, &lines));
    let notes = drawing.notes.into_iter().chain(elsewhere).collect();
    let legend = legend::legend(&groups, &lines);
    let title = wanted.title.as_deref().or_else(|| framework.title()).unwrap_or("Proposal").to_owned();
    Ok(Picture { title, name, in_time, subject: views::subject(wanted.aspect), notes, groups, lines, legend })
}

/// How many findings are about nothing that the whole picture shows.
fn elsewhere(checked: &Checked, wanted: &Wanted, figures: &[Figure]) -> Option<String> {
    if wanted.aspect != Aspect::Components || !wanted.in_words().is_empty() {
        return None;
    }
    let drawn: BTreeSet<&str> = figures.iter().flat_map(Figure::parts).map(|figure| figure.name.as_str()).collect();
    let mut tally = Tally::default();
    for reported in &checked.findings {
        if !reported.finding.subject.about.iter().any(|id| drawn.contains(id.as_str())) {
            tally.add(reported.level);
        }
    }
    let words = tally.in_words();
    (!words.is_empty()).then(|| format!("About none of these: {words}"))
}

/// The picture as DOT, the language of Graphviz, which takes it without a warning whatever the texts hold.
pub fn dot(picture: &Picture) -> String {
    dot::write(picture)
}

/// The picture as Mermaid; `Err` above the size that the sites show which draw it.
pub fn mermaid(picture: &Picture) -> Result<String, Refusal> {
    mermaid::write(picture)
}

/// The refusal of a picture that is too large for Mermaid, with the options that leave parts of it that are not.
pub fn advise(refusal: Refusal, checked: &Checked, wanted: &Wanted) -> Refusal {
    parts::advise(refusal, checked, wanted)
}

/// The picture as an outline in plain text: the same content, for those who do not see it.
pub fn outline(picture: &Picture) -> String {
    outline::write(picture)
}

/// What Graphviz made of the DOT, with a role, a title and a description for those who do not see it.
pub fn described(picture: &Picture, svg: &str) -> String {
    described::describe(picture, svg)
}

/// The picture as SVG, placed by the engine that is built in: figures and lines have ids, classes, tooltips and links, and
/// `data-id`, `data-parties`, `data-from` and `data-to` say what they are about.
#[cfg(feature = "picture")]
pub fn svg(picture: &Picture) -> Result<String, Refusal> {
    svg::write(picture, true)
}

/// The picture as PNG, two pixels for each of the SVG. Letters that the font that is built in lacks are taken from `others`; those
/// that `not_in_png` gives are missing.
#[cfg(feature = "picture")]
pub fn png(picture: &Picture, others: &Fonts) -> Result<Vec<u8>, Refusal> {
    png::write(picture, others)
}

/// The letters of the picture's texts that its PNG cannot show, because neither the font that is built in nor any of `others` has them.
#[cfg(feature = "picture")]
pub fn not_in_png(picture: &Picture, others: &Fonts) -> Vec<char> {
    png::missing(picture, others)
}

/// Fonts beside the one that is built in.
#[cfg(feature = "picture")]
pub type Fonts = resvg::usvg::fontdb::Database;
