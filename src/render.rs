//! A report as bytes: text for people, JSON for programs. Nothing is decided or counted here.

mod briefing;
pub mod explain;
pub mod html;
pub mod json;
pub mod markdown;
mod tables;
pub mod text;
mod visible;
mod wrap;
