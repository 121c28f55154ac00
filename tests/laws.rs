//! Laws of what is computed, against a brute force that is too slow to ship and obvious to read.

#[path = "laws/brute.rs"]
mod brute;
#[path = "laws/change.rs"]
mod change;
#[path = "laws/clash.rs"]
mod clash;
#[path = "laws/day.rs"]
mod day;
#[path = "laws/draw.rs"]
mod draw;
#[path = "laws/listed.rs"]
mod listed;
#[path = "laws/relaxed.rs"]
mod relaxed;
#[path = "laws/lists.rs"]
mod lists;
#[path = "laws/schedule.rs"]
mod schedule;
#[path = "laws/why.rs"]
mod why;
#[path = "laws/world.rs"]
mod world;

use std::sync::LazyLock;

use draw::Style;
use peace_model::{
    document,
    framework::{self, Framework},
    logic::{self, Inquiry, Theory},
    source::{Loader, Sources},
    statements::{Question, Statements},
};
use proptest::prelude::*;
use schedule::Schedules;

/// Orders of up to so many points on one day.
static ORDERS: LazyLock<Schedules> = LazyLock::new(|| Schedules::new(&(0..=0), 6));

/// Orders of up to so many points on a few days around the signature.
static DAYS: LazyLock<Schedules> = LazyLock::new(|| Schedules::new(&(-2..=6), 4));

fn read(text: &str) -> Framework {
    let loader = Loader::memory([("drawn.toml".to_owned(), text.as_bytes().to_vec())]);
    let (document, mut findings) =
        document::load(&loader, &mut Sources::default(), "drawn.toml").expect("the file is in memory");
    let (framework, more) = framework::resolve(&document);
    findings.extend(more);
    let mistakes: Vec<_> = findings.iter().map(|finding| (finding.check, &finding.message)).collect();
    assert_eq!(mistakes, [], "drawn frameworks have no mistakes:\n{text}");
    framework
}

fn analysed(framework: &Framework) -> logic::Answer {
    let statements = Statements::select(framework, &Question::default());
    let theory = Theory::of(framework, &statements);
    let answer = Inquiry::new(framework, &theory).answer(100_000);
    assert_eq!(answer.given_up, [], "small frameworks need little search");
    answer
}

/// The part of an answer that brute force computes as well.
fn computed(framework: &Framework) -> brute::Answer {
    let answer = analysed(framework);
    assert!(answer.packages.exact);
    let verdicts = answer
        .verdicts
        .iter()
        .map(|judged| (framework.positions[judged.position].entry.id.clone(), judged.verdict))
        .collect();
    let packages = u64::try_from(&answer.packages.count).expect("small frameworks have few packages");
    brute::Answer { packages, verdicts }
}

fn equals_brute_force(bytes: &[u8], style: Style, schedules: Option<&Schedules>) -> Result<(), TestCaseError> {
    let text = draw::framework(bytes, style);
    let framework = read(&text);
    if let Some(tried) = brute::analyse(&framework, schedules) {
        prop_assert_eq!(computed(&framework), tried, "\n{}", text);
    }
    Ok(())
}

/// Conflicts, repairs and agreements are those of brute force; each repair, applied, leaves the rest possible.
fn clashes_equal_brute_force(bytes: &[u8], style: Style, schedules: Option<&Schedules>) -> Result<(), TestCaseError> {
    let text = draw::framework(bytes, style);
    let framework = read(&text);
    let Some(outcomes) = brute::outcomes(&framework, schedules).filter(|outcomes| !outcomes.is_empty()) else {
        return Ok(());
    };
    let together = clash::together(&framework, &clash::Set::new());
    let (computed, tried) = (clash::computed(&together), clash::tried(&framework, &outcomes));
    prop_assert_eq!(&computed, &tried, "\n{}", text);
    prop_assert!(together.is_complete());
    let groups = clash::groups(&together);
    for (place, group) in groups.iter().enumerate() {
        prop_assert!(groups[place + 1..].iter().all(|other| other.is_disjoint(group)), "{groups:?}\n{text}");
    }
    for repair in &computed.repairs {
        let left = clash::together(&framework, repair);
        let all = left.clashes.is_empty() && (left.agreement.is_some() || repair.len() == framework.positions.len());
        prop_assert!(all, "{:?} does not repair\n{}", repair, text);
    }
    if let Some(agreement) = &together.agreement {
        prop_assert!(clash::is_possible(agreement, &outcomes), "{:?}\n{}", agreement, text);
    }
    Ok(())
}

/// Packages come in the order of brute force, and those that nothing beats are the same. Where only some are listed, they are the first of
/// those that use what changes nothing in one way, and each stands for as many.
fn packages_equal_brute_force(bytes: &[u8], style: Style, schedules: Option<&Schedules>) -> Result<(), TestCaseError> {
    let text = listed::with_voices(&draw::framework(bytes, style));
    let framework = read(&text);
    let outcomes = brute::outcomes(&framework, schedules).filter(|outcomes| !outcomes.is_empty());
    let Some(outcomes) = outcomes else { return Ok(()) };
    let Some(tried) = listed::tried(&framework, &outcomes) else { return Ok(()) };
    let unbeaten = listed::unbeaten(&framework, &tried);
    for (pareto, tried) in [(false, &tried), (true, &unbeaten)] {
        let all = listed::computed(&framework, 1_000, pareto);
        prop_assert!(all.proven && all.all && all.idle.is_empty(), "{:?}\n{}", all, text);
        prop_assert_eq!(&listed::rows(&framework, &all), tried, "pareto: {}\n{}", pareto, text);
        for limit in 1..=3 {
            let some = listed::computed(&framework, limit, pareto);
            let rows = listed::rows(&framework, &some);
            let mut like = listed::alike(&framework, &some.idle, &rows[0].0, tried);
            let standing_for = some.alike.count.clone() * like.len();
            prop_assert_eq!(standing_for, tried.len().into(), "{:?}\n{}", some, text);
            prop_assert_eq!(some.all, like.len() <= limit);
            like.truncate(limit);
            prop_assert_eq!(&rows, &like, "limit {}, pareto: {}\n{}", limit, pareto, text);
        }
    }
    Ok(())
}

/// `LAWS=20 cargo test --test laws` tries twenty times as many.
fn cases(cases: u32) -> ProptestConfig {
    let times: u32 = std::env::var("LAWS").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    let cases = cases * times;
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 2_000, ..ProptestConfig::default() }
}

fn tape(length: usize) -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..length)
}

/// The answer in ids and words, without places.
fn told(framework: &Framework) -> Vec<String> {
    let answer = analysed(framework);
    let mut lines = vec![format!("{:?}", answer.packages)];
    lines.extend(answer.contradiction.iter().map(|cause| format!("clash: {}", cause.says)));
    for judged in &answer.verdicts {
        let id = &framework.positions[judged.position].entry.id;
        lines.push(format!("{id}: {:?} {:?} {}", judged.verdict, judged.how, judged.nominal));
        lines.extend(judged.because.iter().map(|cause| format!("{id}: because {}", cause.says)));
        lines.extend(judged.depends_on.iter().map(|it| format!("{id}: depends on {it:?}")));
    }
    lines
}

/// The verdicts by id, in the order of the ids.
fn sorted(mut answer: brute::Answer) -> brute::Answer {
    answer.verdicts.sort_by(|a, b| a.0.cmp(&b.0));
    answer
}

/// The tables of a file in the opposite order.
fn turned_round(text: &str) -> String {
    let mut tables: Vec<String> = Vec::new();
    for line in text.lines() {
        // Steps are lists of tables: they stay with their component.
        match tables.last_mut() {
            Some(table) if !line.starts_with('[') || line.starts_with("[[") => table.push_str(line),
            _ => tables.push(line.to_owned()),
        }
        tables.last_mut().expect("one was there or just added").push('\n');
    }
    tables.into_iter().rev().collect()
}

fn style() -> impl Strategy<Value = Style> {
    prop_oneof![Just(Style::Timeless), Just(Style::Orders), Just(Style::Days)]
}

proptest! {
    #![proptest_config(cases(200))]
    #[test]
    fn packages_and_verdicts_equal_brute_force(bytes in tape(120)) {
        equals_brute_force(&bytes, Style::Timeless, None)?;
    }
}

proptest! {
    #![proptest_config(cases(200))]
    #[test]
    fn orders_equal_brute_force(bytes in tape(120)) {
        equals_brute_force(&bytes, Style::Orders, Some(&ORDERS))?;
    }
}

proptest! {
    #![proptest_config(cases(40))]
    #[test]
    fn days_equal_brute_force(bytes in tape(120)) {
        equals_brute_force(&bytes, Style::Days, Some(&DAYS))?;
    }
}

proptest! {
    #![proptest_config(cases(100))]
    #[test]
    fn conflicts_and_repairs_equal_brute_force(bytes in tape(120)) {
        clashes_equal_brute_force(&bytes, Style::Timeless, None)?;
    }

    #[test]
    fn conflicts_and_repairs_of_orders_equal_brute_force(bytes in tape(120)) {
        clashes_equal_brute_force(&bytes, Style::Orders, Some(&ORDERS))?;
    }
}

proptest! {
    #![proptest_config(cases(100))]
    #[test]
    fn the_order_of_packages_equals_brute_force(bytes in tape(120)) {
        packages_equal_brute_force(&bytes, Style::Timeless, None)?;
    }

    #[test]
    fn the_order_of_packages_with_orders_equals_brute_force(bytes in tape(120)) {
        packages_equal_brute_force(&bytes, Style::Orders, Some(&ORDERS))?;
    }
}

proptest! {
    #![proptest_config(cases(40))]
    #[test]
    fn conflicts_and_repairs_of_days_equal_brute_force(bytes in tape(120)) {
        clashes_equal_brute_force(&bytes, Style::Days, Some(&DAYS))?;
    }
}

proptest! {
    #![proptest_config(cases(80))]
    #[test]
    fn the_same_input_gives_the_same_answer(bytes in tape(120), style in style()) {
        let framework = read(&draw::framework(&bytes, style));
        prop_assert_eq!(told(&framework), told(&framework));
    }

    #[test]
    fn renaming_a_party_changes_nothing_here(bytes in tape(120), style in style()) {
        let text = draw::framework(&bytes, style);
        let renamed = text.replace("parties.p]", "parties.other]").replace("\"p\"", "\"other\"").replace("\"P\"", "\"Other\"");
        prop_assert_eq!(told(&read(&text)), told(&read(&renamed)));
    }

    #[test]
    fn the_order_of_tables_changes_no_verdict(bytes in tape(120), style in style()) {
        let text = draw::framework(&bytes, style);
        let turned = read(&turned_round(&text));
        prop_assert_eq!(sorted(computed(&read(&text))), sorted(computed(&turned)), "\n{}", text);
    }

    #[test]
    fn what_depends_on_something_says_on_what(bytes in tape(120), style in style()) {
        let text = draw::framework(&bytes, style);
        let answer = analysed(&read(&text));
        for judged in answer.verdicts {
            let undecided = judged.how == logic::How::Undecided;
            prop_assert_eq!(undecided, !judged.depends_on.is_empty(), "{:?}\n{}", judged, text);
        }
    }
}

proptest! {
    #![proptest_config(cases(100))]
    #[test]
    fn explanations_are_those_of_brute_force(bytes in tape(120)) {
        why::explains(&draw::framework(&bytes, Style::Timeless), None)?;
    }

    #[test]
    fn explanations_of_orders_are_those_of_brute_force(bytes in tape(120)) {
        why::explains(&draw::framework(&bytes, Style::Orders), Some(&ORDERS))?;
    }

    #[test]
    fn what_is_settled_is_that_of_brute_force(bytes in tape(120)) {
        why::settles(&draw::framework(&bytes, Style::Timeless))?;
    }
}

proptest! {
    #![proptest_config(cases(100))]
    #[test]
    fn repairs_of_clauses_equal_brute_force(bytes in tape(60)) {
        relaxed::repairs(&draw::framework(&bytes, Style::Timeless), None)?;
    }

    #[test]
    fn repairs_of_orders_in_clauses_equal_brute_force(bytes in tape(60)) {
        relaxed::repairs(&draw::framework(&bytes, Style::Orders), Some(&ORDERS))?;
    }
}

proptest! {
    #![proptest_config(cases(40))]
    #[test]
    fn repairs_of_days_in_clauses_equal_brute_force(bytes in tape(60)) {
        relaxed::repairs(&draw::framework(&bytes, Style::Days), Some(&DAYS))?;
    }
}

proptest! {
    #![proptest_config(cases(60))]
    #[test]
    fn renaming_parties_changes_no_order_in_any_list(bytes in tape(120), other in tape(120), style in style()) {
        let [text, other] = [bytes, other].map(|bytes| listed::with_voices(&draw::framework(&bytes, style)));
        let written = lists::written(&text, &other).map(|list| lists::renamed(&list));
        prop_assert_eq!(written, lists::written(&lists::renamed(&text), &lists::renamed(&other)), "\n{}", text);
    }

    #[test]
    fn the_order_of_tables_changes_only_ties(bytes in tape(120), other in tape(120), style in style()) {
        let [text, other] = [bytes, other].map(|bytes| listed::with_voices(&draw::framework(&bytes, style)));
        let turned = lists::of(&turned_round(&text), &turned_round(&other));
        prop_assert_eq!(lists::of(&text, &other), turned, "\n{}", text);
    }
}
