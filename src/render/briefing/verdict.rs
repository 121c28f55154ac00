//! What it comes to: whether the red lines and demands can all be upheld, and how each party fares.

use serde::Serialize;

use super::super::text::{
    totals::{counted, findings},
    zone::{counts, nothing_to_ask},
};
use crate::{
    framework::{Framework, Stance, Verdict},
    logic::Judged,
    report::{Briefing, Checked, Counts, Found, Tally, Totals, Zone},
};

/// The first thing that a reader learns.
#[derive(Serialize)]
pub(super) struct Answer {
    /// `agreement`, `clash`, or `none` where nothing could be asked.
    sort: &'static str,
    sentence: String,
    more: Vec<String>,
    /// The parties that insist on something: name, id, and how many red lines and demands have each verdict.
    tallies: Vec<Line>,
}

/// How one party fares.
#[derive(Serialize)]
pub(super) struct Line {
    id: String,
    name: String,
    red_lines: [usize; 4],
    demands: [usize; 4],
}

pub(super) fn of(briefing: &Briefing) -> Answer {
    let (sort, sentence, mut more) = together(&briefing.zone);
    let checked = &briefing.checked;
    more.extend(red_lines(briefing));
    more.push(found(Totals::of(checked)));
    Answer { sort, sentence, more, tallies: tallies(checked) }
}

/// The parties that insist on something that was judged, in the author's order.
pub(super) fn tallies(checked: &Checked) -> Vec<Line> {
    checked.insisting().map(|tally| Line::of(&checked.framework, tally)).collect()
}

/// "Found: 1 error, 2 warnings, no notes, and 1 more that the scenario expects."
fn found(totals: Totals) -> String {
    let expected = match totals.expected {
        0 => String::new(),
        count => format!(", and {count} more that the scenario expects"),
    };
    format!("Found: {}{expected}.", findings(&Totals { expected: 0, ..totals }))
}

fn together(zone: &Zone) -> (&'static str, String, Vec<String>) {
    let all = counts(zone);
    match &zone.found {
        Found::Together(together) if !together.clashes.is_empty() => {
            let (alone, groups) = (together.alone().count(), together.groups().count());
            let sentence =
                "There is no zone of agreement: no outcome of the proposal upholds all red lines and demands.";
            ("clash", sentence.to_owned(), vec![clash(&all, alone, groups)])
        }
        Found::Together(together) if together.agreement.is_some() => {
            let sentence =
                "There is a zone of agreement: some outcome of the proposal upholds all red lines and demands.";
            ("agreement", sentence.to_owned(), vec![format!("Held together: {all}.")])
        }
        Found::Together(_) => {
            let unknown = "The search was cut short before it was known whether some outcome upholds all of them.";
            ("none", unknown.to_owned(), vec![format!("Held together: {all}.")])
        }
        Found::NoPackage(_) => {
            let none = "The proposal contradicts itself: there is no way of carrying all of it out.";
            ("clash", none.to_owned(), Vec::new())
        }
        found => ("none", nothing_to_ask(found, zone), Vec::new()),
    }
}

/// "Held together: 4 red lines and 33 demands in force. The proposal breaches 6 of them by itself; others clash in 2 groups."
fn clash(all: &str, alone: usize, groups: usize) -> String {
    let by_itself = match alone {
        0 => None,
        1 => Some("one of them no outcome upholds, even alone".to_owned()),
        count => Some(format!("{count} of them no outcome upholds, even alone")),
    };
    let groups = match groups {
        0 => None,
        1 => Some("others clash with each other".to_owned()),
        count => Some(format!("others clash in {count} separate groups")),
    };
    let parts: Vec<String> = by_itself.into_iter().chain(groups).collect();
    format!("Held together: {all}; {}. Statements of one party that say the same count once.", parts.join("; "))
}

/// What becomes of the red lines: the first that is asked at any table.
fn red_lines(briefing: &Briefing) -> Option<String> {
    let checked = &briefing.checked;
    let answer = checked.answer.as_ref().filter(|answer| !answer.verdicts.is_empty())?;
    let of = |wanted: fn(&Framework, &Judged) -> bool| {
        let count = |verdict: Verdict| {
            let judged = answer.verdicts.iter().filter(|it| it.verdict == verdict && wanted(&checked.framework, it));
            judged.count()
        };
        let all = [Verdict::Upheld, Verdict::Breached, Verdict::Open, Verdict::Silent];
        let words: Vec<String> = all
            .into_iter()
            .map(|it| (count(it), it))
            .filter(|(count, _)| *count > 0)
            .map(|(count, verdict)| format!("{count} {}", verdict.word()))
            .collect();
        words.join(", ")
    };
    let red_lines = of(|framework, judged| framework.positions[judged.position].red_line);
    let demands = of(|framework, judged| {
        let position = &framework.positions[judged.position];
        !position.red_line && matches!(position.stance, Stance::Requires(_) | Stance::Rejects(_))
    });
    let none = |words: String| if words.is_empty() { "none".to_owned() } else { words };
    Some(format!("Red lines, each by itself: {}. Demands: {}.", none(red_lines), none(demands)))
}

impl Line {
    fn of(framework: &Framework, tally: &Tally) -> Self {
        let party = &framework.parties[tally.party];
        let numbers = |counts: &Counts| counts.in_order().map(|(_, count)| count);
        Self {
            id: party.entry.id.clone(),
            name: party.name.clone(),
            red_lines: numbers(&tally.red_lines),
            demands: numbers(&tally.demands),
        }
    }
}

/// "3 statements".
pub(super) fn statements(count: usize) -> String {
    counted(count, "statement")
}
