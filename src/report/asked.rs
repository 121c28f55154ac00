//! What is asked of the statements: by the call, else by the scenario, else by default.

use jiff::civil::Date;

use crate::{
    finding::Level,
    framework::{Framework, PositionId},
    source::Spanned,
    statements::{Question, Statements},
};

/// What the call asks for; what it leaves out is for the scenario and the defaults to say.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    pub as_of: Option<Date>,
    pub statements: Option<Level>,
    /// Checks whose findings are left out.
    pub allow: Vec<&'static str>,
    /// If not empty, the only checks whose findings are shown.
    pub only: Vec<&'static str>,
}

/// Who decided on a date or a statement level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    ByCall,
    ByScenario,
    ByDefault,
}

/// The statements that everything else rests on.
#[derive(Clone, Debug)]
pub struct Basis {
    pub statements: Statements,
    pub as_of_given: Given,
    pub level_given: Given,
}

impl Basis {
    pub(super) fn new(framework: &Framework, asked: &Asked) -> Self {
        let scenario = framework.scenario.as_ref();
        let as_of = scenario.and_then(|scenario| scenario.as_of).map(|date| date.value.last);
        let level = scenario.and_then(|scenario| scenario.statements).map(|level| level.value);
        let (as_of, as_of_given) = first(asked.as_of, as_of);
        let (level, level_given) = first(asked.statements, level);
        let question = Question {
            as_of,
            level: level.unwrap_or_default(),
            set_aside: scenario.map(|scenario| ids(&scenario.set_aside)).unwrap_or_default(),
            disbelieve: scenario.map(|scenario| ids(&scenario.disbelieve)).unwrap_or_default(),
        };
        Self { statements: Statements::select(framework, &question), as_of_given, level_given }
    }

    /// A call of a command that asks the same of a file.
    pub(super) fn call(&self, command: &str, file: &str) -> String {
        let mut words = vec![format!("model {command}")];
        if self.level_given == Given::ByCall {
            words.push(format!("--statements {}", self.statements.level.word()));
        }
        if let (Given::ByCall, Some(as_of)) = (self.as_of_given, self.statements.as_of) {
            words.push(format!("--as-of {as_of}"));
        }
        words.push(file.to_owned());
        words.join(" ")
    }
}

fn first<T>(call: Option<T>, scenario: Option<T>) -> (Option<T>, Given) {
    match (call, scenario) {
        (Some(value), _) => (Some(value), Given::ByCall),
        (None, Some(value)) => (Some(value), Given::ByScenario),
        (None, None) => (None, Given::ByDefault),
    }
}

fn ids(positions: &[Spanned<PositionId>]) -> Vec<PositionId> {
    positions.iter().map(|position| position.value).collect()
}
