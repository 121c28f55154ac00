//! What a check says: a message at a place, with what else the reader needs to see.

use serde::Deserialize;

use crate::source::Span;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    Note,
    Warning,
    Error,
}

impl Severity {
    /// The word for it in files, messages and options.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Which statements are believed: those on the record, those and reports by a named third party, or all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    Official,
    #[default]
    Reported,
    All,
}

impl Level {
    /// The word for it in files, messages and options.
    pub fn word(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Reported => "reported",
            Self::All => "all",
        }
    }
}

/// A second place that belongs to a finding, and what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub at: Span,
    pub text: String,
}

/// The ids a finding speaks of, as they stand in the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// Components, steps, choices, issues and events.
    pub about: Vec<String>,
    pub parties: Vec<String>,
    pub positions: Vec<String>,
    /// Parties whose readings or demands close a circle.
    pub holders: Vec<String>,
}

/// One thing that a check has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The name of the check; empty until `checks::run` fills it in.
    pub check: &'static str,
    /// The level, where it is not the check's default.
    pub severity: Option<Severity>,
    pub at: Span,
    pub message: String,
    /// What stands under the main place, if more than the message is needed there.
    pub here: String,
    pub labels: Vec<Label>,
    pub notes: Vec<String>,
    pub help: Vec<String>,
    pub subject: Subject,
    /// The least certain statement it rests on; `None` where it rests on no statement.
    pub rests_on: Option<Level>,
}

impl Finding {
    /// A finding at its main place.
    pub fn new(at: Span, message: impl Into<String>) -> Self {
        Self {
            check: "",
            severity: None,
            at,
            message: message.into(),
            here: String::new(),
            labels: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
            subject: Subject::default(),
            rests_on: None,
        }
    }

    /// A finding of one of the checks of the file itself, made where the mistake is seen.
    pub fn of(check: &'static str, at: Span, message: impl Into<String>) -> Self {
        Self { check, ..Self::new(at, message) }
    }

    #[must_use]
    pub fn here(mut self, text: impl Into<String>) -> Self {
        self.here = text.into();
        self
    }

    #[must_use]
    pub fn label(mut self, at: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { at, text: text.into() });
        self
    }

    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// Components, steps, choices, issues or events it speaks of.
    #[must_use]
    pub fn about(mut self, ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.subject.about.extend(ids.into_iter().map(Into::into));
        self
    }

    #[must_use]
    pub fn parties(mut self, ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.subject.parties.extend(ids.into_iter().map(Into::into));
        self
    }

    #[must_use]
    pub fn positions(mut self, ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.subject.positions.extend(ids.into_iter().map(Into::into));
        self
    }

    #[must_use]
    pub fn holders(mut self, ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.subject.holders.extend(ids.into_iter().map(Into::into));
        self
    }

    #[must_use]
    pub fn rests_on(mut self, level: Level) -> Self {
        self.rests_on = self.rests_on.max(Some(level));
        self
    }
}
