//! How each meaning looks: outline, line and arrowhead first, and colour third.
//!
//! The colours are those of Okabe and Ito (2008) that stand at least 3:1 against white; text is always black.

mod words;

use super::picture::{Mark, Meaning, Shape};
use crate::finding::Severity;

pub(super) const BLACK: &str = "#000000";
/// What is behind everything, and inside what has no findings.
pub(super) const PAPER: &str = "#FFFFFF";
/// Frames of groups.
pub(super) const GREY: &str = "#767676";
const BLUE: &str = "#0072B2";
const GREEN: &str = "#009E73";
const VERMILLION: &str = "#D55E00";
const PURPLE: &str = "#CC79A7";

/// For each colour that is used on paper, the one in its place on a dark screen.
pub(super) const DARK: [(&str, &str); 10] = [
    (BLACK, "#F2F2F2"),
    (PAPER, "#1A1A1A"),
    (GREY, "#9A9A9A"),
    (BLUE, "#56B4E9"),
    (GREEN, "#009E73"),
    (VERMILLION, "#E0752D"),
    (PURPLE, "#CC79A7"),
    ("#FBE9DF", "#401D0A"),
    ("#FFF6D6", "#3A3008"),
    ("#E8F2F8", "#0D2B3D"),
];

/// How much wider a line is drawn that is part of a circle of waiting.
pub(super) const CIRCLE: f32 = 3.0;

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
    /// The same told from either end: `from … to`, and `to … from`.
    pub(super) told: [&'static str; 2],
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

impl Pen {
    /// In points.
    pub(super) fn width(self, circle: bool) -> f32 {
        let width = match self {
            Self::Dotted => 1.6,
            Self::Bold => 3.0,
            _ => 1.2,
        };
        if circle { width * CIRCLE } else { width }
    }
}

/// The look of each line.
pub(super) fn stroke(meaning: Meaning) -> Stroke {
    use First::{Either, From, To};
    use Pen::{Bold, Dashed, Dotted, Double, Invisible, Solid};
    let (class, color, pen, head, first) = match meaning {
        Meaning::Order => ("after", BLACK, Solid, "normal", From),
        Meaning::Held => ("held", BLACK, Dashed, "normal", From),
        Meaning::HeldTogether => ("held-with", BLACK, Dashed, "none", Either),
        Meaning::Count => ("time", BLACK, Dotted, "onormal", From),
        Meaning::CountBack => ("time-back", BLACK, Dotted, "oinv", To),
        Meaning::Ends => ("ends", BLACK, Dotted, "teeonormal", Either),
        Meaning::Together => ("with", BLACK, Double, "none", Either),
        Meaning::Requires => ("requires", BLUE, Dashed, "vee", Either),
        Meaning::Excludes => ("excludes", VERMILLION, Dashed, "tee", Either),
        Meaning::Reverses => ("reverses", PURPLE, Bold, "teenormal", Either),
        Meaning::Triggers => ("triggers", VERMILLION, Dotted, "diamond", From),
        Meaning::Decides => ("decides", BLUE, Solid, "odiamond", From),
        Meaning::Verifies => ("verifies", GREEN, Solid, "dot", From),
        Meaning::Amends => ("amends", BLACK, Dashed, "obox", From),
        Meaning::OneOf => ("one-of", BLACK, Solid, "odot", From),
        Meaning::Settles => ("settles", GREEN, Dotted, "box", From),
        Meaning::Clashes => ("clashes", VERMILLION, Bold, "tee", From),
        Meaning::PartOf => ("part-of", BLACK, Dotted, "none", From),
        Meaning::Obliged => ("obliged", BLUE, Solid, "vee", Either),
        Meaning::Stalls => ("stalls", VERMILLION, Dashed, "teetee", Either),
        Meaning::Member => ("member", BLACK, Solid, "none", From),
        Meaning::Vetoes => ("vetoes", BLACK, Double, "teetee", From),
        Meaning::Beside => ("beside", BLACK, Invisible, "none", From),
    };
    Stroke { class, color, pen, head, first, legend: words::legend(meaning), told: words::told(meaning) }
}

/// The look of a shape.
pub(super) struct Outline {
    /// Graphviz's name for it, with what else makes it.
    pub(super) shape: &'static str,
    /// The class in SVG.
    pub(super) class: &'static str,
    /// The legend.
    pub(super) legend: &'static str,
}

pub(super) fn outline(shape: Shape) -> Outline {
    let (shape, class, legend) = match shape {
        Shape::Act => ("box", "act", "done once"),
        Shape::Standing => ("box", "standing", "in force over time"),
        Shape::Amendment => ("note", "amendment", "amendment"),
        Shape::Choice => ("hexagon", "choice", "rival provisions"),
        Shape::Event => ("octagon", "event", "may happen"),
        Shape::Issue => ("polygon, sides=4, skew=0.25, margin=\"0,0\"", "issue", "disputed question"),
        Shape::Party => ("ellipse", "party", "party"),
        Shape::Statement => ("tab", "statement", "statement"),
        Shape::Plan => ("folder", "plan", "whole proposal"),
        Shape::Signature => ("cds", "signature", "day of signature"),
        Shape::Junction => ("circle", "junction", "joins conditions"),
        Shape::Clash => ("diamond", "clash", "cannot all be upheld"),
    };
    Outline { shape, class, legend }
}

/// The border of a text that is no agreed clause, its class in SVG, and its legend.
pub(super) fn border(mark: Mark) -> (&'static str, &'static str, &'static str) {
    match mark {
        Mark::Bracketed => ("dashed", "bracketed", "not agreed"),
        Mark::Implied => ("dotted", "implied", "not in the text"),
        Mark::LeftOut => ("diagonals", "left-out", "in no package"),
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
        None => (BLACK, PAPER, 1, 1.0),
    };
    Alarm { color, fill, outlines, width }
}

#[cfg(test)]
mod tests;
