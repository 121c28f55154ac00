//! TOML files to one document: what the author wrote, with every key and value at its place.

mod fields;
mod include;
mod mend;
mod merge;
mod nearest;
mod parse;
mod shape;
mod tree;
mod word;

pub use fields::{Fields, Findings, Reads, alternatives, one_or_many};
pub use include::{MAX_INCLUDE_DEPTH, load};
pub use nearest::{near, nearest};
pub use tree::{Node, Table, Value};
pub use word::parse as word;

use crate::source::Spanned;

/// A file with everything that it includes and extends.
#[derive(Clone, Debug, Default)]
pub struct Document {
    pub table: Table,
    /// Ids that `without` takes out; the keys it takes out are gone already.
    pub without: Vec<Spanned<String>>,
    /// Statements that did not parse: what they may have defined is not reported as unknown.
    pub unread: Vec<String>,
    /// An include could not be read: what is not defined here may be defined there.
    pub incomplete: bool,
}

/// The tables whose entries are definitions, by their names at the top of a file.
pub const SECTIONS: [&str; 7] = ["parties", "issues", "events", "sources", "components", "choices", "positions"];

/// The other tables at the top of a file.
pub const SINGLE_TABLES: [&str; 4] = ["framework", "scenario", "checks", "view"];
