//! Repairs put to use: what they say would be enough is enough, and less of it is not.

mod drawn;
#[path = "repairs/edit.rs"]
mod edit;

use std::path::Path;

use peace_model::{
    framework::{Framework, PositionId},
    logic::{Change, Inquiry, Reach, Relaxation, Repair, Theory, Together},
    source::{Loader, Sources},
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
    together.clashes.iter().flat_map(|clash| &clash.repairs).map(|repair| told_of(framework, repair)).collect()
}

fn told_of(framework: &Framework, repair: &Repair) -> String {
    let said = given_up(repair).map(|position| framework.positions[position].entry.id.clone());
    let changes = repair.relax.iter().map(|it| {
        let what = it.cause.thing.id(framework);
        match &it.change {
            Change::Days { days, later, .. } => format!("{what} {}{days} days", if *later { '+' } else { '-' }),
            Change::Moved { to, by, .. } => format!("{what} to {to} ({})", by.unwrap_or_default()),
            Change::Opened { to } => format!("{what} open, or {to}"),
            Change::Settled { to } => format!("{what} settled as {to}"),
            Change::Dropped => format!("{what} without it"),
            Change::LeftOut => format!("{what} out"),
        }
    });
    changes.chain(said).collect::<Vec<_>>().join(", ")
}

/// The draft with each repair made in turn, with the first of every other group; what then still clashes.
fn repaired(name: &str, loader: &Loader, clauses: bool) -> Vec<String> {
    let (framework, sources, _) = drawn::read(loader, name);
    let all = all_repairs(&framework, clauses);
    assert!(all.is_complete() || all.clashes.is_empty(), "{name}");
    let files = edit::files(&sources);
    let mut left = Vec::new();
    for (place, clash) in all.clashes.iter().enumerate() {
        for repair in &clash.repairs {
            let of_each = all.clashes.iter().map(|other| &other.repairs[0]).enumerate();
            let whole: Vec<&Repair> =
                of_each.map(|(other, first)| if other == place { repair } else { first }).collect();
            let changes: Vec<&Relaxation> = whole.iter().flat_map(|repair| &repair.relax).collect();
            let (after, mistakes) = changed(name, &files, (&framework, &sources), &changes);
            let given_up: Vec<&str> = whole
                .iter()
                .flat_map(|repair| given_up(repair))
                .map(|it| &framework.positions[it].entry.id[..])
                .collect();
            let set_aside = after.positions.iter().filter(|(_, it)| given_up.contains(&&it.entry.id[..]));
            let rest = together(&after, set_aside.map(|(id, _)| id).collect(), REACH);
            let moves = repair.statements.is_empty() == repair.parties.is_empty();
            if !rest.clashes.is_empty() || is_contradictory(&after) || !moves || !mistakes.is_empty() {
                left.push(format!("{name}: {:?}\n{mistakes}", told_of(&framework, repair)));
            }
        }
    }
    left
}

/// The draft with the changes made in its text, and the mistakes that are in it then.
fn changed(
    name: &str,
    files: &edit::Files,
    draft: (&Framework, &Sources),
    changes: &[&Relaxation],
) -> (Framework, String) {
    if changes.is_empty() {
        return (draft.0.clone(), String::new());
    }
    let edited = edit::edited(files, draft, name, changes);
    let texts: Vec<(&str, &str)> = edited.iter().map(|(name, text)| (&name[..], &text[..])).collect();
    let (after, sources, findings) = drawn::read(&drawn::in_memory(&texts), name);
    (after, drawn::draw(&sources, &findings))
}

fn given_up(repair: &Repair) -> impl Iterator<Item = PositionId> {
    repair.statements.iter().flatten().copied()
}

fn is_contradictory(framework: &Framework) -> bool {
    let theory = Theory::of(framework, &Statements::select(framework, &Question::default()));
    Inquiry::new(framework, &theory).contradiction().is_some()
}

fn all_repairs(framework: &Framework, clauses: bool) -> Together {
    let reach = Reach { clauses, ..REACH };
    if !is_contradictory(framework) {
        return together(framework, Vec::new(), reach);
    }
    let theory = Theory::of(framework, &Statements::select(framework, &Question::default()));
    let mended = Inquiry::new(framework, &theory).mended(reach, |position| framework.positions[position].insists());
    mended.expect("another text helps")
}

/// Every framework and example that is shipped and proposes something.
fn shipped() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join("frameworks"), root.join("examples")];
    while let Some(folder) = folders.pop() {
        let paths = std::fs::read_dir(folder).expect("the folder is shipped");
        for path in paths.map(|it| it.expect("a folder can be listed").path()) {
            let name = path.strip_prefix(root).expect("it lies there").to_string_lossy().into_owned();
            match path.extension() {
                None => folders.push(path),
                Some(kind) if kind == "toml" => found.push(name),
                Some(_) => {}
            }
        }
    }
    found.sort();
    found
}

fn disk() -> Loader {
    Loader::disk(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the crate lies there")
}

/// A draft whose ceiling, whose dates and whose demands clash, each in its own way.
const AT_ODDS: &str = r#"
[framework]
title = "t"
signed = 2030-01-01
requires = ["force <= 600000", "truce 20 days before return"]

[parties.north]
name = "Northland"

[parties.south]
name = "Southland"

[issues.force]
question = "How many soldiers may Southland keep?"
values = [600000, 800000]
unit = "soldiers"

[issues.line]
question = "Where is the line?"
values = ["river", "ridge"]

[issues.flag]
question = "Which flag flies?"
values = ["old", "new"]
status-quo = "old"

[components.ceiling]
title = "Ceiling"
kind = "force-limit"
settles = { force = 800000 }

[components.truce]
title = "Truce"
kind = "ceasefire"
due = 2030-02-01

[components.return]
title = "Return"
kind = "refugee-return"
falls-on = "14 days after truce"

[components.vote]
title = "Vote"
kind = "elections"
not-before = "30 days after truce"
due = "29 days after truce"

[components.map]
title = "Map"
kind = "ceasefire-line"
settles = { line = "river" }

[positions.a]
party = "north"
status = "official"
requires = "truce.started 25 days before return"

[positions.b]
party = "south"
status = "official"
red-line = true
requires = "line = ridge"

[positions.c]
party = "south"
status = "official"
red-line = true
requires = "force >= 900000 and flag = new"
"#;

#[test]
fn a_draft_that_contradicts_itself_is_mended_beside_what_its_parties_say() {
    let framework = read(AT_ODDS);
    let theory = Theory::of(&framework, &Statements::select(&framework, &Question::default()));
    let inquiry = Inquiry::new(&framework, &theory);
    let mended = inquiry.mended(Reach { clauses: true, ..REACH }, |_| false).expect("another text helps");
    assert_eq!(
        told(&framework, &mended),
        [
            "plan to 800000 soldiers (200000)",
            "ceiling to 600000 soldiers (-200000)",
            "ceiling out",
            "plan -6 days",
            "return +6 days",
            "return out",
            "vote -1 days",
            "vote +1 days",
            "vote out",
        ]
    );
    assert_eq!(
        told(&framework, &all_repairs(&framework, true)),
        [
            "return +11 days",
            "return out",
            "plan -6 days, a",
            "map open, or ridge",
            "map out",
            "b",
            "plan to 900000 soldiers (300000), ceiling to 900000 soldiers (100000), flag settled as new",
            "ceiling out, plan to 900000 soldiers (300000), flag settled as new",
            "plan to 800000 soldiers (200000), c",
            "ceiling to 600000 soldiers (-200000), c",
            "ceiling out, c",
            "vote -1 days",
            "vote +1 days",
            "vote out",
        ]
    );
    let loader = drawn::in_memory(&[("draft.toml", AT_ODDS)]);
    assert_eq!(repaired("draft.toml", &loader, true), Vec::<String>::new());
}

/// Eight pairs of neighbours that each want something else, and nothing in one that bears on another.
fn eight_conflicts() -> String {
    let mut text = "[framework]\ntitle = \"t\"\n".to_owned();
    for (place, opponents) in [2, 3, 2, 4, 2, 3, 2, 5].into_iter().enumerate() {
        text += &format!(
            "[parties.p{place}]\nname = \"P\"\n[issues.i{place}]\nquestion = \"?\"\nvalues = [\"v0\", \"v1\", \"v2\", \"v3\", \"v4\"]\n"
        );
        for value in 0..opponents {
            text += &format!(
                "[positions.s{place}-{value}]\nparty = \"p{place}\"\nstatus = \"official\"\nrequires = \"i{place} = v{value}\"\n"
            );
        }
    }
    text + "[components.c]\ntitle = \"t\"\nkind = \"other\"\n"
}

#[test]
fn eight_independent_conflicts_are_eight_short_lists() {
    let framework = read(&eight_conflicts());
    let together = together(&framework, Vec::new(), REACH);
    let sizes: Vec<(usize, usize)> = together.clashes.iter().map(|it| (it.conflicts.len(), it.repairs.len())).collect();
    assert_eq!(sizes, [(1, 2), (3, 3), (1, 2), (6, 4), (1, 2), (3, 3), (1, 2), (10, 5)]);
    assert_eq!(sizes.iter().map(|(_, repairs)| repairs).product::<usize>(), 2_880, "what a product would list");
    assert!(together.is_complete());
}

#[test]
fn every_repair_of_every_framework_gives_a_zone_of_agreement_when_it_is_set_aside() {
    let left: Vec<String> = shipped().iter().flat_map(|name| repaired(name, &disk(), false)).collect();
    assert_eq!(left, Vec::<String>::new());
}

#[test]
fn every_repair_of_clauses_gives_a_zone_of_agreement_when_the_text_says_so() {
    let frameworks = shipped().into_iter().filter(|name| name.starts_with("frameworks"));
    let left: Vec<String> = frameworks.flat_map(|name| repaired(&name, &disk(), true)).collect();
    assert_eq!(left, Vec::<String>::new());
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
