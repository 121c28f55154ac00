//! Reports as GitHub-flavoured Markdown: the briefing, and what `model check` found.

mod change;
mod comparison;
mod prose;

use minijinja::{Environment, Output, State, Value, context, value::Serde};

use super::{
    briefing::{Findings, Page},
    templates,
    text::totals::totals,
};
use crate::{
    diagram::mermaid,
    report::{Briefing, Report},
};

pub use change::change;
pub use comparison::comparison;

/// The templates, each for a part of the text.
const TEMPLATES: [(&str, &str); 10] = [
    ("briefing.md", include_str!("markdown/briefing.md")),
    ("check.md", include_str!("markdown/check.md")),
    ("words.md", include_str!("markdown/words.md")),
    ("answer.md", include_str!("markdown/answer.md")),
    ("diagram.md", include_str!("markdown/diagram.md")),
    ("timeline.md", include_str!("markdown/timeline.md")),
    ("stalls.md", include_str!("markdown/stalls.md")),
    ("exposure.md", include_str!("markdown/exposure.md")),
    ("findings.md", include_str!("markdown/findings.md")),
    ("record.md", include_str!("markdown/record.md")),
];

/// The whole briefing.
pub fn briefing(briefing: &Briefing) -> String {
    let page = Value::from(Serde(&Page::of(briefing, &mut |picture| mermaid(picture))));
    write("briefing.md", context! { page })
}

/// What was found in every file.
pub fn report(report: &Report) -> String {
    let pages: Vec<Findings> = report.frameworks.iter().map(Findings::of).collect();
    let totals = totals(report, usize::MAX);
    let totals: Vec<String> = totals.lines().map(str::to_owned).collect();
    write("check.md", context! { pages => Value::from(Serde(&pages)), totals })
}

fn write(template: &str, context: Value) -> String {
    let text =
        environment().get_template(template).and_then(|it| it.render(context)).expect("the templates fit the page");
    text.trim_end().to_owned() + "\n"
}

fn environment() -> Environment<'static> {
    let mut environment = templates::environment(&TEMPLATES, escape);
    environment.add_filter("prose", |text: &str| Value::from_safe_string(prose::prose(text)));
    environment.add_filter("code", |text: &str| Value::from_safe_string(prose::code(text)));
    environment.add_filter("address", |text: &str| Value::from_safe_string(prose::address(text)));
    environment
}

/// Writes a value as text on one line: no sign in it is markup. Every value in the text passes here.
fn escape(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), minijinja::Error> {
    match value.as_str() {
        Some(text) if value.is_safe() => out.write_str(text).map_err(minijinja::Error::from),
        Some(text) => out.write_str(&prose::escaped(text)).map_err(minijinja::Error::from),
        None => minijinja::escape_formatter(out, state, value),
    }
}

fn table(header: &[String], rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let rule = format!("|{}", "---|".repeat(header.len()));
    let rows = rows.map(|cells| line(&cells));
    [line(header), rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}
