//! Coverage in JSON.

use serde::Serialize;

use super::{VERSION, write};
use crate::{
    framework::Nature,
    report::{Coded, Coverage, Covered, Covering},
    taxonomy::{Comparable, MATRIX},
};

/// Every provision with its codes, as JSON, with a line break at the end.
pub fn coverage(coverage: &Coverage) -> String {
    let provisions = coverage.provisions.iter().map(|covered| ProvisionJson::of(coverage, *covered)).collect();
    write(&CoverageJson {
        format: "model-coverage",
        version: VERSION,
        file: coverage.file(),
        title: coverage.framework.title(),
        counts: CountsJson::of(coverage.counts()),
        provisions,
        untouched: coverage.untouched().iter().map(|label| label.name).collect(),
        read: MATRIX.iter().filter(|label| label.read).map(|label| label.name).collect(),
        mistakes: coverage.mistakes,
        sources_to: coverage.framework.newest_source().map(|date| date.to_string()),
    })
}

#[derive(Serialize)]
struct CoverageJson<'a> {
    format: &'static str,
    version: u32,
    file: &'a str,
    title: Option<&'a str>,
    counts: CountsJson,
    provisions: Vec<ProvisionJson<'a>>,
    untouched: Vec<&'static str>,
    read: Vec<&'static str>,
    mistakes: usize,
    sources_to: Option<String>,
}

/// What `check` has of it as well.
#[derive(Serialize)]
pub(super) struct CountsJson {
    provisions: usize,
    pax: CodedJson,
    matrix: CodedJson,
    untouched: usize,
}

#[derive(Serialize)]
struct CodedJson {
    same: usize,
    near: usize,
}

#[derive(Serialize)]
struct ProvisionJson<'a> {
    component: &'a str,
    kind: &'static str,
    pax: CodesJson,
    matrix: CodesJson,
}

#[derive(Serialize)]
struct CodesJson {
    codes: &'static [&'static str],
    how: &'static str,
}

impl CountsJson {
    pub(super) fn of(covering: Covering) -> Self {
        let coded = |Coded { same, near }| CodedJson { same, near };
        Self {
            provisions: covering.provisions,
            pax: coded(covering.pax),
            matrix: coded(covering.matrix),
            untouched: covering.untouched,
        }
    }
}

impl<'a> ProvisionJson<'a> {
    fn of(coverage: &'a Coverage, covered: Covered) -> Self {
        let component = &coverage.framework.components[covered.component];
        let kind = match &component.nature {
            Nature::Provision { kind, .. } => kind.value.word(),
            Nature::Amendment { .. } => "",
        };
        let (pax, matrix) = (CodesJson::of(covered.pax), CodesJson::of(covered.matrix));
        Self { component: &component.entry.id, kind, pax, matrix }
    }
}

impl CodesJson {
    fn of(comparable: Comparable) -> Self {
        let how = match comparable {
            Comparable::Same(_) => "same",
            Comparable::Near(_) => "near",
            Comparable::BySubject => "by-subject",
            Comparable::Nothing => "none",
        };
        Self { codes: comparable.codes(), how }
    }
}
