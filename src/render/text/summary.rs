//! What was checked, and how many red lines and demands of each party it upholds and breaches.

use anstyle::Style;
use jiff::civil::Date;

use super::super::{tables, visible::visible, wrap::wrap};
use crate::{
    finding::Level,
    framework::Framework,
    report::{Basis, Checked, Given},
};

/// Where the second column of the facts begins.
const INDENT: usize = 14;

/// The heading, the facts under it, and the table of parties.
pub(super) fn summary(checked: &Checked, width: usize) -> String {
    let title = checked.framework.title().unwrap_or(checked.file());
    let heading = heading(title, &facts(checked), width);
    let tables = [tables::parties(checked, width), tables::verdicts(checked, width)];
    std::iter::once(heading).chain(tables).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// A title and the facts under it, in two columns.
pub(super) fn heading(title: &str, facts: &[(&str, String)], width: usize) -> String {
    let bold = Style::new().bold();
    let title = wrap(&visible(title), width).join("\n");
    let mut lines = vec![format!("{bold}{title}{bold:#}")];
    for (name, fact) in facts {
        let mut fact = wrap(&visible(fact), width.saturating_sub(INDENT)).into_iter();
        lines.push(format!("  {name:<12}{}", fact.next().unwrap_or_default()));
        lines.extend(fact.map(|line| format!("{:INDENT$}{line}", "")));
    }
    lines.join("\n")
}

/// What is to be known of a report before it is read: the name of each fact, and the fact.
pub(in crate::render) fn facts(checked: &Checked) -> Vec<(&'static str, String)> {
    let framework = &checked.framework;
    let mut facts = vec![("file", checked.file().to_owned())];
    if let (Some(heading), Some(_)) = (&framework.heading, &framework.scenario) {
        facts.push(("framework", heading.title.clone()));
    }
    facts.extend(status(framework).map(|status| ("status", status)));
    // What the text is, and how it is known: a reader who skips this may take a newspaper's idea for an offer.
    let summary = framework.heading.iter().filter_map(|heading| heading.summary.as_deref());
    facts.extend(summary.map(|summary| ("about", summary.split_whitespace().collect::<Vec<_>>().join(" "))));
    if !framework.is_dossier() {
        facts.push(("packages", packages(checked)));
    }
    facts.push(("statements", question(&checked.basis)));
    let given_up = checked.answer.as_ref().map_or(0, |answer| answer.given_up.len());
    if given_up > 0 {
        facts.push(("not judged", format!("{given_up} of the statements: the search for a verdict was given up")));
    }
    if checked.contradicts_itself() {
        facts.extend(unjudged(checked).map(|unjudged| ("not judged", unjudged)));
    }
    let quiet = quiet_parties(checked);
    if !quiet.is_empty() && checked.answer.is_some() && !framework.is_dossier() {
        facts.push(("not on file", format!("demands of {}", quiet.join(", "))));
    }
    facts
}

fn status(framework: &Framework) -> Option<String> {
    let Some(heading) = &framework.heading else {
        return framework.is_dossier().then(|| "a dossier: it proposes nothing, so nothing is judged".to_owned());
    };
    let status = heading.status.map_or("not stated", |status| status.value.word());
    let date = heading.date.map_or_else(|| "undated".to_owned(), |date| date.value.to_string());
    Some(format!("{status}, {date}"))
}

fn packages(checked: &Checked) -> String {
    match &checked.answer {
        None => "not counted: the files have mistakes of their own, which come first".to_owned(),
        Some(answer) if !answer.packages.exact => format!("at least {}", answer.packages.count),
        Some(answer) if answer.packages.is_none() => "none: the draft contradicts itself".to_owned(),
        Some(answer) => answer.packages.count.to_string(),
    }
}

/// Which statements count, and who decided that.
pub(in crate::render) fn question(basis: &Basis) -> String {
    let Basis { statements, as_of_given, level_given } = basis;
    counts_as((statements.level, *level_given), (statements.as_of, *as_of_given), "the latest statement")
}

/// The level and the date up to which statements count, each with who decided on it; `latest` says what the date is by default.
pub(in crate::render) fn counts_as(level: (Level, Given), as_of: (Option<Date>, Given), latest: &str) -> String {
    let believed = match level.0 {
        Level::Official => "official only",
        Level::Reported => "official and reported",
        Level::All => "official, reported and anonymous",
    };
    let by = |given, default| match given {
        Given::ByCall => "as asked",
        Given::ByScenario => "set by the scenario",
        Given::ByDefault => default,
    };
    let level_by = by(level.1, "the default");
    match as_of {
        (None, _) => format!("{believed} ({level_by}); none is dated"),
        (Some(date), given) => format!("{believed} ({level_by}), as of {date} ({})", by(given, latest)),
    }
}

/// Whose red lines and demands stay without a verdict in a draft that contradicts itself; `None` if nobody has any.
fn unjudged(checked: &Checked) -> Option<String> {
    let insisting = checked.parties.iter().filter(|tally| tally.insists());
    let names: Vec<&str> = insisting.map(|tally| checked.framework.parties[tally.party].called.as_str()).collect();
    let text =
        format!("red lines and demands of {}: they are on file, and the draft contradicts itself", names.join(", "));
    (!names.is_empty()).then_some(text)
}

/// Parties of which no red line or demand is in force.
fn quiet_parties(checked: &Checked) -> Vec<&str> {
    let quiet = checked.parties.iter().filter(|tally| !tally.insists());
    quiet.map(|tally| checked.framework.parties[tally.party].called.as_str()).collect()
}
