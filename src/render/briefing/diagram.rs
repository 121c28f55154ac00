//! The pictures: the component graph, and those that the files declare.

use serde::Serialize;

use crate::{
    diagram::{self, Picture, Refusal, Wanted},
    framework::Aspect,
    report::Checked,
};

/// One picture in the form of the page.
#[derive(Serialize)]
pub(super) struct Drawing {
    /// `None`: the component graph.
    title: Option<String>,
    /// Empty where it could not be drawn.
    text: String,
    /// Why it could not be drawn, and what helps.
    refusal: Option<String>,
}

/// The component graph, then the views that the files declare, each written by `draw`. A dossier has none.
pub(super) fn of(checked: &Checked, draw: &mut dyn FnMut(&Picture) -> Result<String, Refusal>) -> Vec<Drawing> {
    let framework = &checked.framework;
    if checked.answer.is_none() || framework.is_dossier() {
        return Vec::new();
    }
    let declared = framework.views.iter().map(|view| Wanted::declared(framework, view));
    let declared = declared.map(|wanted| (Some(wanted.title.clone().unwrap_or_default()), wanted));
    let all = std::iter::once((None, Wanted::whole(Aspect::Components))).chain(declared);
    all.map(|(title, wanted)| {
        let drawn = diagram::draw(checked, &wanted).and_then(|picture| draw(&picture));
        let (text, refusal) =
            drawn.map_or_else(|refusal| (String::new(), Some(refusal.to_string())), |text| (text, None));
        Drawing { title, text, refusal }
    })
    .collect()
}
