//! A report as bytes: text for people, JSON for programs. Nothing is decided or counted here.

mod briefing;
mod change;
pub mod csv;
pub mod explain;
pub mod github;
pub mod html;
pub mod ics;
pub mod json;
pub mod junit;
pub mod markdown;
pub mod sarif;
mod tables;
mod templates;
pub mod text;
mod visible;
mod wrap;
