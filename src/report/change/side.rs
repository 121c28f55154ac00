//! One of two drafts that are held against each other, in ids and words that both have in common.

use super::super::{Asked, Checked, Reading, Reported};
use crate::{
    checks::{self, Check},
    framework::{Framework, IssueId, Position, PositionId, Value, Verdict},
    logic::{Inquiry, Packages, Reach, Theory, Together},
};

/// How far conflicts are looked for.
const REACH: Reach = Reach { conflicts: 200, repairs: 2_000, steps: 50_000, clauses: false };

/// So many ways of settling the issues are compared.
const SETTLEMENTS: usize = 200;

/// What stands for "nothing in the package settles it".
const NOTHING: &str = "nothing";

/// A draft, and what the statements come to with it.
#[derive(Debug)]
pub struct Side {
    pub checked: Checked,
    /// Of the red lines, and of red lines and demands.
    pub zones: [ZoneOf; 2],
    /// Those of several statements.
    pub conflicts: Vec<Clashing>,
    /// These are all there are.
    pub complete: bool,
    pub(super) answers: Vec<(String, Vec<String>)>,
    pub(super) settlements: Vec<Vec<(String, String)>>,
    pub(super) settlements_complete: bool,
}

/// Whether some outcome upholds all of several statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZoneOf {
    Agreement,
    NoAgreement,
    /// Nobody insists on anything.
    NoStatements,
    /// There is no package, the files have mistakes, or nothing is proposed.
    NotAsked,
    GivenUp,
}

/// Statements that clash, by their ids, in the author's order.
pub type Clashing = Vec<String>;

impl Side {
    pub(super) fn new(mut reading: Reading, asked: &Asked) -> Self {
        // What a scenario expects of one draft is not expected of another.
        if let Some(scenario) = &mut reading.framework.scenario {
            scenario.expect.clear();
        }
        let mut side = Self {
            checked: Checked::new(reading, asked),
            zones: [ZoneOf::NotAsked; 2],
            conflicts: Vec::new(),
            complete: true,
            answers: Vec::new(),
            settlements: Vec::new(),
            settlements_complete: true,
        };
        if side.is_judged() {
            side.ask();
        }
        side
    }

    /// The packages; `None` for a dossier, and where the files have mistakes.
    pub fn packages(&self) -> Option<&Packages> {
        let proposes = !self.checked.framework.is_dossier();
        self.checked.answer.as_ref().filter(|_| proposes).map(|answer| &answer.packages)
    }

    /// Whether it has a package, so that there are verdicts.
    pub fn is_judged(&self) -> bool {
        self.packages().is_some_and(|packages| !packages.is_none())
    }

    /// Whether the search for a verdict on a statement was given up.
    pub(super) fn gave_up(&self, position: PositionId) -> bool {
        self.checked.answer.iter().any(|answer| answer.given_up.contains(&position))
    }

    /// The verdict on a statement; `None` if it is not in force, has none, or the search was given up.
    pub fn verdict(&self, position: PositionId) -> Option<Verdict> {
        let verdicts = self.checked.answer.iter().flat_map(|answer| &answer.verdicts);
        verdicts.filter(|judged| judged.position == position).map(|judged| judged.verdict).next()
    }

    /// The statement of that id; `None` if these files have none.
    pub fn position(&self, id: &str) -> Option<PositionId> {
        self.checked.framework.positions.iter().find(|(_, it)| it.entry.id == id).map(|(position, _)| position)
    }

    /// The findings, but for those about how files are written and what is expected of them: that is no difference between two proposals.
    pub fn findings(&self) -> impl Iterator<Item = &Reported> {
        let of_files = |check| Check::named(check).is_some_and(|check| check.group == checks::FILE);
        self.checked.findings.iter().filter(move |reported| !of_files(reported.finding.check))
    }

    /// The values that packages give an issue, in words; "nothing" where nothing in some package settles it.
    pub fn answers_of(&self, issue: &str) -> Vec<String> {
        let known = self.answers.iter().find(|(id, _)| id == issue).map(|(_, answers)| answers.clone());
        known.unwrap_or_else(|| vec![NOTHING.to_owned()])
    }

    fn ask(&mut self) {
        let (framework, statements) = (&self.checked.framework, &self.checked.basis.statements);
        let theory = Theory::of(framework, statements);
        let inquiry = Inquiry::new(framework, &theory);
        let together = |wanted: fn(&Position) -> bool| inquiry.together(REACH, |id| wanted(&framework.positions[id]));
        let [red_lines, all] = [together(|it| it.red_line), together(Position::insists)];
        let insists = |wanted: fn(&Position) -> bool| {
            framework.positions.iter().any(|(id, position)| wanted(position) && statements.in_force(id))
        };
        self.zones = [zone(&red_lines, insists(|it| it.red_line)), zone(&all, insists(Position::insists))];
        self.conflicts = conflicts(framework, &all);
        self.complete = !all.undecided && all.clashes.iter().all(|clash| clash.complete);
        self.answers = answers(framework, &inquiry);
        let (settlements, complete) = inquiry.settlements(SETTLEMENTS);
        let worded = settlements.into_iter().map(|settlement| {
            let settled = settlement.into_iter().filter_map(|(issue, value)| Some((issue, value?)));
            settled
                .map(|(issue, value)| (framework.issues[issue].entry.id.clone(), word(framework, issue, Some(value))))
        });
        self.settlements = worded.map(sorted).collect();
        self.settlements_complete = complete;
    }
}

/// By ids, since the two drafts may name issues in different orders.
fn sorted(settlement: impl Iterator<Item = (String, String)>) -> Vec<(String, String)> {
    let mut settlement: Vec<_> = settlement.collect();
    settlement.sort();
    settlement
}

fn zone(together: &Together, asked: bool) -> ZoneOf {
    match (&together.agreement, together.clashes.is_empty()) {
        (Some(_), _) => ZoneOf::Agreement,
        (None, false) => ZoneOf::NoAgreement,
        (None, true) if asked => ZoneOf::GivenUp,
        (None, true) => ZoneOf::NoStatements,
    }
}

fn conflicts(framework: &Framework, together: &Together) -> Vec<Clashing> {
    let conflicts = together.groups().flat_map(|clash| &clash.conflicts);
    let id = |said: &Vec<PositionId>| framework.positions[said[0]].entry.id.clone();
    conflicts.map(|conflict| conflict.statements.iter().map(id).collect()).collect()
}

fn answers(framework: &Framework, inquiry: &Inquiry<'_>) -> Vec<(String, Vec<String>)> {
    let settled = framework.issues.iter().map(|(id, issue)| {
        let words = inquiry.answers(id).into_iter().map(|value| word(framework, id, value)).collect::<Vec<_>>();
        (issue.entry.id.clone(), words)
    });
    settled.filter(|(_, words)| words[..] != [NOTHING]).collect()
}

fn word(framework: &Framework, issue: IssueId, value: Option<Value>) -> String {
    value.map_or_else(|| NOTHING.to_owned(), |value| framework.issues[issue].word(value))
}
