//! The packages of a proposal in their order, and what each breaches of what the parties have said.

use super::{Asked, Basis, Reading, levels, names, uses};
use crate::{
    framework::{ComponentId, Framework, IssueId, PartyId, PositionId, Value},
    logic::{Cause, Free, Inquiry, Listing, Pick, Ranked, Theory, field_values},
    source::{FileId, Sources},
};

/// The packages of a proposal, best first.
#[derive(Debug)]
pub struct PackageList {
    pub sources: Sources,
    pub framework: Framework,
    pub basis: Basis,
    pub pick: Pick,
    pub found: Ways,
}

/// What there is to list.
#[derive(Debug)]
pub enum Ways {
    /// So many mistakes of the files themselves come first.
    Mistakes(usize),
    /// It proposes nothing.
    Dossier,
    /// These clauses of the draft clash by themselves.
    NoPackage(Vec<Cause>),
    Packages(Listing),
}

impl PackageList {
    /// Lists the packages.
    pub fn new(reading: Reading, asked: &Asked, pick: Pick) -> Self {
        let Reading { sources, framework, mut findings, .. } = reading;
        findings.extend(names::unknown_checks(&framework));
        let basis = Basis::new(&framework, asked);
        let found = match levels::mistakes(&findings) {
            0 => list(&framework, &basis, pick),
            mistakes => Ways::Mistakes(mistakes),
        };
        Self { sources, framework, basis, pick, found }
    }

    /// The name of the file that was asked for.
    pub fn file(&self) -> &str {
        self.sources.name(FileId::FIRST)
    }

    /// The packages, where there are any.
    pub fn listing(&self) -> Option<&Listing> {
        match &self.found {
            Ways::Packages(listing) => Some(listing),
            _ => None,
        }
    }

    /// What a freedom is called: the id of a component, choice or issue, or of a component and the field of its kind.
    pub fn name(&self, free: Free) -> String {
        let framework = &self.framework;
        match free {
            Free::Component(component) => framework.components[component].entry.id.clone(),
            Free::Choice(choice) => framework.choices[choice].entry.id.clone(),
            Free::Term(component, field) => format!("{}.{field}", framework.components[component].entry.id),
            Free::Issue(issue) => framework.issues[issue].entry.id.clone(),
        }
    }

    /// What becomes of a freedom in a package: `in`, `left out`, the member of a choice, or a value in the words of the file; `None` where it
    /// does not arise.
    pub fn use_of(&self, free: Free, ranked: &Ranked) -> Option<String> {
        let (framework, package) = (&self.framework, &ranked.package);
        match free {
            Free::Component(component) => Some(uses::of_component(package.has(component))),
            Free::Choice(choice) => {
                let mut members = framework.choices[choice].one_of.iter().map(|member| member.value);
                Some(uses::of_choice(framework, members.find(|&member| package.has(member))))
            }
            Free::Term(component, field) => {
                let &place = package.terms.get(&(component, field))?;
                let at = *field_values(&framework.components[component], field).get(place)?;
                Some(super::written(&self.sources, at))
            }
            Free::Issue(issue) => package.values.get(&issue).map(|&value| framework.issues[issue].word(value)),
        }
    }

    /// The statements that a package breaches of each party, in the author's order; parties of which it breaches none are left out. A
    /// joint statement is each party's.
    pub fn breached(&self, ranked: &Ranked) -> Vec<(PartyId, Vec<PositionId>)> {
        self.by_party(&ranked.breached)
    }

    /// Those of one party.
    pub fn breached_of(&self, ranked: &Ranked, party: PartyId) -> impl Iterator<Item = PositionId> {
        ranked.breached.iter().copied().filter(move |&position| self.speaks(party, position))
    }

    fn speaks(&self, party: PartyId, position: PositionId) -> bool {
        self.framework.positions[position].parties.iter().any(|speaker| speaker.value == party)
    }

    fn by_party(&self, positions: &[PositionId]) -> Vec<(PartyId, Vec<PositionId>)> {
        let of = |party| (party, positions.iter().copied().filter(|&it| self.speaks(party, it)).collect::<Vec<_>>());
        self.framework.parties.ids().map(of).filter(|(_, own)| !own.is_empty()).collect()
    }

    /// The statements that every package listed breaches, party by party.
    pub fn in_all(&self, listing: &Listing) -> Vec<(PartyId, Vec<PositionId>)> {
        let all = |position: &PositionId| listing.packages.iter().all(|it| it.breached.contains(position));
        let first = listing.packages.first().map(|first| first.breached.clone()).unwrap_or_default();
        self.by_party(&first.into_iter().filter(all).collect::<Vec<_>>())
    }

    /// The statements that some packages listed breach and others do not, party by party.
    pub fn in_some(&self, listing: &Listing) -> Vec<(PartyId, Vec<PositionId>)> {
        let mut some: Vec<PositionId> = listing.packages.iter().flat_map(|it| &it.breached).copied().collect();
        some.sort_unstable();
        some.dedup();
        some.retain(|position| !listing.packages.iter().all(|it| it.breached.contains(position)));
        self.by_party(&some)
    }

    /// A call of another command that asks the same question.
    pub fn call(&self, command: &str) -> String {
        self.basis.call(command, self.file())
    }

    /// Everything that a package settles, in the author's order of issues.
    pub fn settles(&self, ranked: &Ranked) -> Vec<(IssueId, Value)> {
        let settled = self.framework.settled(&ranked.package);
        let components = settled.components_in_play().map(|(_, component)| &component.provision);
        let steps = settled.steps_in_play().map(|(_, step)| &step.provision);
        let mut values: Vec<(IssueId, Value)> = components
            .chain(steps)
            .flat_map(|provision| &provision.settles)
            .filter_map(|settles| Some((settles.issue, settles.values.first()?.value)))
            .collect();
        values.sort_unstable();
        values.dedup();
        values
    }

    /// The components of a package, in the author's order.
    pub fn components(&self, ranked: &Ranked) -> Vec<ComponentId> {
        self.framework.components.ids().filter(|&id| ranked.package.has(id)).collect()
    }
}

fn list(framework: &Framework, basis: &Basis, pick: Pick) -> Ways {
    if framework.is_dossier() {
        return Ways::Dossier;
    }
    let theory = Theory::of(framework, &basis.statements);
    let inquiry = Inquiry::new(framework, &theory);
    match inquiry.contradiction() {
        Some(clauses) => Ways::NoPackage(clauses),
        None => Ways::Packages(inquiry.packages(pick)),
    }
}
