//! The expression language of the files: formulas, conditions and times, all read by one parser.

mod cursor;
mod formula;
mod time;
mod token;
mod tree;

pub use formula::{condition, formula, point};
pub use time::{duration, time};
pub use tree::{Anchor, Compare, Leaf, Logic, Moment, Name, Offset, PointOf, Scalar, Stop, Time, When};

use crate::{
    finding::Finding,
    source::{Span, Spanned},
};

/// How deep parentheses and `not` may nest.
pub const MAX_DEPTH: usize = 256;

/// Words that mean something in expressions, so nothing may have them as its id.
pub const RESERVED: [&str; 13] =
    ["and", "or", "not", "before", "after", "with", "of", "earlier", "later", "plan", "signature", "true", "false"];

/// An expression as it stands in a file.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    pub text: &'a str,
    /// The whole string with its quotes.
    pub at: Span,
    /// Where in the file the text begins; `None` if escapes keep its bytes from lining up with the file's.
    pub begins: Option<u32>,
}

impl Written<'_> {
    /// The place of a part of the text.
    fn place(&self, part: std::ops::Range<usize>) -> Span {
        match self.begins {
            Some(begins) => Span::new(self.at.file, begins as usize + part.start..begins as usize + part.end),
            None => self.at,
        }
    }
}

/// Whether an id is lower-case letters, digits and single hyphens, beginning with a letter.
pub fn is_kebab_case(id: &str) -> bool {
    id.starts_with(|first: char| first.is_ascii_lowercase())
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !id.ends_with('-')
        && !id.contains("--")
}

/// The message about a word that is not an id.
pub fn not_an_id(word: &str) -> String {
    format!("`{word}` is not an id: ids are lower-case letters, digits and single hyphens, a letter first")
}

/// The id that somebody probably meant by `word`: its letters in lower case, with a hyphen for all else.
pub fn as_id(word: &str) -> String {
    let word = word.to_lowercase();
    let parts = word.split(|letter: char| !letter.is_ascii_lowercase() && !letter.is_ascii_digit());
    let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

type Parsed<T> = Result<T, Box<Finding>>;

fn spanned(at: Span, text: &str) -> Name {
    Spanned::new(text.to_owned(), at)
}
