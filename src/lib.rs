//! Peace proposals as component graphs, checked against what the parties have said and against themselves.
//!
//! The rooms from the ground up; each uses only those above it in this list.

pub mod source;
pub mod calendar;
pub mod finding;
pub mod expr;
pub mod document;
pub mod framework;
pub mod statements;
pub mod order;
pub mod logic;
pub mod checks;
pub mod report;
pub mod diagram;
pub mod render;
pub mod error;
pub mod cli;
