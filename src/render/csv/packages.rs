//! Packages for spreadsheets.

use super::line;
use crate::report::PackageList;

/// A line for each package: how it uses each freedom, what it comes to, and the ids of what it breaches of each party. Empty where there is
/// no package.
pub fn packages(packages: &PackageList) -> String {
    let Some(listing) = packages.listing() else { return String::new() };
    let parties: Vec<_> = packages
        .framework
        .parties
        .ids()
        .filter(|&party| listing.packages.iter().any(|ranked| packages.breached_of(ranked, party).next().is_some()))
        .collect();
    let freedoms = listing.freedoms.iter().map(|&free| packages.name(free));
    let names = parties.iter().map(|&party| packages.framework.parties[party].entry.id.clone());
    let header = std::iter::once("package".to_owned()).chain(freedoms).chain(SUMS.map(str::to_owned)).chain(names);
    let mut text = line(header);
    for (place, ranked) in listing.packages.iter().enumerate() {
        let uses = listing.freedoms.iter().map(|&free| packages.use_of(free, ranked).unwrap_or_default());
        let totals = &ranked.totals;
        let sums = [totals.parties, totals.red_lines, totals.demands, totals.preferences].map(|sum| sum.to_string());
        let agrees = if ranked.agrees { "yes" } else { "no" }.to_owned();
        let breached = parties.iter().map(|&party| {
            let ids = packages.breached_of(ranked, party).map(|id| packages.framework.positions[id].entry.id.as_str());
            ids.collect::<Vec<_>>().join(" ")
        });
        let first = std::iter::once((place + 1).to_string());
        text += &line(first.chain(uses).chain([listing.alike.count.to_string(), agrees]).chain(sums).chain(breached));
    }
    text
}

const SUMS: [&str; 6] = ["stands_for", "agreement", "parties", "red_lines", "demands", "preferences"];
