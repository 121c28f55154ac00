//! Statements that are not TOML, each mended or replaced, so that all around them is read as it was meant.

mod header;
mod number;
mod quote;
mod repair;
mod sign;
mod statement;
mod unmended;

use std::ops::Range;

use repair::{Edit, Mistake, Repair};
use statement::{Extent, Lines};

/// After this many mistakes the rest of a file is not read.
pub(super) const MAX_MISTAKES: usize = 1000;

/// So much of a statement is kept to look for names in it.
const MAX_UNREAD: usize = 4096;

/// The ways to mend a statement, the surest first: what makes it readable is what was wrong with it.
const REPAIRS: [fn(&str) -> Option<Repair>; 23] = [
    sign::space,
    sign::invisible,
    header::closed,
    header::opened,
    header::alone,
    header::named,
    quote::typographic,
    number::date,
    number::truth,
    number::percent,
    number::comma,
    sign::bullet,
    sign::comment,
    sign::trailing,
    sign::equals,
    sign::one_a_line,
    sign::list,
    quote::missing,
    quote::missing_in_list,
    quote::end,
    quote::inner,
    sign::separators,
    sign::closed,
];

/// A text in which every statement can be read, and how its places lie in the text as it was written.
#[derive(Debug, Default)]
pub(super) struct Mended {
    pub(super) text: String,
    pub(super) mistakes: Vec<Mistake>,
    /// Statements, as they were written, of which nothing was made.
    pub(super) unread: Vec<String>,
    replaced: Vec<Replaced>,
}

/// A part that was replaced: its place in the mended text and in the one that was written.
#[derive(Debug)]
struct Replaced {
    mended: Range<usize>,
    written: Range<usize>,
    /// It stands for something that could not be read.
    broken: bool,
}

impl Mended {
    /// A text that needs no mending.
    pub(super) fn sound(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    /// Mends `written` statement by statement.
    pub(super) fn mend(written: &str) -> Self {
        let lines = Lines::of(written);
        let mut mended = Self { text: String::with_capacity(written.len()), ..Self::default() };
        let mut from = 0;
        let mut line = 0;
        while line < lines.count() && mended.mistakes.len() < MAX_MISTAKES {
            let (next, extent) = lines.statement(line);
            if let Extent::Broken(part) = extent {
                mended.text.push_str(&written[from..part.start]);
                from = part.end;
                mended.statement(&written[part.clone()], part.start);
            }
            line = next;
        }
        let rest = if line < lines.count() { mended.give_up(lines.start(line)) } else { written.len() };
        mended.text.push_str(&written[from.min(rest)..rest]);
        mended
    }

    /// Puts a statement that begins at byte `start` into the text, mended or replaced.
    fn statement(&mut self, statement: &str, start: usize) {
        let repair = REPAIRS.iter().find_map(|repair| repair(statement).filter(|repair| repair.mends(statement)));
        let hidden = repair.as_ref().is_none_or(|repair| repair.mistake.hides);
        let Repair { mut mistake, edits, broken } = repair.unwrap_or_else(|| unmended::replace(statement, start));
        if hidden {
            self.unread.push(statement.chars().take(MAX_UNREAD).collect());
        }
        mistake.at = mistake.at.start + start..mistake.at.end + start;
        self.mistakes.push(mistake);
        let mut from = 0;
        for Edit { part, with } in edits {
            self.text.push_str(&statement[from..part.start]);
            from = part.end;
            let mended = self.text.len()..self.text.len() + with.len();
            self.text.push_str(&with);
            self.replaced.push(Replaced { mended, written: part.start + start..part.end + start, broken });
        }
        self.text.push_str(&statement[from..]);
    }

    fn give_up(&mut self, at: usize) -> usize {
        let message = format!("there are over {MAX_MISTAKES} mistakes, and from here the file was not read");
        self.mistakes.push(Mistake::new(at..at, message, "mend those before it first"));
        at
    }

    /// The place in the text as it was written.
    pub(super) fn written(&self, mended: &Range<usize>) -> Range<usize> {
        let edge = |byte: usize, inside: fn(&Range<usize>) -> usize| match self.at_or_before(byte) {
            Some(replaced) if byte < replaced.mended.end => inside(&replaced.written),
            Some(replaced) => replaced.written.end + (byte - replaced.mended.end),
            None => byte,
        };
        let start = edge(mended.start, |written| written.start);
        start..edge(mended.end, |written| written.end).max(start)
    }

    /// Whether what stands there is a stand-in.
    pub(super) fn is_broken(&self, mended: &Range<usize>) -> bool {
        self.at_or_before(mended.start).is_some_and(|replaced| replaced.broken && mended.start < replaced.mended.end)
    }

    /// The last replaced part that begins at `byte` or before.
    fn at_or_before(&self, byte: usize) -> Option<&Replaced> {
        let after = self.replaced.partition_point(|replaced| replaced.mended.start <= byte);
        after.checked_sub(1).map(|index| &self.replaced[index])
    }
}
