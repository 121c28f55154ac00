//! Rows of figures without lines: one under the other they would make a tower.

use std::collections::BTreeSet;

use super::picture::{End, Figure, Group, Line, Meaning};

/// So many stand one under the other without harm.
const TOWER: usize = 3;

/// Lines that say nothing and set the figures of each group that have no other line in rows, in the author's order.
pub(super) fn lines(groups: &[Group], lines: &[Line]) -> Vec<Line> {
    let tied: BTreeSet<End> = lines.iter().flat_map(|line| [line.from, line.to]).collect();
    groups.iter().flat_map(|group| in_rows(group, &tied)).collect()
}

fn in_rows(group: &Group, tied: &BTreeSet<End>) -> Vec<Line> {
    let loose = |figure: &&Figure| figure.parts().all(|part| !tied.contains(&part.end));
    let loose: Vec<End> = group.figures.iter().filter(loose).map(|figure| figure.end).collect();
    if loose.len() <= TOWER {
        return Vec::new();
    }
    // Boxes are about twice as wide as high.
    let columns = (loose.len().div_ceil(2)).isqrt().clamp(2, 6);
    let beside = |pair: &[End]| Line::new(pair[0], pair[1], Meaning::Beside, "");
    loose.chunks(columns).flat_map(|row| row.windows(2).map(beside)).collect()
}
