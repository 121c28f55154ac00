//! Signs that are missing, doubled or of another language: `=`, commas, brackets, comments.

use super::{
    repair::{Edit, Mistake, Repair, applied},
    statement::{bare, before_comment, key, open_brackets, value},
};
use toml::de::DeTable;

/// A space that word processors put in place of a plain one.
pub(super) fn space(statement: &str) -> Option<Repair> {
    let odd = |letter: &char| !letter.is_ascii() && letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{feff}');
    let spaces: Vec<_> = bare(statement).into_iter().filter(|(_, letter)| odd(letter)).collect();
    let part = |&(at, letter): &(usize, char)| at..at + letter.len_utf8();
    let edits = spaces.iter().map(|space| Edit::new(part(space), " ")).collect();
    let mistake = Mistake::new(
        part(spaces.first()?),
        "this is not a plain space, though it looks like one",
        "delete it and type a space",
    );
    Repair::new(mistake, edits)
}

/// A character that no editor shows.
pub(super) fn invisible(statement: &str) -> Option<Repair> {
    let hidden = |letter: char| letter.is_control() && !matches!(letter, '\t' | '\n' | '\r');
    let places: Vec<_> = statement.char_indices().filter(|(_, letter)| hidden(*letter)).collect();
    let part = |&(at, letter): &(usize, char)| at..at + letter.len_utf8();
    let edits = places.iter().map(|place| Edit::new(part(place), " ")).collect();
    Repair::new(Mistake::new(part(places.first()?), "an invisible character stands here", "delete it"), edits)
}

/// `- title = "Truce"`
pub(super) fn bullet(statement: &str) -> Option<Repair> {
    let mark = statement.trim_start().chars().next().filter(|mark| matches!(mark, '-' | '*' | '•'))?;
    let at = statement.find(mark)?;
    let part = at..at + mark.len_utf8();
    let mistake = Mistake::new(part.clone(), format!("`{mark}` has no meaning before a key"), "take it out");
    Repair::new(mistake, vec![Edit::new(part, " ")])
}

/// `title = "Truce" // the first`
pub(super) fn comment(statement: &str) -> Option<Repair> {
    let slashes = bare(statement).windows(2).find(|pair| pair[0].1 == '/' && pair[1].1 == '/')?[0].0;
    let part = slashes..slashes + 2;
    let mistake = Mistake::new(part.clone(), "`//` does not begin a comment", "a comment begins with `#`");
    Repair::new(mistake, vec![Edit::new(part, "# ")])
}

/// `title = "Truce";` and `by = ["north"]]`
pub(super) fn trailing(statement: &str) -> Option<Repair> {
    let end = statement[..before_comment(statement)].trim_end().len();
    let mark = statement[..end].chars().next_back().filter(|mark| matches!(mark, ';' | ',' | '.' | ']' | '}'))?;
    let part = end - 1..end;
    let mistake = Mistake::new(part.clone(), format!("`{mark}` has no meaning at the end of a line"), "take it out");
    Repair::new(mistake, vec![Edit::new(part, " ")])
}

/// `title: "Truce"`, `title "Truce"` and `{ road-open: true }`
pub(super) fn equals(statement: &str) -> Option<Repair> {
    let colons: Vec<_> = bare(statement).into_iter().filter(|(_, letter)| *letter == ':').collect();
    if let Some(&(first, _)) = colons.first() {
        let edits = colons.iter().map(|&(at, _)| Edit::new(at..at + 1, "=")).collect();
        return Repair::new(
            Mistake::new(first..first + 1, "`=` stands between a key and its value", "write `=`"),
            edits,
        );
    }
    let key = key(statement);
    let rest = statement[key.end..].trim_start();
    if key.is_empty() || rest.starts_with('=') {
        return None;
    }
    let name = &statement[key.clone()];
    let mistake = Mistake::new(
        key.clone(),
        format!("`=` is missing between `{name}` and its value"),
        format!("write `{name} = {rest}`"),
    );
    Repair::new(mistake, vec![Edit::insert(key.end, " =")])
}

/// `title = "Truce", kind = "ceasefire"` and `{ road-open = true line = "river" }`
pub(super) fn one_a_line(statement: &str) -> Option<Repair> {
    let signs: Vec<_> = bare(statement).into_iter().filter(|(_, letter)| *letter == '=').collect();
    let in_table = value(statement).is_some_and(|part| statement[part].starts_with('{'));
    signs.iter().skip(1).find_map(|&(sign, _)| {
        let before = statement[..sign].trim_end();
        let word = before.rsplit(|letter: char| letter.is_whitespace() || letter == ',').next()?;
        let name = before.len() - word.len();
        let end = statement[..name].trim_end_matches([' ', '\t', ',', ';']).len();
        let (message, help, between) = if in_table {
            ("a comma is missing before this key", "commas stand between the entries of a table", ", ")
        } else {
            ("a second key stands on this line", "put it on a line of its own", "\n")
        };
        let mistake = Mistake::new(name..before.len(), message, help);
        Repair::new(mistake, vec![Edit::new(end..name, between)]).filter(|repair| repair.mends(statement))
    })
}

/// `by = "north", "south"`
pub(super) fn list(statement: &str) -> Option<Repair> {
    let part = value(statement).filter(|part| statement[part.clone()].starts_with(['"', '\'']))?;
    let text = statement[part.clone()].trim_end_matches(']');
    let part = part.start..part.start + text.len();
    let mistake = Mistake::new(part.clone(), "several values stand in a list", format!("write [{text}]"));
    let closing = if statement[part.end..].starts_with(']') { "" } else { "]" };
    Repair::new(mistake, vec![Edit::insert(part.start, "["), Edit::insert(part.end, closing)])
}

/// `["north" "south"]` and `["north"; "south"]`
pub(super) fn separators(statement: &str) -> Option<Repair> {
    let semicolons: Vec<_> = bare(statement).into_iter().filter(|(_, letter)| *letter == ';').collect();
    if let Some(&(first, _)) = semicolons.first() {
        let edits = semicolons.iter().map(|&(at, _)| Edit::new(at..at + 1, ",")).collect();
        return Repair::new(
            Mistake::new(first..first + 1, "commas stand between the elements of a list", "write `,`"),
            edits,
        );
    }
    let mut places: Vec<usize> = Vec::new();
    // Each round finds one more comma; a statement that lacks more of them than this lacks something else.
    for _ in 0..64 {
        let commas: Vec<_> = places.iter().map(|&at| Edit::insert(at, ",")).collect();
        let Some(at) = missing_comma(&applied(statement, &commas)) else { break };
        places.push(at - places.iter().filter(|&&place| place < at).count());
        places.sort_unstable();
    }
    let &first = places.first()?;
    let before = statement[..first].trim_end().len();
    let edits = places.iter().map(|&at| Edit::insert(at, ",")).collect();
    Repair::new(Mistake::new(before..before, "a comma is missing here", "commas stand between the elements"), edits)
}

fn missing_comma(statement: &str) -> Option<usize> {
    let (_, errors) = DeTable::parse_recoverable(statement);
    let error = errors.first().filter(|error| error.message().starts_with("missing comma"))?;
    error.span().map(|span| span.start)
}

/// `by = ["north", "south"`
pub(super) fn closed(statement: &str) -> Option<Repair> {
    let open = open_brackets(statement);
    let end = statement[..before_comment(statement)].trim_end().len();
    let closing: String = open.iter().rev().map(|bracket| if *bracket == '[' { ']' } else { '}' }).collect();
    let what = if open.first()? == &'[' { "list" } else { "table" };
    let part = value(statement)?;
    let mistake = Mistake::new(
        part.start..end,
        format!("the `{closing}` that ends this {what} is missing"),
        format!("write `{closing}` at its end"),
    );
    Repair::new(mistake, vec![Edit::insert(end, closing)])
}
