//! Repairs made in the text of a draft, as its author would make them.

use std::collections::BTreeMap;

use peace_model::{
    calendar::{Duration, PartialDate, Unit},
    framework::{Framework, Provision, Thing},
    logic::{Change, Relaxation},
    source::{FileId, Sources, Span},
};

/// Texts by the names of their files.
pub(crate) type Files = BTreeMap<String, String>;

/// The files with all changes made; `main` is the draft itself.
pub(crate) fn edited(
    files: &Files,
    (framework, sources): (&Framework, &Sources),
    main: &str,
    changes: &[&Relaxation],
) -> Files {
    let mut edits: Vec<(Span, String)> = Vec::new();
    let mut added = String::new();
    for change in changes {
        match &change.change {
            Change::Settled { to } => {
                let issue = change.cause.thing.id(framework);
                let to = value(framework, change.cause.thing, to);
                added += &format!(
                    "\n[components.new-{issue}]\ntitle = \"t\"\nkind = \"other\"\nsettles = {{ {issue} = {to} }}\n"
                );
            }
            _ => edits.extend(edits_of(framework, sources, change)),
        }
    }
    edits.sort_by_key(|(at, _)| *at);
    edits.dedup();
    let mut files = files.clone();
    for (at, text) in edits.iter().rev() {
        let file = files.get_mut(sources.name(at.file)).expect("a clause stands in a file that was read");
        file.replace_range(at.range(), text);
    }
    *files.get_mut(main).expect("the draft is one of the files") += &added;
    files
}

fn edits_of(framework: &Framework, sources: &Sources, change: &Relaxation) -> Vec<(Span, String)> {
    let at = change.cause.at;
    let now = sources.slice(at);
    match &change.change {
        Change::LeftOut => vec![(line_end(sources, at), format!("\nbracketed-by = [\"{}\"]", a_party(framework)))],
        Change::Opened { to } | Change::Moved { to, .. } => vec![(at, with_value(framework, now, change, to))],
        Change::Days { days, later, length } if now.contains(" before ") && change.cause.thing == Thing::Plan => {
            vec![(at, order(now, if *later || *length { *days } else { -days }))]
        }
        Change::Days { days, later, .. } => vec![(at, moved(now, if *later { *days } else { -days }))],
        Change::Dropped => dropped(framework, sources, change),
        Change::Settled { .. } => unreachable!("it is a component of its own"),
    }
}

fn a_party(framework: &Framework) -> &str {
    let (_, party) = framework.parties.iter().next().expect("every draft tried has parties");
    &party.entry.id
}

/// The empty place at the end of the line in which something ends.
fn line_end(sources: &Sources, at: Span) -> Span {
    let end = at.range().end + sources.text(at.file)[at.range().end..].find('\n').unwrap_or(0);
    Span::new(at.file, end..end)
}

/// A value as it is written.
fn value(framework: &Framework, thing: Thing, word: &str) -> String {
    let Thing::Issue(issue) = thing else { unreachable!("only issues have values") };
    let written = (0..=5_000_000).find(|&value| framework.issues[issue].word(value) == word);
    match (&framework.issues[issue].values, written) {
        (peace_model::framework::Values::YesNo, Some(value)) => (value == 1).to_string(),
        (peace_model::framework::Values::Numbers(_), Some(value)) => value.to_string(),
        _ => format!("\"{word}\""),
    }
}

/// `line = "river"` with another value beside it; `"force <= 600"` with another number.
fn with_value(framework: &Framework, now: &str, change: &Relaxation, to: &str) -> String {
    let Some((key, own)) = now.split_once(" = ").filter(|_| !now.starts_with('"')) else {
        let (start, bound) = now.trim_matches('"').rsplit_once(' ').expect("a comparison has a value");
        let to = to.split(' ').next().unwrap_or(to);
        return match &change.change {
            Change::Opened { .. } => format!("\"{start} {bound} or {start} {to}\""),
            _ => format!("\"{start} {to}\""),
        };
    };
    let (_, issue) = framework.issues.iter().find(|(_, issue)| issue.entry.id == key).expect("an issue is settled");
    let id = framework.issues.ids().find(|&id| framework.issues[id].entry.id == issue.entry.id);
    let to = value(framework, Thing::Issue(id.expect("it was just found")), to);
    match own.strip_suffix(']') {
        Some(list) => format!("{key} = {list}, {to}]"),
        None => format!("{key} = [{own}, {to}]"),
    }
}

/// The clause goes. What was to be done so long after it no longer has anything to be counted from.
fn dropped(framework: &Framework, sources: &Sources, change: &Relaxation) -> Vec<(Span, String)> {
    let at = change.cause.at;
    let Some(provision) = provision(framework, change.cause.thing) else {
        return vec![(at, "\"plan\"".to_owned())];
    };
    let is_after = provision.after.as_ref().is_some_and(|after| after.at == at);
    let waits = is_after || provision.not_before.as_ref().is_some_and(|day| day.at == at);
    let within = provision.within.filter(|_| waits).map(|within| (line(sources, within.at), String::new()));
    let gone = match () {
        () if provision.requires.iter().any(|formula| formula.at == at) => (at, "\"plan\"".to_owned()),
        () if is_after => (at, "[]".to_owned()),
        () => (line(sources, at), String::new()),
    };
    within.into_iter().chain([gone]).collect()
}

fn provision(framework: &Framework, thing: Thing) -> Option<&Provision> {
    match thing {
        Thing::Component(id) => Some(&framework.components[id].provision),
        Thing::Step(id) => Some(&framework.steps[id].provision),
        _ => None,
    }
}

/// The whole line in which a value stands.
fn line(sources: &Sources, at: Span) -> Span {
    let text = sources.text(at.file);
    let start = text[..at.range().start].rfind('\n').map_or(0, |before| before + 1);
    Span::new(at.file, start..line_end(sources, at).range().end)
}

/// A day or a length of time, so many days later or longer.
fn moved(now: &str, by: i32) -> String {
    let text = now.trim_matches('"');
    for several in ["earlier of ", "later of "] {
        if let Some(parts) = text.strip_prefix(several) {
            let parts: Vec<String> = parts.split(" and ").map(|part| moment(part, by)).collect();
            return format!("\"{several}{}\"", parts.join(" and "));
        }
    }
    format!("\"{}\"", moment(text, by))
}

fn moment(text: &str, by: i32) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let days = |count: &str, unit: &str| {
        let unit = Unit::of(unit).expect("a unit follows the number");
        Duration::new(count.parse().expect("a number stands first"), unit).expect("it is short").nominal_days()
    };
    match words[..] {
        [count, unit] => format!("{} days", days(count, unit) + by),
        [count, unit, side @ ("after" | "before"), anchor] => {
            let total = days(count, unit) * if side == "before" { -1 } else { 1 } + by;
            let side = match total.signum() {
                0 => side,
                -1 => "before",
                _ => "after",
            };
            format!("{} days {side} {anchor}", total.abs())
        }
        [date] if PartialDate::parse(date).is_some() => {
            let date = PartialDate::parse(date).expect("it was just read").last;
            let span = jiff::Span::new().days(i64::from(by));
            date.checked_add(span).expect("the calendar goes on").to_string()
        }
        [anchor] => format!("{} days {} {anchor}", by.abs(), if by < 0 { "before" } else { "after" }),
        _ => unreachable!("no other days are tried: {text}"),
    }
}

/// `"truce 45 days before border"` with fewer days between, or a later date.
fn order(now: &str, by: i32) -> String {
    let text = now.trim_matches('"');
    let (first, second) = text.split_once(" before ").expect("it is an order");
    match (PartialDate::parse(second), &first.split(' ').collect::<Vec<_>>()[..]) {
        (Some(_), _) => format!("\"{first} before {}\"", moment(second, by)),
        (None, [first, count, unit]) => {
            format!("\"{first} {} before {second}\"", moment(&format!("{count} {unit}"), -by))
        }
        _ => unreachable!("an order without a number of days is not moved: {text}"),
    }
}

/// All files that were read.
pub(crate) fn files(sources: &Sources) -> Files {
    let text = |file: FileId| (sources.name(file).to_owned(), sources.text(file).to_owned());
    sources.files().map(text).collect()
}
