//! A report as bytes: text for people, JSON for programs. Nothing is decided or counted here.

pub mod csv;
pub mod explain;
pub mod ics;
pub mod json;
mod tables;
pub mod text;
mod visible;
mod wrap;
