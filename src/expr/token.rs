//! The words and signs an expression is made of.

use logos::Logos;

/// One word or sign. Keywords are words until the grammar asks for them: an id may contain them.
#[derive(Logos, Clone, Copy, Debug, PartialEq, Eq)]
#[logos(skip r"[ \t\r\n]+")]
pub(super) enum Token {
    #[regex(r"[A-Za-z_][A-Za-z0-9_-]*")]
    Word,
    #[regex(r"[0-9]+", priority = 3)]
    Number,
    #[regex(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")]
    Date,
    /// An id that begins with a digit, or a date in another order: named so that the message can be of use.
    #[regex(r"[0-9][A-Za-z0-9_-]*", priority = 2)]
    Unreadable,
    #[token(".")]
    Dot,
    #[token("(")]
    Open,
    #[token(")")]
    Close,
    #[token("=")]
    #[token("==")]
    Equal,
    #[token("!=")]
    #[token("≠")]
    Unequal,
    #[token("<")]
    Less,
    #[token("<=")]
    #[token("≤")]
    AtMost,
    #[token(">")]
    More,
    #[token(">=")]
    #[token("≥")]
    AtLeast,
}
