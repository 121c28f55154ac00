//! Peace proposals as component graphs, checked against what the parties have said and against themselves.

pub mod calendar;
pub mod checks;
pub mod document;
pub mod expr;
pub mod finding;
pub mod framework;
pub mod logic;
pub mod order;
pub mod source;
pub mod statements;
