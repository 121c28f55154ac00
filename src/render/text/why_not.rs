//! What would have to be otherwise, as text: fewest changes first.

use super::{
    super::{visible::visible, wrap::wrap},
    summary::heading,
    totals::counted,
    why::{after, asked, at, end, facts, in_the_way, quoted},
    zone::indented,
};
use crate::{
    checks::list,
    framework::{Framework, PositionId},
    logic::{Changes, Correction, Departure, Otherwise, Used, WhyNot},
    report::{Contrast, Question},
};

/// So many ways are shown; nobody reads on.
const SHOWN: usize = 5;

/// What packages are compared with.
const FIRST: &str = "its first package (brackets in, and the first of each choice and list)";

/// The answer in lines of at most `width` columns.
pub fn why_not(contrast: &Contrast, width: usize) -> String {
    let question = &contrast.question;
    let mut facts: Vec<_> = facts(question).into();
    if let Some(party) = contrast.party {
        facts.push(("for", question.framework.parties[party].name.clone()));
    }
    let title = format!("What would have to be otherwise for {}", question.subject());
    let mut blocks = vec![heading(&title, &facts, width)];
    blocks.extend(asked(question, width));
    let next = match &contrast.found {
        Ok(found) => {
            blocks.extend(held(contrast, found, width));
            blocks.extend(ways(question, found, width));
            format!("`model why {} {}` says why it is as it is", question.file(), quoted(&question.target))
        }
        Err(obstacle) => {
            blocks.extend(in_the_way(question, obstacle, width));
            after(question, obstacle)
        }
    };
    blocks.push(end(question, &next, width));
    blocks.join("\n\n") + "\n"
}

/// Which statements of the party have to be upheld besides, and which cannot.
fn held(contrast: &Contrast, found: &WhyNot, width: usize) -> Option<String> {
    let framework = &contrast.question.framework;
    let name = &framework.parties[contrast.party?].name;
    let first = match found.held.len() {
        0 => format!("No red line or demand of {name} that the draft does not breach is in force."),
        1 => format!("The one red line or demand of {name} that the draft does not breach has to be upheld besides."),
        count => format!(
            "All {count} red lines and demands of {name} that the draft does not breach have to be upheld besides."
        ),
    };
    let lost = match found.lost.len() {
        0 => String::new(),
        1 => format!(" Breached as it is, and so not counted: {}.", ids(framework, &found.lost)),
        _ => format!(" Breached as they are, and so not counted: {}.", ids(framework, &found.lost)),
    };
    Some(wrap(&visible(&format!("{first}{lost}")), width).join("\n"))
}

fn ids(framework: &Framework, positions: &[PositionId]) -> String {
    let ids: Vec<String> = positions.iter().map(|&it| format!("`{}`", framework.positions[it].entry.id)).collect();
    list(&ids, "and")
}

fn ways(question: &Question, found: &WhyNot, width: usize) -> Vec<String> {
    let it = if question.is_formula { "it holds" } else { "it is upheld" };
    match &found.found {
        Otherwise::Certain => vec![sentence(&format!("Nothing: {it} in every outcome of the draft."), width)],
        Otherwise::Uses(changes) => uses(question, changes, it, width),
        Otherwise::Clauses { changes, in_the_way } => clauses(question, changes, in_the_way, it, width),
        Otherwise::Never(clashing) => vec![sentence(&never(question, clashing), width)],
    }
}

fn sentence(text: &str, width: usize) -> String {
    wrap(&visible(text), width).join("\n")
}

fn never(question: &Question, clashing: &[PositionId]) -> String {
    if clashing.is_empty() {
        return "No change of the draft can do it: no draft can uphold this.".to_owned();
    }
    let ids = ids(&question.framework, clashing);
    format!("No change of the draft can do it: together with {ids} this cannot be upheld, whatever a draft says.")
}

/// The freedoms that would have to be used differently.
fn uses(question: &Question, changes: &Changes<Departure>, it: &str, width: usize) -> Vec<String> {
    let framework = &question.framework;
    if let [only] = &changes.ways[..]
        && only.uses.is_empty()
    {
        let first = match only.presumed[..] {
            [] => format!(
                "No clause has to change, and no freedom has to be used otherwise: {it} in some outcome of {FIRST}."
            ),
            _ => format!("No clause has to change: {it} in {FIRST} if what the draft does not settle turns out so."),
        };
        return std::iter::once(sentence(&first, width)).chain(presumed(framework, only, width)).collect();
    }
    let first = format!("No clause has to change: {it} if the draft's freedoms are used so, not as in {FIRST}.");
    let mut blocks = vec![sentence(&first, width)];
    for (place, way) in changes.ways.iter().take(SHOWN).enumerate() {
        let title = format!("{}:", numbered(place, changes.ways.len(), way.uses.len()));
        let lines =
            way.uses.iter().flat_map(|&(was, now)| indented(&format!("- {}", used(framework, was, now)), 2, width));
        let lines: Vec<String> = std::iter::once(title).chain(lines).collect();
        blocks.push(lines.join("\n"));
        blocks.extend(presumed(framework, way, width));
    }
    blocks.extend(rest(changes, width));
    blocks
}

/// "Way 1 of 3, 2 changes"
fn numbered(place: usize, of: usize, changes: usize) -> String {
    let changes = counted(changes, "change");
    if of == 1 { changes } else { format!("Way {} of {of}, {changes}", place + 1) }
}

fn used(framework: &Framework, was: Used, now: Used) -> String {
    let word = |used: Used| match used {
        Used::Component(_, true) => "in".to_owned(),
        Used::Component(_, false) => "left out".to_owned(),
        Used::Choice(_, Some(member)) => format!("`{}`", framework.components[member].entry.id),
        Used::Choice(_, None) => "none of its members".to_owned(),
        Used::Issue(issue, Some(value)) => framework.issues[issue].word(value),
        Used::Issue(_, None) => "settled by nothing".to_owned(),
    };
    let id = match now {
        Used::Component(component, _) => &framework.components[component].entry.id,
        Used::Choice(choice, _) => &framework.choices[choice].entry.id,
        Used::Issue(issue, _) => &framework.issues[issue].entry.id,
    };
    format!("`{id}` is {}, not {}", word(now), word(was))
}

fn presumed(framework: &Framework, way: &Departure, width: usize) -> Option<String> {
    let lines = way.presumed.iter().flat_map(|&(issue, value)| {
        let issue = &framework.issues[issue];
        indented(&format!("- `{}` is {}", issue.entry.id, issue.word(value)), 2, width)
    });
    let lines: Vec<String> = lines.collect();
    (!lines.is_empty())
        .then(|| format!("It then takes, of what the draft does not settle, for one:\n{}", lines.join("\n")))
}

/// The clauses that would have to change.
fn clauses(
    question: &Question,
    changes: &Changes<Correction>,
    in_the_way: &[PositionId],
    it: &str,
    width: usize,
) -> Vec<String> {
    let framework = &question.framework;
    let mut first = "No outcome of the draft has it".to_owned();
    if !in_the_way.is_empty() {
        first = format!("No outcome of the draft has it unless {} is given up", ids(framework, in_the_way));
    }
    let what = if changes.ways.len() == 1 { "this" } else { "one of these ways" };
    let first = format!("{first}. With {what} struck or worded otherwise, {it} in some outcome:");
    let mut blocks = vec![sentence(&first, width)];
    for (place, way) in changes.ways.iter().take(SHOWN).enumerate() {
        let clauses = counted(way.clauses.len(), "clause");
        let of = changes.ways.len();
        let title = if of == 1 { clauses } else { format!("Way {} of {of}, {clauses}", place + 1) };
        let mut lines = vec![format!("{title}:")];
        for clause in &way.clauses {
            lines.extend(indented(&format!("- {}", clause.says), 2, width));
            let from: Vec<String> = clause.thing.sources(framework).iter().map(|it| format!("`{it}`")).collect();
            let from = if from.is_empty() { String::new() } else { format!(" (by {})", from.join(", ")) };
            lines.extend(indented(&format!("{}{from}", at(&question.sources, clause.at)), 6, width));
        }
        blocks.push(lines.join("\n"));
    }
    blocks.extend(rest(changes, width));
    blocks
}

/// What is not shown, and what is not known.
fn rest<T>(changes: &Changes<T>, width: usize) -> Option<String> {
    let more = changes.ways.len().saturating_sub(SHOWN);
    let mut text = Vec::new();
    if more > 0 {
        text.push(format!("{more} more with as many changes or more are not shown; `--format json` lists them."));
    }
    if !changes.fewest {
        text.push("Not proven fewest: the search was cut short, and there may be ways with fewer changes.".to_owned());
    } else if !changes.complete {
        text.push("The search was cut short: there may be more ways.".to_owned());
    }
    (!text.is_empty()).then(|| sentence(&text.join(" "), width))
}
