//! Packages in their order, and those that nothing beats, by holding every package against every other.

use std::collections::BTreeSet;

use peace_model::{
    framework::{Framework, IssueId, PartyId, PositionId, Stance, Value},
    logic::{Free, Inquiry, Listing, Pick, Theory},
    statements::{Question, Statements},
};

use super::brute::{Outcomes, Package, judged, settlers};

/// A package with what it breaches, and whether all that parties insist on can be upheld together in it.
pub(crate) type Row = (Package, Vec<PositionId>, bool);

/// Statements for several parties, some of them red lines: the drawn ones are all of one party, and none is a red line.
pub(crate) fn with_voices(text: &str) -> String {
    let mut voiced = text.replace("[parties.p]", "[parties.q]\nname = \"Q\"\n[parties.p]");
    for (position, party) in [("p1", "\"q\""), ("p2", "\"q\""), ("p3", "[\"p\", \"q\"]")] {
        let from = format!("[positions.{position}]\nparty = \"p\"");
        voiced = voiced.replace(&from, &format!("[positions.{position}]\nparty = {party}"));
    }
    for position in ["p0", "p1"] {
        let at = voiced.find(&format!("[positions.{position}]")).expect("four positions are drawn");
        let stance = voiced[at..].find("\nre").map(|line| at + line + 1);
        let own = stance.filter(|&stance| !voiced[at + 1..stance].contains('['));
        if let Some(stance) = own {
            voiced.insert_str(stance, "red-line = true\n");
        }
    }
    voiced
}

/// Every package in its order. `None` where two statements of one party and strength share a fate that matters: whether they say the same
/// whatever the draft, and so count once, is not tried here.
pub(crate) fn tried(framework: &Framework, outcomes: &Outcomes) -> Option<Vec<Row>> {
    let statements = judged(framework);
    let breached = |truths: &BTreeSet<Vec<bool>>| -> Vec<PositionId> {
        let lost = |place: usize| truths.iter().all(|truths| !truths[place]);
        (0..statements.len()).filter(|&place| lost(place)).map(|place| statements[place]).collect()
    };
    let agrees = |truths: &BTreeSet<Vec<bool>>| {
        let insists = |place: usize| framework.positions[statements[place]].insists();
        truths.iter().any(|truths| (0..statements.len()).all(|place| truths[place] || !insists(place)))
    };
    let rows = outcomes.iter().map(|(package, truths)| (package.clone(), breached(truths), agrees(truths)));
    let mut rows: Vec<Row> = rows.collect();
    rows.sort_by_cached_key(|row| rank(framework, row));
    let column = |place: usize| outcomes.values().flatten().map(move |truths| truths[place]);
    let voice = |place: usize| {
        let position = &framework.positions[statements[place]];
        let parties: Vec<PartyId> = position.parties.iter().map(|party| party.value).collect();
        (parties, strength(framework, statements[place]))
    };
    let pairs = (0..statements.len()).flat_map(|a| (0..a).map(move |b| (a, b)));
    let doubtful = pairs.into_iter().any(|(a, b)| {
        let matters = rows.iter().any(|row| row.1.contains(&statements[a]));
        matters && voice(a) == voice(b) && column(a).eq(column(b))
    });
    (!doubtful).then_some(rows)
}

/// 0 for a red line, 1 for a demand, 2 for a preference.
fn strength(framework: &Framework, position: PositionId) -> usize {
    let position = &framework.positions[position];
    match position.stance {
        _ if position.red_line => 0,
        Stance::Prefers(_) => 2,
        _ => 1,
    }
}

/// Fewest parties with a breached red line, then red lines, demands, preferences; then agreement; then the author's order.
fn rank(framework: &Framework, (package, breached, agrees): &Row) -> impl Ord + use<> {
    let of = |wanted: usize| breached.iter().filter(move |&&it| strength(framework, it) == wanted);
    let crossed: BTreeSet<PartyId> =
        of(0).flat_map(|&it| framework.positions[it].parties.iter().map(|party| party.value)).collect();
    let counts = [of(0).count(), of(1).count(), of(2).count()];
    (crossed.len(), counts, !agrees, uses(framework, package))
}

/// Of each freedom the place of its use, in the author's order.
fn uses(framework: &Framework, (has, settled): &Package) -> Vec<usize> {
    let components = framework.components.ids().map(|id| usize::from(!has[id.index()]));
    let issues = framework.issues.ids().map(|issue| match settled[issue.index()] {
        Some(value) => listed(framework, issue).iter().position(|&it| it == value).unwrap_or(0),
        None => usize::MAX,
    });
    components.chain(issues).collect()
}

/// The values that a draft leaves open, as it lists them, then all others.
fn listed(framework: &Framework, issue: IssueId) -> Vec<Value> {
    let provisions = framework.provisions().flat_map(|provision| &provision.settles);
    let open = provisions.filter(|settles| settles.issue == issue && settles.values.len() > 1);
    open.flat_map(|settles| settles.values.iter().map(|value| value.value)).chain(0..=13).collect()
}

/// Those rows that no other is at least as good as for every party and better for one.
pub(crate) fn unbeaten(framework: &Framework, rows: &[Row]) -> Vec<Row> {
    let losses = |row: &Row, party: PartyId| {
        let own = |&&it: &&PositionId| framework.positions[it].parties.iter().any(|of| of.value == party);
        [0, 1, 2].map(|wanted| {
            let lost = row.1.iter().filter(own).filter(|&&it| strength(framework, it) == wanted);
            lost.copied().collect::<BTreeSet<PositionId>>()
        })
    };
    // Red lines first; only where the same ones are breached are demands looked at, and so on.
    let no_worse = |a: &[BTreeSet<PositionId>; 3], b: &[BTreeSet<PositionId>; 3]| match () {
        () if a[0] != b[0] => a[0].is_subset(&b[0]),
        () if a[1] != b[1] => a[1].is_subset(&b[1]),
        () => a[2].is_subset(&b[2]),
    };
    let beats = |a: &Row, b: &Row| {
        let pairs = || framework.parties.ids().map(|party| (losses(a, party), losses(b, party)));
        pairs().all(|(a, b)| no_worse(&a, &b)) && pairs().any(|(a, b)| a != b)
    };
    rows.iter().filter(|row| !rows.iter().any(|other| beats(other, row))).cloned().collect()
}

/// What the program lists.
pub(crate) fn computed(framework: &Framework, limit: usize, pareto: bool) -> Listing {
    let statements = Statements::select(framework, &Question::default());
    let theory = Theory::of(framework, &statements);
    let pick = Pick { limit, pareto, spread: true, steps: 100_000 };
    Inquiry::new(framework, &theory).packages(pick)
}

/// The packages listed as rows.
pub(crate) fn rows(framework: &Framework, listing: &Listing) -> Vec<Row> {
    let row = |ranked: &peace_model::logic::Ranked| {
        let has = ranked.package.included.clone();
        let settled = framework.issues.ids().map(|issue| {
            let settlers = settlers(framework, &has, issue);
            let (_, values) = settlers.first()?;
            Some(ranked.package.values.get(&issue).copied().unwrap_or(values[0]))
        });
        ((has.clone(), settled.collect()), ranked.breached.clone(), ranked.agrees)
    };
    listing.packages.iter().map(row).collect()
}

/// The rows that use all idle freedoms as this package does.
pub(crate) fn alike(framework: &Framework, idle: &[Free], like: &Package, rows: &[Row]) -> Vec<Row> {
    let same = |(has, settled): &Package| {
        idle.iter().all(|free| match *free {
            Free::Component(component) => has[component.index()] == like.0[component.index()],
            Free::Choice(choice) => framework.choices[choice]
                .one_of
                .iter()
                .all(|member| has[member.value.index()] == like.0[member.value.index()]),
            Free::Issue(issue) => settled[issue.index()] == like.1[issue.index()],
            Free::Term(..) => unreachable!("no fields are drawn"),
        })
    };
    rows.iter().filter(|row| same(&row.0)).cloned().collect()
}
