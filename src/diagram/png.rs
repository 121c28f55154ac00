//! A picture as PNG, drawn with the font that is built in, and with others where it lacks letters.

use std::{collections::BTreeSet, sync::Arc};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb::Database},
};
use skrifa::{FontRef, MetadataProvider as _};

use super::{
    fonts::{self, Fonts},
    picture::Picture,
    svg,
    wanted::Refusal,
};

/// So many pixels for one of SVG, unless the picture becomes too large.
const SCALE: f32 = 2.0;

/// That of the font that is built in.
const FAMILY: &str = "Liberation Sans";

/// So many pixels a picture has at most: about 200 MB while it is drawn.
const MOST_PIXELS: f32 = 50_000_000.0;

/// The picture as PNG.
pub(super) fn write(picture: &Picture, others: &Database) -> Result<Vec<u8>, Refusal> {
    // What is built in comes first, whatever else there is.
    let svg = svg::write(picture, false)?.replacen(fonts::FAMILIES, FAMILY, 1);
    let tree = Tree::from_str(&svg, &options(others)).map_err(|error| Refusal::Unplaced(error.to_string()))?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = SCALE.min((MOST_PIXELS / (width * height)).sqrt());
    let too_large = || Refusal::Unplaced("it is too large to be drawn".to_owned());
    let mut pixels = Pixmap::new(pixels(width * scale), pixels(height * scale)).ok_or_else(too_large)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| Refusal::Unplaced(error.to_string()))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the size of a picture is positive and bounded above"
)]
fn pixels(length: f32) -> u32 {
    length.ceil() as u32
}

fn options(others: &Database) -> Options<'static> {
    let mut database = Database::new();
    database.load_font_data(fonts::REGULAR.to_vec());
    database.load_font_data(fonts::BOLD.to_vec());
    for face in others.faces() {
        database.push_face_info(face.clone());
    }
    Options { fontdb: Arc::new(database), ..Options::default() }
}

/// The letters of a picture that neither the font that is built in has nor any of these.
pub(super) fn missing(picture: &Picture, others: &Database) -> Vec<char> {
    let fonts = Fonts::new();
    let texts = picture.figures().flat_map(|figure| std::iter::once(&figure.title).chain(&figure.details));
    let words = picture.lines.iter().map(|line| &line.words);
    let groups = picture.groups.iter().filter_map(|group| group.name.as_ref());
    let all = texts.chain(words).chain(groups).chain(&picture.notes).chain([&picture.title]);
    let letters: BTreeSet<char> = all.flat_map(|text| text.chars()).collect();
    let mut letters: Vec<char> = letters.into_iter().filter(|&letter| is_drawn(letter) && !fonts.has(letter)).collect();
    for face in others.faces() {
        if letters.is_empty() {
            break;
        }
        let has = |data: &[u8], index: u32| {
            let letters_of = FontRef::from_index(data, index).map(|font| font.charmap());
            letters.iter().map(|&letter| letters_of.as_ref().is_ok_and(|font| font.map(letter).is_some())).collect()
        };
        let has: Vec<bool> = others.with_face_data(face.id, has).unwrap_or_default();
        let mut has = has.into_iter();
        letters.retain(|_| !has.next().unwrap_or_default());
    }
    letters
}

/// White space, and marks that only join or part letters, leave no ink.
fn is_drawn(letter: char) -> bool {
    !letter.is_whitespace() && !matches!(letter, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}')
}
