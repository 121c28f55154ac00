//! The calendar as text: a table, on a terminal bars, the critical chain, what fixes the days, what is overdue.

mod bars;
mod conflict;
pub(in crate::render) mod reasons;
pub(in crate::render) mod table;

use super::{
    super::{visible::visible, wrap::wrap},
    summary::{heading, question},
    totals::newest,
    zone::{bold, indented, no_package},
};
use crate::{
    report::{Calendar, Dated, Given, Shown},
    schedule::{Longest, counted},
};

/// The calendar in lines of at most `width` columns where they can be broken; with bars where a person looks at it.
pub fn timeline(calendar: &Calendar, width: usize, bars: bool) -> String {
    let file = calendar.file();
    let mut blocks = vec![heading(calendar.framework.title().unwrap_or(file), &facts(calendar), width)];
    match &calendar.shown {
        Shown::Package(dated) => blocks.extend(package(calendar, dated, width, bars)),
        Shown::NoPackage(clauses) => blocks.push(no_package(clauses, width)),
        other => blocks.push(wrap(nothing(other), width).join("\n")),
    }
    let last = format!("next: {}\n{}", next(calendar), newest(calendar.framework.newest_source()));
    blocks.push(wrap(&visible(&last), width).join("\n"));
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n") + "\n"
}

/// Which statements count, what day 0 is, and what the package makes of each freedom.
pub(in crate::render) fn facts(calendar: &Calendar) -> Vec<(&'static str, String)> {
    let mut facts = vec![("file", calendar.file().to_owned()), ("statements", question(&calendar.basis))];
    let Some(dated) = calendar.dated() else { return facts };
    facts.push((
        "day 0",
        match dated.timeline.date(0) {
            Some(date) => format!("the signature, {date}"),
            None => "the signature, of which the files give no date".to_owned(),
        },
    ));
    if !dated.uses.is_empty() {
        let uses = dated.uses.iter().map(|(thing, is)| format!("`{}` is {is}", thing.id(&calendar.framework)));
        facts.push(("package", uses.collect::<Vec<_>>().join("; ")));
    }
    facts
}

fn package(calendar: &Calendar, dated: &Dated, width: usize, bars: bool) -> Vec<String> {
    if !dated.timeline.is_consistent() {
        return conflict::blocks(calendar, dated, width);
    }
    let mut blocks = vec![wrap(&consistent(dated), width).join("\n")];
    if let Longest::Fails(conflict) = &dated.timeline.longest {
        let fails = format!("But not if everything takes its longest: {} short.", counted(conflict.short_by));
        blocks.push(format!("{fails}\n{}", conflict::clauses(calendar, dated, conflict, width)));
    }
    blocks.push(table::table(calendar, dated, width));
    if bars {
        blocks.push(bars::bars(calendar, dated, width));
    }
    blocks.push(reasons::overdue(calendar, dated, width));
    blocks.push(reasons::chain(calendar, dated, width));
    blocks.push(reasons::each(calendar, dated, width));
    blocks
}

/// Whether the times have a solution, and how sure that is.
pub(in crate::render) fn consistent(dated: &Dated) -> String {
    let longest = match dated.timeline.longest {
        Longest::Fits => ", also if everything takes its longest",
        Longest::Fixed | Longest::Fails(_) => "",
    };
    let exact = if dated.timeline.exact {
        ""
    } else {
        " Not all alternatives were tried: the windows may be narrower than shown."
    };
    format!("The times have a solution{longest}.{exact}")
}

/// Why there is nothing to date.
pub(in crate::render) fn nothing(shown: &Shown) -> &'static str {
    match shown {
        Shown::Mistakes(1) => "There is a mistake in the files. It comes first: half a proposal has no calendar.",
        Shown::Mistakes(_) => "There are mistakes in the files. They come first: half a proposal has no calendar.",
        Shown::Dossier => "This is a dossier: it proposes nothing, so there is nothing to date.",
        _ => "The search for a package was given up.",
    }
}

fn next(calendar: &Calendar) -> String {
    let file = calendar.file();
    match &calendar.shown {
        Shown::Mistakes(_) => format!("`model check {file}` shows every mistake at its place"),
        Shown::Dossier => "name a proposal that includes it".to_owned(),
        Shown::Package(_) if calendar.basis.as_of_given == Given::ByDefault => {
            format!("`model timeline --as-of DATE {file}` lists what was overdue on a day")
        }
        _ => format!("`model check {file}` says what else there is to find"),
    }
}
