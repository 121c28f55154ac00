//! One package of a framework, and the draft as that package has it: nothing open, amendments put in.

use std::collections::BTreeMap;

use super::{ComponentId, Framework, IssueId, Nature, Terms, Value, amend::amend};

/// One way of settling all that a draft leaves open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// For each component, in the author's order, whether it is in.
    pub included: Vec<bool>,
    /// The value of each issue that a component of the package leaves open among several.
    pub values: BTreeMap<IssueId, Value>,
    /// For each field of a kind that is left open, the place of its value in the author's list.
    pub terms: BTreeMap<(ComponentId, &'static str), usize>,
}

impl Package {
    /// Whether a component is in.
    pub fn has(&self, component: ComponentId) -> bool {
        self.included[component.index()]
    }
}

impl Framework {
    /// The draft as one of its packages has it, with the same ids: components that are not in are left out, no bracket, choice or open value is
    /// left, and what amendments change stands in the components they amend. An amendment itself says nothing any more.
    #[must_use]
    pub fn settled(&self, package: &Package) -> Self {
        let mut settled = self.clone();
        for id in self.components.ids() {
            let component = &mut settled.components[id];
            component.dropped = !package.has(id);
            component.choice = None;
            component.provision.bracketed_by = None;
            for (field, place) in package.terms.range((id, "")..).take_while(|((of, _), _)| *of == id).map(named) {
                component.nature.terms_mut().keep(field, place);
            }
        }
        settled.choices.ids().for_each(|id| settled.choices[id].bracketed_by = None);
        settled.keep_values(package);
        for (target, amendments) in self.amendments() {
            for amendment in amendments.into_iter().filter(|&amendment| package.has(amendment)) {
                settled.put_in(amendment, target);
            }
        }
        settled
    }

    fn keep_values(&mut self, package: &Package) {
        let provisions = self.components.iter_mut().map(|component| &mut component.provision);
        for provision in provisions.chain(self.steps.iter_mut().map(|step| &mut step.provision)) {
            for settles in provision.settles.iter_mut().filter(|settles| settles.values.len() > 1) {
                if let Some(value) = package.values.get(&settles.issue) {
                    settles.values.retain(|listed| listed.value == *value);
                }
            }
        }
    }

    fn put_in(&mut self, amendment: ComponentId, target: ComponentId) {
        let provision = std::mem::take(&mut self.components[amendment].provision);
        let terms = std::mem::take(self.components[amendment].nature.terms_mut());
        let target = &mut self.components[target];
        amend(&mut target.provision, &provision);
        target.nature.terms_mut().amend(&terms);
    }
}

fn named((&(_, field), &place): (&(ComponentId, &'static str), &usize)) -> (&'static str, usize) {
    (field, place)
}

impl Nature {
    /// The fields of its kind.
    pub fn terms(&self) -> &Terms {
        match self {
            Self::Provision { terms, .. } | Self::Amendment { terms, .. } => terms,
        }
    }

    /// Whether it stands on its own, and amends nothing.
    pub fn is_provision(&self) -> bool {
        matches!(self, Self::Provision { .. })
    }

    pub(super) fn terms_mut(&mut self) -> &mut Terms {
        match self {
            Self::Provision { terms, .. } | Self::Amendment { terms, .. } => terms,
        }
    }
}
