//! Numbers, dates and yes or no as they are written outside of TOML.

use super::{
    repair::{Edit, Mistake, Repair},
    statement::{bare, value},
};
use crate::calendar::PartialDate;

/// `27.11.2025`
pub(super) fn date(statement: &str) -> Option<Repair> {
    let part = value(statement)?;
    let written = &statement[part.clone()];
    let parts: Vec<&str> = written.split(['.', '/', '-']).collect();
    let digits = |part: &&str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.len() != 3 || !parts.iter().all(digits) || !parts.iter().any(|part| part.len() == 4) {
        return None;
    }
    let in_order = parts[0].len() == 4 && written.matches('-').count() == 2;
    let (message, help) = match PartialDate::year_first(written) {
        _ if in_order => (format!("`{written}` is not a day of the calendar"), "write a day as 2025-11-27".to_owned()),
        Some(date) => {
            (format!("in a date the year comes first, the day last, not as in `{written}`"), format!("write {date}"))
        }
        None => (
            format!("in a date the year comes first, the day last, not as in `{written}`"),
            "write it as 2025-11-27".to_owned(),
        ),
    };
    let edits = vec![Edit::new(part.clone(), "0")];
    Some(Repair { mistake: Mistake::new(part, message, help), edits, broken: true })
}

/// `yes`
pub(super) fn truth(statement: &str) -> Option<Repair> {
    let (at, word) = words(statement).into_iter().find(|(_, word)| truth_of(word).is_some())?;
    let truth = truth_of(word)?;
    let part = at..at + word.len();
    let mistake = Mistake::new(part.clone(), format!("`{word}` is not a value"), format!("write `{truth}`"));
    Repair::new(mistake, vec![Edit::new(part, truth)])
}

fn truth_of(word: &str) -> Option<&'static str> {
    match word {
        "yes" | "Yes" | "YES" | "True" | "TRUE" => Some("true"),
        "no" | "No" | "NO" | "False" | "FALSE" => Some("false"),
        _ => None,
    }
}

/// `30 %`
pub(super) fn percent(statement: &str) -> Option<Repair> {
    let part = value(statement)?;
    let written = &statement[part.clone()];
    let digits = written.strip_suffix('%')?.trim_end();
    let number: u32 = digits.parse().ok().filter(|&number| number <= 100)?;
    let fraction = format!("{}.{:02}", number / 100, number % 100);
    let mistake = Mistake::new(part.clone(), format!("`{written}` is not a number"), format!("write {fraction}"));
    Repair::new(mistake, vec![Edit::new(part, fraction)])
}

/// `0,3` and `85,000`
pub(super) fn comma(statement: &str) -> Option<Repair> {
    let value = value(statement)?;
    let (at, word) = words(statement).into_iter().find(|(at, word)| *at >= value.start && word.contains(','))?;
    let groups: Vec<&str> = word.split(',').collect();
    let digits = |group: &&str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    if !groups.iter().all(digits) {
        return None;
    }
    let thousands = groups[0] != "0" && groups[1..].iter().all(|group| group.len() == 3);
    let (message, number) = match groups[..] {
        _ if thousands => ("a number has no comma between its thousands", groups.concat()),
        [whole, fraction] => ("a fraction has a point, not a comma", format!("{whole}.{fraction}")),
        _ => return None,
    };
    let part = at..at + word.len();
    let mistake = Mistake::new(part.clone(), message, format!("write {number}"));
    Repair::new(mistake, vec![Edit::new(part, number)])
}

/// What stands between spaces and brackets, outside of quotation marks.
fn words(statement: &str) -> Vec<(usize, &str)> {
    let mut words: Vec<(usize, usize)> = Vec::new();
    for (at, letter) in bare(statement) {
        if letter.is_whitespace() || matches!(letter, '[' | ']' | '{' | '}' | '=') {
            continue;
        }
        let end = at + letter.len_utf8();
        match words.last_mut() {
            Some(word) if word.1 == at => word.1 = end,
            _ => words.push((at, end)),
        }
    }
    words.into_iter().map(|(start, end)| (start, statement[start..end].trim_end_matches(','))).collect()
}
