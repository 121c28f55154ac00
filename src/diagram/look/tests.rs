//! Everything can be read, and told apart without colours.

use std::collections::BTreeSet;

use super::{BLACK, DARK, GREY, PAPER, Pen, alarm, border, outline, stroke};
use crate::{
    diagram::picture::{Mark, Meaning, Shape},
    finding::Severity,
};

const MEANINGS: [Meaning; 22] = [
    Meaning::Order,
    Meaning::Held,
    Meaning::Count,
    Meaning::CountBack,
    Meaning::Ends,
    Meaning::Together,
    Meaning::HeldTogether,
    Meaning::Requires,
    Meaning::Excludes,
    Meaning::Reverses,
    Meaning::Triggers,
    Meaning::Decides,
    Meaning::Verifies,
    Meaning::Amends,
    Meaning::OneOf,
    Meaning::Settles,
    Meaning::Clashes,
    Meaning::PartOf,
    Meaning::Obliged,
    Meaning::Stalls,
    Meaning::Member,
    Meaning::Vetoes,
];

/// Luminance after WCAG 2.2, from 0 to 1.
fn luminance(color: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&color[at..at + 2], 16).expect("a colour is #rrggbb")) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn dark(color: &str) -> &'static str {
    DARK.iter()
        .find(|(light, _)| *light == color)
        .map(|(_, dark)| *dark)
        .expect("every colour has one for dark screens")
}

fn levels() -> [Option<Severity>; 4] {
    [None, Some(Severity::Note), Some(Severity::Warning), Some(Severity::Error)]
}

#[test]
fn every_line_and_border_stands_out() {
    let lines = MEANINGS.map(|meaning| stroke(meaning).color);
    let borders = levels().map(|level| alarm(level).color);
    for color in lines.into_iter().chain(borders).chain([GREY]) {
        for (color, paper) in [(color, PAPER), (dark(color), dark(PAPER))] {
            assert!(contrast(color, paper) >= 3.0, "{color} on {paper}: {:.2}", contrast(color, paper));
        }
    }
}

#[test]
fn every_text_can_be_read() {
    for fill in levels().map(|level| alarm(level).fill).into_iter().chain([PAPER]) {
        for (ink, fill) in [(BLACK, fill), (dark(BLACK), dark(fill))] {
            assert!(contrast(ink, fill) >= 4.5, "{ink} on {fill}: {:.2}", contrast(ink, fill));
        }
    }
}

#[test]
fn no_two_meanings_share_pen_and_head() {
    let looks = MEANINGS.map(stroke).map(|stroke| {
        let pen =
            [Pen::Solid, Pen::Dashed, Pen::Dotted, Pen::Double, Pen::Bold].iter().position(|pen| *pen == stroke.pen);
        (pen, stroke.head, stroke.class)
    });
    let distinct: BTreeSet<_> = looks.iter().map(|(pen, head, _)| (pen, head)).collect();
    assert_eq!(distinct.len(), looks.len(), "{looks:#?}");
}

#[test]
fn no_two_marks_or_shapes_look_alike() {
    let borders = [Mark::Implied, Mark::Bracketed, Mark::LeftOut].map(|mark| border(mark).0);
    assert_eq!(borders, ["dotted", "dashed", "diagonals"]);
    let shapes = [
        Shape::Amendment,
        Shape::Choice,
        Shape::Event,
        Shape::Issue,
        Shape::Party,
        Shape::Statement,
        Shape::Plan,
        Shape::Signature,
        Shape::Junction,
        Shape::Clash,
    ];
    let distinct: BTreeSet<_> = shapes.iter().map(|&shape| outline(shape).shape).collect();
    assert_eq!(distinct.len(), shapes.len());
}
