//! One party's statements that cannot all hold.

use super::{
    Context,
    wording::{list, provenance, resting_on},
};
use crate::{finding::Finding, logic::Contradiction};

const SEVERAL: &str =
    "if the newer statement replaces the older, say so with `supersedes`; if it holds only in a case, with `if`";

const ALONE: &str = "see whether the formula says what the party said; write what holds only in a case with `if`";

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    cx.contradictions.iter().map(|clash| finding(cx, clash)).collect()
}

fn finding(cx: &Context<'_>, clash: &Contradiction) -> Finding {
    let framework = cx.framework;
    let position = |place: usize| &framework.positions[clash.statements[place]];
    let ids: Vec<String> =
        clash.statements.iter().map(|&id| format!("`{}`", framework.positions[id].entry.id)).collect();
    let party = &framework.parties[clash.party];
    let (message, help) = match &ids[..] {
        [only] => {
            (format!("what {} has said in {only} contradicts itself: no text can uphold it", party.called), ALONE)
        }
        _ => (format!("what {} has said in {} cannot all hold", party.called, list(&ids, "and")), SEVERAL),
    };
    let first = Finding::new(position(0).stance_at, message).here(provenance(framework, clash.statements[0]));
    let all = (1..clash.statements.len()).fold(first, |finding, place| {
        finding.label(position(place).stance_at, provenance(framework, clash.statements[place]))
    });
    let finding = all.help(help).parties([party.entry.id.as_str()]);
    resting_on(framework, finding, clash.statements.iter().copied())
}
