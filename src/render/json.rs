//! Reports for programs, as `docs/json.md` describes them. What is written here is promised; inner types may change.

mod comparison;
mod change;
mod coverage;
mod exposure;
mod findings;
mod packages;
mod place;
mod positions;
mod power;
mod timeline;
mod trace;
mod verdicts;
mod why;
mod why_not;
mod zone;

use serde::Serialize;

pub use change::{diff, what_if};
pub use comparison::comparison;
pub(super) use comparison::word;
pub use coverage::coverage;
pub use packages::packages;
pub use positions::positions;
pub use power::power;
pub use timeline::timeline;
pub use trace::trace;
pub use why::why;
pub use why_not::why_not;
pub use zone::{conflicts, discovery, repairs};

use self::{findings::FindingJson, verdicts::VerdictJson};

use crate::{
    calendar::PartialDate,
    report::{Checked, Counts, Covering, Report, Silenced, Totals},
};

/// Raised when a program that reads version 1 would no longer understand what it reads.
const VERSION: u32 = 1;

/// The report as JSON, with a line break at the end.
pub fn report(report: &Report) -> String {
    write(&ReportJson {
        format: "model-check",
        version: VERSION,
        frameworks: report.frameworks.iter().map(FrameworkJson::of).collect(),
        totals: TotalsJson::of(&report.totals),
        sources_to: report.sources_to.as_ref().map(PartialDate::to_string),
    })
}

/// The same on one line, with a line break at the end.
pub fn on_one_line(json: &str) -> String {
    // A line break within a text is written as `\n`: all others are between values.
    json.lines().map(str::trim_start).collect::<String>() + "\n"
}

fn write(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("text, numbers and lists always have a JSON form");
    text.push('\n');
    text
}

#[derive(Serialize)]
struct ReportJson<'a> {
    format: &'static str,
    version: u32,
    frameworks: Vec<FrameworkJson<'a>>,
    totals: TotalsJson<'a>,
    sources_to: Option<String>,
}

#[derive(Serialize)]
struct FrameworkJson<'a> {
    file: &'a str,
    title: Option<&'a str>,
    scenario: Option<&'a str>,
    status: Option<&'static str>,
    date: Option<String>,
    as_of: Option<String>,
    statements: &'static str,
    packages: Option<PackagesJson>,
    parties: Vec<PartyJson<'a>>,
    verdicts: Vec<VerdictJson<'a>>,
    given_up: Vec<&'a str>,
    findings: Vec<FindingJson<'a>>,
    coverage: coverage::CountsJson,
}

/// The count is text, because numbers in JSON readers end at 2⁵³.
#[derive(Serialize)]
struct PackagesJson {
    count: String,
    exact: bool,
}

#[derive(Serialize)]
struct PartyJson<'a> {
    id: &'a str,
    name: &'a str,
    red_lines: CountsJson,
    demands: CountsJson,
}

#[derive(Serialize)]
struct CountsJson {
    upheld: usize,
    breached: usize,
    open: usize,
    silent: usize,
    unjudged: usize,
}

#[derive(Serialize)]
struct TotalsJson<'a> {
    errors: usize,
    warnings: usize,
    notes: usize,
    expected: usize,
    silenced: Vec<SilencedJson<'a>>,
}

#[derive(Serialize)]
struct SilencedJson<'a> {
    check: &'a str,
    by: &'static str,
    count: usize,
}

impl<'a> FrameworkJson<'a> {
    fn of(checked: &'a Checked) -> Self {
        let framework = &checked.framework;
        let heading = framework.heading.as_ref();
        Self {
            file: checked.file(),
            title: heading.map(|heading| heading.title.as_str()),
            scenario: framework.scenario.as_ref().map(|scenario| scenario.title.as_str()),
            status: heading.and_then(|heading| heading.status).map(|status| status.value.word()),
            date: heading.and_then(|heading| heading.date).map(|date| date.value.to_string()),
            as_of: checked.basis.statements.as_of.map(|date| date.to_string()),
            statements: checked.basis.statements.level.word(),
            packages: PackagesJson::of(checked),
            parties: checked.parties.iter().map(|tally| PartyJson::of(checked, tally)).collect(),
            verdicts: verdicts::of(checked),
            given_up: given_up(checked),
            findings: checked.findings.iter().map(|reported| FindingJson::of(checked, reported)).collect(),
            coverage: coverage::CountsJson::of(Covering::of(framework)),
        }
    }
}

fn given_up(checked: &Checked) -> Vec<&str> {
    let given_up = checked.answer.iter().flat_map(|answer| &answer.given_up);
    given_up.map(|&position| checked.framework.positions[position].entry.id.as_str()).collect()
}

impl PackagesJson {
    fn of(checked: &Checked) -> Option<Self> {
        let packages = &checked.answer.as_ref().filter(|_| !checked.framework.is_dossier())?.packages;
        Some(Self { count: packages.count.to_string(), exact: packages.exact })
    }
}

impl<'a> PartyJson<'a> {
    fn of(checked: &'a Checked, tally: &crate::report::Tally) -> Self {
        let party = &checked.framework.parties[tally.party];
        Self {
            id: &party.entry.id,
            name: &party.name,
            red_lines: CountsJson::of(&tally.red_lines),
            demands: CountsJson::of(&tally.demands),
        }
    }
}

impl CountsJson {
    fn of(counts: &Counts) -> Self {
        let Counts { upheld, breached, open, silent, unjudged } = *counts;
        Self { upheld, breached, open, silent, unjudged }
    }
}

impl<'a> TotalsJson<'a> {
    fn of(totals: &'a Totals) -> Self {
        let silenced =
            |silenced: &Silenced| SilencedJson { check: silenced.check, by: silenced.by.word(), count: silenced.count };
        Self {
            errors: totals.errors,
            warnings: totals.warnings,
            notes: totals.notes,
            expected: totals.expected,
            silenced: totals.silenced.iter().map(silenced).collect(),
        }
    }
}
