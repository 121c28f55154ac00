//! The parts of a picture set in rows: one under the other they would make a tower, and side by side a street.

/// The space between two parts.
const GAP: f64 = 28.0;

/// The shape of a page: so many times as wide as high.
const PAGE: f64 = 1.5;

/// So many widths are tried.
const TRIALS: u32 = 24;

/// The upper left corner of each part, given their widths and heights, so that all of them are as large on a page as can be. What
/// shows time stands one under the other: beside each other one would seem to be later.
pub(super) fn pack(sizes: &[[f64; 2]], in_time: bool) -> Vec<[f64; 2]> {
    let widest = sizes.iter().map(|size| size[0]).fold(0.0, f64::max);
    let street: f64 = sizes.iter().map(|size| size[0] + GAP).sum();
    let trials = if in_time { 0..1 } else { 0..TRIALS };
    let widths = trials.map(|trial| widest + (street - widest).max(0.0) * f64::from(trial) / f64::from(TRIALS));
    let packed = widths.map(|width| rows(sizes, width, in_time));
    packed.min_by(|one, other| on_page(sizes, one).total_cmp(&on_page(sizes, other))).unwrap_or_default()
}

/// How high a page must be that holds them.
fn on_page(sizes: &[[f64; 2]], corners: &[[f64; 2]]) -> f64 {
    let ends =
        |axis: usize| sizes.iter().zip(corners).map(|(size, corner)| size[axis] + corner[axis]).fold(0.0, f64::max);
    (ends(0) / PAGE).max(ends(1))
}

/// Rows of columns, in order: a part goes under the one before it where the row is high enough, else beside it where the page is wide
/// enough, else into a new row.
fn rows(sizes: &[[f64; 2]], width: f64, one_column: bool) -> Vec<[f64; 2]> {
    let mut corners = Vec::with_capacity(sizes.len());
    let mut row = Row::default();
    for &[wide, high] in sizes {
        let under = !one_column && row.below + high <= row.top + row.height;
        if !under {
            let next = row.right + if row.right > 0.0 { GAP } else { 0.0 };
            let fits = row.right == 0.0 || (!one_column && next + wide <= width);
            row = if fits {
                Row { left: next, below: row.top, ..row }
            } else {
                let top = row.top + row.height + GAP;
                Row { top, below: top, ..Row::default() }
            };
        }
        corners.push([row.left, row.below]);
        row.below += high + GAP;
        row.right = row.right.max(row.left + wide);
        row.height = row.height.max(row.below - GAP - row.top);
    }
    corners
}

/// A row of columns that is being filled.
#[derive(Clone, Copy, Default)]
struct Row {
    top: f64,
    height: f64,
    /// Where its last column begins, and where its widest column ends.
    left: f64,
    right: f64,
    /// Where the next part of the last column begins.
    below: f64,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{GAP, pack};

    proptest! {
        /// No two parts touch, and what shows time is one column.
        #[test]
        fn parts_stand_apart(sizes in prop::collection::vec([1.0..500.0, 1.0..300.0], 0..30), in_time: bool) {
            let corners = pack(&sizes, in_time);
            prop_assert_eq!(corners.len(), sizes.len());
            for (one, (at, size)) in corners.iter().zip(&sizes).enumerate() {
                prop_assert!(at[0] >= 0.0 && at[1] >= 0.0 && (!in_time || at[0] == 0.0));
                for (other, wide) in corners.iter().zip(&sizes).skip(one + 1) {
                    let apart = |axis: usize| {
                        at[axis] + size[axis] + GAP <= other[axis] + 0.01 || other[axis] + wide[axis] + GAP <= at[axis] + 0.01
                    };
                    prop_assert!(apart(0) || apart(1), "{:?} {:?} and {:?} {:?}", at, size, other, wide);
                }
            }
        }
    }
}
