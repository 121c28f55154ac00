//! Whole answers in the reader's form: verdicts, how they come about, because of what, and what they depend on.

mod engine;
mod example;
mod list;
mod together;

use super::{Answer, Dependency, How, Inquiry, Theory};
use crate::{
    document,
    framework::{self, Framework, Thing},
    source::{Loader, Sources},
    statements::{Question, Statements},
};

const PARTIES: &str = "[parties.north]\nname = \"North\"\n[parties.south]\nname = \"South\"\n";

fn read(text: &str) -> Framework {
    let text = format!("{PARTIES}{text}");
    let loader = Loader::memory([("draft.toml".to_owned(), text.into_bytes())]);
    let (document, mut findings) =
        document::load(&loader, &mut Sources::default(), "draft.toml").expect("the file is in memory");
    let (framework, more) = framework::resolve(&document);
    findings.extend(more);
    let messages: Vec<_> = findings.into_iter().map(|finding| finding.message).collect();
    assert_eq!(messages, Vec::<String>::new());
    framework
}

/// One line for the packages, one for each verdict, each cause and each dependency.
fn lines(text: &str) -> Vec<String> {
    let framework = read(text);
    let statements = Statements::select(&framework, &Question::default());
    let theory = Theory::of(&framework, &statements);
    render(&framework, &Inquiry::new(&framework, &theory).answer(100))
}

fn render(framework: &Framework, answer: &Answer) -> Vec<String> {
    let least = if answer.packages.exact { "" } else { "at least " };
    let mut lines = vec![format!("packages: {least}{}", answer.packages.count)];
    lines.extend(answer.contradiction.iter().map(|cause| format!("clash: {}", cause.says)));
    for judged in &answer.verdicts {
        let id = &framework.positions[judged.position].entry.id;
        let how = match judged.how {
            How::Text => " by the text",
            How::StatusQuo => " by the status quo",
            How::DoesNotArise => ": does not arise",
            How::Undecided => "",
        };
        let nominal = if judged.nominal { ", counting months as 30 days" } else { "" };
        lines.push(format!("{id}: {}{how}{nominal}", judged.verdict.word()));
        lines.extend(judged.because.iter().map(|cause| format!("  because {}", cause.says)));
        lines.extend(judged.depends_on.iter().map(|it| format!("  depends on {}", dependency(framework, it))));
    }
    lines
}

fn dependency(framework: &Framework, dependency: &Dependency) -> String {
    let id = |thing: Thing| thing.id(framework).to_owned();
    match dependency {
        Dependency::Bracket(component) => format!("the bracket {}", id(Thing::Component(*component))),
        Dependency::Choice(choice) => format!("the choice {}", id(Thing::Choice(*choice))),
        Dependency::OpenValue(issue, values) => format!("the open value of {} {values:?}", id(Thing::Issue(*issue))),
        Dependency::Unsettled(issue) => format!("the unsettled {}", id(Thing::Issue(*issue))),
        Dependency::Order(first, second) => format!("the order of {} and {}", id(*first), id(*second)),
        Dependency::Day(thing) => format!("the day of {}", id(*thing)),
        Dependency::Event(event) => format!("the event {}", id(Thing::Event(*event))),
    }
}

fn component(id: &str, keys: &str) -> String {
    format!("[components.{id}]\ntitle = \"{id}\"\nkind = \"legal-act\"\n{keys}\n")
}

fn position(id: &str, keys: &str) -> String {
    format!("[positions.{id}]\nparty = \"north\"\nstatus = \"official\"\n{keys}\n")
}

const LINE: &str = "[issues.line]\nquestion = \"?\"\nvalues = [\"old\", \"present\"]\n";

#[test]
fn the_text_decides() {
    let text = [
        LINE.to_owned(),
        component("freeze", "settles = { line = \"present\" }"),
        position("p", "rejects = \"line = present\""),
    ];
    let expected = ["packages: 1", "p: breached by the text", "  because `freeze` settles `line` as present"];
    assert_eq!(lines(&text.concat()), expected);
}

#[test]
fn the_status_quo_decides_where_nothing_is_settled() {
    let text = [LINE.to_owned(), "status-quo = \"old\"\n".to_owned(), position("p", "requires = \"line = old\"")];
    let expected = [
        "packages: 1",
        "p: upheld by the status quo",
        "  because nothing in the draft settles `line`, and its status quo is old",
    ];
    assert_eq!(lines(&text.concat()), expected);
}

#[test]
fn presence_is_a_cause_where_no_other_clause_of_the_component_is() {
    let text = [component("troops", ""), position("p", "rejects = \"troops\"")];
    let expected = ["packages: 1", "p: breached by the text", "  because `troops` is in the draft, without brackets"];
    assert_eq!(lines(&text.concat()), expected);
}

#[test]
fn a_condition_that_is_never_met_does_not_arise() {
    let text = [
        LINE.to_owned(),
        component("freeze", "settles = { line = \"present\" }"),
        component("law", ""),
        position("p", "requires = \"not law\"\nif = \"line = old\""),
    ];
    let expected = ["packages: 1", "p: upheld: does not arise", "  because `freeze` settles `line` as present"];
    assert_eq!(lines(&text.concat()), expected);
}

#[test]
fn a_condition_that_contradicts_itself_takes_no_clause() {
    let text = [
        component("law", "bracketed-by = [\"north\"]\nafter = \"law.started\""),
        position("p", "requires = \"law\"\nif = \"law with law.started\""),
    ];
    let expected = ["packages: 1", "p: upheld: does not arise"];
    assert_eq!(lines(&text.concat()), expected);
}

#[test]
fn an_order_does_not_arise_where_the_later_thing_is_left_out() {
    let text = [
        component("law", "bracketed-by = [\"north\"]"),
        component("vote", "bracketed-by = [\"north\"]"),
        "[scenario]\ntitle = \"s\"\nchoose = { vote = false }\n".to_owned(),
        position("p", "requires = \"law before vote\""),
    ];
    let expected = ["packages: 2", "p: upheld: does not arise", "  because the scenario leaves out `vote`"];
    assert_eq!(lines(&text.concat()), expected);
}

#[test]
fn open_names_the_choices_that_decide() {
    let text = [
        LINE.to_owned(),
        component("freeze", "settles = { line = \"present\" }"),
        component("return", "settles = { line = \"old\" }"),
        component("amnesty", "bracketed-by = [\"south\"]"),
        "[choices.border]\ntitle = \"?\"\none-of = [\"freeze\", \"return\"]\n".to_owned(),
        position("p", "requires = \"line = old\""),
        position("q", "requires = \"not amnesty\""),
    ];
    let expected =
        ["packages: 4", "p: open", "  depends on the choice border", "q: open", "  depends on the bracket amnesty"];
    assert_eq!(lines(&text.concat()), expected);
}

#[test]
fn open_names_the_values_left_open() {
    let text = [
        LINE.to_owned(),
        component("freeze", "settles = { line = [\"old\", \"present\"] }"),
        position("p", "requires = \"line = old\""),
    ];
    assert_eq!(lines(&text.concat()), ["packages: 2", "p: open", "  depends on the open value of line [0, 1]"]);
}

#[test]
fn silent_names_what_the_draft_does_not_settle() {
    let text = [
        LINE.to_owned(),
        "[issues.size]\nquestion = \"?\"\nvalues = [100]\n[events.attack]\ntitle = \"?\"\n".to_owned(),
        component("law", ""),
        component("vote", ""),
        position("value", "requires = \"line = old or size < 50\""),
        position("order", "requires = \"law before vote\""),
        position("day", "requires = \"vote before 2026-01-01\""),
        position("event", "rejects = \"attack\""),
    ];
    let expected = [
        "packages: 1",
        "value: silent",
        "  depends on the unsettled line",
        "  depends on the unsettled size",
        "order: silent",
        "  depends on the order of law and vote",
        "day: silent",
        "  depends on the day of vote",
        "event: silent",
        "  depends on the event attack",
    ];
    assert_eq!(lines(&text.concat()), expected);
}

#[test]
fn silent_names_choices_too_where_packages_differ() {
    let text = [
        LINE.to_owned(),
        component("freeze", "settles = { line = \"present\" }\nbracketed-by = [\"south\"]"),
        component("other", "bracketed-by = [\"south\"]"),
        position("p", "requires = \"line = old\""),
    ];
    let expected = ["packages: 4", "p: silent", "  depends on the bracket freeze", "  depends on the unsettled line"];
    assert_eq!(lines(&text.concat()), expected);
}

#[test]
fn a_circle_of_preconditions_contradicts() {
    let text = [
        component("a", "after = [\"b\"]"),
        component("b", "after = [\"c\"]"),
        component("c", "after = [\"a\"]"),
        component("d", "after = [\"c\"]"),
        position("p", "requires = \"d\""),
    ];
    let expected =
        ["packages: 0", "clash: `a` comes after `b`", "clash: `b` comes after `c`", "clash: `c` comes after `a`"];
    assert_eq!(lines(&text.concat()), expected);
}

#[test]
fn times_that_clash_contradict() {
    let text = [
        "[framework]\ntitle = \"t\"\nsigned = 2020-01-01\n".to_owned(),
        component("a", "takes = \"3 weeks\""),
        component("b", "after = [\"a\"]\ndue = \"20 days after signature\""),
    ];
    let expected = [
        "packages: 0",
        "clash: the framework is signed on 2020-01-01",
        "clash: `a` is undated, and nothing undated happens before the signature",
        "clash: `a` takes 3 weeks",
        "clash: `b` comes after `a`",
        "clash: `b` is due 20 days after `signature`",
    ];
    assert_eq!(lines(&text.concat()), expected);
}

#[test]
fn months_without_a_date_are_nominal() {
    let statement = position("p", "requires = \"b before 2020-03-05\"");
    let undated = [
        "[framework]\ntitle = \"t\"\nsigned = 2020-01-01\n".to_owned(),
        component("a", "falls-on = 2020-02-01"),
        component("b", "after = [\"a\"]\nwithin = \"1 month\""),
        statement.clone(),
    ];
    let expected = [
        "packages: 1",
        "p: upheld by the text, counting months as 30 days",
        "  because `a` falls on 2020-02-01",
        "  because `b` is done within 1 month of what it waits for",
    ];
    assert_eq!(lines(&undated.concat()), expected);
    let dated = [
        "[framework]\ntitle = \"t\"\nsigned = 2020-02-01\n".to_owned(),
        component("b", "due = \"1 month after signature\""),
        statement,
    ];
    let expected = ["packages: 1", "p: upheld by the text", "  because `b` is due 1 month after `signature`"];
    assert_eq!(lines(&dated.concat()), expected);
}

#[test]
fn to_deny_a_distance_says_nothing_of_the_order_on_one_day() {
    let text = [
        component("a", "falls-on = 2020-02-01"),
        component("b", "falls-on = 2020-02-01"),
        position("p", "rejects = \"a.finished 0 days before b.finished\""),
    ];
    let expected = [
        "packages: 1",
        "p: breached by the text",
        "  because `a` falls on 2020-02-01",
        "  because `b` falls on 2020-02-01",
    ];
    assert_eq!(lines(&text.concat()), expected);
}

#[test]
fn a_denied_distance_can_be_what_is_left_open() {
    let text = [component("a", ""), position("p", "rejects = \"a 0 days before a\"")];
    assert_eq!(lines(&text.concat()), ["packages: 1", "p: silent", "  depends on the order of a and a"]);
}

#[test]
fn open_terms_multiply_packages_only_where_their_component_is_in() {
    let relief = "[components.relief]\ntitle = \"t\"\nkind = \"sanctions-relief\"\neffect = [\"suspend\", \"waive\"]\n";
    assert_eq!(lines(relief), ["packages: 2"]);
    assert_eq!(lines(&format!("{relief}bracketed-by = [\"south\"]\n")), ["packages: 3"]);
}

#[test]
fn rival_amendments_exclude_each_other() {
    let text = [
        component("law", "due = \"9 days after signature\""),
        "[components.x]\ntitle = \"x\"\namends = \"law\"\ndue = \"5 days after signature\"\n".to_owned(),
        "[components.y]\ntitle = \"y\"\namends = \"law\"\ndue = \"7 days after signature\"\n".to_owned(),
    ];
    let expected = [
        "packages: 0",
        "clash: `x` changes `due`, and so does a rival amendment",
        "clash: `y` changes `due`, and so does a rival amendment",
    ];
    assert_eq!(lines(&text.concat()), expected);
}

#[test]
fn independent_brackets_multiply_beyond_the_bound() {
    let text: String = (0..40).map(|number| component(&format!("c{number}"), "bracketed-by = [\"south\"]")).collect();
    assert_eq!(lines(&text), [format!("packages: {}", 1_u64 << 40)]);
}
