//! How each meaning looks: outline, line and arrowhead first, and colour third.
//!
//! The colours are those of Okabe and Ito (2008) that stand at least 3:1 against white; text is always black.

use super::picture::{Mark, Meaning, Shape};
use crate::finding::Severity;

const BLACK: &str = "#000000";
const BLUE: &str = "#0072B2";
const GREEN: &str = "#009E73";
const VERMILLION: &str = "#D55E00";
const PURPLE: &str = "#CC79A7";

/// The look of a line. No two meanings share both pen and arrowhead.
pub(super) struct Stroke {
    /// The class in SVG.
    pub(super) class: &'static str,
    pub(super) color: &'static str,
    pub(super) pen: Pen,
    pub(super) head: &'static str,
    pub(super) first: First,
    /// The legend: what stands before the line and what after it, read along the arrow.
    pub(super) legend: [&'static str; 2],
}

/// Which end of a line comes first in time, and so stands left.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    From,
    To,
    /// It says nothing of time.
    Either,
}

/// What a line is drawn with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Pen {
    Solid,
    Dashed,
    Dotted,
    Double,
    Bold,
    Invisible,
}

pub(super) fn stroke(meaning: Meaning) -> Stroke {
    use Pen::{Bold, Dashed, Dotted, Double, Solid};
    let (class, color, pen, head, first, legend) = match meaning {
        Meaning::Order => ("after", BLACK, Solid, "normal", First::From, ["done first", "waits for it"]),
        Meaning::Count => {
            ("time", BLACK, Dotted, "onormal", First::From, ["from this day", "a day of this is counted"])
        }
        Meaning::CountBack => {
            ("time-back", BLACK, Dotted, "oinv", First::To, ["from this day", "a day of this is counted back"])
        }
        Meaning::Together => ("with", BLACK, Double, "none", First::Either, ["done together", "with this"]),
        Meaning::Requires => ("requires", BLUE, Dashed, "vee", First::Either, ["requires", "this in the same package"]),
        Meaning::Excludes => {
            ("excludes", VERMILLION, Dashed, "tee", First::Either, ["never in one package", "with this"])
        }
        Meaning::Reverses => ("reverses", PURPLE, Bold, "inv", First::Either, ["undoes", "this"]),
        Meaning::Triggers => (
            "triggers",
            VERMILLION,
            Dotted,
            "diamond",
            First::From,
            ["if this happens", "this lapses, rests or returns"],
        ),
        Meaning::Verifies => ("verifies", GREEN, Solid, "dot", First::From, ["verifies or oversees", "this"]),
        Meaning::Consents => ("consent", BLUE, Solid, "odiamond", First::From, ["must consent", "to this"]),
        Meaning::Amends => ("amends", BLACK, Dashed, "obox", First::From, ["changes", "this text"]),
        Meaning::OneOf => ("one-of", BLACK, Solid, "odot", First::From, ["choice between", "this and its rivals"]),
        Meaning::Beside => ("beside", BLACK, Pen::Invisible, "none", First::From, ["", ""]),
        Meaning::Settles => ("settles", GREEN, Dotted, "box", First::From, ["settles", "this question"]),
    };
    Stroke { class, color, pen, head, first, legend }
}

/// The look of a shape.
pub(super) struct Outline {
    /// Graphviz's name for it.
    pub(super) shape: &'static str,
    /// The class in SVG.
    pub(super) class: &'static str,
    /// The legend; empty for what says itself what it is.
    pub(super) legend: &'static str,
}

pub(super) fn outline(shape: Shape) -> Outline {
    let (shape, class, legend) = match shape {
        Shape::Act => ("box", "act", "done once"),
        Shape::Standing => ("box", "standing", "in force over time"),
        Shape::Amendment => ("note", "amendment", "amendment"),
        Shape::Choice => ("hexagon", "choice", "rival provisions"),
        Shape::Event => ("octagon", "event", "may happen"),
        Shape::Issue => ("parallelogram", "issue", "disputed question"),
        Shape::Party => ("ellipse", "party", "party"),
        Shape::Plan => ("folder", "plan", ""),
        Shape::Signature => ("cds", "signature", ""),
        Shape::Junction => ("circle", "junction", ""),
        Shape::Caption => ("plaintext", "caption", ""),
    };
    Outline { shape, class, legend }
}

/// The border of a text that is no agreed clause, its class in SVG, and its legend.
pub(super) fn border(mark: Mark) -> (&'static str, &'static str, &'static str) {
    match mark {
        Mark::Bracketed => ("dashed", "bracketed", "not agreed"),
        Mark::Implied => ("dotted", "implied", "not in the text"),
        Mark::LeftOut => ("dotted", "left-out", "in no package"),
    }
}

/// The look of a figure with findings.
pub(super) struct Alarm {
    pub(super) color: &'static str,
    pub(super) fill: &'static str,
    /// How many outlines stand around it.
    pub(super) outlines: u8,
    /// In points.
    pub(super) width: f32,
}

pub(super) fn alarm(worst: Option<Severity>) -> Alarm {
    let (color, fill, outlines, width) = match worst {
        Some(Severity::Error) => (VERMILLION, "#FBE9DF", 2, 2.5),
        Some(Severity::Warning) => (BLACK, "#FFF6D6", 1, 2.5),
        Some(Severity::Note) => (BLUE, "#E8F2F8", 1, 1.0),
        None => (BLACK, "#FFFFFF", 1, 1.0),
    };
    Alarm { color, fill, outlines, width }
}
