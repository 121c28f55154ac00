//! Statements that could each be upheld and cannot all be.

use super::{
    Context,
    wording::{list, provenance, resting_on},
};
use crate::{
    finding::{Finding, Severity},
    framework::{Framework, PositionId},
    logic::{Clash, Conflict, Repair},
};

/// So many repairs are listed in a finding; `model repairs` lists all.
const REPAIRS_SHOWN: usize = 3;

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let lines = clashing(&cx.red_lines).map(|(clash, conflict)| finding(cx, clash, conflict, "red lines"));
    // What the red lines alone come to is said once.
    let only_red = |conflict: &Conflict| {
        conflict.statements.iter().all(|said| said.iter().all(|&position| cx.framework.positions[position].red_line))
    };
    let demands = clashing(&cx.demands)
        .filter(|(_, conflict)| !only_red(conflict))
        .map(|(clash, conflict)| finding(cx, clash, conflict, "red lines and demands").severity(Severity::Warning));
    lines.chain(demands).collect()
}

/// Each clash of several statements with its smallest conflict. What the draft breaches by itself is a finding of its own.
fn clashing(together: &crate::logic::Together) -> impl Iterator<Item = (&Clash, &Conflict)> {
    together
        .clashes
        .iter()
        .filter(|clash| clash.alone().is_none())
        .filter_map(|clash| Some((clash, clash.conflicts.first()?)))
}

fn finding(cx: &Context<'_>, clash: &Clash, conflict: &Conflict, what: &str) -> Finding {
    let framework = cx.framework;
    let first = |said: &Vec<PositionId>| said[0];
    let positions: Vec<PositionId> = conflict.statements.iter().map(first).collect();
    let ids: Vec<String> = positions.iter().map(|&position| id(framework, position)).collect();
    let message = format!("no outcome upholds all of these {what}: {}", list(&ids, "and"));
    let main = framework.positions[positions[0]].stance_at;
    let mut finding = Finding::new(main, message).here(provenance(framework, positions[0]));
    for &position in &positions[1..] {
        finding = finding.label(framework.positions[position].stance_at, provenance(framework, position));
    }
    for cause in &conflict.because {
        finding = finding.label(cause.at, &cause.says);
    }
    finding = if conflict.because.is_empty() {
        finding.note("they clash whatever the draft says: a text can only leave the point open, or find words that none of them names")
    } else {
        finding.note("the draft's own clauses take part: to change one may be enough; `model repairs --let clauses` says which, and by how much")
    };
    for repair in clash.repairs.iter().take(REPAIRS_SHOWN) {
        finding = finding.help(give_up(framework, repair));
    }
    let finding = finding.note(counts(clash)).about(conflict.because.iter().map(|cause| cause.thing.id(framework)));
    let parties = positions.iter().flat_map(|&position| &framework.positions[position].parties);
    let finding = finding.parties(parties.map(|party| framework.parties[party.value].entry.id.as_str()));
    resting_on(framework, finding, positions)
}

/// "the others could all be upheld if Russia no longer insisted on `a` and `b`".
fn give_up(framework: &Framework, repair: &Repair) -> String {
    let parties: Vec<&str> = repair.parties.iter().map(|&party| framework.parties[party].called.as_str()).collect();
    let ids: Vec<String> = repair.statements.iter().flatten().map(|&position| id(framework, position)).collect();
    format!("the others could all be upheld if {} no longer insisted on {}", list(&parties, "and"), list(&ids, "and"))
}

fn counts(clash: &Clash) -> String {
    let (conflicts, repairs) = (clash.conflicts.len(), clash.repairs.len());
    let number = |count: usize, one: &str, several: &str| format!("{count} {}", if count == 1 { one } else { several });
    let found = format!(
        "{} and {} of the statements that hang together here",
        number(conflicts, "smallest conflict", "smallest conflicts"),
        number(repairs, "smallest repair", "smallest repairs")
    );
    let found = match (clash.complete, clash.smallest_conflict && clash.smallest_repair) {
        (true, _) => found,
        (false, true) => format!("at least {found}; the search was cut short, but none is smaller than the first"),
        (false, false) => format!("at least {found}; not proven minimal, the search was cut short"),
    };
    // What a finding does not show, the commands do.
    if conflicts > 1 || repairs > REPAIRS_SHOWN {
        format!("{found}: `model conflicts --all` and `model repairs --all` list them")
    } else {
        found
    }
}

fn id(framework: &Framework, position: PositionId) -> String {
    format!("`{}`", framework.positions[position].entry.id)
}
