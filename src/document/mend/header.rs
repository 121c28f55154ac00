//! Headers that are not TOML.

use super::{
    repair::{Edit, Mistake, Repair},
    statement::{before_comment, value},
};
use crate::expr;

/// `[components.truce`
pub(super) fn closed(statement: &str) -> Option<Repair> {
    let end = statement[..before_comment(statement)].trim_end().len();
    let header = statement[..end].trim_start();
    let wanted = if header.starts_with("[[") { "]]" } else { "]" };
    if !header.starts_with('[') || header.ends_with(wanted) || value(statement).is_some() {
        return None;
    }
    let there = header.len() - header.trim_end_matches(']').len();
    let mistake = Mistake::new(
        end - header.len()..end,
        format!("this header lacks its `{wanted}`"),
        format!("write `{}{}`", header, &wanted[there..]),
    );
    Repair::new(mistake, vec![Edit::insert(end, &wanted[there..])])
}

/// `components.truce]`
pub(super) fn opened(statement: &str) -> Option<Repair> {
    let end = statement[..before_comment(statement)].trim_end().len();
    let header = statement[..end].trim_start();
    let wanted = if header.ends_with("]]") { "[[" } else { "[" };
    if !header.ends_with(']') || header.starts_with(wanted) || value(statement).is_some() {
        return None;
    }
    let there = header.len() - header.trim_start_matches('[').len();
    let start = end - header.len();
    let mistake = Mistake::new(
        start..end,
        format!("this header lacks its `{wanted}`"),
        format!("write `{}{}`", &wanted[there..], header),
    );
    Repair::new(mistake, vec![Edit::insert(start, &wanted[there..])])
}

/// `[components.truce] title = "Truce"`
pub(super) fn alone(statement: &str) -> Option<Repair> {
    let header = statement.trim_start().starts_with('[');
    let end = statement.find(']').filter(|_| header)? + 1;
    let end = end + usize::from(statement[end..].starts_with(']'));
    let start = statement.len() - statement[end..].trim_start().len();
    let mistake =
        Mistake::new(start..statement.len(), "a header stands alone on its line", "put the rest on the next line");
    Repair::new(mistake, vec![Edit::insert(end, "\n")])
}

/// `[components.local elections]`
pub(super) fn named(statement: &str) -> Option<Repair> {
    let open = statement.find('[')? + 1;
    let open = open + usize::from(statement[open..].starts_with('['));
    let close = statement.find(']').filter(|&close| close > open && statement[..open].trim().starts_with('['))?;
    let mut at = open;
    let mut edits = Vec::new();
    let mut first = None;
    for part in statement[open..close].split('.') {
        let word = part.trim();
        let place = at + (part.len() - part.trim_start().len())..at + part.trim_end().len();
        at += part.len() + 1;
        if word.starts_with(['"', '\''])
            || word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
        {
            continue;
        }
        edits.push(Edit::new(place.clone(), expr::as_id(word)));
        first = first.or(Some((place, word)));
    }
    let (place, word) = first?;
    let corrected = expr::as_id(word);
    let help = if word.is_ascii() {
        format!("write `{corrected}`")
    } else {
        "names and titles may be in any script".to_owned()
    };
    let mistake = Mistake { hides: true, ..Mistake::new(place, expr::not_an_id(word), help) };
    Repair::new(mistake, edits)
}
