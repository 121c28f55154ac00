//! When things can happen: windows, slack, the critical chain, and what clashes where the times have no solution.

mod conflict;
mod contingent;
mod least;
mod longest;
mod network;
mod progress;
mod search;
mod timeline;
mod windows;

pub use conflict::{Conflict, Limit};
pub use contingent::Awaited;
pub use longest::Longest;
pub use progress::Progress;
pub use timeline::{Link, Row, Timeline};
pub use windows::Window;
