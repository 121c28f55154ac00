//! The order of lists: of conflicts, repairs, packages and compared statements. It does not hang on what parties are called, and on the
//! order of the files only between what is equal in all else.

use std::collections::BTreeSet;

use peace_model::{
    framework::{Framework, PositionId, Status},
    logic::{Clash, Pick, Reach, Repair},
    render,
    report::{Asked, Comparison, Held, PackageList, Reading, Wanted, Zone},
    source::Loader,
};

fn reading(text: &str) -> Reading {
    let loader = Loader::memory([("drawn.toml".to_owned(), text.as_bytes().to_vec())]);
    Reading::new(&loader, "drawn.toml").expect("the file is in memory")
}

fn zone(text: &str) -> Zone {
    let reach = Reach { conflicts: 100, repairs: 100, steps: 100_000, clauses: false };
    Zone::new(reading(text), &Asked::default(), Wanted { red_lines: false, all: true, reach, stop: || false })
}

fn packages(text: &str) -> PackageList {
    let pick = Pick { limit: 1_000, pareto: false, spread: true, steps: 100_000 };
    PackageList::new(reading(text), &Asked::default(), pick)
}

/// Both drafts against the statements of each.
fn comparison(text: &str, other: &str) -> Comparison {
    let held = |(file, text): (&str, &str)| Held {
        file: file.to_owned(),
        own: reading(text),
        with_others: None,
        without: Vec::new(),
    };
    let held = [("one.toml", text), ("other.toml", other)].map(held).into();
    Comparison::new(held, None, Vec::new(), &Asked::default())
}

/// All four lists, whole.
pub(crate) fn written(text: &str, other: &str) -> [String; 4] {
    let zone = zone(text);
    [
        render::json::conflicts(&zone),
        render::json::repairs(&zone),
        render::json::packages(&packages(text)),
        render::json::comparison(&comparison(text, other)),
    ]
}

/// Parties called otherwise, so that their names sort the other way round, and nothing else in the file moves.
pub(crate) fn renamed(text: &str) -> String {
    [("p", "z"), ("q", "b"), ("P", "Z"), ("Q", "B")].into_iter().fold(text.to_owned(), |text, (name, other)| {
        text.replace(&format!("parties.{name}]"), &format!("parties.{other}]"))
            .replace(&format!("\"{name}\""), &format!("\"{other}\""))
    })
}

/// What the documented order of a repair is made of, but for the last: the author's order.
type Rank = [usize; 4];

/// Of a group the sizes of its conflicts and the ranks of its repairs, and both by ids.
type Group = (Vec<usize>, Vec<Rank>, BTreeSet<Vec<String>>, BTreeSet<Vec<String>>);

/// What orders a package but for the author's order, and whether all that parties insist on can be upheld in it.
type PackageRank = ([usize; 4], bool);

/// The lists with nothing in them that rests on the author's order: what orders them in its order, and what is in them in none.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Lists {
    groups: BTreeSet<Group>,
    /// The ranks of the packages, and what is breached in them.
    packages: (Vec<PackageRank>, Vec<Vec<String>>),
    /// Each statement compared, with its verdicts.
    compared: BTreeSet<String>,
}

/// The lists of a draft, and of it compared with another.
pub(crate) fn of(text: &str, other: &str) -> Lists {
    let zone = zone(text);
    let clashes = zone.together().map(|together| together.clashes.iter()).into_iter().flatten();
    let packages = packages(text);
    let listed = packages.listing().map(|listing| &listing.packages[..]).unwrap_or_default();
    let ranks = listed.iter().map(|it| (package_rank(&packages.framework, &it.breached), !it.agrees));
    let mut breached: Vec<_> = listed.iter().map(|it| ids(&packages.framework, it.breached.iter())).collect();
    breached.sort();
    let comparison = comparison(text, other);
    let compared = comparison.rows.iter().map(|row| {
        let framework = &comparison.columns[row.column].framework;
        format!("{} {:?}", framework.positions[row.position].entry.id, row.cells)
    });
    Lists {
        groups: clashes.map(|clash| group(&zone.framework, clash)).collect(),
        packages: (ranks.collect(), breached),
        compared: compared.collect(),
    }
}

fn group(framework: &Framework, clash: &Clash) -> Group {
    let all = |statements: &[Vec<PositionId>]| ids(framework, statements.iter().flatten());
    (
        clash.conflicts.iter().map(|conflict| conflict.statements.len()).collect(),
        clash.repairs.iter().map(|repair| rank(framework, repair)).collect(),
        clash.conflicts.iter().map(|conflict| all(&conflict.statements)).collect(),
        clash.repairs.iter().map(|repair| all(&repair.statements)).collect(),
    )
}

/// Ids in an order of their own.
fn ids<'a>(framework: &Framework, positions: impl Iterator<Item = &'a PositionId>) -> Vec<String> {
    let mut ids: Vec<String> = positions.map(|&position| framework.positions[position].entry.id.clone()).collect();
    ids.sort();
    ids
}

/// Parties moving, statements given up, red lines among them, official ones.
fn rank(framework: &Framework, repair: &Repair) -> Rank {
    let of = |wanted: fn(&Framework, PositionId) -> bool| {
        repair.statements.iter().filter(|said| said.iter().any(|&it| wanted(framework, it))).count()
    };
    let red_lines = of(|framework, it| framework.positions[it].red_line);
    let official = of(|framework, it| framework.positions[it].status.value == Status::Official);
    [repair.parties.len(), repair.statements.len(), red_lines, official]
}

/// Parties with a breached red line, then red lines, demands and preferences breached.
fn package_rank(framework: &Framework, breached: &[PositionId]) -> [usize; 4] {
    let positions = || breached.iter().map(|&position| &framework.positions[position]);
    let red_lines = || positions().filter(|position| position.red_line);
    let parties: BTreeSet<_> = red_lines().flat_map(|it| it.parties.iter().map(|party| party.value)).collect();
    let demands = positions().filter(|position| !position.red_line && position.insists()).count();
    let preferences = positions().filter(|position| !position.insists()).count();
    [parties.len(), red_lines().count(), demands, preferences]
}
