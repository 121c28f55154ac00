//! Generating functions: in how many ways some votes add up to at least a quota.

/// A vote of some weight, and in how many ways it comes to be cast or not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ways {
    pub(super) weight: u64,
    pub(super) cast: u128,
    pub(super) not: u128,
}

/// Sums beyond which counting would take longer than its reader has.
const MAX_SUMS: usize = 1 << 18;

/// In how many ways votes add up to at least `quota`; `None` if there are too many different sums, or the number is too large.
///
/// Each half of the votes has a generating function (Brams and Affuso 1976, after Cantor): to each sum the number of ways to come by it. Two
/// halves, and not one function of all, because votes of 30 different weights have 2³⁰ sums, and 2¹⁵ in each half (Horowitz and Sahni 1974).
pub(super) fn at_least(votes: &[Ways], quota: u64) -> Option<u128> {
    // Every other one, so that equal weights, which share sums, are spread evenly.
    let (low, high) = (half(votes, 0, quota)?, half(votes, 1, quota)?);
    let mut reaching = 0_u128;
    let mut total = 0_u128;
    let mut rest = high.iter().rev().peekable();
    for (sum, ways) in low {
        while let Some((_, more)) = rest.next_if(|(other, _)| sum + other >= quota) {
            reaching = reaching.checked_add(*more)?;
        }
        total = total.checked_add(ways.checked_mul(reaching)?)?;
    }
    Some(total)
}

/// The sums of every second vote from `first` on, ascending, each with the number of ways; all that reach the quota count as one.
fn half(votes: &[Ways], first: usize, quota: u64) -> Option<Vec<(u64, u128)>> {
    let mut sums = vec![(0, 1)];
    for vote in votes.iter().skip(first).step_by(2) {
        sums = with(&sums, vote, quota)?;
        if sums.len() > MAX_SUMS {
            return None;
        }
    }
    Some(sums)
}

/// The sums with one more vote, cast or not.
fn with(sums: &[(u64, u128)], vote: &Ways, quota: u64) -> Option<Vec<(u64, u128)>> {
    let mut merged: Vec<(u64, u128)> = Vec::with_capacity(2 * sums.len());
    let mut not = sums.iter().filter(|_| vote.not > 0).map(|&(sum, ways)| (sum, ways, vote.not)).peekable();
    let mut cast = sums
        .iter()
        .filter(|_| vote.cast > 0)
        .map(|&(sum, ways)| ((sum + vote.weight).min(quota), ways, vote.cast))
        .peekable();
    loop {
        let next = match (not.peek(), cast.peek()) {
            (Some(left), Some(right)) if left.0 <= right.0 => not.next(),
            (_, Some(_)) => cast.next(),
            (_, None) => not.next(),
        };
        let Some((sum, ways, factor)) = next else { return Some(merged) };
        let ways = ways.checked_mul(factor)?;
        match merged.last_mut() {
            Some((last, known)) if *last == sum => *known = known.checked_add(ways)?,
            _ => merged.push((sum, ways)),
        }
    }
}
