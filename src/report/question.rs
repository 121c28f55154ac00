//! What a call asks about one draft: its words read, and what is in the way of an answer.

use super::{Asked, Basis, Reading, levels, names};
use crate::{
    expr::Written,
    finding::Finding,
    framework::{self, Framework, PositionId, Target, Verdict},
    logic::{Argument, Inquiry, Theory},
    source::{FileId, Sources, Span},
    statements::Standing,
};

/// Words of a call that mean nothing here: findings at their places in them.
#[derive(Debug)]
pub struct Misunderstood {
    pub sources: Sources,
    pub findings: Vec<Finding>,
}

/// A draft, and a statement or formula that is asked about.
#[derive(Debug)]
pub struct Question {
    pub sources: Sources,
    pub framework: Framework,
    pub basis: Basis,
    /// As the call has it.
    pub target: String,
    /// The statement; for a formula, that of nobody which demands it. `None` where the files have mistakes.
    pub position: Option<PositionId>,
    /// It is a formula.
    pub is_formula: bool,
}

/// What is in the way of an answer.
#[derive(Debug)]
pub enum Obstacle {
    /// So many mistakes of the files themselves come first.
    Mistakes(usize),
    /// It proposes nothing.
    Dossier,
    /// The statement is not in force.
    NotInForce(Standing),
    /// The statement asks for nothing that a draft could do.
    NoVerdict,
    /// The draft contradicts itself.
    NoPackage(Argument),
    /// The search was given up.
    GivenUp,
}

impl Question {
    /// Reads what is asked about. `Err`: the words of the call mean nothing here. The obstacle is one that shows without any search.
    pub fn new(reading: Reading, asked: &Asked, target: &str) -> Result<(Self, Option<Obstacle>), Box<Misunderstood>> {
        let Reading { mut sources, document, mut framework, mut findings } = reading;
        findings.extend(names::unknown_checks(&framework));
        let mistakes = levels::mistakes(&findings);
        let mut found = None;
        if mistakes == 0 {
            let at = in_words(&mut sources, "TARGET", target);
            let written = Written { text: target, at, begins: Some(0) };
            match framework::target(&document, &framework, written) {
                Ok(target) => found = Some(target),
                Err(findings) => return Err(Box::new(Misunderstood { sources, findings })),
            }
        }
        let is_formula = matches!(found, Some(Target::Formula(_)));
        let position = found.map(|target| match target {
            Target::Position(position) => position,
            Target::Formula(formula) => framework.ask(formula),
        });
        let basis = Basis::new(&framework, asked);
        let question = Self { sources, framework, basis, target: target.trim().to_owned(), position, is_formula };
        let obstacle = if mistakes > 0 { Some(Obstacle::Mistakes(mistakes)) } else { question.obstacle() };
        Ok((question, obstacle))
    }

    fn obstacle(&self) -> Option<Obstacle> {
        let position = self.position?;
        let standing = self.basis.statements.standing(position);
        if self.framework.is_dossier() {
            Some(Obstacle::Dossier)
        } else if standing != Standing::InForce {
            Some(Obstacle::NotInForce(standing))
        } else if !self.framework.positions[position].stance.is_judged() {
            Some(Obstacle::NoVerdict)
        } else {
            None
        }
    }

    /// The name of the file that was asked for.
    pub fn file(&self) -> &str {
        self.sources.name(FileId::FIRST)
    }

    /// Answers with what an inquiry has to say of the statement.
    pub fn answer<T>(&self, ask: impl FnOnce(&Inquiry<'_>, PositionId) -> Option<T>) -> Result<T, Obstacle> {
        let theory = Theory::of(&self.framework, &self.basis.statements);
        let inquiry = Inquiry::new(&self.framework, &theory);
        let Some(position) = self.position else { return Err(Obstacle::GivenUp) };
        match inquiry.why_contradiction() {
            Some(argument) => Err(Obstacle::NoPackage(argument)),
            None => ask(&inquiry, position).ok_or(Obstacle::GivenUp),
        }
    }

    /// What is asked about: "`annex`", "`line = hills`".
    pub fn subject(&self) -> String {
        format!("`{}`", self.target)
    }

    /// The component that is asked about, if the formula is its id alone.
    pub fn component(&self) -> Option<framework::ComponentId> {
        let formula = self.framework.positions[self.position?].stance.formula().filter(|_| self.is_formula)?;
        match &formula.value {
            crate::expr::Logic::Is(framework::Literal::Holds(thing)) => match thing.value {
                framework::Thing::Component(component) => Some(component),
                _ => None,
            },
            _ => None,
        }
    }

    /// The end of "it …": what a verdict means for what is asked about.
    pub fn becomes(&self, verdict: Verdict) -> &'static str {
        match (verdict, self.is_formula, self.component()) {
            (Verdict::Upheld, _, Some(_)) => "is in every package",
            (Verdict::Breached, _, Some(_)) => "is in no package",
            (_, _, Some(_)) => "may be in or out",
            (Verdict::Upheld, true, _) => "is certain",
            (Verdict::Breached, true, _) => "is impossible",
            (Verdict::Upheld, false, _) => "is upheld",
            (Verdict::Breached, false, _) => "is breached",
            (Verdict::Open, ..) => "is open",
            (Verdict::Silent, ..) => "is not settled",
        }
    }
}

/// Keeps words of a call among the texts that findings can point into.
pub(super) fn in_words(sources: &mut Sources, name: &str, text: &str) -> Span {
    let file = sources.add(name, text);
    Span::new(file, 0..text.len())
}
