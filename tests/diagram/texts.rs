//! Frameworks that use everything, and frameworks that abuse it.

/// Every shape, mark and line once.
pub(crate) const HARBOUR: &str = include_str!("harbour.toml");

/// Things that wait for each other, in every way that ties the picture in a knot.
pub(crate) const KNOT: &str = include_str!("knot.toml");

/// `@` stands for a text that a stranger chose.
pub(crate) const STRANGE: &str = include_str!("strange.toml");
