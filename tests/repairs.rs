//! Repairs put to use: what they say would be enough is enough, and less of it is not.

mod drawn;

use std::path::Path;

use peace_model::{
    framework::{Framework, PositionId},
    logic::{Change, Inquiry, Reach, Repair, Theory, Together},
    source::Loader,
    statements::{Question, Statements},
};

const REACH: Reach = Reach { conflicts: 1_000, repairs: 1_000, steps: 200_000, clauses: false };

fn together(framework: &Framework, set_aside: Vec<PositionId>, reach: Reach) -> Together {
    let question = Question { set_aside, ..Question::default() };
    let theory = Theory::of(framework, &Statements::select(framework, &question));
    Inquiry::new(framework, &theory).together(reach, |position| framework.positions[position].insists())
}

fn read(text: &str) -> Framework {
    let (framework, sources, findings) = drawn::read(&drawn::in_memory(&[("draft.toml", text)]), "draft.toml");
    assert_eq!(drawn::draw(&sources, &findings), "");
    framework
}

/// The repairs of every group, the draft's changes with their amounts.
fn told(framework: &Framework, together: &Together) -> Vec<String> {
    let id = |position: &PositionId| framework.positions[*position].entry.id.clone();
    let repair = |repair: &Repair| {
        let said = repair.statements.iter().flatten().map(id);
        let changes = repair.relax.iter().map(|it| {
            let what = it.cause.thing.id(framework);
            match &it.change {
                Change::Days { days, later, .. } => format!("{what} {}{days} days", if *later { '+' } else { '-' }),
                Change::Moved { to, by, .. } => format!("{what} to {to} ({by})"),
                Change::Opened { to } => format!("{what} open, or {to}"),
                Change::Settled { to } => format!("{what} settled as {to}"),
                Change::Dropped => format!("{what} without it"),
                Change::LeftOut => format!("{what} out"),
            }
        });
        changes.chain(said).collect::<Vec<_>>().join(", ")
    };
    together.clashes.iter().flat_map(|clash| &clash.repairs).map(repair).collect()
}

#[test]
fn every_repair_of_the_four_part_framework_gives_a_zone_of_agreement_when_it_is_set_aside() {
    let loader = Loader::disk(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the crate lies there");
    let (framework, ..) = drawn::read(&loader, "frameworks/ukraine/four-part.toml");
    let all = together(&framework, Vec::new(), REACH);
    let given_up = |repair: &Repair| repair.statements.iter().flatten().copied().collect::<Vec<_>>();
    let first: Vec<Vec<PositionId>> = all.clashes.iter().map(|clash| given_up(&clash.repairs[0])).collect();
    let mut left = Vec::new();
    for (place, clash) in all.clashes.iter().enumerate() {
        for repair in &clash.repairs {
            let mut set_aside = first.clone();
            set_aside[place] = given_up(repair);
            let set_aside: Vec<_> = set_aside.concat();
            let after = together(&framework, set_aside.clone(), REACH);
            let movers: Vec<&str> =
                repair.parties.iter().map(|&party| framework.parties[party].entry.id.as_str()).collect();
            if after.agreement.is_none() || movers.is_empty() {
                left.push((movers, told(&framework, &after)));
            }
        }
    }
    assert_eq!(left, []);
    assert!(all.is_complete());
}

/// `border` is due on the day that `due` says, and `force` has the ceiling that `most` says.
fn draft(due: &str, most: u32) -> String {
    format!(
        "[framework]\ntitle = \"t\"\nsigned = 2030-01-01\nrequires = [\"force <= {most}\"]\n\
         [parties.north]\nname = \"North\"\n[parties.south]\nname = \"South\"\n\
         [issues.force]\nquestion = \"?\"\nvalues = [600]\n\
         [components.truce]\ntitle = \"t\"\nkind = \"ceasefire\"\n\
         [components.border]\ntitle = \"b\"\nkind = \"border-control\"\ndue = {due}\n\
         [positions.a]\nparty = \"north\"\nstatus = \"official\"\nrequires = \"force >= 800\"\n\
         [positions.b]\nparty = \"south\"\nstatus = \"official\"\nrequires = \"truce 45 days before border\"\n"
    )
}

#[test]
fn a_bound_moves_by_the_least_that_is_enough() {
    let repairs = |due: &str, most: u32| {
        let framework = read(&draft(due, most));
        told(&framework, &together(&framework, Vec::new(), Reach { clauses: true, ..REACH }))
    };
    let days = |days: u32| [format!("border +{days} days"), "border out".to_owned(), "b".to_owned()];
    let number = |by: i32| [format!("plan to 800 ({by})"), "a".to_owned()];
    assert_eq!(repairs("2030-02-01", 600), [number(200).as_slice(), days(14).as_slice()].concat());
    assert_eq!(
        repairs("2030-02-14", 799),
        [number(1).as_slice(), days(1).as_slice()].concat(),
        "one less is not enough"
    );
    assert_eq!(repairs("2030-02-15", 800), Vec::<String>::new(), "so much is");
}

#[test]
fn what_a_party_is_called_changes_no_order() {
    let text = draft("2030-02-01", 600);
    let renamed = text.replace("\"north\"", "\"zz\"").replace("parties.north]", "parties.zz]");
    assert_ne!(text, renamed);
    let told = |text: &str| {
        let framework = read(text);
        told(&framework, &together(&framework, Vec::new(), Reach { clauses: true, ..REACH }))
    };
    assert_eq!(told(&text), told(&renamed));
}
