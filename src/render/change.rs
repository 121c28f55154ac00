//! What a change does, in tables and lists that text and Markdown both show.

use crate::{
    checks::{list, who},
    framework::{Framework, Position, Stance, Verdict},
    logic::Packages,
    report::{Change, Checked, Effect, Exchange, Reported, Side, ZoneOf},
};

/// So many conflicts or examples are shown of each sort.
const SHOWN: usize = 5;

/// One part of the page: a title, a sentence, a table, a list; what is empty is left out.
#[derive(Debug, Default)]
pub(super) struct Section {
    pub title: &'static str,
    pub text: Vec<String>,
    pub header: Vec<&'static str>,
    pub rows: Vec<Vec<String>>,
    pub list: Vec<String>,
}

/// The parts of the page in which there is something to say.
pub(super) fn sections(change: &Change) -> Vec<Section> {
    let mut sections = vec![overview(change), verdicts(change), shifts(change), answers(change), settlements(change)];
    sections.push(conflicts(change));
    sections.push(if change.supposed.is_empty() { counts(change) } else { findings(change) });
    sections.retain(|it| !it.rows.is_empty() || !it.list.is_empty() || !it.text.is_empty());
    sections
}

/// Packages and zones of agreement; of a supposition only what it changes.
fn overview(change: &Change) -> Section {
    let Change { before, after, .. } = change;
    let rows = [
        ["packages".to_owned(), packages(before.packages()), packages(after.packages())],
        ["zone of agreement on the red lines".to_owned(), zone(before.zones[0]), zone(after.zones[0])],
        ["zone of agreement on red lines and demands".to_owned(), zone(before.zones[1]), zone(after.zones[1])],
    ];
    let shown = rows.into_iter().filter(|[_, before, after]| change.supposed.is_empty() || before != after);
    Section {
        title: "In all",
        header: vec!["", "before", "after"],
        rows: shown.map(Vec::from).collect(),
        ..Section::default()
    }
}

fn packages(packages: Option<&Packages>) -> String {
    match packages {
        None => "not counted".to_owned(),
        Some(packages) if packages.is_none() => "none: the draft contradicts itself".to_owned(),
        Some(Packages { count, exact: true }) => count.to_string(),
        Some(Packages { count, exact: false }) => format!("at least {count}"),
    }
}

fn zone(zone: ZoneOf) -> String {
    match zone {
        ZoneOf::Agreement => "yes",
        ZoneOf::NoAgreement => "no",
        ZoneOf::NoStatements => "nobody insists",
        ZoneOf::NotAsked => "not asked",
        ZoneOf::GivenUp => "not known",
    }
    .to_owned()
}

fn verdicts(change: &Change) -> Section {
    let framework = &change.before.checked.framework;
    let row = |it: &crate::report::VerdictChange| {
        let position = change.before.position(&it.position)?;
        let effect = match it.effect {
            Effect::Helps => format!("helps {}", who(framework, position)),
            Effect::Hurts => format!("hurts {}", who(framework, position)),
            Effect::Neither => String::new(),
        };
        let sort = sort(&framework.positions[position]).to_owned();
        Some(vec![it.position.clone(), sort, verdict(it.before), verdict(it.after), effect])
    };
    let mut text = Vec::new();
    let (before, after) = (change.before.is_judged(), change.after.is_judged());
    if !before || !after {
        text.push("No verdicts are compared: one of the two has no package, or could not be judged.".to_owned());
    } else if change.verdicts.is_empty() && change.supposed.is_empty() {
        text.push("No verdict changes.".to_owned());
    }
    if !change.elsewhere.is_empty() {
        let ids: Vec<String> = change.elsewhere.iter().map(|id| format!("`{id}`")).collect();
        text.push(format!("Not compared, since the files of only one of the two have them: {}.", list(&ids, "and")));
    }
    Section {
        title: "Verdicts that change",
        text,
        header: vec!["statement", "a", "before", "after", "by its own statement"],
        rows: change.verdicts.iter().filter_map(row).collect(),
        ..Section::default()
    }
}

fn sort(position: &Position) -> &'static str {
    match position.stance {
        _ if position.red_line => "red line",
        Stance::Prefers(_) => "preference",
        Stance::Rejects(_) => "objection",
        _ => "demand",
    }
}

fn verdict(verdict: Option<Verdict>) -> String {
    verdict.map_or("not in force", Verdict::word).to_owned()
}

fn shifts(change: &Change) -> Section {
    let row = |shift: &crate::report::Shift| vec![shift.name.clone(), counted(shift.helped), counted(shift.hurt)];
    Section {
        title: "Parties, by their own statements",
        header: vec!["party", "fare better", "fare worse"],
        rows: change.shifts.iter().map(row).collect(),
        ..Section::default()
    }
}

/// "1 red line, 2 demands".
fn counted(counts: [usize; 3]) -> String {
    let sorts = ["red line", "demand", "preference"].into_iter().zip(counts).filter(|&(_, count)| count > 0);
    let words: Vec<String> = sorts.map(|(sort, count)| number(count, sort)).collect();
    if words.is_empty() { "none".to_owned() } else { words.join(", ") }
}

fn number(count: usize, sort: &str) -> String {
    if count == 1 { format!("1 {sort}") } else { format!("{count} {sort}s") }
}

fn answers(change: &Change) -> Section {
    let row = |it: &crate::report::AnswerChange| vec![it.issue.clone(), list(&it.before, "or"), list(&it.after, "or")];
    Section {
        title: "What is settled otherwise",
        header: vec!["issue", "before", "after"],
        rows: change.answers.iter().map(row).collect(),
        ..Section::default()
    }
}

/// Packages gained and lost, told apart by what they settle.
fn settlements(change: &Change) -> Section {
    let Exchange { gone, new, complete } = &change.settlements;
    let least = if *complete { "" } else { "at least " };
    let told = |these: &[Vec<(String, String)>], others: &Side, what: &str| {
        let first = these.first()?;
        let ways = number(these.len(), "way");
        let differs = first.iter().filter(|(issue, value)| others.answers_of(issue)[..] != [value.clone()]);
        let differs: Vec<String> = differs.map(|(issue, value)| format!("`{issue}` as {value}")).collect();
        let mut shown: Vec<String> = differs.iter().take(SHOWN).cloned().collect();
        shown.extend((differs.len() > SHOWN).then(|| format!("{} more as above", differs.len() - SHOWN)));
        let example = match (differs.len(), these.len()) {
            (0, _) => "one settles less than any package there".to_owned(),
            (_, 1) => format!("it settles {}", list(&shown, "and")),
            _ => format!("for one, settling {}", list(&shown, "and")),
        };
        Some(format!("{what}: {least}{ways} of settling the issues; {example}"))
    };
    let gone = told(gone, &change.after, "packages lost");
    let new = told(new, &change.before, "packages gained");
    Section {
        title: "Packages lost and gained, by what they settle",
        list: gone.into_iter().chain(new).collect(),
        ..Section::default()
    }
}

fn conflicts(change: &Change) -> Section {
    let Exchange { gone, new, complete } = &change.conflicts;
    let mut listed = Vec::new();
    listed.extend(gone.iter().take(SHOWN).map(|it| format!("gone: {}: {}", ids(it), why(it, &change.after, true))));
    listed.extend(more(gone.len(), "gone"));
    listed.extend(new.iter().take(SHOWN).map(|it| format!("new: {}: {}", ids(it), why(it, &change.before, false))));
    listed.extend(more(new.len(), "new"));
    let cut = "The search for conflicts was cut short: there may be more of them before and after.".to_owned();
    let text = if *complete || listed.is_empty() { Vec::new() } else { vec![cut] };
    Section { title: "Conflicts of several statements", text, list: listed, ..Section::default() }
}

fn ids(statements: &[String]) -> String {
    let ids: Vec<String> = statements.iter().map(|id| format!("`{id}`")).collect();
    list(&ids, "and")
}

fn more(count: usize, what: &str) -> Option<String> {
    (count > SHOWN).then(|| format!("and {} more {what}", count - SHOWN))
}

/// Why statements do not clash on the other side, or are no smallest set there.
fn why(statements: &[String], there: &Side, now: bool) -> String {
    let verdict = |id: &String| there.position(id).and_then(|position| there.verdict(position));
    let smaller = there.conflicts.iter().find(|known| known.iter().all(|id| statements.contains(id)));
    if let Some(id) = statements.iter().find(|id| verdict(id) == Some(Verdict::Breached)) {
        let (is, alone) = (if now { "is now" } else { "was" }, "breached by the draft alone");
        format!("`{id}` {is} {alone}")
    } else if let Some(id) = statements.iter().find(|id| verdict(id).is_none()) {
        format!("`{id}` {} in force", if now { "is no longer" } else { "was not" })
    } else if let Some(smaller) = smaller {
        format!("{} {} clash by themselves", if now { "now" } else { "before," }, ids(smaller))
    } else if there.complete {
        format!("some outcome {} all of them", if now { "now upholds" } else { "upheld" })
    } else {
        format!("it {} not found", if now { "is" } else { "was" })
    }
}

fn counts(change: &Change) -> Section {
    let row =
        |(check, before, after): (&str, usize, usize)| vec![check.to_owned(), before.to_string(), after.to_string()];
    Section {
        title: "Findings, by check",
        text: not_asked(change),
        header: vec!["check", "before", "after"],
        rows: change.counts().into_iter().map(row).collect(),
        ..Section::default()
    }
}

/// What is neither gone nor new, since nobody looked for it on the other side.
fn not_asked(change: &Change) -> Vec<String> {
    let checks: Vec<String> = change.not_asked().into_iter().map(|check| format!("`{check}`")).collect();
    let text = || format!("Not compared, since they were not asked of both: {}.", list(&checks, "and"));
    if checks.is_empty() { Vec::new() } else { vec![text()] }
}

fn findings(change: &Change) -> Section {
    let rows = |these: &[Reported], what: &'static str| -> Vec<Vec<String>> {
        these
            .iter()
            .map(|it| {
                let check = format!("{}[{}]", it.level.word(), it.finding.check);
                vec![what.to_owned(), check, it.finding.message.clone()]
            })
            .collect()
    };
    let gone = rows(&change.findings.gone, "gone");
    Section {
        title: "Findings",
        text: not_asked(change),
        header: vec!["", "check", "finding"],
        rows: gone.into_iter().chain(rows(&change.findings.new, "new")).collect(),
        ..Section::default()
    }
}

/// The title of a draft, or its file.
pub(super) fn title(side: &Side) -> &str {
    let framework: &Framework = &side.checked.framework;
    framework.title().unwrap_or(side.checked.file())
}

/// What was held against both, and of what.
pub(super) fn facts(change: &Change) -> Vec<(&'static str, String)> {
    let (before, after) = (&change.before.checked, &change.after.checked);
    let statements = &before.basis.statements;
    let as_of = statements.as_of.map_or_else(|| "none is dated".to_owned(), |date| format!("as of {date}"));
    let mut facts = vec![("file", before.file().to_owned())];
    if change.supposed.is_empty() {
        facts = vec![("before", before.file().to_owned())];
        facts.extend(about(before));
        facts.push(("after", after.file().to_owned()));
        facts.extend(about(after));
    }
    facts.extend(change.supposed.iter().map(|supposed| ("what if", supposed.clone())));
    facts.push(("statements", format!("{}, {as_of}, for both", believed(statements.level))));
    for (side, word) in [(before, "before"), (after, "after")] {
        if side.contradicts_itself() {
            let text = "the draft contradicts itself: it has no outcome, and nothing is asked of its outcomes";
            facts.push(("not judged", format!("{word}: {text}")));
        }
        if side.answer.is_none() {
            facts.push(("mistakes", format!("{word}: the files have mistakes, and half a proposal is not judged")));
        }
    }
    facts
}

/// What the text is and how it is known: without it, points that were not seen look like points that were dropped.
fn about(checked: &Checked) -> Option<(&'static str, String)> {
    let summary = checked.framework.heading.as_ref()?.summary.as_deref()?;
    Some(("  about it", summary.split_whitespace().collect::<Vec<_>>().join(" ")))
}

fn believed(level: crate::finding::Level) -> &'static str {
    match level {
        crate::finding::Level::Official => "official only",
        crate::finding::Level::Reported => "official and reported",
        crate::finding::Level::All => "official, reported and anonymous",
    }
}
