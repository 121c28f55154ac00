//! The briefing as one HTML page that needs nothing else: no network, no other file.

mod picture;
mod policy;
mod prose;

use minijinja::{Environment, Output, State, Value, context, value::Serde};

use self::picture::Pictures;
use super::{briefing::Page, templates, visible::visible};
use crate::report::Briefing;

const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/page.js");

/// The templates, each for a part of the page.
const TEMPLATES: [(&str, &str); 12] = [
    ("page.html", include_str!("html/page.html")),
    ("words.html", include_str!("html/words.html")),
    ("answer.html", include_str!("html/answer.html")),
    ("clashes.html", include_str!("html/clashes.html")),
    ("matrix.html", include_str!("html/matrix.html")),
    ("diagram.html", include_str!("html/diagram.html")),
    ("timeline.html", include_str!("html/timeline.html")),
    ("stalls.html", include_str!("html/stalls.html")),
    ("exposure.html", include_str!("html/exposure.html")),
    ("findings.html", include_str!("html/findings.html")),
    ("record.html", include_str!("html/record.html")),
    ("checks.html", include_str!("html/checks.html")),
];

/// Whether a page stands for itself or is shown by `model watch`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// It may reach nothing.
    Still,
    /// It hears from the server that it came from; this is the number of the page.
    Live(u64),
}

impl Life {
    fn number(self) -> Option<u64> {
        match self {
            Self::Still => None,
            Self::Live(number) => Some(number),
        }
    }
}

/// The whole page.
pub fn page(briefing: &Briefing, life: Life) -> String {
    let mut pictures = Pictures::default();
    let page = Page::of(briefing, &mut |picture| pictures.embed(picture));
    let style = format!("{STYLE}{}", pictures.style);
    let policy = policy::policy(&style, SCRIPT, life);
    let sections = page.sections();
    let page = Value::from(Serde(&page));
    let context = context! { page, sections, policy, style, script => SCRIPT, live => life.number() };
    environment().get_template("page.html").and_then(|it| it.render(context)).expect("the templates fit the page")
}

fn environment() -> Environment<'static> {
    let mut environment = templates::environment(&TEMPLATES, escape);
    environment.add_filter("prose", |text: &str| Value::from_safe_string(prose::prose(text)));
    environment.add_filter("emphatic", |text: &str| Value::from_safe_string(prose::emphatic(text)));
    environment
}

/// Writes a value as text: markup in it is shown, and nothing in it misleads the eye. Every value on the page passes here.
fn escape(out: &mut Output, state: &mut State, value: &Value) -> Result<(), minijinja::Error> {
    match value.as_str() {
        Some(text) if value.is_safe() => out.write_str(text).map_err(minijinja::Error::from),
        Some(text) => out.write_str(&prose::escaped(&visible(text))).map_err(minijinja::Error::from),
        None => minijinja::escape_formatter(out, state, value),
    }
}
