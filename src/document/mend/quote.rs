//! Quotation marks that are missing, of the wrong sort, or inside a text.

use super::{
    repair::{Edit, Mistake, Repair, reads},
    statement::{bare, value},
};

const NEEDS_QUOTES: &str = "a text stands in quotation marks";

/// `“Truce”`
pub(super) fn typographic(statement: &str) -> Option<Repair> {
    let straight = |letter| match letter {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => Some("\""),
        '‘' | '’' | '‚' | '‹' | '›' => Some("'"),
        _ => None,
    };
    let marks: Vec<_> = statement.char_indices().filter_map(|(at, mark)| Some((at, mark, straight(mark)?))).collect();
    let &(at, first, plain) = marks.first()?;
    let edits = marks.iter().map(|&(at, mark, with)| Edit::new(at..at + mark.len_utf8(), with)).collect();
    let message = format!("`{first}` is not a quotation mark that a text can stand in");
    let help = format!("write `{plain}`; word processors change it, plain text editors do not");
    Repair::new(Mistake::new(at..at + first.len_utf8(), message, help), edits)
}

/// `title = Truce`
pub(super) fn missing(statement: &str) -> Option<Repair> {
    let part = value(statement)?;
    let text = &statement[part.clone()];
    if text.is_empty() || text.starts_with(['[', '{']) || text.contains(['"', '\'']) {
        return None;
    }
    let quoted = format!("\"{text}\"");
    Repair::new(Mistake::new(part.clone(), NEEDS_QUOTES, format!("write {quoted}")), around(part.start, part.end))
}

/// `by = [north, south]`
pub(super) fn missing_in_list(statement: &str) -> Option<Repair> {
    let part = value(statement).filter(|part| statement[part.clone()].starts_with(['[', '{']))?;
    let texts = unquoted(statement, part.start);
    let &(start, end) = texts.first()?;
    let help = format!("write \"{}\"", &statement[start..end]);
    let edits = texts.iter().flat_map(|&(start, end)| around(start, end)).collect();
    Repair::new(Mistake::new(start..end, NEEDS_QUOTES, help), edits)
}

/// The elements and values from `start` on that are not values of TOML.
fn unquoted(statement: &str, start: usize) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut previous = None;
    for (at, letter) in bare(statement).into_iter().filter(|(at, _)| *at >= start) {
        let goes_on = previous == Some(at);
        previous = (!matches!(letter, '[' | ']' | '{' | '}' | ',' | '=' | '\n')).then_some(at + letter.len_utf8());
        match (previous, goes_on) {
            (Some(end), true) => runs.last_mut().expect("a run that goes on has begun").1 = end,
            (Some(end), false) => runs.push((at, end)),
            // What stands before `=` is a key.
            (None, true) if letter == '=' => drop(runs.pop()),
            (None, _) => {}
        }
    }
    let trimmed = runs.into_iter().map(|(start, end)| {
        let run = &statement[start..end];
        (end - run.trim_start().len(), start + run.trim_end().len())
    });
    trimmed.filter(|&(start, end)| start < end && !reads(&format!("x = {}", &statement[start..end]))).collect()
}

/// `title = "Truce`
pub(super) fn end(statement: &str) -> Option<Repair> {
    let part = value(statement).unwrap_or(0..statement.len());
    let text = &statement[part.clone()];
    let quote = if text.contains('"') { '"' } else { '\'' };
    if !text.contains(quote) {
        return None;
    }
    let three = quote.to_string().repeat(3);
    if text.starts_with(&three) || text.contains('\n') && text.starts_with(quote) {
        return goes_on(statement, part, &three);
    }
    let message = "the quotation mark that ends this text is missing";
    let closing = text.len() - text.trim_end_matches([']', '}', ' ', ',']).len();
    (0..=closing).find_map(|inside| {
        let at = part.end - inside;
        let edit = Edit::insert(at, quote);
        let start = statement[..at].rfind(quote)?;
        let help = format!("write {}{quote}", &statement[start..at]);
        Repair::new(Mistake::new(start..at, message, help), vec![edit]).filter(|repair| repair.mends(statement))
    })
}

/// A text that goes on in the next line.
fn goes_on(statement: &str, part: std::ops::Range<usize>, three: &str) -> Option<Repair> {
    if statement[part.clone()].starts_with(three) {
        let message = "the three quotation marks that end this text are missing";
        let mistake = Mistake::new(part.start..part.start + 3, message, format!("write {three} after its last word"));
        return Repair::new(mistake, vec![Edit::insert(part.end, three)]);
    }
    let last = part.end - usize::from(statement[part.clone()].ends_with(&three[..1]));
    let message = "this text ends in another line than it begins in";
    let help = format!("put three quotation marks before and after it: {three}…{three}");
    let first_line = part.start..part.start + statement[part.clone()].find('\n')?;
    let edits = vec![Edit::new(part.start..part.start + 1, three), Edit::new(last..part.end, three)];
    Repair::new(Mistake::new(first_line, message, help), edits)
}

/// `'The valley's council'`, `"The "old" council"` and `"C:\plans"`
pub(super) fn inner(statement: &str) -> Option<Repair> {
    let part = value(statement)?;
    let text = &statement[part.clone()];
    let quote = text.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    if text.len() < 2 || !text.ends_with(quote) {
        return None;
    }
    let inside = &text[1..text.len() - 1];
    let other = if quote == '"' { '\'' } else { '"' };
    if inside.contains(other) {
        return None;
    }
    let message = match quote {
        '"' if !inside.contains(quote) => "a backslash has a meaning of its own between these quotation marks",
        '"' => "a quotation mark inside a text ends it",
        _ => "an apostrophe inside a text in single quotation marks ends it",
    };
    let edits = vec![Edit::new(part.start..part.start + 1, other), Edit::new(part.end - 1..part.end, other)];
    Repair::new(Mistake::new(part, message, format!("write {other}{inside}{other}")), edits)
}

fn around(start: usize, end: usize) -> Vec<Edit> {
    vec![Edit::insert(start, '"'), Edit::insert(end, '"')]
}
