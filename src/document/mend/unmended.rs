//! What is said of a statement that no mending makes readable, and what stands for it.

use toml::de::DeTable;

use super::{
    repair::{Edit, Mistake, Repair},
    statement::{key, value},
};

/// A stand-in for the statement that begins at byte `start` of the file.
pub(super) fn replace(statement: &str, start: usize) -> Repair {
    let mistake = mistake(statement);
    let whole = 0..statement.len();
    let edit = match value(statement) {
        // Something has to stand for it, so that the key is not said to be missing.
        Some(_) if !key(statement).is_empty() => {
            let key = key(statement);
            Edit::new(key.end..statement.len(), " = 0")
        }
        // A table of its own, which is dropped: the keys below would end up in the table before.
        _ if statement.trim_start().starts_with('[') => Edit::new(whole, format!("[broken-{start}]")),
        _ => Edit::new(whole, ""),
    };
    Repair { mistake, edits: vec![edit], broken: true }
}

fn mistake(statement: &str) -> Mistake {
    let (_, errors) = DeTable::parse_recoverable(statement);
    let (message, part) = errors.first().map_or(("it cannot be read", None), |error| (error.message(), error.span()));
    let at = part.unwrap_or(0..statement.len());
    let line = || 0..statement.lines().next().unwrap_or_default().trim_end().len();
    if message.starts_with("cannot recurse") {
        let help = "no key of the language needs more than a few levels";
        return Mistake {
            check: "limit_exceeded",
            ..Mistake::new(at, "this nests deeper than tables and lists may", help)
        };
    }
    match value(statement) {
        Some(value) if value.is_empty() => {
            let key = key(statement);
            let message = format!("`{}` has no value", &statement[key.clone()]);
            Mistake::new(key, message, "write one after `=`, or take the key out")
        }
        None if statement.trim_start().starts_with('[') => {
            Mistake::new(line(), "this is not a header", "a header is written `[components.some-id]`")
        }
        None => Mistake::new(
            line(),
            "this is neither a header, nor a key with its value, nor a comment",
            "a comment begins with `#`",
        ),
        Some(_) if message.starts_with("invalid date") => Mistake::new(
            at,
            "this is not a day of the calendar",
            "write a whole day as 2025-11-27, a month or a year in quotation marks: \"2025-11\"",
        ),
        Some(value) => {
            let line = value.start..value.start + statement[value].lines().next().unwrap_or_default().len();
            let (message, help) = if statement[line.clone()].matches('"').count() % 2 == 1 {
                (
                    "a quotation mark is missing here, or one is too many".to_owned(),
                    "each text has one before and one after it",
                )
            } else {
                let message = format!("this value cannot be read: {}", message.replace(", expected", "; expected"));
                (message, "a text stands in quotation marks, a list in `[ ]`, a table in `{ }`")
            };
            Mistake::new(line, message, help)
        }
    }
}
