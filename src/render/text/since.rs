//! What has changed since the last save, as text.

use super::super::{visible::visible, wrap::wrap};
use crate::{
    framework::Verdict,
    report::{Since, Told},
};

/// One change a line, under a heading; a single line if there is none.
pub fn since(changes: &Since, width: usize) -> String {
    if changes.is_empty() {
        return "since the last save: nothing found has changed\n".to_owned();
    }
    let finding = |word: &str, line: &Told| format!("{word} {}[{}]: {}", line.level.word(), line.check, line.message);
    let gone = changes.gone.iter().map(|line| finding("gone:", line));
    let new = changes.new.iter().map(|line| finding("new: ", line));
    let verdicts = changes.verdicts.iter().map(|(id, before, after)| verdict(id, *before, *after));
    let lines = gone.chain(new).chain(verdicts).flat_map(|line| {
        let lines = wrap(&visible(&line), width.saturating_sub(4));
        lines.into_iter().enumerate().map(|(place, line)| format!("{}{line}\n", if place == 0 { "  " } else { "    " }))
    });
    format!("since the last save:\n{}", lines.collect::<String>())
}

fn verdict(id: &str, before: Option<Verdict>, after: Option<Verdict>) -> String {
    match (before, after) {
        (Some(before), Some(after)) => format!("`{id}` was {} and is {}", before.word(), after.word()),
        (Some(before), None) => format!("`{id}` was {} and has no verdict now", before.word()),
        (None, Some(after)) => format!("`{id}` had no verdict and is {}", after.word()),
        (None, None) => format!("`{id}` has no verdict"),
    }
}
