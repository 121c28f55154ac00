//! Findings as SARIF 2.1.0 (OASIS, 2020), for code-hosting sites and editors that keep track of them.

mod fingerprint;
mod place;

use serde::Serialize;

use self::{fingerprint::Fingerprints, place::LocationSarif};
use super::text::totals::silenced;
use crate::{
    checks::Check,
    finding::Severity,
    report::{Checked, Report, Reported, Silencer, Totals},
};

/// The findings that nobody expects, with a line break at the end. Such sites show suppressed results as open ones: what the
/// files or the call silence, and what a scenario expects, is counted in a notification and is no result.
pub fn report(report: &Report) -> String {
    let found = report.unexpected();
    let mut rules: Vec<&'static Check> = Vec::new();
    for check in found.iter().filter_map(|(_, reported)| Check::named(reported.finding.check)) {
        if !rules.iter().any(|known| known.name == check.name) {
            rules.push(check);
        }
    }
    let mut fingerprints = Fingerprints::default();
    let results = found.iter().map(|(checked, reported)| ResultSarif::of(checked, reported, &rules, &mut fingerprints));
    let run = RunSarif {
        results: results.collect(),
        tool: ToolSarif { driver: DriverSarif::of(&rules) },
        invocations: vec![InvocationSarif {
            execution_successful: true,
            tool_execution_notifications: left_out(&report.totals),
        }],
        column_kind: "unicodeCodePoints",
    };
    let log = LogSarif {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: vec![run],
    };
    let mut text = serde_json::to_string_pretty(&log).expect("text, numbers and lists always have a JSON form");
    text.push('\n');
    text
}

/// What is not among the results.
fn left_out(totals: &Totals) -> Vec<NotificationSarif> {
    let expected = (totals.expected > 0).then(|| format!("{} expected by the scenario", totals.expected));
    let silenced = Silencer::ALL.into_iter().filter_map(|by| silenced(&totals.silenced, by));
    let all = expected.into_iter().chain(silenced);
    all.map(|text| NotificationSarif { level: "note", message: text.into() }).collect()
}

#[derive(Serialize)]
struct LogSarif<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: Vec<RunSarif<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RunSarif<'a> {
    tool: ToolSarif,
    invocations: Vec<InvocationSarif>,
    column_kind: &'static str,
    results: Vec<ResultSarif<'a>>,
}

#[derive(Serialize)]
struct ToolSarif {
    driver: DriverSarif,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DriverSarif {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<RuleSarif>,
}

/// A check and its page.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleSarif {
    id: &'static str,
    short_description: TextSarif,
    help: HelpSarif,
    default_configuration: ConfigurationSarif,
    properties: PropertiesSarif,
}

#[derive(Serialize)]
struct TextSarif {
    text: String,
}

#[derive(Serialize)]
struct HelpSarif {
    /// For readers without Markdown the same: the pages are written to be read as they are.
    text: &'static str,
    markdown: &'static str,
}

#[derive(Serialize)]
struct ConfigurationSarif {
    level: &'static str,
}

#[derive(Serialize)]
struct PropertiesSarif {
    tags: [&'static str; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct InvocationSarif {
    execution_successful: bool,
    tool_execution_notifications: Vec<NotificationSarif>,
}

#[derive(Serialize)]
struct NotificationSarif {
    level: &'static str,
    message: TextSarif,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultSarif<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: TextSarif,
    locations: [LocationSarif; 1],
    related_locations: Vec<LocationSarif>,
    partial_fingerprints: FingerprintsSarif,
}

/// The name says how it is made: another way would have another name.
#[derive(Serialize)]
struct FingerprintsSarif {
    #[serde(rename = "subject/v1")]
    subject: String,
}

impl From<String> for TextSarif {
    fn from(text: String) -> Self {
        Self { text }
    }
}

impl DriverSarif {
    fn of(rules: &[&'static Check]) -> Self {
        let rule = |check: &&'static Check| RuleSarif {
            id: check.name,
            short_description: check.title().to_owned().into(),
            help: HelpSarif { text: check.page, markdown: check.page },
            default_configuration: ConfigurationSarif { level: level(check.level) },
            properties: PropertiesSarif { tags: [check.group] },
        };
        Self { name: "model", semantic_version: env!("CARGO_PKG_VERSION"), rules: rules.iter().map(rule).collect() }
    }
}

fn level(severity: Severity) -> &'static str {
    // The words of the standard are those of the program.
    severity.word()
}

impl<'a> ResultSarif<'a> {
    fn of(
        checked: &'a Checked,
        reported: &'a Reported,
        rules: &[&'static Check],
        fingerprints: &mut Fingerprints,
    ) -> Self {
        let Reported { finding, level: severity, .. } = reported;
        let help = finding.help.iter().map(|help| format!("help: {help}"));
        let lines: Vec<String> =
            std::iter::once(finding.message.clone()).chain(finding.notes.clone()).chain(help).collect();
        let related = finding.labels.iter().enumerate();
        Self {
            rule_id: finding.check,
            // Every finding names a check of the table, and `rules` has all that are named.
            rule_index: rules.iter().position(|rule| rule.name == finding.check).unwrap_or_default(),
            level: level(*severity),
            message: lines.join("\n").into(),
            locations: [LocationSarif::of(&checked.sources, finding.at, None, &finding.here)],
            related_locations: related
                .map(|(place, label)| LocationSarif::of(&checked.sources, label.at, Some(place + 1), &label.text))
                .collect(),
            partial_fingerprints: FingerprintsSarif { subject: fingerprints.of(&checked.sources, finding) },
        }
    }
}
