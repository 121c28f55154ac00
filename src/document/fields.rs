//! Reading one table: each key once, by its type, and at the end whatever was not asked for.

use std::cell::RefCell;

use serde::Deserialize;

use super::{
    nearest::nearest,
    tree::{Node, Table, Value},
    word,
};
use crate::{
    calendar::{Duration, PartialDate},
    expr::{self, Written},
    finding::Finding,
    source::{Span, Spanned},
};

/// Findings made while reading, in any order.
pub type Findings = RefCell<Vec<Finding>>;

/// More keys or words than this are not listed in a message.
const MANY: usize = 16;

/// Keys that only one sort of table has, for those who wrote one below the wrong header.
const OWNERS: [(&str, &[&str]); 5] = [
    ("`[framework]`", &["signatories", "belligerents", "proposed-by", "signed", "extends"]),
    ("`[scenario]`", &["as-of", "statements", "choose", "set-aside", "disbelieve", "happened", "expect"]),
    ("a component", &["kind", "settles", "after", "within", "due", "verified-by", "bracketed-by", "steps"]),
    ("an issue", &["question", "values", "ordered", "status-quo"]),
    ("a position", &["party", "rejects", "red-line", "says", "speaker", "reporter", "supersedes"]),
];

const ONE_VALUE: &str = "one value stands here, without `[ ]`";

const DATES: &str = "write 2025-11-27, \"2025-11\" or \"2025\", with `about` or `before` in front if need be";

/// A table that is being read.
pub struct Fields<'a> {
    table: &'a Table,
    /// Where the table is named: the header's last key, or the inline table.
    pub at: Span,
    /// "a component", "a party": for messages.
    what: &'a str,
    asked: Vec<&'static str>,
    /// Sets of keys of which one is needed and none is there.
    missing: Vec<&'static [&'static str]>,
    /// The table itself could not be read.
    nothing: bool,
    findings: &'a Findings,
}

impl<'a> Fields<'a> {
    /// Reads `table`, which is `what`.
    pub fn new(table: &'a Table, at: Span, what: &'a str, findings: &'a Findings) -> Self {
        Self { table, at, what, asked: Vec::with_capacity(16), missing: Vec::new(), nothing: false, findings }
    }

    /// Says something about this table.
    pub fn say(&self, finding: Finding) {
        self.findings.borrow_mut().push(finding);
    }

    /// Where the key stands, if it is there.
    pub fn key(&self, key: &str) -> Option<Span> {
        self.table.get(key).map(|(name, _)| name.at)
    }

    /// Whether the key is there, readable or not.
    pub fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    /// The value under `key`, unless it is broken.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        self.asked.push(key);
        self.table.get(key).map(|(_, node)| node).filter(|node| !matches!(node.value, Value::Broken))
    }

    /// A text.
    pub fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        self.node(key).and_then(|node| self.as_text(node))
    }

    /// A text, with a finding if it is missing. `key` is a list of one.
    pub fn required_text(&mut self, key: &'static [&'static str; 1]) -> Option<Spanned<String>> {
        self.require(key);
        self.filled_text(key[0])
    }

    /// A text, with a finding if it is empty.
    pub fn filled_text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let text = self.text(key)?;
        if text.value.trim().is_empty() {
            self.say(Finding::of("missing_key", text.at, format!("the `{key}` of {} is empty", self.what)));
        }
        Some(text)
    }

    /// Takes the table as one of which nothing is known: no key of it is missing.
    pub fn ask_nothing(&mut self) {
        self.nothing = true;
    }

    /// Says in the end that one of `keys` is missing, if all are, and if none of them is merely misspelt.
    pub fn require(&mut self, keys: &'static [&'static str]) {
        if !self.nothing && !keys.iter().any(|key| self.has(key)) {
            self.missing.push(keys);
        }
    }

    /// A list of texts.
    pub fn texts(&mut self, key: &'static str) -> Option<Vec<Spanned<String>>> {
        let nodes = self.list(key)?;
        Some(nodes.iter().filter_map(|node| self.as_text(node)).collect())
    }

    /// A text, or a list of texts.
    pub fn text_or_texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        self.node(key).map(one_or_many).unwrap_or_default().iter().filter_map(|node| self.as_text(node)).collect()
    }

    /// A list; a text in its place is said, and then taken as the list of it.
    pub fn list(&mut self, key: &'static str) -> Option<&'a [Node]> {
        let node = self.node(key)?;
        if let Value::Array(nodes) = &node.value {
            return Some(nodes);
        }
        let finding = self.wrong_type(node, "a list");
        self.say(match &node.value {
            Value::Text { text, .. } => finding.help(format!("write `{key} = [\"{text}\"]`")),
            Value::Table(_) => finding.help("write the header with double brackets, `[[ ]]`, once for each element"),
            _ => finding,
        });
        matches!(node.value, Value::Text { .. }).then(|| std::slice::from_ref(node))
    }

    /// A table, as key and value pairs.
    pub fn pairs(&mut self, key: &'static str) -> &'a [(expr::Name, Node)] {
        match self.node(key) {
            Some(Node { value: Value::Table(table), .. }) => &table.entries,
            Some(node) => {
                self.say(self.wrong_type(node, "a table"));
                &[]
            }
            None => &[],
        }
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, key: &'static str) -> Option<Spanned<bool>> {
        let node = self.node(key)?;
        if let Value::Boolean(boolean) = node.value {
            return Some(Spanned::new(boolean, node.at));
        }
        self.say(self.wrong_type(node, "`true` or `false`"));
        None
    }

    /// A whole number within the bounds of the language.
    pub fn number(&mut self, key: &'static str) -> Option<Spanned<u32>> {
        let node = self.node(key)?;
        self.as_number(node)
    }

    /// A whole number within the bounds of the language.
    pub fn as_number(&self, node: &Node) -> Option<Spanned<u32>> {
        let Value::Integer(number) = node.value else {
            let finding = self.wrong_type(node, "a whole number");
            self.say(match node.value {
                Value::Float(_) => finding.help("no point or comma stands between thousands"),
                _ => finding,
            });
            return None;
        };
        if let Some(number) = u32::try_from(number).ok().filter(|&number| i32::try_from(number).is_ok()) {
            return Some(Spanned::new(number, node.at));
        }
        let message = format!("whole numbers run from 0 to {}", i32::MAX);
        let finding = Finding::of("limit_exceeded", node.at, message);
        self.say(if number > 0 { finding.help("count in a larger unit") } else { finding });
        None
    }

    /// A date, whole or partial.
    pub fn date(&mut self, key: &'static str) -> Option<Spanned<PartialDate>> {
        let node = self.node(key)?;
        self.as_date(node)
    }

    /// A date, whole or partial.
    pub fn as_date(&self, node: &Node) -> Option<Spanned<PartialDate>> {
        let text = match &node.value {
            // A time of day is more than anything here is counted in.
            Value::Date(text) => text.get(..10).unwrap_or(text),
            Value::Text { text, .. } => text.as_str(),
            _ => {
                let finding = self.wrong_type(node, "a date");
                self.say(match node.value {
                    Value::Integer(year) => finding.help(format!("write \"{year}\"")),
                    _ => finding.help(DATES),
                });
                return None;
            }
        };
        if let Some(date) = PartialDate::parse(text) {
            return Some(Spanned::new(date, node.at));
        }
        let finding = Finding::of("wrong_type", node.at, format!("`{text}` is not a date"));
        self.say(match PartialDate::year_first(text) {
            Some(date) => finding.help(format!("write {date}")),
            None => finding.help(DATES),
        });
        None
    }

    /// A word from a closed list.
    pub fn word<T: Deserialize<'a>>(&mut self, key: &'static str) -> Option<Spanned<T>> {
        self.node(key).and_then(|node| self.as_word(node))
    }

    /// A list of words from a closed list.
    pub fn words<T: Deserialize<'a>>(&mut self, key: &'static str) -> Vec<Spanned<T>> {
        self.list(key).unwrap_or_default().iter().filter_map(|node| self.as_word(node)).collect()
    }

    /// A word from a closed list.
    pub fn as_word<T: Deserialize<'a>>(&self, node: &'a Node) -> Option<Spanned<T>> {
        let Value::Text { text, .. } = &node.value else {
            if !matches!(node.value, Value::Broken) {
                let finding = self.wrong_type(node, "a word in quotation marks");
                self.say(if matches!(node.value, Value::Array(_)) { finding.help(ONE_VALUE) } else { finding });
            }
            return None;
        };
        match word::parse(text) {
            Ok(value) => Some(Spanned::new(value, node.at)),
            Err(words) => {
                self.say(unknown_word(text, node.at, words));
                None
            }
        }
    }

    /// A duration such as `14 days`.
    pub fn duration(&mut self, key: &'static str) -> Option<Spanned<Duration>> {
        let node = self.node(key)?;
        self.as_duration(node)
    }

    /// A duration such as `14 days`.
    pub fn as_duration(&self, node: &Node) -> Option<Spanned<Duration>> {
        if let Value::Integer(number) = node.value {
            let finding = self.wrong_type(node, "a duration in quotation marks");
            self.say(finding.help(format!("write \"{number} days\", or weeks, months, years")));
            return None;
        }
        self.as_expression(node, expr::duration).map(|duration| Spanned::new(duration, node.at))
    }

    /// An expression under `key`.
    pub fn expression<T>(&mut self, key: &'static str, read: Reads<T>) -> Option<Spanned<T>> {
        let node = self.node(key)?;
        self.as_expression(node, read).map(|value| Spanned::new(value, node.at))
    }

    /// A list of expressions under `key`.
    pub fn expressions<T>(&mut self, key: &'static str, read: Reads<T>) -> Vec<Spanned<T>> {
        let nodes = self.list(key).unwrap_or_default();
        nodes.iter().filter_map(|node| Some(Spanned::new(self.as_expression(node, read)?, node.at))).collect()
    }

    /// An expression.
    pub fn as_expression<T>(&self, node: &Node, read: Reads<T>) -> Option<T> {
        let Some(written) = node.written() else {
            let finding = self.wrong_type(node, "an expression in quotation marks");
            match node.value {
                Value::Broken => {}
                Value::Array(_) => self.say(finding.help("join the parts with `and` or `or` in one text")),
                _ => self.say(finding),
            }
            return None;
        };
        read(written).map_err(|mistake| self.say(*mistake)).ok()
    }

    /// A text.
    pub fn as_text(&self, node: &Node) -> Option<Spanned<String>> {
        match &node.value {
            Value::Text { text, .. } => Some(Spanned::new(text.clone(), node.at)),
            Value::Broken => None,
            value => {
                let finding = self.wrong_type(node, "a text in quotation marks");
                self.say(if matches!(value, Value::Array(_)) { finding.help(ONE_VALUE) } else { finding });
                None
            }
        }
    }

    /// "expected a list, found a text".
    pub fn wrong_type(&self, node: &Node, wanted: &str) -> Finding {
        Finding::of("wrong_type", node.at, format!("expected {wanted}, found {}", node.type_word()))
    }

    /// Says which keys nobody asked for. `elsewhere` explains keys that belong to another kind of table.
    pub fn finish(self, elsewhere: impl Fn(&str) -> Option<String>) {
        let mut meant = Vec::new();
        for (key, _) in self.table.entries.iter().filter(|(key, _)| !self.asked.contains(&key.value.as_str())) {
            let near = nearest(&key.value, self.asked.iter().copied());
            meant.extend(near);
            self.say(match elsewhere(&key.value) {
                Some(message) => Finding::of("kind_field", key.at, message),
                None => self.unknown_key(key, near),
            });
        }
        for keys in self.missing.iter().filter(|keys| !keys.iter().any(|key| meant.contains(key))) {
            self.say(self.missing_key(keys));
        }
    }

    fn unknown_key(&self, key: &expr::Name, near: Option<&str>) -> Finding {
        let finding = Finding::of("unknown_key", key.at, format!("{} has no key `{}`", self.what, key.value));
        let owner = OWNERS.iter().find(|(_, keys)| keys.contains(&key.value.as_str()));
        match near {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None if let Some((owner, _)) = owner => finding.help(format!("it is a key of {owner}")),
            None if self.asked.len() > MANY => {
                finding.help(format!("docs/language.md lists the keys of {}", self.what))
            }
            None => finding.help(format!("it can have {}", alternatives(&self.asked))),
        }
    }

    fn missing_key(&self, keys: &[&str]) -> Finding {
        let message = match keys {
            [key] => format!("{} needs the key `{key}`", self.what),
            _ => format!("{} needs one of the keys {}", self.what, alternatives(keys)),
        };
        let finding = Finding::of("missing_key", self.at, message);
        match keys {
            [key] => finding.help(format!("add `{key} = …`")),
            _ => finding,
        }
    }
}

fn unknown_word(text: &str, at: Span, words: &[&str]) -> Finding {
    let near = nearest(text, words.iter().copied()).map(|near| format!("did you mean `{near}`?"));
    if words.len() > MANY {
        let help = near.unwrap_or_else(|| "docs/language.md lists the kinds; `other` is for what has none".to_owned());
        return Finding::of("unknown_kind", at, format!("`{text}` is not a kind of component")).help(help);
    }
    let help = near.unwrap_or_else(|| format!("it can be {}", alternatives(words)));
    Finding::of("wrong_type", at, format!("`{text}` is not one of the words that can stand here")).help(help)
}

/// Reads one sort of expression.
pub type Reads<T> = fn(Written<'_>) -> Result<T, Box<Finding>>;

/// The elements of a list, or the value itself.
pub fn one_or_many(node: &Node) -> &[Node] {
    match &node.value {
        Value::Array(nodes) => nodes,
        _ => std::slice::from_ref(node),
    }
}

/// "`a`, `b` or `c`".
pub fn alternatives(words: &[&str]) -> String {
    match words {
        [] => "nothing".to_owned(),
        [word] => format!("`{word}`"),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(|word| format!("`{word}`")).collect();
            format!("{} or `{last}`", first.join(", "))
        }
    }
}
