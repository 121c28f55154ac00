//! The word somebody probably meant.

/// The candidate nearest to `word`, if it is near enough to be a slip of the pen.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .filter_map(|candidate| Some((distance(word, candidate)?, candidate)))
        // Of two that are equally near, the first in the alphabet: the candidates may come in any order.
        .min()
        .map(|(_, candidate)| candidate)
}

/// How many letters differ, unless they are too many. A transposition counts as one; whole words left out or added,
/// as two: a slip of the pen is nearer.
fn distance(word: &str, candidate: &str) -> Option<usize> {
    if same_letters(word, candidate) {
        return Some(0);
    }
    let allowed = (word.len().max(candidate.len()) / 3).max(1);
    let words = extends(word, candidate) || extends(candidate, word);
    // Most candidates are too long or too short, and need not be compared letter by letter.
    if !words && word.len().abs_diff(candidate.len()) > allowed {
        return None;
    }
    let distance = strsim::osa_distance(word, candidate);
    Some(if words { distance.min(2) } else { distance }).filter(|distance| *distance <= allowed)
}

/// Whether only capitals, or underscores for hyphens, tell them apart.
fn same_letters(word: &str, candidate: &str) -> bool {
    let plain = |byte: u8| if byte == b'_' { b'-' } else { byte.to_ascii_lowercase() };
    word.len() == candidate.len() && word.bytes().map(plain).eq(candidate.bytes().map(plain))
}

/// Whether `long` is `short` with more words before or after it.
fn extends(long: &str, short: &str) -> bool {
    short.len() >= 4
        && (long.strip_prefix(short).is_some_and(|rest| rest.starts_with('-'))
            || long.strip_suffix(short).is_some_and(|rest| rest.ends_with('-')))
}
