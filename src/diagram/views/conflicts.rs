//! The view of clashes: statements in force against the provisions that breach them, and against each other.

use std::collections::BTreeSet;

use super::{
    super::{
        figures::Figures,
        lines::Junction,
        picture::{End, Line, Meaning, Shape},
    },
    Drawing, packages,
};
use crate::{
    finding::Finding,
    framework::{Framework, PositionId, Thing, Verdict},
    logic::Judged,
    report::Checked,
};

/// The checks whose findings are about statements that cannot all be upheld.
const CLASHES: [(&str, &str); 3] = [
    ("no_zone_of_agreement", "not all of these"),
    ("contradictory_statements", "not all of these"),
    ("reading_deadlock", "a circle of waiting"),
];

pub(super) fn draw(checked: &Checked) -> Drawing {
    let framework = &checked.framework;
    let verdicts = checked.answer.iter().flat_map(|answer| &answer.verdicts);
    let mut lines: Vec<Line> =
        verdicts.filter(|judged| judged.verdict == Verdict::Breached).flat_map(breached).collect();
    let mut junctions = Vec::new();
    for (finding, word) in checked.findings.iter().filter_map(|reported| clash(&reported.finding)) {
        let junction = End::Junction(junctions.len());
        junctions.push(Junction { word, shape: Shape::Clash, of: junction });
        lines.extend(parts(framework, finding, junction));
    }
    let figures = Figures::new(checked, &junctions).at_ends(&lines, []);
    let notes = notes(checked, figures.is_empty());
    Drawing { figures, lines, notes }
}

fn notes(checked: &Checked, empty: bool) -> Vec<String> {
    let framework = &checked.framework;
    if checked.contradicts_itself() || framework.is_dossier() && empty {
        // What a party's statements come to among themselves is drawn nonetheless.
        let why = packages::why_not(checked);
        return vec![format!("Which statements the draft breaches, and which clash in it, is not worked out: {why}")];
    }
    let note = if checked.answer.is_none() {
        "The files have mistakes of their own, and half a proposal is not judged; `model check` shows them"
    } else if framework.positions.is_empty() {
        "The files hold no statements; `include` brings in a dossier that does"
    } else {
        "No statement in force is breached, and none clashes with another; `--statements all` believes more of them"
    };
    if empty { vec![note.to_owned()] } else { Vec::new() }
}

fn clash(finding: &Finding) -> Option<(&Finding, &'static str)> {
    let (_, word) = CLASHES.iter().find(|(check, _)| *check == finding.check)?;
    Some((finding, word))
}

/// A line to every provision whose clause breaches it, with what the clause says.
fn breached(judged: &Judged) -> Vec<Line> {
    let mut things: Vec<(Thing, Vec<String>)> = Vec::new();
    for cause in &judged.because {
        match things.iter_mut().find(|(thing, _)| *thing == cause.thing) {
            Some((_, says)) => says.push(cause.says.clone()),
            None => things.push((cause.thing, vec![cause.says.clone()])),
        }
    }
    let line = |(thing, says): (Thing, Vec<String>)| {
        let tooltip = says.iter().map(|says| format!("because {says}")).collect();
        Line { tooltip, ..Line::new(End::Statement(judged.position), thing, Meaning::Clashes, "") }
    };
    things.into_iter().map(line).collect()
}

/// The statements of a finding on one side of it, and the provisions it needs on the other.
fn parts(framework: &Framework, finding: &Finding, junction: End) -> Vec<Line> {
    let said: BTreeSet<PositionId> = framework
        .positions
        .iter()
        .filter(|(_, it)| finding.subject.positions.contains(&it.entry.id))
        .map(|(id, _)| id)
        .collect();
    let things = things(framework, finding);
    let line = |from: End, to: End| Line {
        tooltip: vec![finding.message.clone()],
        ..Line::new(from, to, Meaning::PartOf, "")
    };
    let said = said.into_iter().map(|id| line(End::Statement(id), junction));
    said.chain(things.into_iter().map(|thing| line(junction, thing.into()))).collect()
}

fn things(framework: &Framework, finding: &Finding) -> Vec<Thing> {
    let components = framework.components.ids().map(Thing::Component);
    let all = components
        .chain(framework.steps.ids().map(Thing::Step))
        .chain(framework.choices.ids().map(Thing::Choice))
        .chain(framework.issues.ids().map(Thing::Issue));
    let about: BTreeSet<&str> = finding.subject.about.iter().map(String::as_str).collect();
    all.filter(|thing| about.contains(thing.id(framework))).collect()
}
