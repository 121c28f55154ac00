//! Options on paper that every package takes.

use super::{Context, dead_component::because};
use crate::{
    finding::Finding,
    framework::{Framework, IssueId, Thing},
    logic::{Freedom, Stuck},
    source::Span,
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    cx.stuck.iter().filter_map(|stuck| finding(cx, stuck)).collect()
}

fn finding(cx: &Context<'_>, stuck: &Stuck) -> Option<Finding> {
    let framework = cx.framework;
    let (thing, at, message) = match stuck.only {
        Freedom::Component(_, false) => return None,
        Freedom::Component(id, true) => {
            let component = &framework.components[id];
            let how = if component.choice.is_some() { "one of a choice" } else { "bracketed" };
            let message = format!("`{}` is {how} on paper, and in every package in fact", component.entry.id);
            (Thing::Component(id), component.entry.at, message)
        }
        Freedom::Issue(issue, value) => {
            let word = framework.issues[issue].word(value);
            let id = &framework.issues[issue].entry.id;
            let message = format!("`{id}` is left open on paper, and {word} in every package in fact");
            (Thing::Issue(issue), left_open(framework, issue)?, message)
        }
    };
    let finding = because(Finding::new(at, message), &stuck.because);
    Some(
        finding
            .help("say so in the draft, or free it from the clauses that bind it; `model why` says how they do")
            .about([thing.id(framework)]),
    )
}

/// Where the draft leaves the issue open.
fn left_open(framework: &Framework, issue: IssueId) -> Option<Span> {
    let mut open =
        framework.provisions().flat_map(|it| &it.settles).filter(|it| it.issue == issue && it.values.len() > 1);
    open.next().map(|settles| settles.at)
}
