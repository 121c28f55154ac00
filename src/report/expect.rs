//! What a scenario expects, held against what was found.

use super::Reported;
use crate::{
    finding::Finding,
    framework::{Expectation, Expected, Framework, Narrowed, PositionId, Verdict},
    logic::Answer,
    source::Span,
    statements::{Standing, Statements},
};

/// The checks that state that one statement is breached.
const BREACHES: [&str; 3] = ["red_line", "demand", "preference"];

/// What the expectations are held against.
struct Found<'a> {
    framework: &'a Framework,
    statements: &'a Statements,
    answer: &'a Answer,
}

/// Marks the findings that the scenario expects, and gives one finding for each expectation that is not met.
pub(super) fn compare(
    framework: &Framework,
    statements: &Statements,
    answer: &Answer,
    findings: &mut [Reported],
) -> Vec<Finding> {
    let found = Found { framework, statements, answer };
    let expectations = framework.scenario.iter().flat_map(|scenario| &scenario.expect);
    expectations.filter_map(|expectation| found.compare(expectation, findings)).collect()
}

impl Found<'_> {
    fn compare(&self, expectation: &Expectation, findings: &mut [Reported]) -> Option<Finding> {
        let at = expectation.at;
        match &expectation.expected {
            Expected::Finding(narrowed) => self.some(at, narrowed, findings),
            Expected::None(narrowed) => self.none(at, narrowed, findings),
            Expected::Verdict { position, verdict } => self.verdict(at, position.value, verdict.value, findings),
        }
    }

    fn some(&self, at: Span, narrowed: &Narrowed, findings: &mut [Reported]) -> Option<Finding> {
        let wanted = self.ids(narrowed);
        let mut matching = findings.iter_mut().filter(|reported| wanted.matches(&reported.finding)).peekable();
        if matching.peek().is_some() {
            matching.for_each(|reported| reported.expected = true);
            return None;
        }
        let same_check: Vec<_> =
            findings.iter().map(|reported| &reported.finding).filter(|finding| finding.check == wanted.check).collect();
        let message = format!("{} was expected, and there is none", wanted.in_words());
        Some(show(unmet(at, message), "found instead", &same_check))
    }

    fn none(&self, at: Span, narrowed: &Narrowed, findings: &[Reported]) -> Option<Finding> {
        let wanted = self.ids(narrowed);
        let matching: Vec<_> =
            findings.iter().map(|reported| &reported.finding).filter(|finding| wanted.matches(finding)).collect();
        if matching.is_empty() {
            return None;
        }
        let message = format!("no {} was expected, and there is one", wanted.in_words());
        Some(show(unmet(at, message), "found", &matching))
    }

    fn verdict(&self, at: Span, id: PositionId, expected: Verdict, findings: &mut [Reported]) -> Option<Finding> {
        let position = &self.framework.positions[id];
        let name = &position.entry.id;
        let actual = self.answer.verdicts.iter().find(|judged| judged.position == id).map(|judged| judged.verdict);
        if actual == Some(expected) {
            if expected == Verdict::Breached {
                let says_so = |finding: &Finding| {
                    BREACHES.contains(&finding.check) && finding.subject.positions.iter().any(|id| id == name)
                };
                let stated = findings.iter_mut().filter(|reported| says_so(&reported.finding));
                stated.for_each(|reported| reported.expected = true);
            }
            return None;
        }
        let actual = match actual {
            Some(verdict) => format!("it is {}", verdict.word()),
            None => self.why_no_verdict(id),
        };
        let message = format!("`{name}` was expected to be {}, and {actual}", expected.word());
        Some(unmet(at, message).label(position.entry.at, "this statement").positions([name]))
    }

    fn why_no_verdict(&self, id: PositionId) -> String {
        match self.statements.standing(id) {
            Standing::InForce if self.answer.packages.is_none() => "no package is left to judge it by".to_owned(),
            Standing::InForce if self.answer.given_up.contains(&id) => {
                "the search for its verdict was given up".to_owned()
            }
            Standing::InForce => "such a statement has no verdict".to_owned(),
            other => format!("it is not in force: it is {}", other.in_words(self.framework)),
        }
    }

    fn ids(&self, narrowed: &Narrowed) -> Wanted {
        let parties = narrowed.parties.iter().map(|party| self.framework.parties[party.value].entry.id.clone());
        Wanted {
            check: narrowed.check.value.clone(),
            about: narrowed.about.iter().map(|thing| thing.value.id(self.framework).to_owned()).collect(),
            parties: parties.collect(),
        }
    }
}

/// A check and the ids that a finding of it has to speak of, all of them.
struct Wanted {
    check: String,
    about: Vec<String>,
    parties: Vec<String>,
}

impl Wanted {
    fn matches(&self, finding: &Finding) -> bool {
        finding.check == self.check
            && self.about.iter().all(|id| finding.subject.about.contains(id))
            && self.parties.iter().all(|id| finding.subject.parties.contains(id))
    }

    /// "`red_line` about `line-freeze` with `russia`".
    fn in_words(&self) -> String {
        let listed = |link: &str, ids: &[String]| {
            let ids: Vec<_> = ids.iter().map(|id| format!("`{id}`")).collect();
            if ids.is_empty() { String::new() } else { format!(" {link} {}", ids.join(" and ")) }
        };
        format!("`{}`{}{}", self.check, listed("about", &self.about), listed("with", &self.parties))
    }
}

/// How many findings an unmet expectation shows: enough to see what is going on.
const SHOWN: usize = 3;

fn show(unmet: Finding, how: &str, findings: &[&Finding]) -> Finding {
    let shown = findings.iter().take(SHOWN);
    let unmet = shown.fold(unmet, |unmet, finding| unmet.label(finding.at, format!("{how}: {}", finding.message)));
    match findings.len().saturating_sub(SHOWN) {
        0 => unmet,
        more => unmet.note(format!("and {more} more")),
    }
}

fn unmet(at: Span, message: String) -> Finding {
    Finding::of("unmet_expectation", at, message)
}

#[cfg(test)]
mod tests {
    use super::{super::testing::framework, Reported, compare};
    use crate::{
        finding::{Finding, Severity},
        framework::Verdict,
        logic::{Answer, How, Judged, Packages},
        source::{FileId, Span},
        statements::{Question, Statements},
    };

    const STATEMENTS: &str = r#"
        [positions.north-line]
        party = "north"
        status = "official"
        requires = "line = hills"
        red-line = true
        [positions.south-line]
        party = "south"
        status = "official"
        requires = "line = river"
        [positions.south-rumour]
        party = "south"
        status = "anonymous"
        requires = "line = hills"
        [scenario]
        title = "Test"
    "#;

    /// What is expected, held against one breached red line and one demand that is upheld: the findings, with a star for
    /// those expected, and what is unmet.
    fn compared(expectations: &str) -> Vec<String> {
        let framework = framework(&format!("{STATEMENTS}\n{expectations}"));
        let statements = Statements::select(&framework, &Question::default());
        let judged = |position, verdict| Judged {
            position,
            verdict,
            how: How::Text,
            because: Vec::new(),
            depends_on: Vec::new(),
            nominal: false,
        };
        let verdicts = framework.positions.ids().zip([Verdict::Breached, Verdict::Upheld]);
        let answer = Answer {
            packages: Packages { count: 1_u32.into(), exact: true },
            verdicts: verdicts.map(|(position, verdict)| judged(position, verdict)).collect(),
            contradiction: Vec::new(),
            given_up: Vec::new(),
        };
        let at = Span::new(FileId::FIRST, 0..1);
        let finding = Finding::of("red_line", at, "`truce` breaches a red line");
        let finding = finding.about(["truce", "line"]).parties(["north"]).positions(["north-line"]);
        let mut findings = [Reported { finding, level: Severity::Error, expected: false }];
        let unmet = compare(&framework, &statements, &answer, &mut findings);
        let shown = findings.iter().map(|found| if found.expected { "* red_line" } else { "red_line" }.to_owned());
        let unmet = unmet.into_iter().flat_map(|finding| {
            std::iter::once(finding.message).chain(finding.labels.into_iter().map(|label| format!("  {}", label.text)))
        });
        shown.chain(unmet).collect()
    }

    #[test]
    fn a_finding_that_speaks_of_all_that_is_named_is_expected() {
        assert_eq!(
            compared("[[scenario.expect]]\ncheck = \"red_line\"\nabout = [\"truce\"]\nparties = [\"north\"]"),
            ["* red_line"]
        );
        assert_eq!(compared("[[scenario.expect]]\ncheck = \"red_line\"\nparties = [\"north\"]"), ["* red_line"]);
    }

    #[test]
    fn one_that_speaks_of_something_else_is_shown_instead() {
        assert_eq!(
            compared("[[scenario.expect]]\ncheck = \"red_line\"\nparties = [\"north\", \"south\"]"),
            [
                "red_line",
                "`red_line` with `north` and `south` was expected, and there is none",
                "  found instead: `truce` breaches a red line"
            ]
        );
    }

    #[test]
    fn what_must_not_be_found_is_shown_where_it_is() {
        assert_eq!(
            compared("[[scenario.expect]]\nnone = \"red_line\"\nabout = [\"truce\"]"),
            [
                "red_line",
                "no `red_line` about `truce` was expected, and there is one",
                "  found: `truce` breaches a red line"
            ]
        );
        assert_eq!(compared("[[scenario.expect]]\nnone = \"red_line\"\nparties = [\"south\"]"), ["red_line"]);
    }

    #[test]
    fn who_expects_a_breach_expects_the_finding_that_states_it() {
        assert_eq!(compared("[[scenario.expect]]\nposition = \"north-line\"\nverdict = \"breached\""), ["* red_line"]);
    }

    #[test]
    fn another_verdict_is_said() {
        assert_eq!(
            compared("[[scenario.expect]]\nposition = \"south-line\"\nverdict = \"silent\""),
            ["red_line", "`south-line` was expected to be silent, and it is upheld", "  this statement"]
        );
    }

    #[test]
    fn a_statement_without_a_verdict_says_why() {
        assert_eq!(
            compared("[[scenario.expect]]\nposition = \"south-rumour\"\nverdict = \"breached\""),
            [
                "red_line",
                "`south-rumour` was expected to be breached, and it is not in force: it is less certain than asked for",
                "  this statement"
            ]
        );
    }
}
