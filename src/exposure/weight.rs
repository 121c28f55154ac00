//! Weights: exact fractions, in which a component weighs 1.

use std::{cmp::Ordering, fmt, ops::RangeInclusive};

/// What a share is counted in: it is exact to the ninth digit after the point.
const SHARE_PARTS: i128 = 1_000_000_000;

/// Into so many parts a component can be split; finer weights are rounded.
const FINEST: i128 = 1_000_000_000_000_000;

/// A fraction in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    above: i128,
    below: i128,
}

impl Weight {
    pub const ZERO: Self = Self { above: 0, below: 1 };
    pub const ONE: Self = Self { above: 1, below: 1 };

    /// The nearest floating-point number.
    #[expect(clippy::cast_precision_loss, reason = "for readers that know no fractions")]
    pub fn nearest(self) -> f64 {
        self.above as f64 / self.below as f64
    }

    /// Two of it.
    #[must_use]
    pub fn twice(self) -> Self {
        Self::fraction(2 * self.above, self.below)
    }

    /// `above` of `below` equal parts.
    pub(super) fn fraction(above: i128, below: i128) -> Self {
        let divisor = gcd(above.abs(), below).max(1);
        Self { above: above / divisor, below: below / divisor }
    }

    /// The weights of the steps of a component: their shares. Those without a share split evenly what the others leave.
    pub(super) fn split(shares: &[Option<f64>]) -> Vec<Self> {
        let known: Vec<Option<i128>> = shares.iter().map(|share| share.map(parts)).collect();
        let left = (SHARE_PARTS - known.iter().flatten().sum::<i128>()).max(0);
        let without = known.iter().filter(|share| share.is_none()).count();
        let without = i128::try_from(without).expect("a file holds fewer steps");
        let weight = |share: Option<i128>| match share {
            Some(parts) => Self::fraction(parts, SHARE_PARTS),
            None => Self::fraction(left, SHARE_PARTS * without),
        };
        known.into_iter().map(weight).collect()
    }

    /// It in so many parts to 1, between two whole numbers of them; they are one unless it is too fine for the scale.
    pub(super) fn in_parts(self, scale: i128) -> RangeInclusive<i128> {
        let (parts, rest) = (self.above * scale / self.below, self.above * scale % self.below);
        parts..=parts + i128::from(rest > 0)
    }

    /// Into how many parts 1 has to be split for all of these to be whole; beyond the finest, the finest.
    pub(super) fn scale(weights: impl IntoIterator<Item = Self>) -> i128 {
        let mut scale = 1_i128;
        for Self { below, .. } in weights {
            scale = scale / gcd(scale, below) * below;
            if scale > FINEST {
                return FINEST;
            }
        }
        scale
    }
}

/// A share as it is written, in whole parts.
fn parts(share: f64) -> i128 {
    let text = format!("{share:.9}");
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_default()
}

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

impl Ord for Weight {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.above * other.below).cmp(&(other.above * self.below))
    }
}

impl PartialOrd for Weight {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A decimal where it ends within three digits, else a fraction.
impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { above, below } = *self;
        if 1000 % below != 0 {
            return write!(f, "{above}/{below}");
        }
        let sign = if above < 0 { "-" } else { "" };
        let thousandths = (above * (1000 / below)).unsigned_abs();
        let digits = format!("{:03}", thousandths % 1000);
        let digits = digits.trim_end_matches('0');
        let point = if digits.is_empty() { "" } else { "." };
        write!(f, "{sign}{}{point}{digits}", thousandths / 1000)
    }
}

#[cfg(test)]
mod tests {
    use super::Weight;

    #[test]
    fn shares_are_taken_as_written_and_the_rest_is_split() {
        let told = |shares: &[Option<f64>]| Weight::split(shares).iter().map(Weight::to_string).collect::<Vec<_>>();
        assert_eq!(told(&[None; 4]), ["0.25"; 4]);
        assert_eq!(told(&[None; 3]), ["1/3"; 3]);
        assert_eq!(told(&[Some(0.333), Some(0.1)]), ["0.333", "0.1"]);
        assert_eq!(told(&[Some(0.5), None, None]), ["0.5", "0.25", "0.25"]);
        assert_eq!(told(&[Some(1.0), None]), ["1", "0"]);
    }

    #[test]
    fn a_common_scale_makes_weights_whole() {
        let weights = [Weight::fraction(1, 3), Weight::fraction(1, 4)];
        assert_eq!(weights.map(|weight| weight.in_parts(Weight::scale(weights))), [4..=4, 3..=3]);
    }

    #[test]
    fn what_is_too_fine_lies_between_two_numbers() {
        let weights = [7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53].map(|below| Weight::fraction(1, below));
        let scale = Weight::scale(weights);
        assert_eq!(weights[0].in_parts(scale), 142_857_142_857_142..=142_857_142_857_143);
    }
}
