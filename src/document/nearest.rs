//! The word somebody probably meant.

/// The candidate nearest to `word`, if it is near enough to be a slip of the pen.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= allowed(word.len().max(candidate.len())))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// A transposition counts as one; whole words left out or added, as two: a slip of the pen is nearer.
fn distance(word: &str, candidate: &str) -> usize {
    let extends = |long: &str, short: &str| {
        short.len() >= 4
            && (long.strip_prefix(short).is_some_and(|rest| rest.starts_with('-'))
                || long.strip_suffix(short).is_some_and(|rest| rest.ends_with('-')))
    };
    let same_letters = |word: &str| word.to_lowercase().replace('_', "-");
    if same_letters(word) == same_letters(candidate) {
        0
    } else if extends(word, candidate) || extends(candidate, word) {
        strsim::osa_distance(word, candidate).min(2)
    } else {
        strsim::osa_distance(word, candidate)
    }
}

/// A third of the letters.
fn allowed(length: usize) -> usize {
    (length / 3).max(1)
}
