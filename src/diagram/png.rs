//! A picture as PNG, drawn with the font that is built in.

use std::{collections::BTreeSet, sync::Arc};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb::Database},
};

use super::{
    fonts::{self, Fonts},
    picture::Picture,
    svg,
    wanted::Refusal,
};

/// So many pixels for one of SVG, unless the picture becomes too large.
const SCALE: f32 = 2.0;

/// So many pixels a picture has at most: about 200 MB while it is drawn.
const MOST_PIXELS: f32 = 50_000_000.0;

/// The picture as PNG.
pub(super) fn write(picture: &Picture) -> Result<Vec<u8>, Refusal> {
    let svg = svg::write(picture, false)?;
    let tree = Tree::from_str(&svg, &options()).map_err(|error| Refusal::Unplaced(error.to_string()))?;
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

fn options() -> Options<'static> {
    let mut database = Database::new();
    database.load_font_data(fonts::REGULAR.to_vec());
    database.load_font_data(fonts::BOLD.to_vec());
    database.set_sans_serif_family("Liberation Sans");
    Options { fontdb: Arc::new(database), ..Options::default() }
}

/// The letters of a picture that the font lacks: they are missing from its PNG.
pub(super) fn missing(picture: &Picture) -> Vec<char> {
    let fonts = Fonts::new();
    let texts = picture.figures().flat_map(|figure| std::iter::once(&figure.title).chain(&figure.details));
    let words = picture.lines.iter().map(|line| &line.words);
    let groups = picture.groups.iter().filter_map(|group| group.name.as_ref());
    let all = texts.chain(words).chain(groups).chain([&picture.title]);
    let letters: BTreeSet<char> = all.flat_map(|text| text.chars()).collect();
    letters.into_iter().filter(|&letter| !letter.is_whitespace() && !fonts.has(letter)).collect()
}
