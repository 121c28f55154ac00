//! Into which parts a picture that is too large can be divided, in the words of a call.

use super::{Picture, Refusal, Wanted, facts, mermaid};
use crate::report::Checked;

/// So many phases and so many parties are tried, and so many parts named: there may be very many.
const MOST: usize = 8;

/// The same refusal, with the options that leave of `wanted` a part small enough.
pub(super) fn advise(refusal: Refusal, checked: &Checked, wanted: &Wanted) -> Refusal {
    match refusal {
        Refusal::MermaidTooLarge { size, unit, most, .. } => {
            let fits = |picture: &Picture| mermaid::write(picture).is_ok();
            Refusal::MermaidTooLarge { size, unit, most, fitting: fitting(checked, wanted, fits) }
        }
        refusal => refusal,
    }
}

fn fitting(checked: &Checked, wanted: &Wanted, fits: impl Fn(&Picture) -> bool) -> Vec<String> {
    let phases = phases(checked).into_iter().filter(|_| wanted.phase.is_none());
    let phases = phases.map(|phase| {
        let option = format!("--phase {}", word(phase));
        (option, Wanted { phase: Some(phase.to_owned()), ..wanted.clone() })
    });
    let parties = checked.framework.parties.iter().map(|(_, party)| party.entry.id.as_str());
    let parties = parties
        .take(MOST)
        .filter(|_| wanted.party.is_none())
        .map(|party| (format!("--party {party}"), Wanted { party: Some(party.to_owned()), ..wanted.clone() }));
    let findings = (!wanted.findings_only)
        .then(|| ("--findings-only".to_owned(), Wanted { findings_only: true, ..wanted.clone() }));
    let small =
        |wanted: &Wanted| super::draw(checked, wanted).is_ok_and(|part| part.figures().next().is_some() && fits(&part));
    let all = phases.chain(findings).chain(parties);
    all.filter(|(_, wanted)| small(wanted)).map(|(option, _)| option).take(MOST).collect()
}

/// The first phases that a call can name, in the author's order.
fn phases(checked: &Checked) -> Vec<&str> {
    let framework = &checked.framework;
    let mut phases: Vec<&str> = Vec::new();
    for phase in framework.components.ids().filter_map(|id| facts::phase(framework, id)) {
        if phases.len() < MOST && !phases.contains(&phase) && plain(phase) {
            phases.push(phase);
        }
    }
    phases
}

fn plain(phase: &str) -> bool {
    phase.chars().all(|letter| letter.is_alphanumeric() || " -.".contains(letter)) && !phase.starts_with('-')
}

/// As it is typed.
fn word(phase: &str) -> String {
    if phase.contains(' ') { format!("\"{phase}\"") } else { phase.to_owned() }
}
