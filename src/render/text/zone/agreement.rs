//! A zone of agreement as text: one outcome that upholds everything, and what it takes.

use super::indented;
use crate::{framework::Thing, logic::Together, report::Zone};

/// The answer in blocks, where nothing was found to clash.
pub(super) fn blocks(zone: &Zone, together: &Together, width: usize) -> Vec<String> {
    let Some(agreement) = &together.agreement else {
        let unknown = "The search was cut short before it was known whether some outcome upholds all of them.";
        return vec![indented(unknown, 0, width).join("\n")];
    };
    let upholds = "There is a zone of agreement: some outcome upholds all of them.";
    let uses = listed(zone, &zone.uses(agreement), "One that does uses what the draft leaves free so:", width);
    let presumes = listed(zone, &zone.presumes(agreement), "It presumes, of what the draft does not settle:", width);
    vec![
        upholds.to_owned(),
        uses.unwrap_or_else(|| "The draft leaves nothing free.".to_owned()),
        presumes.unwrap_or_else(|| "It presumes no value that the draft does not settle.".to_owned()),
    ]
}

/// "`annex` is left out", one thing a line.
fn listed(zone: &Zone, things: &[(Thing, String)], first: &str, width: usize) -> Option<String> {
    let lines = things.iter().map(|(thing, word)| format!("- `{}` is {word}", thing.id(&zone.framework)));
    let lines: Vec<String> = lines.flat_map(|line| indented(&line, 2, width)).collect();
    (!lines.is_empty()).then(|| format!("{first}\n{}", lines.join("\n")))
}
