//! Markdown with tables as code-hosting sites show them.

mod change;
mod comparison;

use super::visible::visible;

pub use change::change;
pub use comparison::comparison;

fn table(header: &[String], rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let rule = format!("|{}", "---|".repeat(header.len()));
    let rows = rows.map(|cells| line(&cells));
    [line(header), rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

/// Text in which nothing means something to Markdown but the backticks around ids.
fn escaped(text: &str) -> String {
    let text = visible(text).split_whitespace().collect::<Vec<_>>().join(" ");
    text.chars()
        .flat_map(|sign| {
            matches!(sign, '\\' | '|' | '<' | '*' | '_' | '[' | ']').then_some('\\').into_iter().chain([sign])
        })
        .collect()
}
