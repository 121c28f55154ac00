//! Who has said what, and where it was found.

use serde::Serialize;

use super::{super::tables, touches::Touches};
use crate::{
    checks::{dependency, provenance, speakers},
    framework::{Framework, PositionId, Source, SourceClass, SourceId},
    logic::{How, Judged},
    report::{Briefing, Checked, wording, written},
    statements::Standing,
};

/// One statement and what becomes of it.
#[derive(Serialize)]
pub(super) struct Saying<'a> {
    id: &'a str,
    who: String,
    /// "reported red line", "acceptance".
    sort: String,
    says: Option<&'a str>,
    /// The key it is written with: "rejects", and what it is that the party rejects.
    stance: &'static str,
    wording: String,
    known: String,
    /// Why it is not in force; `None` if it is.
    retired: Option<String>,
    verdict: Option<&'static str>,
    why: Vec<String>,
    sources: Vec<Cited<'a>>,
    touches: String,
}

/// A source as it is cited.
#[derive(Serialize)]
pub(super) struct Cited<'a> {
    id: &'a str,
    title: &'a str,
    publisher: Option<&'a str>,
    date: Option<String>,
    url: Option<&'a str>,
}

/// A source in the list of all.
#[derive(Serialize)]
pub(super) struct Shelf<'a> {
    #[serde(flatten)]
    cited: Cited<'a>,
    class: &'static str,
}

impl<'a> Cited<'a> {
    pub(super) fn of(framework: &'a Framework, id: SourceId) -> Self {
        let Source { entry, publisher, date, url, .. } = &framework.sources[id];
        Self {
            id: &entry.id,
            title: entry.name(),
            publisher: publisher.as_deref(),
            date: date.map(|date| date.value.to_string()),
            // What else an address may begin with is none of a reader's business: it could be a script.
            url: url.as_deref().filter(|url| url.starts_with("https://") || url.starts_with("http://")),
        }
    }
}

/// Every source, in the author's order.
pub(super) fn sources(checked: &Checked) -> Vec<Shelf<'_>> {
    let framework = &checked.framework;
    let shelf = |(id, source): (SourceId, &Source)| Shelf {
        cited: Cited::of(framework, id),
        class: match source.class.map(|class| class.value) {
            Some(SourceClass::Primary) => "primary",
            Some(SourceClass::Established) => "established",
            Some(SourceClass::Mirror) => "mirror",
            Some(SourceClass::PartyAligned) => "party-aligned",
            None => "not stated",
        },
    };
    framework.sources.iter().map(shelf).collect()
}

/// Every statement in the files, in the author's order.
pub(super) fn sayings(briefing: &Briefing) -> Vec<Saying<'_>> {
    let checked = &briefing.checked;
    let mut verdicts = checked.answer.iter().flat_map(|answer| &answer.verdicts).peekable();
    // Verdicts stand in the order of the statements.
    let mut judged = |id: PositionId| verdicts.next_if(|judged| judged.position == id);
    checked.framework.positions.ids().map(|id| saying(checked, id, judged(id))).collect()
}

fn saying<'a>(checked: &'a Checked, id: PositionId, judged: Option<&Judged>) -> Saying<'a> {
    let framework = &checked.framework;
    let position = &framework.positions[id];
    let standing = checked.basis.statements.standing(id);
    let condition = position.condition.as_ref().map(|it| format!(" if {}", written(&checked.sources, it.at)));
    Saying {
        id: &position.entry.id,
        who: speakers(framework, id),
        sort: tables::sort(position),
        says: position.says.as_deref(),
        stance: position.stance.word(),
        wording: wording(framework, &checked.sources, position) + &condition.unwrap_or_default(),
        known: provenance(framework, id),
        retired: (standing != Standing::InForce).then(|| standing.in_words(framework)),
        verdict: judged.map(|judged| judged.verdict.word()),
        why: judged.map(|judged| why(framework, judged)).unwrap_or_default(),
        sources: position.entry.sources.iter().map(|source| Cited::of(framework, source.value)).collect(),
        touches: Touches::default().statement(framework, id).words(),
    }
}

/// The clauses that a verdict follows from, or what it depends on.
fn why(framework: &Framework, judged: &Judged) -> Vec<String> {
    match judged.how {
        How::DoesNotArise => vec!["it does not arise".to_owned()],
        How::Undecided => judged.depends_on.iter().map(|on| dependency(framework, on)).collect(),
        How::Text | How::StatusQuo => judged.because.iter().map(|cause| cause.says.clone()).collect(),
    }
}
