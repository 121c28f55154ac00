//! The `[framework]` table and the levels of checks.

use serde::Deserialize;

use super::Resolver;
use crate::{
    document::{Fields, Node, Table, Value},
    finding::{Finding, Severity},
    framework::{CheckLevel, Framework, Heading},
};

impl<'a> Resolver<'a> {
    /// `[framework]`, all but its formulas.
    pub(super) fn heading(self) -> Option<Heading> {
        let mut fields = self.single("framework")?;
        let title = fields.required_text(&["title"]).map_or_else(String::new, |title| title.value);
        let heading = Heading {
            title,
            at: fields.at,
            summary: fields.text("summary").map(|text| text.value),
            note: fields.text("note").map(|text| text.value),
            sources: self.sources(fields.texts("sources")),
            date: fields.date("date"),
            signed: fields.date("signed"),
            status: fields.word("status"),
            proposed_by: self.parties(fields.texts("proposed-by")),
            signatories: fields.texts("signatories").map(|names| self.parties(Some(names))),
            belligerents: fields.texts("belligerents").map(|names| self.parties(Some(names))),
            requires: Vec::new(),
        };
        fields.node("requires");
        fields.finish(|_| None);
        Some(heading)
    }

    /// The formulas of `[framework]`, which need the issues.
    pub(super) fn formulas(self, framework: &mut Framework) {
        if let (Some(mut fields), Some(heading)) = (self.single("framework"), &mut framework.heading) {
            heading.requires = self.formulas_in(&mut fields, "requires", &framework.issues);
        }
    }

    /// A table that a document has once.
    pub(super) fn single(self, key: &'static str) -> Option<Fields<'a>> {
        let (name, node) = self.table_of(key)?;
        let what = if key == "framework" { "`[framework]`" } else { "`[scenario]`" };
        match &node.value {
            Value::Table(table) => Some(Fields::new(table, name.at, what, self.findings)),
            Value::Broken => None,
            _ => {
                let message = format!("expected a table, found {}", node.type_word());
                let finding = Finding::of("wrong_type", node.at, message);
                // `[framework]` is looked at twice.
                if !self.findings.borrow().contains(&finding) {
                    self.say(finding);
                }
                None
            }
        }
    }

    /// `[checks]`.
    pub(super) fn levels(self) -> Vec<CheckLevel> {
        let Some((_, Node { value: Value::Table(table), .. })) = self.table_of("checks") else { return Vec::new() };
        table
            .entries
            .iter()
            .filter_map(|(name, node)| {
                let (level, reason) = self.level(node)?;
                Some(CheckLevel { check: name.clone(), level: level.severity(), reason })
            })
            .collect()
    }

    /// A level as a word, or as a table with a reason.
    fn level(self, node: &'a Node) -> Option<(LevelWord, Option<String>)> {
        static EMPTY: Table = Table { entries: Vec::new() };
        let Value::Table(table) = &node.value else {
            let level = Fields::new(&EMPTY, node.at, "a level", self.findings).as_word(node)?;
            return Some((level.value, None));
        };
        let mut fields = Fields::new(table, node.at, "a level", self.findings);
        fields.require(&["level"]);
        let level = fields.word("level");
        let reason = fields.required_text(&["reason"]).map(|reason| reason.value);
        fields.finish(|_| None);
        level.map(|level| (level.value, reason))
    }
}

/// A level as `[checks]` has it.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum LevelWord {
    Off,
    Note,
    Warning,
    Error,
}

impl LevelWord {
    fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Note => Some(Severity::Note),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}
