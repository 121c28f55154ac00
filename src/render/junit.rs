//! A report as `JUnit` XML: a suite for each file, a case for each finding and for each check that found nothing.

use std::fmt::Write as _;

use super::visible::visible;
use crate::{
    checks::CHECKS,
    finding::Severity,
    report::{Checked, Report, Reported},
};

/// The report as XML, with a line break at the end. What is at least as serious as `fails` is a failure, everything else is told
/// in a case that passes; `None`: nothing fails.
pub fn report(report: &Report, fails: Option<Severity>) -> String {
    let suites: Vec<Suite> = report.frameworks.iter().map(|checked| Suite::of(checked, fails)).collect();
    let (tests, failures) = (sum(&suites, |suite| suite.cases.len()), sum(&suites, |suite| suite.failures));
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"model\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">\n"
    );
    suites.iter().for_each(|suite| suite.write(&mut xml));
    xml.push_str("</testsuites>\n");
    xml
}

fn sum(suites: &[Suite<'_>], of: fn(&Suite<'_>) -> usize) -> usize {
    suites.iter().map(of).sum()
}

struct Suite<'a> {
    file: &'a str,
    cases: Vec<String>,
    failures: usize,
    skipped: usize,
}

impl<'a> Suite<'a> {
    fn of(checked: &'a Checked, fails: Option<Severity>) -> Self {
        let failing = |reported: &&Reported| !reported.expected && fails.is_some_and(|level| reported.level >= level);
        let found = |name: &str| checked.findings.iter().any(|reported| reported.finding.check == name);
        let silenced = |name: &str| checked.silenced.iter().any(|silenced| silenced.check == name);
        let file = checked.file();
        let told = checked.findings.iter().map(|reported| case(checked, reported, failing(&reported)));
        // Where the files have mistakes, no check was made that could have passed.
        let quiet =
            CHECKS.iter().filter(|check| checked.answer.is_some() && !found(check.name) && !silenced(check.name));
        let quiet = quiet.map(|check| {
            format!("    <testcase {} {}/>\n", attribute("classname", file), attribute("name", check.name))
        });
        Self {
            file,
            cases: told.chain(quiet).collect(),
            failures: checked.findings.iter().filter(failing).count(),
            skipped: checked.findings.iter().filter(|reported| reported.expected).count(),
        }
    }

    fn write(&self, xml: &mut String) {
        let Self { file, cases, failures, skipped } = self;
        let (name, tests) = (attribute("name", file), cases.len());
        let _ = writeln!(
            xml,
            "  <testsuite {name} tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\">"
        );
        xml.extend(cases.iter().map(String::as_str));
        xml.push_str("  </testsuite>\n");
    }
}

/// One finding.
fn case(checked: &Checked, reported: &Reported, fails: bool) -> String {
    let finding = &reported.finding;
    let place = checked.sources.line_column(finding.at.file, finding.at.range().start);
    let file = checked.sources.name(finding.at.file);
    let help = finding.help.iter().map(|help| format!("help: {help}"));
    let lines =
        std::iter::once(format!("{file}:{}:{}", place.line, place.column)).chain(finding.notes.clone()).chain(help);
    let text = escaped(&lines.collect::<Vec<_>>().join("\n"));
    let message = attribute("message", &finding.message);
    let body = if reported.expected {
        "      <skipped message=\"the scenario expects this\"/>\n".to_owned()
    } else if fails {
        format!("      <failure {message} type=\"{}\">{text}</failure>\n", reported.level.word())
    } else {
        format!("      <system-out>{}: {}\n{text}</system-out>\n", reported.level.word(), escaped(&finding.message))
    };
    let name = format!("{}: {}", finding.check, finding.message);
    let (class, name) = (attribute("classname", checked.file()), attribute("name", &name));
    format!("    <testcase {class} {name} file=\"{}\" line=\"{}\">\n{body}    </testcase>\n", escaped(file), place.line)
}

fn attribute(name: &str, value: &str) -> String {
    format!("{name}=\"{}\"", escaped(value).replace('\n', "&#10;"))
}

/// Text that XML 1.0 (section 2.2) can hold, with nothing in it that is markup.
fn escaped(text: &str) -> String {
    let mut xml = String::new();
    for letter in visible(text).chars() {
        match letter {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => xml.push('\u{fffd}'),
            letter if letter.is_control() && !matches!(letter, '\n' | '\t' | '\r') => xml.push('\u{fffd}'),
            letter => xml.push(letter),
        }
    }
    xml
}

#[cfg(test)]
mod tests {
    use super::attribute;

    #[test]
    fn a_value_stays_within_its_quotation_marks() {
        assert_eq!(
            attribute("name", "a\" b='c'\n<d>&\u{1}\u{ffff}"),
            "name=\"a&quot; b='c'&#10;&lt;d&gt;&amp;␁\u{fffd}\""
        );
    }
}
