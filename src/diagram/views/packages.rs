//! What a picture says of the one package that it was worked out in.

use crate::{
    framework::{Framework, Thing},
    report::{Checked, PowersFound},
};

/// The draft as that package has it; as it was checked, where there is none.
pub(super) fn shown<'a>(checked: &'a Checked, found: Option<&'a PowersFound>) -> &'a Framework {
    found.map_or(&checked.framework, |found| &found.shown)
}

/// Which package it is, where the draft leaves several open.
pub(super) fn told(found: &PowersFound) -> Option<String> {
    let uses = found.uses.iter().map(|(thing, is): &(Thing, String)| format!("`{}` is {is}", thing.id(&found.shown)));
    let uses: Vec<String> = uses.collect();
    (!uses.is_empty()).then(|| format!("One package of several: {}; a scenario can choose another", uses.join(", ")))
}

/// Why there is no package to work anything out in.
pub(super) fn why_not(checked: &Checked) -> &'static str {
    match &checked.answer {
        None => "the files have mistakes of their own, and half a proposal is not judged",
        Some(_) if checked.framework.is_dossier() => "this is a dossier, which proposes nothing",
        Some(answer) if answer.packages.is_none() => "the draft contradicts itself",
        Some(_) => "the search for a package was given up",
    }
}
