//! Conflicts and repairs in the reader's form: which groups there are, and in which order what stands in them.

use super::{Framework, Inquiry, Statements, Theory, component, read};
use crate::{
    framework::PositionId,
    logic::{Reach, Together},
    statements::Question,
};

const REACH: Reach = Reach { conflicts: 100, repairs: 100, steps: 10_000, clauses: false };

fn together(framework: &Framework, reach: Reach) -> Together {
    let statements = Statements::select(framework, &Question::default());
    let theory = Theory::of(framework, &statements);
    Inquiry::new(framework, &theory).together(reach, |_| true)
}

fn ids(framework: &Framework, statements: &[Vec<PositionId>]) -> String {
    let id = |position: &PositionId| framework.positions[*position].entry.id.as_str();
    let said = |said: &Vec<PositionId>| said.iter().map(id).collect::<Vec<_>>().join("=");
    statements.iter().map(said).collect::<Vec<_>>().join(" ")
}

/// A line for each conflict and each repair, and one for what is not known.
fn lines(text: &str, reach: Reach) -> Vec<String> {
    let framework = read(text);
    let mut lines = Vec::new();
    let together = together(&framework, reach);
    for (number, clash) in together.clashes.iter().enumerate() {
        let conflicts = clash.conflicts.iter().map(|it| ("conflict", &it.statements));
        let repairs = clash.repairs.iter().map(|it| ("repair", &it.statements));
        lines.extend(conflicts.chain(repairs).map(|(sort, it)| format!("{number} {sort}: {}", ids(&framework, it))));
        lines.extend((!clash.complete).then(|| format!("{number} and more")));
    }
    lines.extend(together.undecided.then(|| "the rest is not known".to_owned()));
    lines
}

fn position(party: &str, id: &str, keys: &str) -> String {
    format!("[positions.{id}]\nparty = \"{party}\"\nstatus = \"official\"\n{keys}\n")
}

const LAW: &str = "[issues.law]\nquestion = \"?\"\n";

#[test]
fn repairs_stand_in_their_order() {
    let repairs = |north: &str, south: &str| {
        let text = [LAW.to_owned(), position("north", "n", &format!("requires = \"law\"\n{north}")), south.to_owned()];
        let lines = lines(&text.concat(), REACH);
        lines.iter().filter_map(|line| line.strip_prefix("0 repair: ").map(str::to_owned)).collect::<Vec<_>>()
    };
    let rejects = |keys: &str| position("south", "s", &format!("rejects = \"law\"\n{keys}"));
    let second = "[issues.vote]\nquestion = \"?\"\n";
    let two = format!("{second}{}", rejects("") + &position("south", "t", "rejects = \"law or vote\""));
    assert_eq!(repairs("", &two), ["n", "s t"], "fewest statements");
    assert_eq!(repairs("red-line = true", &rejects("")), ["s", "n"], "fewest red lines");
    assert_eq!(repairs("", &rejects("").replace("official", "reported")), ["s", "n"], "fewest official statements");
    assert_eq!(repairs("date = 2020-02-01", &rejects("date = 2020-01-01")), ["s", "n"], "the oldest");
    assert_eq!(repairs("", &rejects("date = 2020-01-01")), ["s", "n"], "an undated one is not the oldest");
    assert_eq!(repairs("", &rejects("")), ["n", "s"], "the author's order");
}

#[test]
fn fewer_parties_go_before_fewer_statements() {
    let text = [
        LAW.to_owned(),
        "[positions.joint]\nparty = [\"north\", \"south\"]\nstatus = \"official\"\nrequires = \"law\"\n".to_owned(),
        position("south", "s", "rejects = \"law\""),
        position("south", "t", "requires = \"not law and line = old\""),
        "[issues.line]\nquestion = \"?\"\nvalues = [\"old\", \"present\"]\n".to_owned(),
    ];
    let expected = ["0 conflict: joint s", "0 conflict: joint t", "0 repair: s t", "0 repair: joint"];
    assert_eq!(lines(&text.concat(), REACH), expected);
}

#[test]
fn conflicts_without_a_statement_in_common_are_apart_even_in_one_part_of_the_draft() {
    let mut text = String::from(
        "[framework]\ntitle = \"t\"\nrequires = [\"i0 or i1 or i2 or i3 or more\"]\n[issues.more]\nquestion = \"?\"\n",
    );
    for number in 0..4 {
        let issue = format!("[issues.i{number}]\nquestion = \"?\"\n");
        text += &issue;
        text += &position("north", &format!("n{number}"), &format!("requires = \"i{number}\""));
        text += &position("south", &format!("s{number}"), &format!("rejects = \"i{number}\""));
    }
    let group =
        |n: usize| [format!("{n} conflict: n{n} s{n}"), format!("{n} repair: n{n}"), format!("{n} repair: s{n}")];
    assert_eq!(lines(&text, REACH), (0..4).flat_map(group).collect::<Vec<_>>());
}

#[test]
fn those_who_say_the_same_count_once_and_those_of_other_strength_do_not() {
    let text = [
        LAW.to_owned(),
        component("vote", ""),
        position("north", "a", "requires = \"law\"\ndate = 2020-01-01"),
        position("north", "b", "rejects = \"not law\"\ndate = 2021-01-01"),
        position("north", "red", "requires = \"law\"\nred-line = true"),
        position("south", "s", "rejects = \"law\""),
        position("south", "alone", "rejects = \"vote\""),
    ];
    let expected = [
        "0 conflict: alone",
        "0 repair: alone",
        "1 conflict: a=b s",
        "1 conflict: red s",
        "1 repair: s",
        "1 repair: a=b red",
    ];
    assert_eq!(lines(&text.concat(), REACH), expected);
}

#[test]
fn what_a_limit_or_a_budget_cuts_off_is_said() {
    let text = [
        LAW.to_owned(),
        position("north", "n", "requires = \"law\""),
        position("south", "s", "rejects = \"law\""),
        position("south", "t", "rejects = \"law\"\nred-line = true"),
    ];
    let text = text.concat();
    let limited = lines(&text, Reach { conflicts: 1, ..REACH });
    assert_eq!(limited, ["0 conflict: n s", "0 repair: n", "0 and more"]);
    assert_eq!(lines(&text, Reach { steps: 1, ..REACH }), ["the rest is not known"]);
}
