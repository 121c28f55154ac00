//! Packages as text: choices against what is breached of each party, best first.

use super::{
    super::{tables, visible::visible, wrap::wrap},
    summary::{heading, question},
    totals::newest,
    zone::indented,
};
use crate::{
    checks::list,
    framework::{Framework, PositionId, Stance},
    logic::{Cause, Free, LOOKED_AT, Listing, Packages},
    report::{PackageList, Ways},
};

/// A table of the packages, and what is the same in all of them.
pub fn packages(packages: &PackageList, width: usize) -> String {
    let file = packages.file();
    let mut facts = vec![("file", file.to_owned()), ("statements", question(&packages.basis))];
    if let Some(listing) = packages.listing() {
        facts.push(("packages", counts(listing)));
    }
    let mut blocks = vec![heading(packages.framework.title().unwrap_or(file), &facts, width)];
    match &packages.found {
        Ways::Packages(listing) => blocks.extend(listed(packages, listing, width)),
        Ways::NoPackage(clauses) => blocks.push(no_package(clauses, width)),
        Ways::Mistakes(mistakes) => blocks.push(wrap(&first_mistakes(*mistakes), width).join("\n")),
        Ways::Dossier => blocks.push("This is a dossier: it proposes nothing, so there are no packages.".to_owned()),
    }
    let last = format!("next: {}\n{}", next(packages), newest(packages.framework.newest_source()));
    blocks.push(wrap(&visible(&last), width).join("\n"));
    blocks.join("\n\n") + "\n"
}

/// "256, 10 of them shown".
fn counts(listing: &Listing) -> String {
    let count = number(&listing.count);
    if listing.all && listing.idle.is_empty() { count } else { format!("{count}; {} shown", listing.packages.len()) }
}

fn number(packages: &Packages) -> String {
    if packages.exact { packages.count.to_string() } else { format!("at least {}", packages.count) }
}

fn listed(packages: &PackageList, listing: &Listing, width: usize) -> Vec<String> {
    let paragraph = |text: &str| wrap(&visible(text), width).join("\n");
    if listing.packages.is_empty() {
        return vec![paragraph("The search was cut short before a package was found that could be shown.")];
    }
    let several = !(listing.freedoms.is_empty() && listing.idle.is_empty());
    let mut blocks = vec![paragraph(if several { SEVERAL } else { SINGLE }), paragraph(BREACHED)];
    blocks.extend(packages.pick.pareto.then(|| paragraph(PARETO)));
    blocks.push(tables::packages(packages, listing, width));
    blocks.push(in_all(packages, listing, width));
    blocks.extend(idle(packages, listing).map(|text| paragraph(&text)));
    blocks.extend(missing(listing).map(|text| paragraph(&text)));
    blocks
}

const SINGLE: &str = "The draft leaves nothing open: it has one package.";

const SEVERAL: &str = "\
Each column is a package, one way of settling what the draft leaves open. First come those that breach red lines of the fewest \
parties, then the fewest red lines, demands and objections, and preferences.";

const BREACHED: &str = "\
A statement is breached (×) in a package if no outcome of it upholds the statement; any other is upheld, or may be. What says the \
same as another statement of the same party and strength is not counted again. There is a zone of agreement in a package if some \
outcome of it upholds all red lines, demands and objections.";

const PARETO: &str = "\
Shown are only packages to which no other is as good for every party and better for one: of each party the red lines breached are \
compared, then the demands, then the preferences, and fewer is better only if all of them are among the others. Nothing is weighed.";

/// What is breached in every package shown, party by party.
fn in_all(packages: &PackageList, listing: &Listing, width: usize) -> String {
    let all = packages.in_all(listing);
    let these = if listing.packages.len() == 1 { "it" } else { "all of these" };
    if all.is_empty() {
        return format!("No statement is breached in {these}.");
    }
    let mut lines = vec![format!("Breached in {these}:")];
    for (party, positions) in all {
        let name = &packages.framework.parties[party].name;
        let said = format!("- {name}: {}", sorted(&packages.framework, &positions));
        lines.extend(indented(&said, 2, width));
    }
    lines.join("\n")
}

/// "red line `a`; demands `b` and `c`".
fn sorted(framework: &Framework, positions: &[PositionId]) -> String {
    let mut parts = Vec::new();
    for sort in ["red line", "demand", "objection", "preference"] {
        let own = positions.iter().map(|&id| &framework.positions[id]).filter(|it| sort_of(it) == sort);
        let ids: Vec<String> = own.map(|position| format!("`{}`", position.entry.id)).collect();
        match ids.len() {
            0 => {}
            1 => parts.push(format!("{sort} {}", ids[0])),
            _ => parts.push(format!("{sort}s {}", list(&ids, "and"))),
        }
    }
    parts.join("; ")
}

/// "red line", "demand", "objection" or "preference".
pub(in crate::render) fn sort_of(position: &crate::framework::Position) -> &'static str {
    match position.stance {
        _ if position.red_line => "red line",
        Stance::Prefers(_) => "preference",
        Stance::Rejects(_) => "objection",
        Stance::Requires(_) => "demand",
        Stance::Accepts(_) => "acceptance",
        Stance::Reads(_) => "reading",
        Stance::Denies(_) => "denial",
        Stance::Doubts { .. } => "doubt",
        Stance::Comments(_) => "comment",
    }
}

/// Freedoms that are left out of the table because they change nothing in it.
fn idle(packages: &PackageList, listing: &Listing) -> Option<String> {
    let names = |free: &[Free]| free.iter().map(|&free| format!("`{}`", packages.name(free))).collect::<Vec<_>>();
    let ids = names(&listing.idle);
    let (verb, these) = if ids.len() == 1 { ("changes", "it") } else { ("change", "these") };
    let all = number(&listing.alike);
    let text = format!(
        "{} {verb} nothing in what is breached: each package shown stands for the {all} that differ in {these} alone.",
        list(&ids, "and")
    );
    (!ids.is_empty()).then_some(text)
}

/// What is not shown, and why.
fn missing(listing: &Listing) -> Option<String> {
    if !listing.proven {
        return Some(format!(
            "There may be better ones: where more than {LOOKED_AT} packages hang together, only the first are looked at, in the order in \
             which the draft names what it leaves open, and so it is where the search takes too long."
        ));
    }
    (!listing.all).then(|| format!("More come after these {}; `--limit` shows more.", listing.packages.len()))
}

fn no_package(clauses: &[Cause], width: usize) -> String {
    let first =
        "There is no package: the draft contradicts itself, whatever the parties have said. These clauses clash:";
    let clauses = clauses.iter().flat_map(|clause| indented(&format!("- {}", clause.says), 2, width));
    wrap(first, width).into_iter().chain(clauses).collect::<Vec<_>>().join("\n")
}

fn first_mistakes(count: usize) -> String {
    match count {
        1 => "There is a mistake in the files. It comes first: half a proposal has no packages.".to_owned(),
        _ => format!("There are {count} mistakes in the files. They come first: half a proposal has no packages."),
    }
}

fn next(packages: &PackageList) -> String {
    match &packages.found {
        Ways::Mistakes(_) => format!("`model check {}` shows every mistake at its place", packages.file()),
        Ways::Dossier => "name a proposal that includes it".to_owned(),
        Ways::NoPackage(_) => format!("`{}` says what else there is to find", packages.call("check")),
        Ways::Packages(listing) if listing.packages.iter().any(|it| it.agrees) => {
            format!("`{}` says what becomes of each statement", packages.call("check"))
        }
        Ways::Packages(_) => format!("`{}` shows what would have to give", packages.call("repairs")),
    }
}
