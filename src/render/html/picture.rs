//! Pictures as parts of the page: their style moves into the page's own, which the policy knows by its hash.

use crate::diagram::{Picture, Refusal};

/// The colours that pictures take on a dark screen, the same for all; empty until there is one.
#[derive(Default)]
pub(super) struct Pictures {
    pub(super) style: String,
}

impl Pictures {
    /// The picture without its style and its links, since a click marks.
    pub(super) fn embed(&mut self, picture: &Picture) -> Result<String, Refusal> {
        let svg = svg(picture)?;
        let mut embedded = String::with_capacity(svg.len());
        for line in svg.lines() {
            if let Some(style) = line.strip_prefix("<style>").and_then(|rest| rest.strip_suffix("</style>")) {
                style.clone_into(&mut self.style);
            } else if !line.starts_with("<a ") {
                // In the words of a reader no mark-up can occur: there it is escaped.
                embedded.push_str(&line.replace("</a>", ""));
                embedded.push('\n');
            }
        }
        Ok(embedded)
    }
}

#[cfg(feature = "picture")]
fn svg(picture: &Picture) -> Result<String, Refusal> {
    crate::diagram::svg(picture)
}

#[cfg(not(feature = "picture"))]
fn svg(_: &Picture) -> Result<String, Refusal> {
    Err(Refusal::NoEngine)
}
