//! The expression language of the files: formulas, conditions and times.

mod tree;

pub use tree::{Anchor, Compare, Leaf, Logic, Moment, Name, Offset, PointOf, Scalar, Stop, Time, When};
