//! A briefing before it has a form: every section in the words of its reader, for the templates of HTML and Markdown.

mod checks;
mod clauses;
mod diagram;
mod exposure;
mod findings;
mod matrix;
mod power;
mod record;
mod timeline;
mod touches;
mod unchecked;
mod verdict;
mod zone;

use serde::Serialize;

use self::{
    checks::CheckPage,
    clauses::{Clause, PartyLine},
    diagram::Drawing,
    exposure::Course,
    findings::Level,
    matrix::Grid,
    power::Stalls,
    record::{Saying, Shelf},
    timeline::Times,
    unchecked::Gap,
    verdict::Answer,
    zone::Clashes,
};
use super::text::{summary, totals};
use crate::{
    diagram::{Picture, Refusal},
    framework::Framework,
    report::{Briefing, Checked},
};

/// Everything that a page shows. Texts are plain but for ids in backticks; each form escapes them in its own way.
#[derive(Serialize)]
pub(super) struct Page<'a> {
    title: &'a str,
    /// What the proposal is called, where a scenario asks a question of it.
    of: Option<&'a str>,
    file: &'a str,
    summary: Option<String>,
    facts: Vec<(&'static str, String)>,
    answer: Answer,
    clashes: Clashes<'a>,
    grid: Grid<'a>,
    drawings: Vec<Drawing>,
    times: Times<'a>,
    stalls: Stalls<'a>,
    course: Course<'a>,
    levels: Vec<Level<'a>>,
    parties: Vec<PartyLine<'a>>,
    clauses: Vec<Clause<'a>>,
    sayings: Vec<Saying<'a>>,
    sources: Vec<Shelf<'a>>,
    gaps: Vec<Gap>,
    checks: Vec<CheckPage<'a>>,
    newest: String,
}

impl<'a> Page<'a> {
    /// Sets out everything, with each picture written by `draw`.
    pub(super) fn of(briefing: &'a Briefing, draw: &mut dyn FnMut(&Picture) -> Result<String, Refusal>) -> Self {
        let checked = &briefing.checked;
        let framework = &checked.framework;
        // The title, the summary and what is not on file have places of their own on the page.
        let apart = ["framework", "about", "not on file", "not judged"];
        Self {
            title: framework.title().unwrap_or(checked.file()),
            of: asked_of(framework),
            file: checked.file(),
            summary: framework.heading.as_ref().and_then(|heading| heading.summary.as_deref()).map(on_one_line),
            facts: summary::facts(checked).into_iter().filter(|(name, _)| !apart.contains(name)).collect(),
            answer: verdict::of(briefing),
            clashes: zone::of(&briefing.zone),
            grid: matrix::of(briefing),
            drawings: diagram::of(checked, draw),
            times: timeline::of(&briefing.calendar),
            stalls: power::of(&briefing.powers),
            course: exposure::of(&briefing.trace),
            levels: findings::of(checked),
            parties: clauses::parties(checked),
            clauses: clauses::of(checked),
            sayings: record::sayings(briefing),
            sources: record::sources(checked),
            gaps: unchecked::of(briefing),
            checks: checks::of(briefing),
            newest: totals::newest(framework.newest_source()),
        }
    }
}

impl Page<'_> {
    /// The sections that have something in them, by id and name, in their order.
    pub(super) fn sections(&self) -> Vec<Vec<&'static str>> {
        let grid = &self.grid;
        let all = [
            ("answer", "How the parties fare", true),
            ("clashes", "What would have to give", self.clashes.clash()),
            ("clashes", "What an agreement would rest on", self.clashes.agree()),
            ("matrix", "Statements against components", !grid.is_empty()),
            ("diagram", "The diagram", !self.drawings.is_empty()),
            ("timeline", "When", !self.times.is_empty()),
            ("stalls", "Who can stall what", !self.stalls.is_empty()),
            ("exposure", "Exposure along the way", !self.course.is_empty()),
            ("findings", "Findings", true),
            ("components", "What the proposal says", !self.clauses.is_empty()),
            ("statements", "Who has said what", !self.sayings.is_empty()),
            ("sources", "Sources", !self.sources.is_empty()),
            ("gaps", "What was not checked", true),
            ("checks", "What the checks mean", !self.checks.is_empty()),
        ];
        all.into_iter().filter(|(.., there)| *there).map(|(id, name, _)| vec![id, name]).collect()
    }
}

/// What `model check` found in one file.
#[derive(Serialize)]
pub(super) struct Findings<'a> {
    title: &'a str,
    of: Option<&'a str>,
    facts: Vec<(&'static str, String)>,
    tallies: Vec<verdict::Line>,
    levels: Vec<Level<'a>>,
}

impl<'a> Findings<'a> {
    pub(super) fn of(checked: &'a Checked) -> Self {
        let facts = summary::facts(checked).into_iter().filter(|(name, _)| *name != "framework").collect();
        let framework = &checked.framework;
        Self {
            title: framework.title().unwrap_or(checked.file()),
            of: asked_of(framework),
            facts,
            tallies: verdict::tallies(checked),
            levels: findings::of(checked),
        }
    }
}

/// What the proposal is called, where a scenario asks a question of it.
fn asked_of(framework: &Framework) -> Option<&str> {
    framework.scenario.as_ref().and(framework.heading.as_ref()).map(|heading| heading.title.as_str())
}

/// A text of the files without the line breaks that only fit it into its file.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
