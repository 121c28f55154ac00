//! Walking over the tokens of one expression.

use std::ops::Range;

use logos::Logos as _;

use super::{MAX_DEPTH, Parsed, RESERVED, Written, token::Token};
use crate::{finding::Finding, source::Span};

/// The tokens of one expression, and how far they have been read.
pub(super) struct Cursor<'a> {
    written: Written<'a>,
    tokens: Vec<(Token, Range<usize>)>,
    next: usize,
    depth: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(written: Written<'a>) -> Parsed<Self> {
        let mut tokens = Vec::new();
        for (token, part) in Token::lexer(written.text).spanned() {
            match token {
                Ok(Token::Unreadable) => return Err(Box::new(unreadable(written, part))),
                Ok(token) => tokens.push((token, part)),
                Err(()) => return Err(Box::new(unexpected(written, part))),
            }
        }
        Ok(Self { written, tokens, next: 0, depth: 0 })
    }

    pub(super) fn peek(&self) -> Option<Token> {
        self.tokens.get(self.next).map(|(token, _)| *token)
    }

    pub(super) fn peek_second(&self) -> Option<Token> {
        self.tokens.get(self.next + 1).map(|(token, _)| *token)
    }

    /// The next token's text, if it is a word.
    pub(super) fn peek_word(&self) -> Option<&'a str> {
        (self.peek() == Some(Token::Word)).then(|| self.slice(self.next))
    }

    /// Takes the next token.
    pub(super) fn take(&mut self) -> Option<(Token, &'a str, Span)> {
        let (token, part) = self.tokens.get(self.next)?.clone();
        self.next += 1;
        Some((token, &self.written.text[part.clone()], self.written.place(part)))
    }

    /// Takes the next token if it is this one.
    pub(super) fn take_if(&mut self, token: Token) -> bool {
        let is = self.peek() == Some(token);
        self.next += usize::from(is);
        is
    }

    /// Takes the next token if it is this word.
    pub(super) fn take_word(&mut self, word: &str) -> bool {
        let is = self.peek_word() == Some(word);
        self.next += usize::from(is);
        is
    }

    /// Where the next token stands; at the end, the end of the text.
    pub(super) fn here(&self) -> Span {
        let end = self.written.text.len();
        self.written.place(self.tokens.get(self.next).map_or(end..end, |(_, part)| part.clone()))
    }

    /// From the start of `first` to the end of the last token taken.
    pub(super) fn since(&self, first: Span) -> Span {
        let last =
            self.tokens.get(self.next.wrapping_sub(1)).map_or(first, |(_, part)| self.written.place(part.clone()));
        Span { end: last.end.max(first.end), ..first }
    }

    /// Runs `read` one level deeper.
    pub(super) fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth == MAX_DEPTH {
            let message = format!("this expression nests deeper than {MAX_DEPTH}");
            return Err(Box::new(
                Finding::of("limit_exceeded", self.here(), message).help("split it into several expressions"),
            ));
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    /// That all was read; `wanted` says what could have come instead.
    pub(super) fn end(&self, wanted: &str) -> Parsed<()> {
        if self.next == self.tokens.len() { Ok(()) } else { Err(self.expected(wanted)) }
    }

    /// A mistake at the next token.
    pub(super) fn expected(&self, wanted: &str) -> Box<Finding> {
        let message = match self.tokens.get(self.next) {
            Some(_) => format!("expected {wanted}, found `{}`", self.slice(self.next)),
            None if self.tokens.is_empty() => format!("expected {wanted}, found nothing"),
            None => format!("expected {wanted} after `{}`", self.slice(self.tokens.len() - 1)),
        };
        let finding = Finding::of("syntax", self.here(), message);
        Box::new(match self.hint() {
            Some(hint) => finding.help(hint),
            None => finding,
        })
    }

    /// What somebody meant who wrote the next word, or the one before it, as in everyday speech.
    fn hint(&self) -> Option<String> {
        let word = |index: usize| self.tokens.get(index).map(|_| self.slice(index).to_lowercase());
        let before = self.next.checked_sub(1).and_then(word);
        if matches!(before.as_deref(), Some("no" | "without" | "never")) {
            return Some("write `not`".to_owned());
        }
        let next = word(self.next)?;
        Some(match next.as_str() {
            "is" | "equals" | "be" => "a value is compared with `=`".to_owned(),
            "more" | "over" | "above" | "less" | "under" | "below" | "least" | "most" => {
                "a value is compared with `<`, `<=`, `>` or `>=`".to_owned()
            }
            "if" | "unless" | "when" => "the condition of a statement stands in its key `if`".to_owned(),
            "after" => "an order is written with `before`, the earlier thing first".to_owned(),
            reserved if RESERVED.contains(&reserved) && reserved != self.slice(self.next) => {
                format!("write `{reserved}`")
            }
            other => return misspelt(other).map(|keyword| format!("did you mean `{keyword}`?")),
        })
    }

    fn slice(&self, index: usize) -> &'a str {
        &self.written.text[self.tokens[index].1.clone()]
    }
}

/// The keyword that a word is one or two letters away from.
fn misspelt(word: &str) -> Option<&'static str> {
    let near = |keyword: &&&str| word.len() > 2 && (1..=2).contains(&strsim::osa_distance(word, keyword));
    ["before", "after", "with", "and"].iter().find(near).copied()
}

fn unreadable(written: Written<'_>, part: Range<usize>) -> Finding {
    let text = &written.text[part.clone()];
    Finding::of("syntax", written.place(part), format!("`{text}` is neither an id, a number nor a date"))
        .help("an id begins with a letter; a date is written `2025-11-27`")
}

fn digit_before(text: &str, part: &Range<usize>) -> bool {
    text[..part.start].ends_with(|letter: char| letter.is_ascii_digit())
}

fn unexpected(written: Written<'_>, part: Range<usize>) -> Finding {
    let text = &written.text[part.clone()];
    let help = match text {
        "&" => "write `and`",
        "|" => "write `or`",
        "!" => "write `not`",
        "," if digit_before(written.text, &part) => "no comma stands between thousands",
        "," => "write `and` or `or`",
        "–" | "—" | "−" | "‐" | "‑" => "the hyphen in an id is `-`",
        "\"" | "'" | "`" => "ids stand without quotation marks",
        _ => {
            "an expression has ids, numbers, dates, `and`, `or`, `not`, `before`, `with`, comparison signs and parentheses"
        }
    };
    Finding::of("syntax", written.place(part), format!("`{text}` has no meaning here")).help(help)
}
