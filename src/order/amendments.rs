//! Which components amend which: an amendment has the life of the provision at the end of the chain.

use std::collections::BTreeMap;

use crate::framework::{ComponentId, Framework, Provision};

/// The amendments of each provision that has some, but for those taken out.
#[derive(Debug, Default)]
pub(super) struct Amendments(BTreeMap<ComponentId, Vec<ComponentId>>);

impl Amendments {
    /// Follows every amendment to what it amends.
    pub(super) fn of(framework: &Framework) -> Self {
        let mut found = Self::default();
        for (id, _) in framework.components.iter().filter(|(_, component)| !component.dropped) {
            let target = framework.provision_of(id);
            if target != id {
                found.0.entry(target).or_default().push(id);
            }
        }
        found
    }

    /// The amendments of a component.
    pub(super) fn of_target(&self, id: ComponentId) -> &[ComponentId] {
        self.0.get(&id).map_or(&[], Vec::as_slice)
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
