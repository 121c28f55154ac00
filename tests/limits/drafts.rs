//! A draft on top of another: what is merged, what is replaced, what is dropped.

use peace_model::framework::{Component, Framework};

use crate::{drawn, said};

const FIRST: &str = r#"
[framework]
title = "First draft"
status = "draft"
signatories = ["north", "south"]

[parties.north]
name = "North"

[parties.south]
name = "South"

[components.withdrawal]
title = "Withdrawal"
kind = "withdrawal"
point = "1"
by = ["north", "south"]
due = 2031-12-31

[[components.withdrawal.steps]]
id = "guns"
share = 0.5
within = "14 days"

[[components.withdrawal.steps]]
id = "troops"
share = 0.5

[components.amnesty]
title = "Amnesty"
kind = "amnesty"

[components.vote]
title = "Elections"
kind = "elections"
after = ["withdrawal.guns", "amnesty"]
"#;

fn second(text: &str) -> Framework {
    let files = [("second.toml", text), ("first.toml", FIRST)];
    let (framework, sources, findings) = drawn::read(&drawn::in_memory(&files), "second.toml");
    assert_eq!(drawn::draw(&sources, &findings), "");
    framework
}

fn component<'a>(framework: &'a Framework, id: &str) -> &'a Component {
    framework.components.iter().find(|(_, component)| component.entry.id == id).expect("it is in the first draft").1
}

#[test]
fn keys_are_merged_and_lists_replaced() {
    let framework = second(
        r#"
[framework]
title = "Second draft"
extends = "first.toml"

[components.withdrawal]
by = ["north"]
takes = "30 days"

[components.border]
title = "Border"
kind = "border-control"
"#,
    );
    let heading = framework.heading.as_ref().expect("both drafts have one");
    assert_eq!((heading.title.as_str(), heading.status.expect("it stays").value.word()), ("Second draft", "draft"));
    assert_eq!(heading.signatories.as_ref().map(Vec::len), Some(2));
    let withdrawal = component(&framework, "withdrawal");
    let by: Vec<_> = withdrawal.provision.by.iter().map(|party| framework.parties[party.value].name.as_str()).collect();
    assert_eq!((by, withdrawal.provision.point.as_deref()), (vec!["North"], Some("1")));
    assert!(withdrawal.provision.takes.is_some() && withdrawal.provision.due.is_some());
    let ids: Vec<_> = framework.components.iter().map(|(_, component)| component.entry.id.as_str()).collect();
    assert_eq!(ids, ["withdrawal", "amnesty", "vote", "border"]);
}

#[test]
fn steps_are_merged_by_their_ids() {
    let framework = second(
        r#"
[framework]
title = "Second draft"
extends = "first.toml"

[[components.withdrawal.steps]]
id = "troops"
share = 0.3

[[components.withdrawal.steps]]
id = "mines"
share = 0.2
"#,
    );
    let steps = component(&framework, "withdrawal").steps.iter().map(|step| &framework.steps[*step]);
    let steps: Vec<_> = steps
        .map(|step| {
            (step.entry.id.as_str(), step.provision.share.map(|share| share.value), step.provision.within.is_some())
        })
        .collect();
    assert_eq!(
        steps,
        [
            ("withdrawal.guns", Some(0.5), true),
            ("withdrawal.troops", Some(0.3), false),
            ("withdrawal.mines", Some(0.2), false),
        ]
    );
}

#[test]
fn without_drops_ids_and_keys() {
    let framework = second(
        r#"
[framework]
title = "Second draft"
extends = "first.toml"
without = ["amnesty", "withdrawal.due", "withdrawal.guns.within", "withdrawal.troops"]
"#,
    );
    let dropped: Vec<_> = framework.components.iter().map(|(_, component)| component.dropped).collect();
    assert_eq!(dropped, [false, true, false]);
    let withdrawal = component(&framework, "withdrawal");
    assert!(withdrawal.provision.due.is_none());
    let steps = withdrawal.steps.iter().map(|step| &framework.steps[*step]);
    let steps: Vec<_> = steps.map(|step| (step.dropped, step.provision.within.is_some())).collect();
    assert_eq!(steps, [(false, false), (true, false)]);
}

#[test]
fn a_scenario_drops_in_the_same_way() {
    let framework = second(
        r#"
include = ["first.toml"]

[scenario]
title = "Without amnesty"
without = ["amnesty", "vote.after"]
"#,
    );
    assert!(component(&framework, "amnesty").dropped);
    assert!(component(&framework, "vote").provision.after.is_none());
}

#[test]
fn a_draft_of_a_draft() {
    let files = [
        (
            "third.toml",
            "[framework]\ntitle = \"Third\"\nextends = \"second.toml\"\n[components.vote]\nafter = [\"amnesty\"]\n",
        ),
        ("second.toml", "[framework]\ntitle = \"Second\"\nextends = \"first.toml\"\nwithout = [\"withdrawal\"]\n"),
        ("first.toml", FIRST),
    ];
    said(&files, "");
    let (framework, ..) = drawn::read(&drawn::in_memory(&files), "third.toml");
    assert_eq!(framework.heading.as_ref().map(|heading| heading.title.as_str()), Some("Third"));
    assert!(component(&framework, "withdrawal").dropped);
}

#[test]
fn drafts_in_a_circle() {
    said(
        &[
            ("a.toml", "[framework]\ntitle = \"A\"\nextends = \"b.toml\"\n"),
            ("b.toml", "[framework]\ntitle = \"B\"\nextends = \"a.toml\"\n"),
        ],
        "
b.toml:3:11-18 include_refused: `a.toml` leads back to a file that includes it
 = help: take one of the includes out
",
    );
}

#[test]
fn a_mistake_in_what_a_draft_changes_is_shown_in_the_draft() {
    said(
        &[
            (
                "second.toml",
                "[framework]\ntitle = \"Second\"\nextends = \"first.toml\"\n[components.withdrawal]\nby = [\"nort\"]\n",
            ),
            ("first.toml", FIRST),
        ],
        "
second.toml:5:7-12 unknown_reference: `nort` is not defined; a party is expected here
 = help: did you mean `north`?
",
    );
}
