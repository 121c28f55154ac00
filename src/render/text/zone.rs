//! What red lines and demands come to together, as text.

mod agreement;
pub(in crate::render) mod conflicts;
mod discovery;
mod mended;
pub(in crate::render) mod repairs;
pub(in crate::render) mod statement;

pub use discovery::discovery;

use anstyle::Style;

use super::{
    super::{visible::visible, wrap::wrap},
    summary::{heading, question},
    totals::{counted, newest},
};
use crate::{
    logic::{Cause, Clash, Together},
    report::{Found, Zone},
};

/// The smallest conflicts, group by group.
pub fn conflicts(zone: &Zone, width: usize) -> String {
    page(zone, width, "repairs", |together| conflicts::blocks(zone, together, width))
}

/// The smallest repairs, group by group.
pub fn repairs(zone: &Zone, width: usize) -> String {
    page(zone, width, "conflicts", |together| repairs::blocks(zone, together, width))
}

/// A heading, the answer, and what to ask next: the other of the two commands where something clashes.
fn page(zone: &Zone, width: usize, other: &str, clashes: impl Fn(&Together) -> Vec<String>) -> String {
    let file = zone.file();
    let mut facts = vec![("file", file.to_owned()), ("statements", question(&zone.basis))];
    if !matches!(zone.found, Found::Dossier | Found::Mistakes(_)) {
        facts.push(("together", counts(zone)));
    }
    let mut blocks = vec![heading(zone.framework.title().unwrap_or(file), &facts, width)];
    blocks.extend(match &zone.found {
        Found::Together(together) if !together.clashes.is_empty() => clashes(together),
        Found::Together(together) => agreement::blocks(zone, together, width),
        Found::NoPackage(none) => mended::blocks(zone, none, width),
        found => vec![wrap(&nothing_to_ask(found, zone), width).join("\n")],
    });
    let last = format!("next: {}\n{}", next(zone, other), newest(zone.framework.newest_source()));
    blocks.push(wrap(&visible(&last), width).join("\n"));
    blocks.join("\n\n") + "\n"
}

/// "2 red lines and 3 demands in force".
pub(in crate::render) fn counts(zone: &Zone) -> String {
    let red_lines = zone.statements.iter().filter(|&&it| zone.framework.positions[it].red_line).count();
    let demands = zone.statements.len() - red_lines;
    let red_lines = counted(red_lines, "red line");
    if zone.wanted.red_lines {
        return format!("{red_lines} in force; demands are left out (as asked)");
    }
    format!("{red_lines} and {} in force", counted(demands, "demand"))
}

/// Why there is nothing that could clash or agree.
pub(in crate::render) fn nothing_to_ask(found: &Found, zone: &Zone) -> String {
    match found {
        Found::Mistakes(1) => {
            "There is a mistake in the files. It comes first: half a proposal is not judged.".to_owned()
        }
        Found::Mistakes(count) => {
            format!("There are {count} mistakes in the files. They come first: half a proposal is not judged.")
        }
        Found::Dossier => "This is a dossier: it proposes nothing, so nothing is judged.".to_owned(),
        _ if zone.wanted.red_lines => "No red line is in force: there is nothing that could clash.".to_owned(),
        _ => "No red line and no demand is in force: there is nothing that could clash.".to_owned(),
    }
}

pub(super) fn no_package(clauses: &[Cause], width: usize) -> String {
    let first =
        "There is no package: the draft contradicts itself, whatever the parties have said. These clauses clash:";
    let clauses = clauses.iter().flat_map(|clause| indented(&format!("- {}", clause.says), 2, width));
    wrap(first, width).into_iter().chain(clauses).collect::<Vec<_>>().join("\n")
}

fn next(zone: &Zone, other: &str) -> String {
    let file = zone.file();
    match &zone.found {
        Found::Together(together) if !together.clashes.is_empty() => {
            let shows = if other == "repairs" { "what would have to give" } else { "what clashes with what, and why" };
            format!("`{}` shows {shows}", zone.call(other))
        }
        Found::NoPackage(_) if !zone.wanted.reach.clauses => {
            format!("`{}` shows what would have to change in the draft", zone.call("repairs --let clauses"))
        }
        Found::NoStatements => format!("`model positions {file}` shows who has said what"),
        Found::Mistakes(_) => format!("`model check {file}` shows every mistake at its place"),
        Found::Dossier => "name a proposal that includes it".to_owned(),
        _ => format!("`model check {file}` says what becomes of each statement, and what else there is to find"),
    }
}

/// "Group 1 of 2, 5 statements: 3 conflicts, 4 repairs".
pub(in crate::render) fn group(clash: &Clash, number: usize, of: usize) -> String {
    let name = if of == 1 { "The clash of".to_owned() } else { format!("Group {number} of {of},") };
    let found = |count: usize, sort: &str| match count {
        0 => format!("no {sort} found"),
        _ if clash.complete => counted(count, sort),
        _ => format!("at least {}", counted(count, sort)),
    };
    let among = match clash.occurrences().len() {
        // Clauses alone clash where the draft contradicts itself.
        0 => "clauses of the draft".to_owned(),
        statements => counted(statements, "statement"),
    };
    format!("{name} {among}: {}, {}", found(clash.conflicts.len(), "conflict"), found(clash.repairs.len(), "repair"))
}

/// Where everything that clashes does so alone.
const NOTHING_ELSE: &str = "Nothing else clashes: some outcome upholds all the others.";

/// Where the search ended before all was asked.
const UNDECIDED: &str = "The search was cut short before it was known whether some outcome upholds all the others.";

/// What there is to say of statements of which none was found to clash with another.
pub(in crate::render) fn the_others(together: &Together) -> Option<&'static str> {
    match together.groups().next() {
        _ if together.undecided => Some(UNDECIDED),
        None => Some(NOTHING_ELSE),
        Some(_) => None,
    }
}

pub(super) fn bold(text: &str) -> String {
    let bold = Style::new().bold();
    format!("{bold}{text}{bold:#}")
}

/// What has to be said of a group of which not all is known.
fn cut_short(clash: &Clash, proven: bool, width: usize) -> Option<String> {
    let text = if proven {
        "the search was cut short: there may be more"
    } else if clash.conflicts.is_empty() || clash.repairs.is_empty() {
        "not proven minimal: the search was cut short"
    } else {
        "not proven minimal: the search was cut short, and there may be smaller ones"
    };
    (!clash.complete).then(|| indented(text, 0, width).join("\n"))
}

/// Lines that begin so many columns in, the second and further ones two more.
pub(super) fn indented(text: &str, columns: usize, width: usize) -> Vec<String> {
    let lines = wrap(&visible(text), width.saturating_sub(columns + 2));
    let first = |place: usize| if place == 0 { columns } else { columns + 2 };
    lines.into_iter().enumerate().map(|(place, line)| format!("{:1$}{line}", "", first(place))).collect()
}
