//! What the filters leave of a view, and what they say where nothing can be left.

use peace_model::{
    diagram::{self, Wanted},
    framework::{Aspect, Kind},
    report::Checked,
};

use super::{of_file, of_text, texts::HARBOUR};

/// The names of the figures that are left, in their order, with the figures of frames after the frames.
fn left(checked: &Checked, wanted: &Wanted) -> Vec<String> {
    let outline = diagram::outline(&diagram::draw(checked, wanted).expect("it can be drawn"));
    let names = outline.lines().filter_map(|line| line.trim_start().strip_prefix("- ")?.split_once(": "));
    names.map(|(name, _)| name.to_owned()).collect()
}

fn refused(wanted: &Wanted) -> String {
    let refusal = diagram::draw(&of_text(HARBOUR, &[]), wanted).expect_err("it cannot be drawn");
    refusal.to_string()
}

fn focus(id: &str, depth: Option<u32>) -> Wanted {
    Wanted { focus: Some(id.to_owned()), depth, ..Wanted::default() }
}

#[test]
fn near_a_focus() {
    let harbour = of_text(HARBOUR, &[]);
    assert_eq!(left(&harbour, &focus("patrol", Some(0))), ["patrol"]);
    // The `or` and the `and` before `fishing` are part of the line from `patrol`.
    let near = [
        "truce",
        "patrol",
        "pier",
        "pier.breakwater",
        "pier.crane",
        "fishing",
        "toll",
        "fishing:or:1",
        "fishing:and:2",
    ];
    assert_eq!(left(&harbour, &focus("patrol", None)), near);
    assert_eq!(left(&harbour, &focus("patrol", Some(1))), near);
    assert_eq!(left(&harbour, &focus("pier.crane", Some(0))), ["pier", "pier.breakwater", "pier.crane"]);
}

#[test]
fn by_what_a_figure_names() {
    let harbour = of_text(HARBOUR, &[]);
    let by_phase = Wanted { phase: Some("2".to_owned()), ..Wanted::default() };
    assert_eq!(
        left(&harbour, &by_phase),
        [
            "pier",
            "pier.breakwater",
            "pier.crane",
            "fishing",
            "compensation",
            "toll",
            "storm",
            "plan",
            "signature",
            "fishing:or:1",
            "fishing:and:2",
            "compensation:not:3",
            "plan:or:4"
        ]
    );
    let by_kind = Wanted { kind: Some(Kind::OversightBody), ..Wanted::default() };
    assert_eq!(left(&harbour, &by_kind), ["council", "council-of-elders", "guild-chairs", "who-oversees"]);
    let both = Wanted { kind: Some(Kind::Monitoring), phase: Some("2".to_owned()), ..Wanted::default() };
    assert_eq!(left(&harbour, &both), Vec::<String>::new());
    let by_party = Wanted { party: Some("guild".to_owned()), aspect: Aspect::Parties, ..Wanted::default() };
    // The Guild verifies what the fishing waits for.
    assert_eq!(left(&harbour, &by_party), ["party:south", "party:guild"]);
    let by_party = Wanted { party: Some("guild".to_owned()), ..Wanted::default() };
    assert_eq!(left(&harbour, &by_party), ["truce", "patrol", "guild-chairs"]);
}

#[test]
fn between_two() {
    let harbour = of_text(HARBOUR, &[]);
    let between =
        |one: &str, other: &str| Wanted { between: Some([one.to_owned(), other.to_owned()]), ..Wanted::default() };
    // `patrol` oversees the truce and comes into it only there.
    let way = ["truce", "pier", "pier.breakwater", "pier.crane", "fishing", "fishing:or:1"];
    assert_eq!(left(&harbour, &between("truce", "fishing")), way);
    assert_eq!(left(&harbour, &between("fishing", "truce")), way);
}

#[test]
fn only_what_the_checks_speak_of() {
    let minsk = of_file("frameworks/ukraine/minsk-2.toml");
    let wanted = Wanted { aspect: Aspect::Sequence, findings_only: true, ..Wanted::default() };
    let with_findings: Vec<String> = left(&minsk, &wanted);
    let whole = left(&minsk, &Wanted::whole(Aspect::Sequence));
    assert!(whole.contains(&"heavy-weapons".to_owned()), "{whole:?}");
    assert!(!with_findings.contains(&"heavy-weapons".to_owned()), "{with_findings:?}");
}

#[test]
fn what_is_left_out_is_said() {
    let harbour = of_text(HARBOUR, &[]);
    let outline = diagram::outline(&diagram::draw(&harbour, &focus("patrol", Some(0))).expect("it can be drawn"));
    assert_eq!(
        outline,
        "Harbour agreement of Northport and Southport\nThe provisions, and how they hang together\n\
         Shown: 1 of 16 figures (focus `patrol`, depth 0)\n\n\
         Phase 1\n  - patrol: Pilots patrol the bay\n    in force over time; monitoring; by Pilots' Guild\n"
    );
}

/// Parties stand in no phase: what they owe there does.
#[test]
fn duties_by_phase_and_kind() {
    let harbour = of_text(HARBOUR, &[]);
    let outline = |kind: Kind| {
        let wanted = Wanted { aspect: Aspect::Parties, kind: Some(kind), ..Wanted::default() };
        let picture = diagram::draw(&harbour, &wanted).expect("it can be drawn");
        (picture.nothing(), diagram::outline(&picture).lines().skip(2).map(str::to_owned).collect::<Vec<_>>())
    };
    let (nothing, of_truces) = outline(Kind::Ceasefire);
    assert_eq!(nothing, None);
    assert_eq!(
        of_truces,
        [
            "Shown: 3 figures (kind `ceasefire`)",
            "One package of several: `compensation` is left out, `guild-chairs` is in, `who-oversees` is council; a scenario can \
             choose another",
            "",
            "- party:north: Northport",
            "  party; 1 duty that names nobody who gains; can stall 1 of 1 step",
            "- party:south: Southport",
            "  party; 1 duty that names nobody who gains; can stall 1 of 1 step",
            "- party:guild: Pilots' Guild",
            "  party; can stall 1 of 1 step",
        ]
    );
    let (nothing, _) = outline(Kind::Amnesty);
    let expected = "Shown: 0 figures (kind `amnesty`); nothing passes that. One package of several: `compensation` is left out, \
                    `guild-chairs` is in, `who-oversees` is council; a scenario can choose another";
    assert_eq!(nothing.as_deref(), Some(expected));
}

#[test]
fn why_a_picture_cannot_be_drawn() {
    assert_eq!(refused(&focus("patrl", None)), "nothing in the files is called `patrl`; did you mean `patrol`?");
    assert_eq!(
        refused(&focus("quite-another", None)),
        "nothing in the files is called `quite-another`; look at the ids in the file"
    );
    let power = Wanted { aspect: Aspect::Power, ..focus("patrol", None) };
    assert_eq!(refused(&power), "`patrol` is not in the view `power`; try another --view");
    let between = Wanted {
        between: Some(["patrol".to_owned(), "ferry".to_owned()]),
        aspect: Aspect::Undoing,
        ..Wanted::default()
    };
    assert_eq!(refused(&between), "`patrol` is not in the view `undoing`; try another --view");
    let phase = Wanted { phase: Some("9".to_owned()), ..Wanted::default() };
    assert_eq!(refused(&phase), "no provision stands in phase `9`; the phases are 1, 2");
    let party = Wanted { party: Some("nort".to_owned()), ..Wanted::default() };
    assert_eq!(refused(&party), "nothing in the files is called `nort`; did you mean `north`?");
}

#[test]
fn a_view_that_the_file_declares() {
    let declared = "[[view]]\nid = \"memo\"\nview = \"sequence\"\ntitle = \"For the memo\"\nfocus = \"pier\"\ndepth = 2\nphase = 2\n";
    let harbour = of_text(&format!("{HARBOUR}\n{declared}"), &[]);
    let wanted = Wanted::named(&harbour.framework, "memo").expect("it is declared");
    let expected = Wanted {
        aspect: Aspect::Sequence,
        id: Some("memo".to_owned()),
        title: Some("For the memo".to_owned()),
        phase: Some("2".to_owned()),
        ..focus("pier", Some(2))
    };
    assert_eq!(wanted, expected);
    assert_eq!(Wanted::named(&harbour.framework, "power"), Ok(Wanted::whole(Aspect::Power)));
    let unknown = Wanted::named(&harbour.framework, "sequenc").expect_err("there is none");
    assert_eq!(unknown.to_string(), "no view is called `sequenc`; did you mean `sequence`?");
}
