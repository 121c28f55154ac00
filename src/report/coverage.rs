//! What of a framework the field's data sets have codes for, and which provisions of the Peace Accords Matrix it does not touch.

use super::Reading;
use crate::{
    framework::{ComponentId, Framework, Nature},
    source::{FileId, Sources},
    taxonomy::{Comparable, Label, MATRIX, matrix, pax},
};

/// The provisions of one framework beside the codes for them.
#[derive(Debug)]
pub struct Coverage {
    pub sources: Sources,
    pub framework: Framework,
    pub provisions: Vec<Covered>,
    /// How many mistakes the files have: provisions may be missing here.
    pub mistakes: usize,
}

/// One provision and the codes of its kind.
#[derive(Clone, Copy, Debug)]
pub struct Covered {
    pub component: ComponentId,
    pub pax: Comparable,
    pub matrix: Comparable,
}

/// How many provisions of a framework have codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Covering {
    pub provisions: usize,
    pub pax: Coded,
    pub matrix: Coded,
    /// Provisions of the matrix that no provision here is coded as, not even nearly.
    pub untouched: usize,
}

/// How many provisions a data set has codes for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coded {
    pub same: usize,
    /// Those with nothing but a nearest code.
    pub near: usize,
}

impl Coverage {
    /// The name of the file that was asked for.
    pub fn file(&self) -> &str {
        self.sources.name(FileId::FIRST)
    }

    /// Looks up every provision that is not left out. Amendments are counted with what they amend.
    pub fn new(reading: Reading) -> Self {
        let Reading { sources, framework, findings, .. } = reading;
        let provisions = covered(&framework);
        Self { sources, framework, provisions, mistakes: super::levels::mistakes(&findings) }
    }

    /// Provisions of the matrix that nothing in the framework is coded as, not even nearly.
    pub fn untouched(&self) -> Vec<Label> {
        untouched(&self.provisions)
    }

    /// How many provisions have codes.
    pub fn counts(&self) -> Covering {
        Covering::of(&self.framework)
    }
}

impl Covering {
    /// Counts the provisions of a framework that are not left out.
    pub fn of(framework: &Framework) -> Self {
        let provisions = covered(framework);
        let mut counts =
            Self { provisions: provisions.len(), pax: Coded::default(), matrix: Coded::default(), untouched: 0 };
        for covered in &provisions {
            counts.pax.count(covered.pax);
            counts.matrix.count(covered.matrix);
        }
        Self { untouched: untouched(&provisions).len(), ..counts }
    }
}

impl Coded {
    fn count(&mut self, comparable: Comparable) {
        match comparable {
            Comparable::Same(_) => self.same += 1,
            Comparable::Near(_) => self.near += 1,
            Comparable::BySubject | Comparable::Nothing => {}
        }
    }
}

fn covered(framework: &Framework) -> Vec<Covered> {
    let kinds = framework.components_in_play().filter_map(|(id, component)| match &component.nature {
        Nature::Provision { kind, .. } => Some((id, kind.value)),
        Nature::Amendment { .. } => None,
    });
    kinds.map(|(component, kind)| Covered { component, pax: pax(kind), matrix: matrix(kind) }).collect()
}

fn untouched(provisions: &[Covered]) -> Vec<Label> {
    let touched = |label: &Label| provisions.iter().any(|covered| covered.matrix.codes().contains(&label.name));
    MATRIX.into_iter().filter(|label| !touched(label)).collect()
}
