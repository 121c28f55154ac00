//! The filters of `model graph`, the same in every view.

use clap::Args;

use crate::{
    diagram::{Refusal, Wanted},
    framework::{Framework, Kind},
};

/// Which view, and what of it.
#[derive(Debug, Args)]
pub(super) struct Filters {
    /// `components`, `sequence`, `conflicts`, `parties`, `power`, `undoing`, or the id of a `[[view]]` in the file
    #[arg(long, value_name = "VIEW", default_value = "components")]
    view: String,

    /// Only what is near this component, step, choice, issue, event, party or position
    #[arg(long, value_name = "ID")]
    focus: Option<String>,

    /// How many lines away from the focus [default: 1]
    #[arg(long, value_name = "N")]
    depth: Option<u32>,

    /// Only what names this party
    #[arg(long, value_name = "ID")]
    party: Option<String>,

    /// Only what stands in this phase
    #[arg(long, value_name = "PHASE")]
    phase: Option<String>,

    /// Only provisions of this kind, such as `ceasefire`
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<Kind>,

    /// Only what lies between these two
    #[arg(long, value_names = ["ID", "ID"], num_args = 2)]
    between: Option<Vec<String>>,

    /// Only what the checks speak of
    #[arg(long)]
    findings_only: bool,
}

impl Filters {
    /// The view with its own filters, each replaced by the call's where it has one.
    pub(super) fn wanted(&self, framework: &Framework) -> Result<Wanted, Refusal> {
        let declared = Wanted::named(framework, &self.view)?;
        let focus = self.focus.clone().or(declared.focus);
        if self.depth.or(declared.depth).is_some() && focus.is_none() {
            return Err(Refusal::DepthOfNothing);
        }
        let between = self.between.as_ref().and_then(|ends| <[String; 2]>::try_from(ends.clone()).ok());
        Ok(Wanted {
            aspect: declared.aspect,
            id: declared.id,
            title: declared.title,
            focus,
            depth: self.depth.or(declared.depth),
            party: self.party.clone().or(declared.party),
            phase: self.phase.clone().or(declared.phase),
            kind: self.kind.or(declared.kind),
            between: between.or(declared.between),
            findings_only: self.findings_only || declared.findings_only,
        })
    }
}

fn kind(word: &str) -> Result<Kind, String> {
    Kind::named(word).map_err(|nearest| match nearest {
        Some(near) => format!("no kind is called `{word}`; did you mean `{near}`?"),
        None => format!("no kind is called `{word}`; docs/language.md lists the kinds"),
    })
}
