//! The way through a package as text: one line for what is done at once.

use super::{
    super::{tables, visible::visible, wrap::wrap},
    summary::heading,
    totals::{counted, newest},
    zone::no_package,
};
use crate::{
    checks::list,
    exposure::{Exposure, Weight},
    framework::{Framework, PartyId, Thing},
    report::{Line, Trace, Traced, Until},
};

pub(in crate::render) const EXPOSURE: &str = "Exposure is the weight of what a party has done and cannot undo, less that of what it has received; a component weighs 1, split \
     over its steps. What does not state `reversible` counts as reversible. Days are left aside in the worst state: what is due may fail to come.";

/// The lines, and the worst that can come of them for each party.
pub fn trace(trace: &Trace, width: usize) -> String {
    let file = trace.file();
    let mut facts = vec![("file", file.to_owned()), ("shown", shown(trace))];
    let mut parts = Vec::new();
    let paragraph = |text: &str| wrap(&visible(text), width).join("\n");
    match &trace.traced {
        Traced::Lines { one_of_several, lines, never, exposures, worst } => {
            facts.push(("package", package(*one_of_several)));
            if !lines.is_empty() {
                parts.push(table(&trace.framework, lines, width));
            }
            if let Until::Worst(id) = &trace.until {
                parts.push(paragraph(&answer(&trace.framework, id, worst.map(|place| &exposures[place]))));
            } else {
                parts.push(paragraph(&worsts(&trace.framework, exposures)));
            }
            if !never.is_empty() {
                parts.push(paragraph(&format!("never comes: {}", ids(&trace.framework, never))));
            }
            parts.push(paragraph(EXPOSURE));
        }
        Traced::NoPackage(clauses) => parts.push(no_package(clauses, width)),
        other => parts.push(paragraph(&nothing(other, file))),
    }
    parts.insert(0, heading(trace.framework.title().unwrap_or(file), &facts, width));
    parts.push(newest(trace.framework.newest_source()));
    parts.join("\n\n") + "\n"
}

fn shown(trace: &Trace) -> String {
    match &trace.until {
        Until::End => "everything, the earliest day first where days are known, then in the author's order".to_owned(),
        Until::Step(id) => format!("everything until `{id}`"),
        Until::Worst(id) => format!("the shortest way to the worst state for `{id}`"),
    }
}

/// Which package is shown.
pub(in crate::render) fn package(one_of_several: bool) -> String {
    if one_of_several {
        "one of several: bracketed text in, and the first of each choice and list; `choose` in a scenario takes another"
            .to_owned()
    } else {
        "the only one".to_owned()
    }
}

fn nothing(traced: &Traced, file: &str) -> String {
    match traced {
        Traced::Mistakes(count) => {
            format!("The files have {}, shown by `model check {file}`. They come first.", counted(*count, "mistake"))
        }
        Traced::Dossier => "This is a dossier: it proposes nothing, so there is nothing to carry out.".to_owned(),
        _ => "The search for a package to show was given up.".to_owned(),
    }
}

fn table(framework: &Framework, lines: &[Line], width: usize) -> String {
    let mut table = tables::plain(width);
    table.set_header(["", "done", "by", "unlocks", "exposure after it"]);
    for (place, line) in lines.iter().enumerate() {
        table.add_row([
            (place + 1).to_string(),
            visible(&one_a_line(framework, &line.steps)),
            visible(&line.by.iter().map(|&party| name(framework, party)).collect::<Vec<_>>().join(", ")),
            visible(&one_a_line(framework, &line.unlocks)),
            visible(&exposure(framework, &line.exposure)),
        ]);
    }
    tables::finish(table)
}

fn one_a_line(framework: &Framework, things: &[Thing]) -> String {
    things.iter().map(|thing| thing.id(framework)).collect::<Vec<_>>().join("\n")
}

/// The parties whose exposure is not zero.
pub(in crate::render) fn exposure(framework: &Framework, exposure: &[(PartyId, Weight)]) -> String {
    let some = exposure.iter().filter(|(_, weight)| *weight != Weight::ZERO);
    let words: Vec<_> = some.map(|(party, weight)| format!("{} {weight}", name(framework, *party))).collect();
    if words.is_empty() { "·".to_owned() } else { words.join(", ") }
}

fn answer(framework: &Framework, id: &str, exposure: Option<&Exposure>) -> String {
    match exposure {
        None => format!("`{id}` does nothing and gets nothing in this package: nothing exposes it."),
        Some(exposure) if exposure.worst <= Weight::ZERO => {
            format!(
                "Nothing exposes {}: in no state that the order allows has it done more that cannot be undone than it has received.",
                name(framework, exposure.party)
            )
        }
        Some(exposure) => format!("{}.", worst(framework, exposure)),
    }
}

fn worst(framework: &Framework, exposure: &Exposure) -> String {
    let name = name(framework, exposure.party);
    if exposure.exact {
        format!("The worst exposure of {name} is {}", exposure.worst)
    } else {
        format!(
            "The exposure of {name} can come to {}, and to no more than {}: there are too many ways through the alternatives to try them all",
            exposure.reached, exposure.worst
        )
    }
}

fn worsts(framework: &Framework, exposures: &[Exposure]) -> String {
    let exposed = exposed(framework, exposures);
    if exposed.is_empty() {
        return "Nobody is exposed in any state that the order allows.".to_owned();
    }
    format!("{} `--worst PARTY` shows the way there.", exposed.join(" "))
}

/// The worst that each party can come to that is exposed at all, a sentence each.
pub(in crate::render) fn exposed(framework: &Framework, exposures: &[Exposure]) -> Vec<String> {
    let exposed = exposures.iter().filter(|exposure| exposure.worst > Weight::ZERO);
    exposed.map(|exposure| format!("{}.", worst(framework, exposure))).collect()
}

fn ids(framework: &Framework, things: &[Thing]) -> String {
    let ids: Vec<_> = things.iter().map(|thing| format!("`{}`", thing.id(framework))).collect();
    list(&ids, "and")
}

fn name(framework: &Framework, party: PartyId) -> &str {
    &framework.parties[party].name
}
