//! Questions about one statement or formula, and explanations, in JSON.

use serde::Serialize;

use super::{VERSION, place::PlaceJson, verdicts::CauseJson, verdicts::how, write, zone::StatementJson};
use crate::{
    framework::{Framework, Thing},
    logic::{Argument, Cases, Dependency, Fact, Ground, Step, Truth, Use, Why},
    report::{Explanation, Obstacle, Question, numbered},
};

/// The explanation as JSON, with a line break at the end.
pub fn why(explanation: &Explanation) -> String {
    let question = &explanation.question;
    let why = explanation.found.as_ref().ok();
    let argument = match &explanation.found {
        Ok(why) => Some(&why.argument),
        Err(Obstacle::NoPackage(argument)) => Some(argument),
        Err(_) => None,
    };
    write(&WhyJson {
        format: "model-why",
        version: VERSION,
        question: QuestionJson::of(question, explanation.found.as_ref().err()),
        verdict: why.map(|why| why.judged.verdict.word()),
        how: why.and_then(|why| how(why.judged.how)),
        steps: argument.map(|argument| steps(question, argument)).unwrap_or_default(),
        dependencies: why.map(|why| dependencies(question, why)).unwrap_or_default(),
        proven_minimal: argument.is_none_or(|argument| argument.proven || argument.steps.is_empty()),
        sources_to: question.framework.newest_source().map(|date| date.to_string()),
    })
}

#[derive(Serialize)]
struct WhyJson<'a> {
    format: &'static str,
    version: u32,
    #[serde(flatten)]
    question: QuestionJson<'a>,
    verdict: Option<&'static str>,
    how: Option<&'static str>,
    steps: Vec<StepJson<'a>>,
    dependencies: Vec<DependencyJson<'a>>,
    proven_minimal: bool,
    sources_to: Option<String>,
}

/// What was asked, and whether there is an answer.
#[derive(Serialize)]
pub(super) struct QuestionJson<'a> {
    file: &'a str,
    title: Option<&'a str>,
    as_of: Option<String>,
    statements: &'static str,
    target: &'a str,
    target_is: &'static str,
    /// `None` for a formula.
    statement: Option<StatementJson<'a>>,
    found: &'static str,
    mistakes: usize,
    standing: Option<String>,
}

impl<'a> QuestionJson<'a> {
    pub(super) fn of(question: &'a Question, obstacle: Option<&Obstacle>) -> Self {
        let framework = &question.framework;
        let position = question.position.filter(|_| !question.is_formula);
        let standing = match obstacle {
            Some(Obstacle::NotInForce(standing)) => Some(standing.in_words(framework)),
            _ => None,
        };
        let target_is = match (question.is_formula, question.component()) {
            (_, Some(_)) => "component",
            (true, None) => "formula",
            (false, None) => "statement",
        };
        Self {
            file: question.file(),
            title: framework.title(),
            as_of: question.basis.statements.as_of.map(|date| date.to_string()),
            statements: question.basis.statements.level.word(),
            target: &question.target,
            target_is,
            statement: position.map(|position| StatementJson::of(framework, &[position])),
            found: found(obstacle),
            mistakes: if let Some(Obstacle::Mistakes(count)) = obstacle { *count } else { 0 },
            standing,
        }
    }
}

fn found(obstacle: Option<&Obstacle>) -> &'static str {
    match obstacle {
        None => "answer",
        Some(Obstacle::Mistakes(_)) => "mistakes",
        Some(Obstacle::Dossier) => "dossier",
        Some(Obstacle::NotInForce(_)) => "not-in-force",
        Some(Obstacle::NoVerdict) => "no-verdict",
        Some(Obstacle::NoPackage(_)) => "no-package",
        Some(Obstacle::GivenUp) => "given-up",
    }
}

#[derive(Serialize)]
struct StepJson<'a> {
    /// Only of a step that is used more than once.
    number: Option<usize>,
    clauses: Vec<ClauseJson<'a>>,
    /// Earlier steps, by their places from 0.
    from: Vec<usize>,
    /// `None`: the step comes to the verdict.
    so: Option<UseJson<'a>>,
}

/// A clause with the sources of the thing whose clause it is.
#[derive(Serialize)]
pub(super) struct ClauseJson<'a> {
    #[serde(flatten)]
    cause: CauseJson<'a>,
    sources: Vec<&'a str>,
}

impl<'a> ClauseJson<'a> {
    pub(super) fn of(question: &'a Question, cause: &'a crate::logic::Cause) -> Self {
        let (framework, sources) = (&question.framework, &question.sources);
        Self { cause: CauseJson::of(framework, sources, cause), sources: cause.thing.sources(framework) }
    }
}

fn steps<'a>(question: &'a Question, argument: &'a Argument) -> Vec<StepJson<'a>> {
    let numbers = numbered(&argument.steps);
    argument.steps.iter().zip(numbers).map(|(step, number)| StepJson::of(question, step, number)).collect()
}

impl<'a> StepJson<'a> {
    fn of(question: &'a Question, step: &'a Step, number: Option<usize>) -> Self {
        let clause = |ground: &'a Ground| match ground {
            Ground::Clause(cause) => Some(ClauseJson::of(question, cause)),
            Ground::Step(_) => None,
        };
        let from = |ground: &Ground| match ground {
            Ground::Step(place) => Some(*place),
            Ground::Clause(_) => None,
        };
        Self {
            number,
            clauses: step.because.iter().filter_map(clause).collect(),
            from: step.because.iter().filter_map(from).collect(),
            so: step.so.map(|so| UseJson::of_fact(&question.framework, so)),
        }
    }
}

/// What becomes of a component, a choice or an issue.
#[derive(Serialize)]
pub(super) struct UseJson<'a> {
    about: &'a str,
    is: String,
}

impl<'a> UseJson<'a> {
    pub(super) fn of(framework: &'a Framework, thing: Thing, is: String) -> Self {
        Self { about: thing.id(framework), is }
    }

    fn of_fact(framework: &'a Framework, fact: Fact) -> Self {
        match fact {
            Fact::Component(component, is_in) => {
                Self::of(framework, Thing::Component(component), if is_in { "in" } else { "left out" }.to_owned())
            }
            Fact::Issue(issue, value) => Self::of(framework, Thing::Issue(issue), framework.issues[issue].word(value)),
        }
    }
}

#[derive(Serialize)]
struct DependencyJson<'a> {
    about: Vec<&'a str>,
    what: &'static str,
    place: Option<PlaceJson<'a>>,
    cases: Vec<CaseJson>,
}

/// What one use of it comes to.
#[derive(Serialize)]
struct CaseJson {
    is: String,
    comes_to: &'static str,
}

fn dependencies<'a>(question: &'a Question, why: &Why) -> Vec<DependencyJson<'a>> {
    let framework = &question.framework;
    let dependency = |of: &Dependency| {
        let things = of.things();
        let cases: Option<&Cases> = why.cases.iter().find(|cases| cases.of == *of);
        DependencyJson {
            about: things.iter().map(|thing| thing.id(framework)).collect(),
            what: what(of),
            place: things.first().and_then(|thing| Some(PlaceJson::of(&question.sources, thing.at(framework)?))),
            cases: cases.into_iter().flat_map(|cases| &cases.uses).map(|it| case(framework, of, *it)).collect(),
        }
    };
    why.judged.depends_on.iter().map(dependency).collect()
}

fn what(of: &Dependency) -> &'static str {
    match of {
        Dependency::Bracket(_) => "bracket",
        Dependency::Choice(_) => "choice",
        Dependency::OpenValue(..) => "open-value",
        Dependency::Unsettled(_) => "unsettled",
        Dependency::Order(..) => "order",
        Dependency::Day(_) => "day",
        Dependency::Event(_) => "event",
    }
}

fn case(framework: &Framework, of: &Dependency, (this, truth): (Use, Truth)) -> CaseJson {
    let comes_to = match truth {
        Truth::Always => "always",
        Truth::Never => "never",
        Truth::Sometimes => "sometimes",
    };
    CaseJson { is: word(framework, of, this), comes_to }
}

fn word(framework: &Framework, of: &Dependency, this: Use) -> String {
    match (this, of) {
        (Use::Included(is_in), Dependency::Event(_)) => if is_in { "happens" } else { "never happens" }.to_owned(),
        (Use::Included(is_in), _) => if is_in { "in" } else { "left out" }.to_owned(),
        (Use::Member(Some(member)), _) => framework.components[member].entry.id.clone(),
        (Use::Member(None), _) => "none of its members".to_owned(),
        (Use::Value(first, last), Dependency::OpenValue(issue, _) | Dependency::Unsettled(issue)) => match last {
            Some(last) if last == first => framework.issues[*issue].word(first),
            Some(last) => format!("{first} to {last}"),
            None => format!("at least {first}"),
        },
        (Use::Value(value, _), _) => value.to_string(),
    }
}
