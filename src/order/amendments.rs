//! Which components amend which: an amendment has the life of the provision at the end of the chain.

use std::collections::BTreeMap;

use crate::framework::{ComponentId, Framework, Nature, Provision};

/// The amendments of a framework that are not taken out.
#[derive(Debug, Default)]
pub(super) struct Amendments {
    /// What each amendment in the end amends.
    targets: BTreeMap<ComponentId, ComponentId>,
    /// The amendments of each provision that has some.
    by_target: BTreeMap<ComponentId, Vec<ComponentId>>,
}

impl Amendments {
    /// Follows every amendment to what it amends.
    pub(super) fn of(framework: &Framework) -> Self {
        let mut found = Self::default();
        for (id, component) in framework.components.iter() {
            if let Nature::Amendment { .. } = component.nature {
                let target = end_of_chain(framework, id);
                found.targets.insert(id, target);
                if !component.dropped {
                    found.by_target.entry(target).or_default().push(id);
                }
            }
        }
        found
    }

    /// What a component in the end amends; itself, if it is no amendment.
    pub(super) fn amended(&self, id: ComponentId) -> ComponentId {
        self.targets.get(&id).copied().unwrap_or(id)
    }

    /// The amendments of a component.
    pub(super) fn of_target(&self, id: ComponentId) -> &[ComponentId] {
        self.by_target.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The amendment that replaces a key of a component, if one does.
    pub(super) fn replacing(
        &self,
        framework: &Framework,
        id: ComponentId,
        key: fn(&Provision) -> bool,
    ) -> Option<ComponentId> {
        let mut amendments = self.of_target(id).iter().copied();
        amendments.find(|&amendment| key(&framework.components[amendment].provision))
    }
}

/// The provision at the end of a chain of amendments; for a chain without end, where it began.
fn end_of_chain(framework: &Framework, id: ComponentId) -> ComponentId {
    let mut found = id;
    // Amendments that amend each other have no end, and then as many steps as there are components find none.
    for _ in framework.components.ids() {
        match &framework.components[found].nature {
            Nature::Amendment { target, .. } => found = target.value,
            Nature::Provision { .. } => return found,
        }
    }
    id
}
