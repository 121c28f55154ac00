//! A report as bytes: text for people, JSON for programs. Nothing is decided or counted here.

mod change;
pub mod csv;
pub mod explain;
pub mod ics;
pub mod json;
pub mod markdown;
mod tables;
pub mod text;
mod visible;
mod wrap;
