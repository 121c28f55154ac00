//! What is said of a statement that no mending makes readable, and what stands for it.

use toml::de::DeTable;

use super::{
    repair::{Edit, Mistake, Repair},
    statement::{key, value},
};

/// A stand-in for the statement that begins at byte `start` of the file.
pub(super) fn replace(statement: &str, start: usize) -> Repair {
    let mistake = mistake(statement);
    let key = key(statement);
    let edit = if value(statement).is_some() && !key.is_empty() && !mistake.is_too_deep() {
        // Something has to stand for it, so that the key is not said to be missing.
        Edit::new(key.end..statement.len(), " = 0")
    } else if statement.trim_start().starts_with('[') {
        // A table of its own, which is dropped: the keys below would end up in the table before.
        Edit::new(0..statement.len(), format!("[broken-{start}]"))
    } else {
        Edit::new(0..statement.len(), "")
    };
    Repair { mistake, edits: vec![edit], broken: true }
}

fn mistake(statement: &str) -> Mistake {
    let (_, errors) = DeTable::parse_recoverable(statement);
    let (message, part) = errors.first().map_or(("it cannot be read", None), |error| (error.message(), error.span()));
    let line = 0..statement.lines().next().unwrap_or_default().trim_end().len();
    let at = part.unwrap_or(line.clone());
    match value(statement) {
        _ if message.starts_with("cannot recurse") || message == "recursion limit" => Mistake::too_deep(at),
        Some(value) if value.is_empty() => {
            let key = key(statement);
            let message = format!("`{}` has no value", &statement[key.clone()]);
            Mistake::new(key, message, "write one after `=`, or take the key out")
        }
        None if statement.trim_start().starts_with('[') => {
            Mistake::new(line, "this is not a header", "a header is written `[components.some-id]`")
        }
        None => {
            let message = "this is neither a header, nor a key with its value, nor a comment";
            Mistake::new(line, message, "a comment begins with `#`")
        }
        Some(_) if message.starts_with("invalid date") => {
            let help = "write a whole day as 2025-11-27, a month or a year in quotation marks: \"2025-11\"";
            Mistake::new(at, "this is not a day of the calendar", help)
        }
        Some(value) => of_value(statement, value.start, message),
    }
}

fn of_value(statement: &str, start: usize, message: &str) -> Mistake {
    let line = start..start + statement[start..].lines().next().unwrap_or_default().trim_end().len();
    if statement[line.clone()].matches('"').count() % 2 == 1 {
        let message = "a quotation mark is missing here, or one is too many";
        return Mistake::new(line, message, "each text has one before and one after it");
    }
    let message = format!("this value cannot be read: {}", message.replace(", expected", "; expected"));
    Mistake::new(line, message, "a text stands in quotation marks, a list in `[ ]`, a table in `{ }`")
}
