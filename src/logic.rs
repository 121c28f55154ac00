//! The constraint reading of a framework: which packages there are, and what they do with each statement.

mod answer;

pub use answer::{Answer, Cause, Dependency, How, Judged, Packages};
