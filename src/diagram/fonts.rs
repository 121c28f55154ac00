//! The font that pictures are measured and drawn with: Liberation Sans, of the same widths as Arial and Helvetica.

use skrifa::{
    FontRef, MetadataProvider as _,
    instance::{LocationRef, Size},
};
use unicode_width::UnicodeWidthChar as _;

/// As it lies beside this file, with its licence.
pub(super) const REGULAR: &[u8] = include_bytes!("fonts/LiberationSans-Regular.ttf");
pub(super) const BOLD: &[u8] = include_bytes!("fonts/LiberationSans-Bold.ttf");

/// The families a viewer is asked for: first those of the same widths, then those that have other scripts.
pub(super) const FAMILIES: &str = "Arial, 'Liberation Sans', Arimo, Helvetica, 'Noto Sans', 'DejaVu Sans', sans-serif";

/// A wide letter of a script that the font lacks, in parts of the font size; a narrow one takes half.
const WIDE: f32 = 1.1;

/// Both weights, ready to measure.
pub(super) struct Fonts {
    regular: FontRef<'static>,
    bold: FontRef<'static>,
}

impl Fonts {
    pub(super) fn new() -> Self {
        let font = |bytes| FontRef::new(bytes).expect("the fonts that are built in can be read");
        Self { regular: font(REGULAR), bold: font(BOLD) }
    }

    /// How wide a row is, in the unit of `size`. For letters that the font lacks it is a generous guess.
    pub(super) fn width(&self, text: &str, size: f32, bold: bool) -> f32 {
        let font = if bold { &self.bold } else { &self.regular };
        let (letters, metrics) = (font.charmap(), font.glyph_metrics(Size::new(size), LocationRef::default()));
        let guess = |letter: char| {
            let columns = letter.width().unwrap_or(0);
            size * WIDE * if columns > 1 { 1.0 } else { 0.7 } * if columns == 0 { 0.0 } else { 1.0 }
        };
        let one = |letter: char| {
            letters.map(letter).and_then(|glyph| metrics.advance_width(glyph)).unwrap_or_else(|| guess(letter))
        };
        text.chars().map(one).sum()
    }

    /// Whether a letter can be drawn without another font.
    pub(super) fn has(&self, letter: char) -> bool {
        self.regular.charmap().map(letter).is_some()
    }
}
