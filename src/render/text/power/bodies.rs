//! How bodies decide, as text.

use anstyle::Style;

use super::lines;
use crate::{
    checks::list,
    framework::{Framework, PartyId},
    power::{Banzhaf, Coalition, Coalitions, Votes},
    report::{Body, Deciding, PowersFound},
};

/// One block for each body, under a heading; nothing where there is none.
pub(super) fn blocks(found: &PowersFound, limit: usize, width: usize) -> Vec<String> {
    let bold = Style::new().bold();
    let blocks = found.bodies.iter().map(|body| block(&found.shown, body, limit, width));
    let heading = (!found.bodies.is_empty()).then(|| format!("{bold}How decisions are taken{bold:#}"));
    heading.into_iter().chain(blocks).collect()
}

fn block(framework: &Framework, body: &Body, limit: usize, width: usize) -> String {
    let mut said = vec![lines(&first(framework, body), 0, width)];
    let mut say = |text: String| said.push(lines(text.trim_start(), 2 + text.len() - text.trim_start().len(), width));
    if !body.optional.is_empty() {
        say(format!("{} may stay away; what follows is told of the full body", names(framework, &body.optional)));
    }
    if let Some(votes) = &body.votes {
        let vetoes = names(framework, &body.vetoes);
        say(if vetoes.is_empty() {
            "nobody can block it alone".to_owned()
        } else {
            format!("can block it alone: {vetoes}")
        });
        if body.can_tie {
            say("votes can be even, and nothing breaks the tie".to_owned());
        }
        if !is_of_one(votes) {
            coalitions(framework, &votes.winning, "take it together", limit).into_iter().for_each(&mut say);
            coalitions(framework, &votes.blocking, "block it together", limit).into_iter().for_each(&mut say);
            say(power(framework, votes));
        }
    }
    said.join("\n")
}

/// Whether one alone decides: then there is no more to say.
fn is_of_one(votes: &Votes) -> bool {
    matches!(&votes.winning.first[..], [only] if votes.winning.count == Some(1) && only.parties.len() == 1 && only.unnamed == 0)
}

/// "`joint-body` (A, B and C) decides by a majority".
fn first(framework: &Framework, body: &Body) -> String {
    let id = body.what.id(framework);
    let members = match &body.members[..] {
        [] => String::new(),
        members => format!(" ({})", names(framework, members)),
    };
    let chair = body.chair.map(|chair| format!(", with {} in the chair,", framework.parties[chair].name));
    let what = match body.what {
        Deciding::Body(_) => format!("`{id}`{members}{} decides by", chair.unwrap_or_default()),
        Deciding::Activation(_) => format!("`{id}` is called in by those who give it{members}, by"),
        Deciding::Party(party) => format!("{}{members} decides by", framework.parties[party].name),
    };
    match &body.rule {
        Some(rule) if body.votes.is_some() => format!("{what} {}", rule.in_words(framework)),
        Some(rule) => format!("{what} {}, which cannot be applied: nothing is concluded", rule.in_words(framework)),
        None => format!("`{id}`{members}: how it decides is not stated, and nothing is concluded"),
    }
}

/// "3 coalitions can take it together, nobody of whom can be spared:", and then each of them.
fn coalitions(framework: &Framework, found: &Coalitions, can: &str, limit: usize) -> Vec<String> {
    let Some(count) = found.count else {
        return vec![format!(
            "which coalitions can {can} was not counted: too many votes, or one party in too many places"
        )];
    };
    let who: Vec<_> = found.first.iter().map(|coalition| members(framework, coalition)).collect();
    let coalitions = if count == 1 { "1 coalition".to_owned() } else { format!("{} coalitions", grouped(count)) };
    let all = count <= found.first.len() as u128;
    let more = if all || found.first.len() < limit { "" } else { ", the first of them" };
    let colon = if who.is_empty() { "" } else { ":" };
    let first = format!("{coalitions} can {can}, nobody of whom can be spared{more}{colon}");
    std::iter::once(first).chain(who.into_iter().map(|who| format!("  {who}"))).collect()
}

fn members(framework: &Framework, coalition: &Coalition) -> String {
    let mut who: Vec<String> = coalition.parties.iter().map(|&party| framework.parties[party].name.clone()).collect();
    match coalition.unnamed {
        0 => {}
        1 => who.push("one who is not named".to_owned()),
        several => who.push(format!("{several} who are not named")),
    }
    list(&who, "and")
}

fn power(framework: &Framework, votes: &Votes) -> String {
    let Some(Banzhaf { parties, unnamed }) = &votes.banzhaf else {
        return "the power of each vote was not counted".to_owned();
    };
    let percent = |share: f64| format!("{:.1} %", share * 100.0);
    let mut shares: Vec<_> =
        parties.iter().map(|&(party, share)| format!("{} {}", framework.parties[party].name, percent(share))).collect();
    if *unnamed > 0.0 {
        shares.push(format!("all who are not named together {}", percent(*unnamed)));
    }
    format!("how often each vote decides (Banzhaf): {}", shares.join(", "))
}

fn names(framework: &Framework, parties: &[PartyId]) -> String {
    let names: Vec<_> = parties.iter().map(|&party| framework.parties[party].name.as_str()).collect();
    list(&names, "and")
}

/// A number with a space at every third digit.
fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let (head, tail) = digits.split_at(first);
    let groups =
        std::iter::once(head.to_owned()).chain((0..tail.len() / 3).map(|at| tail[3 * at..3 * at + 3].to_owned()));
    groups.filter(|group| !group.is_empty()).collect::<Vec<_>>().join(" ")
}
