//! Why something is so, in sentences, and where what they rest on stands.

mod cases;
mod places;

use super::{
    super::{visible::visible, wrap::wrap},
    summary::{heading, question},
    totals::newest,
    zone::{indented, statement},
};
use crate::{
    framework::{Literal, Thing, Verdict},
    logic::{Argument, Fact, Ground, How, Judged, Step, Why},
    report::{Explanation, Obstacle, Question, numbered, written},
};

pub(super) use places::{at, places};

/// The explanation in lines of at most `width` columns.
pub fn why(explanation: &Explanation, width: usize) -> String {
    let question = &explanation.question;
    let mut blocks = vec![heading(&visible(&title(explanation)), &facts(question), width)];
    blocks.extend(asked(question, width));
    match &explanation.found {
        Ok(why) => blocks.extend(found(question, why, width)),
        Err(obstacle) => blocks.extend(in_the_way(question, obstacle, width)),
    }
    blocks.push(end(question, &next(explanation), width));
    blocks.join("\n\n") + "\n"
}

fn title(explanation: &Explanation) -> String {
    let question = &explanation.question;
    let subject = question.subject();
    match &explanation.found {
        Ok(why) => format!("Why {subject} {}", question.becomes(why.judged.verdict)),
        Err(Obstacle::NoPackage(_)) => "Why the draft has no package".to_owned(),
        Err(_) => format!("What becomes of {subject}"),
    }
}

/// The lines under the title: the file and the statements that count.
pub(super) fn facts(asked: &Question) -> [(&'static str, String); 3] {
    let title = asked.framework.title().unwrap_or(asked.file());
    [("framework", title.to_owned()), ("file", asked.file().to_owned()), ("statements", question(&asked.basis))]
}

/// The statement that is asked about; `None` for a formula.
pub(super) fn asked(question: &Question, width: usize) -> Option<String> {
    let position = question.position.filter(|_| !question.is_formula)?;
    let mut lines = statement::lines(&question.framework, &question.sources, &[position], width);
    let said = &question.framework.positions[position];
    if said.says.is_some() {
        let formula = said.stance.formula().map(|formula| written(&question.sources, formula.at)).unwrap_or_default();
        let condition = said.condition.as_ref().map(|it| format!(" if {}", written(&question.sources, it.at)));
        let stance = format!("{} {formula}{}", said.stance.word(), condition.unwrap_or_default());
        lines.extend(indented(&stance, 6, width));
    }
    lines.extend(indented(&at(&question.sources, said.entry.at), 6, width));
    Some(lines.join("\n"))
}

/// The last lines: what to ask next, and how old the sources are.
pub(super) fn end(question: &Question, next: &str, width: usize) -> String {
    let last = format!("next: {next}\n{}", newest(question.framework.newest_source()));
    wrap(&visible(&last), width).join("\n")
}

fn next(explanation: &Explanation) -> String {
    let question = &explanation.question;
    let file = question.file();
    match &explanation.found {
        Ok(why) if why.judged.verdict == Verdict::Upheld => {
            format!("`model check {file}` says what becomes of the statements, and what else there is to find")
        }
        Ok(_) => format!("`model why-not {file} {}` shows what would have to be otherwise", quoted(&question.target)),
        Err(obstacle) => after(question, obstacle),
    }
}

/// What to ask next where there was no answer.
pub(super) fn after(question: &Question, obstacle: &Obstacle) -> String {
    let file = question.file();
    match obstacle {
        Obstacle::Mistakes(_) => format!("`model check {file}` shows every mistake at its place"),
        Obstacle::Dossier => "name a proposal that includes it".to_owned(),
        Obstacle::NotInForce(_) | Obstacle::NoVerdict => format!("`model positions {file}` shows what is in force"),
        Obstacle::NoPackage(_) | Obstacle::GivenUp => format!("`model check {file}` says what else there is to find"),
    }
}

/// A target as it has to stand in a call.
pub(super) fn quoted(target: &str) -> String {
    if target.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return target.to_owned();
    }
    format!("'{target}'")
}

fn found(question: &Question, why: &Why, width: usize) -> Vec<String> {
    if why.judged.how == How::Undecided {
        return cases::blocks(question, why, width);
    }
    let end = conclusion(question, &why.judged);
    let mut blocks = argument(question, &why.argument, &end, width);
    if why.judged.nominal {
        blocks.push("This counts a month as 30 days and a year as 365.".to_owned());
    }
    blocks
}

/// What an argument comes to, as the end of "because …".
fn conclusion(question: &Question, judged: &Judged) -> String {
    let subject = question.subject();
    match (judged.how, judged.verdict, question.component(), question.is_formula) {
        (_, Verdict::Upheld, Some(_), _) => format!("{subject} is in every package of the draft"),
        (_, _, Some(_), _) => format!("{subject} is in no package of the draft"),
        (How::DoesNotArise, ..) => {
            format!(
                "what {subject} speaks of does not arise in any outcome of the draft, so that nothing goes against it"
            )
        }
        (_, Verdict::Upheld, _, true) => format!("{subject} holds in every outcome of the draft"),
        (_, _, _, true) => format!("{subject} holds in no outcome of the draft"),
        (_, Verdict::Upheld, ..) => "every outcome of the draft upholds it".to_owned(),
        _ => "no outcome of the draft upholds it".to_owned(),
    }
}

/// An argument as prose that ends with `end`, and where its clauses stand.
pub(super) fn argument(question: &Question, argument: &Argument, end: &str, width: usize) -> Vec<String> {
    let numbers = numbered(&argument.steps);
    let sentences = argument.steps.iter().enumerate();
    let sentences = sentences.map(|(place, step)| sentence(question, &argument.steps, &numbers, place, step, end));
    let mut blocks: Vec<String> = sentences.map(|sentence| wrap(&visible(&sentence), width).join("\n")).collect();
    if !argument.proven {
        let cut = "The search was cut short: not each of these clauses may be needed.";
        blocks.push(wrap(cut, width).join("\n"));
    }
    let clauses = argument.steps.iter().flat_map(|step| &step.because).filter_map(|ground| match ground {
        Ground::Clause(cause) => Some(cause),
        Ground::Step(_) => None,
    });
    blocks.extend(places(&question.framework, &question.sources, clauses, width));
    blocks
}

/// "Because …, and because …, `c` is left out."
fn sentence(
    question: &Question,
    steps: &[Step],
    numbers: &[Option<usize>],
    place: usize,
    step: &Step,
    end: &str,
) -> String {
    let numbered = |text: String, place: usize| match numbers[place] {
        Some(number) => format!("{text} ({number})"),
        None => text,
    };
    let so = |place: usize| steps[place].so.map_or_else(|| end.to_owned(), |so| fact(question, so));
    let because: Vec<String> = step
        .because
        .iter()
        .map(|ground| match ground {
            Ground::Clause(cause) => format!("because {}", cause.says),
            Ground::Step(earlier) => format!("because {}", numbered(so(*earlier), *earlier)),
        })
        .collect();
    let conclusion = numbered(so(place), place);
    if because.is_empty() {
        return format!("{} {conclusion}.", whatever(question));
    }
    let text = format!("{}, {conclusion}.", because.join(", and "));
    format!("B{}", &text[1..])
}

/// Where it takes no clause.
fn whatever(question: &Question) -> &'static str {
    let formula = question.position.and_then(|position| question.framework.positions[position].stance.formula());
    let leaves = formula.map(|formula| formula.value.leaves()).unwrap_or_default();
    if leaves.into_iter().flat_map(Literal::things).any(|thing| thing == Thing::Plan) {
        return "Because it speaks of the draft as a whole, whatever the draft says,";
    }
    "Whatever the draft says,"
}

fn fact(question: &Question, fact: Fact) -> String {
    let framework = &question.framework;
    match fact {
        Fact::Component(component, is_in) => {
            let id = &framework.components[component].entry.id;
            format!("`{id}` is {}", if is_in { "in every package" } else { "in no package" })
        }
        Fact::Issue(issue, value) => {
            let issue = &framework.issues[issue];
            format!("`{}` can only be {}", issue.entry.id, issue.word(value))
        }
    }
}

/// Why there is no answer.
pub(super) fn in_the_way(question: &Question, obstacle: &Obstacle, width: usize) -> Vec<String> {
    let text = match obstacle {
        Obstacle::NoPackage(clauses) => {
            let end = "the draft has no package at all: it contradicts itself, whatever the parties have said";
            return argument(question, clauses, end, width);
        }
        Obstacle::Mistakes(1) => {
            "There is a mistake in the files. It comes first: half a proposal is not judged.".to_owned()
        }
        Obstacle::Mistakes(count) => {
            format!("There are {count} mistakes in the files. They come first: half a proposal is not judged.")
        }
        Obstacle::Dossier => "This is a dossier: it proposes nothing, so nothing is judged.".to_owned(),
        Obstacle::NotInForce(standing) => {
            format!("It has no verdict: the statement is {}.", standing.in_words(&question.framework))
        }
        Obstacle::NoVerdict => "It has no verdict: it asks for nothing that a draft could uphold or breach.".to_owned(),
        Obstacle::GivenUp => "The search was given up before there was an answer.".to_owned(),
    };
    vec![wrap(&visible(&text), width).join("\n")]
}
