//! When things can happen: windows, slack, the critical chain, and what clashes where the times have no solution.

mod conflict;
mod contingent;
mod draft;
mod least;
mod longest;
mod network;
mod progress;
mod search;
mod timeline;
mod windows;
mod words;

pub use conflict::{Conflict, Limit};
pub use contingent::Awaited;
pub use draft::{Overrun, draft, overrun, times};
pub use longest::Longest;
pub use progress::Progress;
pub use timeline::{Link, Row, Timeline};
pub use windows::Window;
pub use words::counted;
