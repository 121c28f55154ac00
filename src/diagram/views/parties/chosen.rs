//! Which provisions count where parties alone are drawn: the filters by phase, kind and findings choose among them.

use std::collections::BTreeSet;

use super::super::super::{facts, figures::kind, wanted::Wanted};
use crate::{
    framework::{Framework, Thing},
    report::Checked,
};

/// What passes the filters that are about provisions.
pub(super) struct Chosen<'a> {
    framework: &'a Framework,
    wanted: &'a Wanted,
    /// The ids of what the checks speak of.
    about: BTreeSet<&'a str>,
}

impl<'a> Chosen<'a> {
    pub(super) fn new(checked: &'a Checked, framework: &'a Framework, wanted: &'a Wanted) -> Self {
        let about = checked.findings.iter().flat_map(|reported| &reported.finding.subject.about);
        Self { framework, wanted, about: about.map(String::as_str).collect() }
    }

    /// Whether anything can fail to pass.
    pub(super) fn narrows(&self) -> bool {
        self.wanted.phase.is_some() || self.wanted.kind.is_some() || self.wanted.findings_only
    }

    pub(super) fn has(&self, thing: Thing) -> bool {
        let Some(component) = self.framework.component_of(thing) else { return false };
        let whole = Thing::Component(component).id(self.framework);
        let phase = self.wanted.phase.as_deref();
        (phase.is_none() || facts::phase(self.framework, component) == phase)
            && (self.wanted.kind.is_none() || kind(self.framework, component) == self.wanted.kind)
            && (!self.wanted.findings_only
                || [thing.id(self.framework), whole].iter().any(|id| self.about.contains(id)))
    }
}
