//! The word somebody probably meant.

/// The candidate nearest to `word`, if it is near enough to be a slip of the pen.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Of several that are equally near, the first in the alphabet: the candidates may come in any order.
    near(word, candidates).first().copied()
}

/// All candidates that are nearest to `word`, in the order of the alphabet; none if none is near enough to be a slip of the pen.
pub fn near<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let with_distance = |candidate| Some((distance(word, candidate)?, candidate));
    let mut all: Vec<_> = candidates.into_iter().filter_map(with_distance).collect();
    all.sort_unstable();
    all.dedup();
    let least = all.first().map(|(distance, _)| *distance);
    all.into_iter().take_while(|(distance, _)| Some(*distance) == least).map(|(_, candidate)| candidate).collect()
}

/// How many letters differ, unless they are too many. A transposition counts as one; whole words left out or added,
/// as two: a slip of the pen is nearer.
fn distance(word: &str, candidate: &str) -> Option<usize> {
    if same_letters(word, candidate) {
        return Some(0);
    }
    let allowed = (word.len().max(candidate.len()) / 3).max(1);
    let words = extends(word, candidate) || extends(candidate, word);
    if !words && let Some(start) = start_of(candidate, word) {
        let slip = strsim::osa_distance(word, start);
        if slip <= SLIP {
            return Some(slip + 2);
        }
    }
    // Most candidates are too long or too short, and need not be compared letter by letter.
    if !words && word.len().abs_diff(candidate.len()) > allowed {
        return None;
    }
    let distance = strsim::osa_distance(word, candidate);
    Some(if words { distance.min(2) } else { distance }).filter(|distance| *distance <= allowed)
}

/// So many letters may be wrong in a word of which more is missing.
const SLIP: usize = 2;

/// As many words from the start of `long` as `short` has, if `long` has more and `short` has several.
fn start_of<'a>(long: &'a str, short: &str) -> Option<&'a str> {
    let hyphens = short.matches('-').count();
    let (end, _) = long.match_indices('-').nth(hyphens)?;
    let start = &long[..end];
    (hyphens > 0 && short.len().abs_diff(start.len()) <= SLIP).then_some(start)
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
