//! Which level a finding has, and which findings the files themselves silence.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{
    Reported,
    silenced::{Silenced, Silencer, add_up},
};
use crate::{
    checks::Check,
    finding::{Finding, Severity},
    framework::{Allow, Framework},
};

/// The level of a finding before anybody changed it.
pub(super) fn default_level(finding: &Finding) -> Severity {
    // Every finding names a check of the table; were one not to, it should not be lost.
    finding.severity.or_else(|| Check::named(finding.check).map(|check| check.level)).unwrap_or(Severity::Error)
}

/// How many mistakes of the files themselves there are. While there are any, half a proposal is not judged.
pub(super) fn mistakes(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| default_level(finding) == Severity::Error).count()
}

/// What the files say of levels and permissions, and what came of it.
pub(super) struct Levels<'a> {
    framework: &'a Framework,
    permissions: Vec<Permission<'a>>,
    by_subject: BTreeMap<Subject<'a>, Vec<usize>>,
    pub(super) silenced: Vec<Silenced>,
}

/// What a permission stands on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Subject<'a> {
    Component(&'a str),
    Position(&'a str),
}

struct Permission<'a> {
    allow: &'a Allow,
    on: Subject<'a>,
    /// Past its date.
    ended: bool,
    used: bool,
}

impl<'a> Levels<'a> {
    /// What the files say; a permission that ended before `as_of` permits nothing.
    pub(super) fn of(framework: &'a Framework, as_of: Option<Date>) -> Self {
        let components = framework.components.iter().flat_map(|(_, component)| {
            component.allow.iter().map(|allow| (Subject::Component(&component.entry.id), allow))
        });
        let positions = framework.positions.iter().flat_map(|(_, position)| {
            position.allow.iter().map(|allow| (Subject::Position(&position.entry.id), allow))
        });
        let permissions: Vec<_> =
            components.chain(positions).map(|(on, allow)| Permission::new(on, allow, as_of)).collect();
        let mut by_subject: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (index, permission) in permissions.iter().enumerate().filter(|(_, permission)| !permission.ended) {
            by_subject.entry(permission.on).or_default().push(index);
        }
        Self { framework, permissions, by_subject, silenced: Vec::new() }
    }

    /// Gives each finding its level and takes out what the files silence.
    pub(super) fn apply(&mut self, findings: Vec<Finding>) -> Vec<Reported> {
        findings.into_iter().filter_map(|finding| self.apply_one(finding)).collect()
    }

    fn apply_one(&mut self, finding: Finding) -> Option<Reported> {
        // Asked before `[checks]`: a permission is not idle because the whole check is off.
        let permitted = self.permit(&finding);
        let level = self.level(&finding);
        match level {
            Some(level) if !permitted => return Some(Reported { finding, level, expected: false }),
            Some(_) => self.silence(Silencer::Permission, finding.check),
            None => self.silence(Silencer::Off, finding.check),
        }
        None
    }

    /// `None`: off. The last word in the files counts.
    fn level(&self, finding: &Finding) -> Option<Severity> {
        match self.framework.levels.iter().rfind(|level| level.check.value == finding.check) {
            Some(level) => level.level,
            None => Some(default_level(finding)),
        }
    }

    /// Whether a permission covers it; every one that does counts as used.
    fn permit(&mut self, finding: &Finding) -> bool {
        // The id of a step is `component.step`: the component's permission covers it.
        let components = finding.subject.about.iter().filter_map(|id| id.split('.').next()).map(Subject::Component);
        let positions = finding.subject.positions.iter().map(|id| Subject::Position(id));
        let mut permitted = false;
        for index in components.chain(positions).filter_map(|subject| self.by_subject.get(&subject)).flatten() {
            let permission = &mut self.permissions[*index];
            if permission.allow.check.value == finding.check {
                permission.used = true;
                permitted = true;
            }
        }
        permitted
    }

    fn silence(&mut self, by: Silencer, check: &'static str) {
        add_up(&mut self.silenced, &[Silenced { by, check, count: 1 }]);
    }

    /// A finding for every permission that permits nothing or is past its date.
    pub(super) fn unused_permissions(&self) -> Vec<Finding> {
        self.permissions.iter().filter(|permission| !permission.used).map(Permission::unused).collect()
    }
}

impl<'a> Permission<'a> {
    fn new(on: Subject<'a>, allow: &'a Allow, as_of: Option<Date>) -> Self {
        let ended = allow.until.zip(as_of).is_some_and(|(until, as_of)| until.value.last < as_of);
        Self { allow, on, ended, used: false }
    }

    fn unused(&self) -> Finding {
        let check = &self.allow.check.value;
        let (Subject::Component(id) | Subject::Position(id)) = self.on;
        let finding = match self.allow.until {
            Some(until) if self.ended => {
                let message = format!("the permission of `{check}` on `{id}` ended on {}", until.value);
                Finding::of("unused_allow", self.allow.at, message).help("remove it, or say until when it holds now")
            }
            _ => {
                let message = format!("the permission of `{check}` on `{id}` permits nothing");
                Finding::of("unused_allow", self.allow.at, message).help("remove it")
            }
        };
        match self.on {
            Subject::Component(id) => finding.about([id]),
            Subject::Position(id) => finding.positions([id]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::testing::framework, Levels};
    use crate::{
        finding::{Finding, Severity},
        framework::Framework,
        source::{FileId, Span},
    };

    fn at(start: usize) -> Span {
        Span::new(FileId::FIRST, start..start + 1)
    }

    /// "level check" of what is shown, "by check count" of what is not, and the messages about permissions.
    fn applied(framework: &Framework, findings: Vec<Finding>) -> Vec<String> {
        let as_of = Some(jiff::civil::date(2025, 6, 1));
        let mut levels = Levels::of(framework, as_of);
        let shown = levels.apply(findings);
        let shown = shown.iter().map(|reported| format!("{} {}", reported.level.word(), reported.finding.check));
        let silenced = levels
            .silenced
            .iter()
            .map(|silenced| format!("{} {} {}", silenced.by.word(), silenced.check, silenced.count));
        let unused = levels.unused_permissions();
        shown.chain(silenced).chain(unused.into_iter().map(|finding| finding.message)).collect()
    }

    #[test]
    fn the_files_change_levels_and_turn_checks_off() {
        let framework = framework(
            r#"
            [checks]
            red_line = { level = "note", reason = "a draft" }
            unused_allow = { level = "off", reason = "later" }
            "#,
        );
        let findings = vec![
            Finding::of("red_line", at(0), "a"),
            Finding::of("unused_allow", at(1), "b"),
            Finding::of("unmet_expectation", at(2), "c"),
            Finding::of("unmet_expectation", at(3), "d").severity(Severity::Warning),
        ];
        assert_eq!(
            applied(&framework, findings),
            ["note red_line", "error unmet_expectation", "warning unmet_expectation", "off unused_allow 1"]
        );
    }

    const PERMITTED: &str = r#"
        [components.exchange]
        title = "Exchange"
        kind = "prisoner-release"
        allow = [
            { check = "red_line", reason = "known", until = 2025-12-31 },
            { check = "unused_allow", reason = "old", until = 2025-05-31 },
        ]
        [[components.exchange.steps]]
        id = "first"
        [positions.north-line]
        party = "north"
        status = "official"
        requires = "line = hills"
        allow = [{ check = "red_line", reason = "known" }]
    "#;

    #[test]
    fn a_permission_covers_a_component_its_steps_and_a_position() {
        let framework = framework(PERMITTED);
        let findings = vec![
            Finding::of("red_line", at(0), "a").about(["exchange.first"]),
            Finding::of("red_line", at(1), "b").about(["truce"]).positions(["north-line"]),
            Finding::of("red_line", at(2), "c").about(["truce"]),
            Finding::of("unmet_expectation", at(3), "d").about(["exchange"]),
        ];
        assert_eq!(
            applied(&framework, findings),
            [
                "error red_line",
                "error unmet_expectation",
                "allow red_line 2",
                "the permission of `unused_allow` on `exchange` ended on 2025-05-31"
            ]
        );
    }

    #[test]
    fn a_permission_that_permits_nothing_or_has_ended_is_said() {
        let framework = framework(PERMITTED);
        let findings = vec![Finding::of("unused_allow", at(0), "a").about(["exchange"])];
        assert_eq!(
            applied(&framework, findings),
            [
                "warning unused_allow",
                "the permission of `red_line` on `exchange` permits nothing",
                "the permission of `unused_allow` on `exchange` ended on 2025-05-31",
                "the permission of `red_line` on `north-line` permits nothing"
            ]
        );
    }
}
