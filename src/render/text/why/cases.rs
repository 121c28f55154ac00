//! What an open or silent verdict depends on, and what each way of using it comes to.

use super::{
    super::{
        super::{visible::visible, wrap::wrap},
        zone::indented,
    },
    places::place,
};
use crate::{
    checks::{dependency, list},
    framework::{ComponentId, Framework, Thing, Verdict},
    logic::{Cases, Dependency, Truth, Use, Why},
    report::Question,
};

/// What it depends on, one thing after the other, and where these stand.
pub(super) fn blocks(question: &Question, why: &Why, width: usize) -> Vec<String> {
    let what = match why.judged.verdict {
        Verdict::Open => "It depends on choices that the draft leaves open:",
        _ => "It depends on what the draft does not settle:",
    };
    let mut lines = wrap(what, width);
    for of in &why.judged.depends_on {
        let cases = why.cases.iter().find(|cases| cases.of == *of);
        lines.extend(indented(&format!("- {}", told(question, of, cases)), 2, width));
    }
    let mut blocks = vec![lines.join("\n")];
    blocks.extend(stands(question, why, width));
    blocks
}

fn told(question: &Question, of: &Dependency, cases: Option<&Cases>) -> String {
    let framework = &question.framework;
    if let (Dependency::Bracket(component), Some(target)) = (of, question.component())
        && *component == target
    {
        return bracketed(framework, target);
    }
    // Where nothing follows from it alone, its name says as much as a list of its values.
    let Some(cases) = cases.filter(|cases| cases.uses.iter().any(|(_, truth)| *truth != Truth::Sometimes)) else {
        return dependency(framework, of);
    };
    let id = of.things().first().map_or("plan", |thing| thing.id(framework));
    let unsettled = if matches!(of, Dependency::Unsettled(_)) { ", which nothing settles" } else { "" };
    let mut told: Vec<String> = Vec::new();
    for truth in [Truth::Always, Truth::Never, Truth::Sometimes] {
        let uses = cases.uses.iter().filter(|(_, it)| *it == truth);
        let uses: Vec<String> = uses.map(|(this, _)| used(framework, of, *this)).collect();
        if !uses.is_empty() {
            told.push(format!("{} if it {}", becomes(question, truth), list(&uses, "or")));
        }
    }
    format!("`{id}`{unsettled}: {}", told.join("; "))
}

/// At whose wish a component stands in brackets.
fn bracketed(framework: &Framework, component: ComponentId) -> String {
    let wishes = framework.components[component].provision.bracketed_by.iter().flat_map(|wishes| &wishes.value);
    let names: Vec<&str> = wishes.map(|party| framework.parties[party.value].called.as_str()).collect();
    let id = &framework.components[component].entry.id;
    match names[..] {
        [] => format!("`{id}` stands in brackets"),
        _ => format!("`{id}` stands in brackets, at the wish of {}", list(&names, "and")),
    }
}

fn becomes(question: &Question, truth: Truth) -> &'static str {
    match (truth, question.is_formula) {
        (Truth::Always, true) => "it holds",
        (Truth::Never, true) => "it does not hold",
        (Truth::Always, false) => "it is upheld",
        (Truth::Never, false) => "it is breached",
        (Truth::Sometimes, _) => "it depends on more than this",
    }
}

/// The end of "if it …".
pub(super) fn used(framework: &Framework, of: &Dependency, this: Use) -> String {
    match (this, of) {
        (Use::Included(true), Dependency::Event(_)) => "happens".to_owned(),
        (Use::Included(false), Dependency::Event(_)) => "never happens".to_owned(),
        (Use::Included(true), _) => "is in".to_owned(),
        (Use::Included(false), _) => "is left out".to_owned(),
        (Use::Member(Some(member)), _) => format!("is `{}`", framework.components[member].entry.id),
        (Use::Member(None), _) => "is none of its members".to_owned(),
        (Use::Value(first, last), Dependency::OpenValue(issue, _) | Dependency::Unsettled(issue)) => {
            let issue = &framework.issues[*issue];
            match last {
                Some(last) if last == first => format!("is {}", issue.word(first)),
                Some(last) => format!("is {first} to {}", issue.word(last)),
                None => format!("is at least {}", issue.word(first)),
            }
        }
        (Use::Value(value, _), _) => format!("is {value}"),
    }
}

fn stands(question: &Question, why: &Why, width: usize) -> Option<String> {
    let (framework, sources) = (&question.framework, &question.sources);
    let mut things: Vec<Thing> = Vec::new();
    for thing in why.judged.depends_on.iter().flat_map(Dependency::things) {
        if !things.contains(&thing) {
            things.push(thing);
        }
    }
    let listed: Vec<String> = things
        .iter()
        .filter_map(|&thing| {
            let at = place(framework, sources, thing, thing.at(framework)?);
            Some([indented(&format!("`{}`", thing.id(framework)), 2, width), indented(&at, 6, width)].concat())
        })
        .flatten()
        .collect();
    let lines: Vec<String> = std::iter::once("Where this stands:".to_owned()).chain(listed).collect();
    (lines.len() > 1).then(|| visible(&lines.join("\n")))
}
