//! Laws of calendars: windows, conflicts and relaxations are those of Floyd and Warshall on every way to take the alternatives.

mod draw;
mod tables;

use std::{collections::BTreeMap, env};

use draw::{Calendar, Limits};
use peace_model::{
    document,
    framework::{self, Framework, Thing},
    logic::{Inquiry, Order, Phase, Sort, Theory},
    schedule::{self, Conflict, Limit, Timeline},
    source::{Loader, Sources},
    statements::{Question, Statements},
};
use proptest::prelude::*;
use tables::{Bound, Clause};

fn read(text: &str) -> Framework {
    let loader = Loader::memory([("drawn.toml".to_owned(), text.as_bytes().to_vec())]);
    let (document, mut findings) =
        document::load(&loader, &mut Sources::default(), "drawn.toml").expect("the file is in memory");
    let (framework, more) = framework::resolve(&document);
    findings.extend(more);
    let mistakes: Vec<_> = findings.iter().map(|finding| (finding.check, &finding.message)).collect();
    assert_eq!(mistakes, [], "drawn calendars have no mistakes:\n{text}");
    framework
}

fn timeline(framework: &Framework) -> Timeline {
    let statements = Statements::select(framework, &Question::default());
    let theory = Theory::of(framework, &statements);
    let inquiry = Inquiry::new(framework, &theory);
    let any = inquiry.contradiction().is_none();
    let draft = schedule::draft(framework, &inquiry, any).expect("only the days of a drawn calendar can clash");
    Timeline::new(&draft, schedule::times(&draft, &statements))
}

/// The name by which the brute force knows a point.
fn point(framework: &Framework, (thing, phase): (Thing, Phase)) -> String {
    match (thing, phase) {
        (Thing::Signature, _) => "signature".to_owned(),
        (thing, Phase::Start) => format!("{} starts", thing.id(framework)),
        (thing, _) => format!("{} is done", thing.id(framework)),
    }
}

type Windows = BTreeMap<String, [Option<i64>; 4]>;

fn computed(framework: &Framework, timeline: &Timeline) -> Windows {
    let window = |row: &schedule::Row| {
        [row.days.earliest_start, row.days.latest_start, row.days.earliest_done, row.days.latest_done]
    };
    timeline.rows.iter().map(|row| (row.thing.id(framework).to_owned(), window(row))).collect()
}

fn tried(calendar: &Calendar, clauses: &[Clause]) -> Option<Windows> {
    let windows = tables::windows(clauses)?;
    let window = |id: &String| {
        let (start, done) = (&windows[&format!("{id} starts")], &windows[&format!("{id} is done")]);
        (id.clone(), [start.0, start.1, done.0, done.1])
    };
    Some(calendar.ids().iter().map(window).collect())
}

fn key(sort: Sort) -> &'static str {
    match sort {
        Sort::After => "after",
        Sort::Takes => "takes",
        Sort::Within => "within",
        Sort::StartsBy => "starts-by",
        Sort::Due => "due",
        Sort::NotBefore => "not-before",
        Sort::FallsOn => "falls-on",
        Sort::AfterSignature => "undated",
        other => panic!("drawn calendars have no {other:?}"),
    }
}

/// The clauses with one bound looser by so many days; without a bound, all of its clause.
fn loosened(framework: &Framework, timeline: &Timeline, clauses: &[Clause], limit: &Limit, days: i64) -> Vec<Clause> {
    let timed = &timeline.times.clauses[limit.clause];
    let id = timed.cause.as_ref().expect("a limit is somebody's clause").thing.id(framework);
    let mut found = false;
    let mut loose: Vec<Clause> = clauses.to_vec();
    for clause in loose.iter_mut().filter(|clause| clause.id == id && clause.key == key(timed.sort)) {
        for bound in clause.alternatives.iter_mut().flatten() {
            if limit.bound.is_none_or(|limit| named(framework, timeline, limit) == *bound) {
                bound.days -= days;
                found = true;
            }
        }
    }
    assert!(found, "no such clause was drawn: {limit:?}");
    loose
}

fn named(framework: &Framework, timeline: &Timeline, bound: peace_model::logic::Bound) -> Bound {
    let name = |place: usize| match place {
        0 => "signature".to_owned(),
        place => point(framework, timeline.times.points[place]),
    };
    Bound { from: name(bound.from), to: name(bound.to), days: bound.days, order: bound.order != Order::Free }
}

/// More days than any drawn calendar has.
const MANY: i64 = 10_000;

/// A conflict clashes by itself, not without one of its limits, and its relaxations are the least.
fn conflict_is_right(
    framework: &Framework,
    timeline: &Timeline,
    clauses: &[Clause],
    conflict: &Conflict,
) -> Result<(), TestCaseError> {
    prop_assert!(conflict.short_by > 0, "{conflict:?}");
    let possible = |limit: &Limit, days| tables::is_possible(&loosened(framework, timeline, clauses, limit, days));
    for limit in &conflict.limits {
        match limit.relax_alone {
            Some(days) => prop_assert!(
                possible(limit, days) && !possible(limit, days - 1),
                "{} days are not the least for {:?}",
                days,
                limit
            ),
            None => prop_assert!(!possible(limit, MANY), "{limit:?} is enough alone"),
        }
    }
    let others = |left_out: Option<usize>| {
        let kept = conflict.limits.iter().enumerate().filter(|(place, _)| Some(*place) != left_out).map(|(_, it)| it);
        let drawn = tables::only(clauses, |clause, bound| {
            clause.key.is_empty()
                || kept.clone().any(|limit| {
                    let timed = &timeline.times.clauses[limit.clause];
                    let id = timed.cause.as_ref().map(|cause| cause.thing.id(framework));
                    let same = id == Some(clause.id.as_str()) && clause.key == key(timed.sort);
                    same && limit.bound.is_none_or(|limit| named(framework, timeline, limit) == *bound)
                })
        });
        tables::is_possible(&drawn)
    };
    // Clauses with alternatives are shown whole, and bounds of them that do not matter with them.
    if conflict.limits.iter().all(|limit| limit.bound.is_some()) {
        prop_assert!(!others(None), "it does not clash: {conflict:?}");
        for place in 0..conflict.limits.len() {
            prop_assert!(others(Some(place)), "limit {} is idle in {:?}", place, conflict);
        }
    }
    Ok(())
}

fn equals_brute_force(bytes: &[u8], limits: Limits) -> Result<(), TestCaseError> {
    let calendar = Calendar::draw(bytes, limits);
    let text = calendar.text();
    let framework = read(&text);
    let clauses = calendar.clauses();
    let timeline = timeline(&framework);
    prop_assert!(timeline.exact);
    match tried(&calendar, &clauses) {
        Some(windows) => {
            prop_assert_eq!(&timeline.conflicts, &[], "{}", text);
            prop_assert_eq!(computed(&framework, &timeline), windows, "{}", text);
        }
        None => prop_assert!(!timeline.is_consistent(), "{}", text),
    }
    for conflict in &timeline.conflicts {
        conflict_is_right(&framework, &timeline, &clauses, conflict)
            .map_err(|failure| TestCaseError::fail(format!("{failure}\n{text}")))?;
    }
    Ok(())
}

/// `LAWS=20 cargo test --test calendars` tries twenty times as many.
fn cases(cases: u32) -> ProptestConfig {
    let times: u32 = env::var("LAWS").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    ProptestConfig {
        cases: cases * times,
        failure_persistence: None,
        max_shrink_iters: 2_000,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases(300))]
    #[test]
    fn without_alternatives(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        equals_brute_force(&bytes, Limits { alternatives: false })?;
    }

    #[test]
    fn with_alternatives(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        equals_brute_force(&bytes, Limits { alternatives: true })?;
    }
}
