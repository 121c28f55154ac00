//! How each meaning looks: outlines, line styles, arrowheads and, third, colours that the colour-blind can tell apart.

use super::picture::{Meaning, Shape};
use crate::finding::Severity;

/// The look of a line. No two meanings share both style and arrowhead.
pub(super) struct Stroke {
    /// A colour of Okabe and Ito (2008), each at least 3:1 on white.
    pub(super) color: &'static str,
    pub(super) style: &'static str,
    pub(super) head: &'static str,
    pub(super) tail: &'static str,
    /// Whether `from` stands further left than `to`.
    pub(super) ranks: bool,
    /// The name in the legend, and the class in SVG.
    pub(super) class: &'static str,
    pub(super) legend: &'static str,
}

const BLACK: &str = "#000000";
const BLUE: &str = "#0072B2";
const GREEN: &str = "#009E73";
const VERMILLION: &str = "#D55E00";
const PURPLE: &str = "#CC79A7";

pub(super) fn stroke(meaning: Meaning) -> Stroke {
    let (class, color, style, head, tail, ranks, legend) = match meaning {
        Meaning::Order => ("after", BLACK, "solid", "normal", "none", true, "comes first → waits for it"),
        Meaning::Count => ("time", BLACK, "dotted", "onormal", "none", true, "a day is counted from here → its day"),
        Meaning::Together => ("with", BLACK, "double", "none", "none", false, "done together"),
        Meaning::Requires => ("requires", BLUE, "dashed", "vee", "none", false, "requires → goes together with it"),
        Meaning::Excludes => ("excludes", VERMILLION, "dashed", "tee", "tee", false, "never both"),
        Meaning::Reverses => ("reverses", PURPLE, "bold", "inv", "none", false, "snapback → what it undoes"),
        Meaning::Triggers => {
            ("triggers", VERMILLION, "dotted", "inv", "none", true, "if this happens → lapses, rests, returns")
        }
        Meaning::Verifies => ("verifies", GREEN, "solid", "dot", "none", true, "verifies or oversees → this"),
        Meaning::Consents => ("consent", BLUE, "solid", "odiamond", "none", true, "must consent → to this"),
        Meaning::Amends => ("amends", BLACK, "dashed", "obox", "none", true, "changes → this text"),
        Meaning::OneOf => ("one-of", BLACK, "solid", "odot", "none", true, "choice → one of these"),
        Meaning::Settles => ("settles", GREEN, "dotted", "box", "none", true, "settles → this issue"),
    };
    Stroke { color, style, head, tail, ranks, class, legend }
}

/// The outline, the class in SVG, and the name in the legend.
pub(super) fn outline(shape: Shape) -> (&'static str, &'static str, &'static str) {
    match shape {
        Shape::Act => ("box", "act", "act: done once"),
        Shape::Standing => ("box", "standing", "standing: in force over time"),
        Shape::Amendment => ("note", "amendment", "amendment: changes another text"),
        Shape::Choice => ("hexagon", "choice", "choice: exactly one of them"),
        Shape::Event => ("octagon", "event", "event: may happen"),
        Shape::Issue => ("parallelogram", "issue", "issue: a question"),
        Shape::Party => ("ellipse", "party", "party"),
        Shape::Plan => ("folder", "plan", "the framework as a whole"),
        Shape::Signature => ("doublecircle", "signature", "signature: day 0"),
        Shape::Junction => ("circle", "junction", "how conditions combine"),
    }
}

/// Outline colour, fill and number of outlines of what has findings.
pub(super) fn alarm(worst: Option<Severity>) -> (&'static str, &'static str, u8, &'static str) {
    match worst {
        Some(Severity::Error) => (VERMILLION, "#FBE9DF", 2, "2.5"),
        Some(Severity::Warning) => (BLACK, "#FFF6D6", 1, "2.5"),
        Some(Severity::Note) => (BLUE, "#E8F2F8", 1, "1"),
        None => (BLACK, "#FFFFFF", 1, "1"),
    }
}
