//! What is wanted of a picture: which view, and what of it.

use crate::{
    document::nearest,
    framework::{Aspect, Framework, Kind, View},
};

/// Which picture to draw. What is not given does not narrow it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub aspect: Aspect,
    /// Of the view that a file declares.
    pub id: Option<String>,
    /// In place of the title of the proposal.
    pub title: Option<String>,
    /// The id of a component, step, choice, issue, event, party or position.
    pub focus: Option<String>,
    /// How many lines away from `focus`; one if not given.
    pub depth: Option<u32>,
    /// The id of a party.
    pub party: Option<String>,
    /// As in the files, a number too.
    pub phase: Option<String>,
    pub kind: Option<Kind>,
    /// As `focus`.
    pub between: Option<[String; 2]>,
    pub findings_only: bool,
}

/// Why a picture cannot be drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("nothing in the files is called `{id}`; {}", did_you_mean(.nearest.as_deref()))]
    UnknownId { id: String, nearest: Option<String> },

    #[error("`{id}` is not in the view `{view}`; try another --view")]
    NotInView { id: String, view: &'static str },

    #[error("no provision stands in phase `{phase}`; {}", phases_in_words(.known))]
    UnknownPhase { phase: String, known: String },

    #[error("--depth counts lines from --focus, and there is none")]
    DepthOfNothing,

    #[error("no lines join `{0}` and `{1}` in this view; try another --view")]
    Apart(String, String),

    #[error("no view is called `{id}`; {}", view_meant(.nearest.as_deref()))]
    UnknownView { id: String, nearest: Option<String> },

    #[error(
        "{figures} figures are more than the {most} that the built-in engine places; narrow the picture (--focus, --phase, --party), \
         or choose --engine dot"
    )]
    TooManyFigures { figures: usize, most: usize },

    #[error(
        "the Mermaid text has {size} {unit}, and the sites that show it stop at {most}; {}, or choose another format",
        narrow(.fitting)
    )]
    MermaidTooLarge { size: usize, unit: &'static str, most: usize, fitting: Vec<String> },

    #[error("this program was built without an engine of its own; choose --engine dot")]
    NoEngine,

    #[error("the picture cannot be placed: {0}; choose --engine dot")]
    Unplaced(String),
}

fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map_or_else(|| "look at the ids in the file".to_owned(), |name| format!("did you mean `{name}`?"))
}

fn phases_in_words(known: &str) -> String {
    if known.is_empty() { "the file has no phases".to_owned() } else { format!("the phases are {known}") }
}

/// With `fitting`, options that leave a picture small enough.
fn narrow(fitting: &[String]) -> String {
    match fitting {
        [] => "narrow the picture (--focus, --phase, --party)".to_owned(),
        fitting => format!("draw it in parts, of which these are small enough: {}", fitting.join(", ")),
    }
}

fn view_meant(nearest: Option<&str>) -> String {
    nearest.map_or_else(
        || format!("every file has {}", Aspect::ALL.map(Aspect::word).join(", ")),
        |name| format!("did you mean `{name}`?"),
    )
}

impl Wanted {
    /// The whole of one view.
    pub fn whole(aspect: Aspect) -> Self {
        Self { aspect, ..Self::default() }
    }

    /// The picture called `name`: a view of every file, or one that these files declare.
    pub fn named(framework: &Framework, name: &str) -> Result<Self, Refusal> {
        if let Some(aspect) = Aspect::ALL.into_iter().find(|aspect| aspect.word() == name) {
            return Ok(Self::whole(aspect));
        }
        let declared = framework.views.iter().find(|view| view.entry.id == name);
        declared.map(|view| Self::declared(framework, view)).ok_or_else(|| {
            let mut known: Vec<&str> = framework.views.iter().map(|view| view.entry.id.as_str()).collect();
            Aspect::ALL.iter().for_each(|aspect| known.push(aspect.word()));
            Refusal::UnknownView { id: name.to_owned(), nearest: nearest(name, known).map(str::to_owned) }
        })
    }

    /// As a file declares it.
    pub fn declared(framework: &Framework, view: &View) -> Self {
        Self {
            aspect: view.aspect.value,
            id: Some(view.entry.id.clone()),
            title: view.entry.title.clone(),
            focus: view.focus.as_ref().map(|focus| focus.value.clone()),
            depth: view.depth,
            party: view.party.map(|party| framework.parties[party.value].entry.id.clone()),
            phase: view.phase.clone(),
            kind: view.kind,
            between: view.between.as_ref().map(|[one, other]| [one.value.clone(), other.value.clone()]),
            findings_only: view.findings_only,
        }
    }

    /// The filters in words, such as "focus `relief`, depth 2"; empty without any.
    pub(super) fn in_words(&self) -> String {
        self.filters().join(", ")
    }

    /// Each filter in words.
    pub(super) fn filters(&self) -> Vec<String> {
        let depth = |_: &String| format!(", depth {}", self.depth());
        let words = [
            self.focus.as_ref().map(|id| format!("focus `{id}`{}", depth(id))),
            self.between.as_ref().map(|[one, other]| format!("between `{one}` and `{other}`")),
            self.party.as_ref().map(|id| format!("party `{id}`")),
            self.phase.as_ref().map(|phase| format!("phase {phase}")),
            self.kind.map(|kind| format!("kind `{}`", kind.word())),
            self.findings_only.then(|| "only with findings".to_owned()),
        ];
        words.into_iter().flatten().collect()
    }

    /// The name of such a picture of a file, fit to begin an id: "jcpoa-sequence-phase-2".
    pub(super) fn name(&self, file: &str) -> String {
        let file = file.rsplit('/').next().unwrap_or(file);
        let stem = file.strip_suffix(".toml").unwrap_or(file);
        let view = self.id.as_deref().unwrap_or(self.aspect.word());
        let all = format!("{stem} {view} {}", self.in_words());
        let words = all.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join("-")
    }

    pub(super) fn depth(&self) -> u32 {
        self.depth.unwrap_or(1)
    }
}
