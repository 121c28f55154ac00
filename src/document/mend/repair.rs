//! What is wrong with a statement, and what makes it readable.

use std::ops::Range;

use toml::de::DeTable;

const TOO_DEEP: &str = "limit_exceeded";

/// What is said of a broken statement.
#[derive(Debug)]
pub(in crate::document) struct Mistake {
    pub(in crate::document) check: &'static str,
    pub(in crate::document) at: Range<usize>,
    pub(in crate::document) message: String,
    pub(in crate::document) help: String,
    /// Names that stand in the statement cannot be found in the mended one.
    pub(super) hides: bool,
}

impl Mistake {
    pub(super) fn new(at: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { check: "syntax", at, message: message.into(), help: help.into(), hides: false }
    }

    /// Lists, tables or keys in one another beyond the bound of the TOML reader.
    pub(super) fn too_deep(at: Range<usize>) -> Self {
        let help = "no key of the language needs more than a few levels";
        Self { check: TOO_DEEP, ..Self::new(at, "this nests deeper than tables and lists may", help) }
    }

    pub(super) fn is_too_deep(&self) -> bool {
        self.check == TOO_DEEP
    }
}

/// A part of a statement, and what stands for it.
#[derive(Debug)]
pub(super) struct Edit {
    pub(super) part: Range<usize>,
    pub(super) with: String,
}

impl Edit {
    pub(super) fn new(part: Range<usize>, with: impl Into<String>) -> Self {
        Self { part, with: with.into() }
    }

    pub(super) fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::new(at..at, text)
    }
}

/// A mistake, and the edits that would mend it, in the order of their places.
#[derive(Debug)]
pub(super) struct Repair {
    pub(super) mistake: Mistake,
    pub(super) edits: Vec<Edit>,
    /// The edits put something there that the author did not write, and nobody is to read it.
    pub(super) broken: bool,
}

impl Repair {
    pub(super) fn new(mistake: Mistake, edits: Vec<Edit>) -> Option<Self> {
        (!edits.is_empty()).then_some(Self { mistake, edits, broken: false })
    }

    /// Whether the statement can be read once it is mended.
    pub(super) fn mends(&self, statement: &str) -> bool {
        reads(&applied(statement, &self.edits))
    }
}

/// The statement with the edits made.
pub(super) fn applied(statement: &str, edits: &[Edit]) -> String {
    let mut text = String::new();
    let mut from = 0;
    for Edit { part, with } in edits {
        text.push_str(&statement[from..part.start]);
        text.push_str(with);
        from = part.end;
    }
    text + &statement[from..]
}

/// Whether a statement is TOML.
pub(super) fn reads(statement: &str) -> bool {
    DeTable::parse_recoverable(statement).1.is_empty()
}
