//! Findings as workflow commands of GitHub Actions, which show them beside the lines they are about.

use super::{
    text::totals::{counted, findings, silenced},
    visible::visible,
};
use crate::{
    finding::Severity,
    report::{Checked, Report, Reported, Silencer, Totals},
};

/// So many annotations of each level the site shows for a step; it drops further ones without a word.
const SHOWN: usize = 10;

/// The most serious findings as commands, and a last line in the log that says what they add up to. Where findings are left
/// out, one of the notices says how many.
pub fn report(report: &Report) -> String {
    let found = report.unexpected();
    let of = |level| found.iter().filter(move |(_, reported)| reported.level == level);
    let left_out = |limit: usize, level| of(level).count().saturating_sub(limit);
    let (errors, warnings) = (left_out(SHOWN, Severity::Error), left_out(SHOWN, Severity::Warning));
    let fits = errors + warnings + left_out(SHOWN, Severity::Note) == 0;
    let notes_shown = if fits { SHOWN } else { SHOWN - 1 };
    let notes = left_out(notes_shown, Severity::Note);
    let mut lines = Vec::new();
    for (level, limit) in [(Severity::Error, SHOWN), (Severity::Warning, SHOWN), (Severity::Note, notes_shown)] {
        lines.extend(of(level).take(limit).map(|(checked, reported)| command(checked, reported)));
    }
    let more = [(errors, "error"), (warnings, "warning"), (notes, "note")];
    lines.extend(summary(&more));
    lines.push(end(report, found.len()));
    lines.join("\n") + "\n"
}

fn command(checked: &Checked, reported: &Reported) -> String {
    let finding = &reported.finding;
    let word = match reported.level {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let (sources, at) = (&checked.sources, finding.at);
    let first = sources.line_column(at.file, at.range().start);
    let last = sources.line_column(at.file, at.range().end);
    let mut properties = vec![
        ("file", sources.name(at.file).to_owned()),
        ("line", first.line.to_string()),
        ("endLine", last.line.to_string()),
    ];
    // The site takes columns of one line only.
    if first.line == last.line {
        properties.extend([("col", first.column.to_string()), ("endColumn", last.column.to_string())]);
    }
    properties.push(("title", finding.check.to_owned()));
    let properties: Vec<String> =
        properties.iter().map(|(name, value)| format!("{name}={}", property(value))).collect();
    let help = finding.help.iter().map(|help| format!("help: {help}"));
    let text: Vec<String> = std::iter::once(finding.message.clone()).chain(finding.notes.clone()).chain(help).collect();
    format!("::{word} {}::{}", properties.join(","), message(&text.join("\n")))
}

/// "4 warnings and 2 notes more are not shown here"; `None` if all are.
fn summary(more: &[(usize, &str); 3]) -> Option<String> {
    let more: Vec<String> =
        more.iter().filter(|(count, _)| *count > 0).map(|&(count, sort)| counted(count, sort)).collect();
    let text = format!(
        "not shown here, beyond what the site shows of a step: {}; the whole report is that of `model check`",
        more.join(", ")
    );
    (!more.is_empty()).then(|| format!("::notice title=model::{}", message(&text)))
}

/// A line of the log and no command.
fn end(report: &Report, listed: usize) -> String {
    let Totals { errors, warnings, notes, .. } = report.totals;
    let mut parts = vec![findings(&report.totals)];
    if listed < errors + warnings + notes {
        parts.push("what several files include is listed once".to_owned());
    }
    if report.totals.expected > 0 {
        parts.push(format!("{} expected by the scenario", report.totals.expected));
    }
    parts.extend(Silencer::ALL.into_iter().filter_map(|by| silenced(&report.totals.silenced, by)));
    format!("model: {}", parts.join("; "))
}

fn message(text: &str) -> String {
    visible(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{message, property, summary};

    #[test]
    fn nothing_in_a_text_ends_a_command_or_begins_one() {
        assert_eq!(message("100 %\n::error::x"), "100 %25%0A::error::x");
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
    }

    #[test]
    fn what_is_left_out_is_counted() {
        assert_eq!(
            summary(&[(0, "error"), (4, "warning"), (1, "note")]).as_deref(),
            Some(
                "::notice title=model::not shown here, beyond what the site shows of a step: 4 warnings, 1 note; the whole report is that of `model check`"
            )
        );
        assert_eq!(summary(&[(0, "error"), (0, "warning"), (0, "note")]), None);
    }
}
