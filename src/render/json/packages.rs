//! Packages in JSON.

use serde::{Serialize, Serializer, ser::SerializeMap as _};

use super::{PackagesJson, VERSION, verdicts::CauseJson, write};
use crate::{
    framework::{Framework, IssueId, Value, Values},
    logic::{Cause, Listing, Ranked},
    report::{PackageList, Ways},
};

/// The packages as JSON, with a line break at the end.
pub fn packages(packages: &PackageList) -> String {
    let listing = packages.listing();
    let framework = &packages.framework;
    let clauses: &[Cause] = if let Ways::NoPackage(clauses) = &packages.found { clauses } else { &[] };
    let count = |exact: bool| {
        listing.filter(|listing| listing.count.exact == exact).map(|listing| listing.count.count.to_string())
    };
    write(&ListJson {
        format: "model-packages",
        version: VERSION,
        file: packages.file(),
        title: framework.title(),
        as_of: packages.basis.statements.as_of.map(|date| date.to_string()),
        statements: packages.basis.statements.level.word(),
        pareto: packages.pick.pareto,
        found: found(&packages.found),
        count: count(true),
        at_least: count(false),
        freedoms: names(packages, listing.map(|listing| &listing.freedoms[..])),
        idle: names(packages, listing.map(|listing| &listing.idle[..])),
        stands_for: listing.map(PackagesJson::stands_for),
        packages: listing.iter().flat_map(|it| &it.packages).map(|it| PackageJson::of(packages, it)).collect(),
        complete: listing.is_none_or(|listing| listing.all),
        proven: listing.is_none_or(|listing| listing.proven),
        contradiction: clauses.iter().map(|it| CauseJson::of(framework, &packages.sources, it)).collect(),
        mistakes: if let Ways::Mistakes(count) = packages.found { count } else { 0 },
        sources_to: framework.newest_source().map(|date| date.to_string()),
    })
}

#[derive(Serialize)]
struct ListJson<'a> {
    format: &'static str,
    version: u32,
    file: &'a str,
    title: Option<&'a str>,
    as_of: Option<String>,
    statements: &'static str,
    pareto: bool,
    found: &'static str,
    count: Option<String>,
    at_least: Option<String>,
    freedoms: Vec<String>,
    idle: Vec<String>,
    stands_for: Option<PackagesJson>,
    packages: Vec<PackageJson<'a>>,
    complete: bool,
    proven: bool,
    contradiction: Vec<CauseJson<'a>>,
    mistakes: usize,
    sources_to: Option<String>,
}

fn found(found: &Ways) -> &'static str {
    match found {
        Ways::Mistakes(_) => "mistakes",
        Ways::Dossier => "dossier",
        Ways::NoPackage(_) => "no-package",
        Ways::Packages(_) => "packages",
    }
}

fn names(packages: &PackageList, free: Option<&[crate::logic::Free]>) -> Vec<String> {
    free.into_iter().flatten().map(|&free| packages.name(free)).collect()
}

impl PackagesJson {
    fn stands_for(listing: &Listing) -> Self {
        Self { count: listing.alike.count.to_string(), exact: listing.alike.exact }
    }
}

#[derive(Serialize)]
struct PackageJson<'a> {
    uses: Vec<UseJson>,
    r#in: Vec<&'a str>,
    settles: InOrder<&'a str, SettledJson<'a>>,
    breached: InOrder<&'a str, Vec<&'a str>>,
    totals: TotalsJson,
    agreement: bool,
}

/// What becomes of a freedom.
#[derive(Serialize)]
struct UseJson {
    about: String,
    is: String,
}

#[derive(Serialize)]
struct TotalsJson {
    parties: usize,
    red_lines: usize,
    demands: usize,
    preferences: usize,
}

/// An object with its keys in this order.
struct InOrder<K, V>(Vec<(K, V)>);

impl<K: Serialize, V: Serialize> Serialize for InOrder<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

/// A value as the files write it.
#[derive(Serialize)]
#[serde(untagged)]
enum SettledJson<'a> {
    YesNo(bool),
    Number(Value),
    Name(&'a str),
}

impl<'a> SettledJson<'a> {
    fn of(framework: &'a Framework, issue: IssueId, value: Value) -> Self {
        match &framework.issues[issue].values {
            Values::YesNo => Self::YesNo(value == 1),
            Values::Numbers(_) => Self::Number(value),
            Values::Named { names, .. } => {
                let name = usize::try_from(value).ok().and_then(|rank| names.get(rank));
                name.map_or(Self::Number(value), |name| Self::Name(&name.value))
            }
        }
    }
}

impl<'a> PackageJson<'a> {
    fn of(packages: &'a PackageList, ranked: &Ranked) -> Self {
        let framework = &packages.framework;
        let freedoms = packages.listing().into_iter().flat_map(|listing| listing.freedoms.iter().chain(&listing.idle));
        let uses = freedoms
            .filter_map(|&free| Some(UseJson { about: packages.name(free), is: packages.use_of(free, ranked)? }));
        let settled = packages.settles(ranked).into_iter();
        let settles = settled.map(|(issue, value)| {
            (framework.issues[issue].entry.id.as_str(), SettledJson::of(framework, issue, value))
        });
        let breached = packages.breached(ranked).into_iter().map(|(party, positions)| {
            let ids = positions.iter().map(|&position| framework.positions[position].entry.id.as_str());
            (framework.parties[party].entry.id.as_str(), ids.collect())
        });
        let crate::logic::Totals { parties, red_lines, demands, preferences } = ranked.totals;
        let components = packages.components(ranked).into_iter();
        Self {
            uses: uses.collect(),
            r#in: components.map(|id| framework.components[id].entry.id.as_str()).collect(),
            settles: InOrder(settles.collect()),
            breached: InOrder(breached.collect()),
            totals: TotalsJson { parties, red_lines, demands, preferences },
            agreement: ranked.agrees,
        }
    }
}
