//! What every answer about a file starts from: what it says, the statements that count, and the logic over both.

use super::{Asked, Basis, Reading, levels, names};
use crate::{
    finding::Finding,
    framework::Framework,
    logic::{Inquiry, Theory},
    source::Sources,
};

/// One file, made ready to be asked about.
pub(super) struct Grounds {
    pub(super) sources: Sources,
    pub(super) framework: Framework,
    /// Mistakes of the files themselves, and names of checks that there are not.
    pub(super) findings: Vec<Finding>,
    /// How many of them keep everything else from being asked: of half a proposal there would be answers too, and nothing in
    /// them would show that they are wrong.
    pub(super) mistakes: usize,
    pub(super) basis: Basis,
    theory: Option<Theory>,
}

impl Grounds {
    pub(super) fn new(reading: Reading, asked: &Asked) -> Self {
        let Reading { sources, document, framework, mut findings } = reading;
        // It is as large as all that follows.
        drop(document);
        findings.extend(names::unknown_checks(&framework));
        let basis = Basis::new(&framework, asked);
        let mistakes = levels::mistakes(&findings);
        let theory = (mistakes == 0).then(|| Theory::of(&framework, &basis.statements));
        Self { sources, framework, findings, mistakes, basis, theory }
    }

    /// `None`: the files have mistakes.
    pub(super) fn inquiry(&self) -> Option<Inquiry<'_>> {
        self.theory.as_ref().map(|theory| Inquiry::new(&self.framework, theory))
    }
}
