//! What stands in the figure of a body: how it decides, and who can block that.

use super::{
    super::super::picture::{End, Line, Meaning},
    terms,
};
use crate::{
    checks::list,
    framework::{Activation, BodyTerms, Framework, GuaranteeTerms, Nature, PartyId, Terms, Thing, TieBreak},
    power::{Coalition, Votes},
    report::{Body, Deciding},
    source::Spanned,
};

/// So many coalitions are named in a figure.
const NAMED: usize = 3;

/// How the body, the collective or the guarantors decide. That a text does not say so is worth a row.
pub(super) fn rule(framework: &Framework, end: End) -> Option<String> {
    match end {
        End::Party(id) => {
            let rule = framework.parties[id].decides_by.as_ref()?;
            Some(format!("decides by {}", rule.value.in_words(framework)))
        }
        End::Thing(Thing::Component(id)) => match terms(&framework.components[id]) {
            Terms::Body(body) => {
                of_body(framework, body, matches!(framework.components[id].nature, Nature::Amendment { .. }))
            }
            Terms::Guarantee(guarantee) => of_guarantee(framework, guarantee),
            _ => None,
        },
        _ => None,
    }
}

fn of_body(framework: &Framework, body: &BodyTerms, amendment: bool) -> Option<String> {
    let rules: Vec<_> = body.decides_by.iter().map(|rule| rule.value.in_words(framework)).collect();
    if rules.is_empty() {
        return (!amendment).then(|| "how it decides is not said".to_owned());
    }
    let tie = body.tie_break.iter().map(|tie| match tie.value {
        TieBreak::Chair => ", the chair breaking ties".to_owned(),
        TieBreak::Party(id) => format!(", {} breaking ties", framework.parties[id].name),
    });
    Some(format!("decides by {}{}", rules.join(" or by "), tie.collect::<String>()))
}

fn of_guarantee(framework: &Framework, guarantee: &GuaranteeTerms) -> Option<String> {
    let rules: Vec<_> = guarantee.activated_by.iter().filter_map(|by| activation(framework, by)).collect();
    (!rules.is_empty()).then(|| rules.join(" or "))
}

fn activation(framework: &Framework, by: &Spanned<Activation>) -> Option<String> {
    match &by.value {
        Activation::EachGuarantor => Some("called in by each guarantor for itself".to_owned()),
        Activation::Rule(rule) => Some(format!("called in by {} of the guarantors", rule.in_words(framework))),
        Activation::By(_) => None,
    }
}

/// Who can block a decision: alone, where no line says so, or only together.
pub(super) fn blocking(shown: &Framework, body: &Body, lines: &[Line]) -> Vec<String> {
    let Some(votes) = &body.votes else {
        return body.rule.iter().map(|_| "the rule cannot be applied, and nothing is concluded".to_owned()).collect();
    };
    let end = match body.what {
        Deciding::Body(thing) | Deciding::Activation(thing) => End::Thing(thing),
        Deciding::Party(party) => End::Party(party),
    };
    let has_line = |party: PartyId| {
        let of_party = |line: &Line| line.from == End::Party(party) && line.to == end;
        lines.iter().any(|line| of_party(line) && line.meaning == Meaning::Vetoes)
    };
    let elsewhere: Vec<&str> =
        body.vetoes.iter().filter(|&&party| !has_line(party)).map(|&party| name(shown, party)).collect();
    let mut rows = Vec::new();
    if body.vetoes.is_empty() {
        rows.push("nobody can block it alone".to_owned());
    } else if !elsewhere.is_empty() {
        rows.push(format!("can block it alone: {}", list(&elsewhere, "and")));
    }
    rows.extend(together(shown, votes));
    if body.can_tie {
        rows.push("votes can be even, and nothing breaks the tie".to_owned());
    }
    rows
}

/// The smallest coalitions of several that can block, and how many more there are.
fn together(shown: &Framework, votes: &Votes) -> Vec<String> {
    let Some(count) = votes.blocking.count else {
        return vec!["which coalitions can block it was not counted".to_owned()];
    };
    let several = |coalition: &&Coalition| coalition.parties.len() as u64 + coalition.unnamed > 1;
    let listed: Vec<&Coalition> = votes.blocking.first.iter().filter(several).collect();
    let together = |coalition: &&Coalition| format!("can block it together: {}", members(shown, coalition));
    let mut rows: Vec<String> = listed.iter().take(NAMED).map(together).collect();
    let alone = votes.blocking.first.len() - listed.len();
    let more = count.saturating_sub((alone + rows.len()) as u128);
    if more > 0 {
        let coalitions = if more == 1 { "coalition" } else { "coalitions" };
        rows.push(format!("or together: {more} more {coalitions}"));
    }
    rows
}

fn members(shown: &Framework, coalition: &Coalition) -> String {
    let mut who: Vec<String> = coalition.parties.iter().map(|&party| name(shown, party).to_owned()).collect();
    match coalition.unnamed {
        0 => {}
        1 => who.push("one who is not named".to_owned()),
        several => who.push(format!("{several} who are not named")),
    }
    list(&who, "and")
}

fn name(framework: &Framework, party: PartyId) -> &str {
    &framework.parties[party].name
}
