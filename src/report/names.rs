//! Names of checks that the files write, held against the table.

use crate::{
    checks::{CHECKS, Check},
    document,
    finding::Finding,
    framework::{Expectation, Expected, Framework},
    source::Spanned,
};

/// A finding for every name in `[checks]`, `allow` and `expect` that is no check's.
pub(super) fn unknown_checks(framework: &Framework) -> Vec<Finding> {
    let in_components = framework.components.iter().flat_map(|(_, component)| &component.allow);
    let in_positions = framework.positions.iter().flat_map(|(_, position)| &position.allow);
    let permitted = in_components.chain(in_positions).map(|allow| &allow.check);
    let expected = framework.scenario.iter().flat_map(|scenario| &scenario.expect).filter_map(expected_check);
    let names = framework.levels.iter().map(|level| &level.check).chain(permitted).chain(expected);
    names.filter(|check| Check::named(&check.value).is_none()).map(unknown_check).collect()
}

fn expected_check(expectation: &Expectation) -> Option<&Spanned<String>> {
    match &expectation.expected {
        Expected::Finding(narrowed) | Expected::None(narrowed) => Some(&narrowed.check),
        Expected::Verdict { .. } => None,
    }
}

fn unknown_check(check: &Spanned<String>) -> Finding {
    let finding = Finding::of("unknown_reference", check.at, format!("no check is called `{}`", check.value));
    match nearest(&check.value) {
        Some(name) => finding.help(format!("did you mean `{name}`?")),
        None => finding.help("`model explain` lists the checks"),
    }
}

/// The check whose name is nearest to what was written, if one is near.
pub fn nearest(written: &str) -> Option<&'static str> {
    document::nearest(written, CHECKS.iter().map(|check| check.name))
}
