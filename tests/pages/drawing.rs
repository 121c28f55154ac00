//! Findings drawn into a file as comments under the lines they are about.

use std::collections::BTreeMap;

use peace_model::{
    report::Reported,
    source::{Sources, Span},
};

/// Whether a line is part of a drawing.
pub(super) fn is_drawn(line: &str) -> bool {
    let Some(drawn) = line.strip_prefix('#') else { return false };
    let drawn = drawn.trim_start();
    let rest = drawn.trim_start_matches(['^', '-']);
    (rest.len() < drawn.len() && (rest.is_empty() || rest.starts_with(' ')))
        || ["= note: ", "= help: "].iter().any(|start| drawn.starts_with(start))
}

/// The text of the file called `name` with the findings under its lines.
pub(super) fn draw(name: &str, text: &str, findings: &[Reported], sources: &Sources) -> String {
    let mut under: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut put = |at: Span, sign: char, words: &str| {
        if sources.name(at.file) == name {
            let place = sources.line_column(at.file, at.range().start);
            let width = sources.slice(at).lines().next().unwrap_or_default().chars().count().max(1);
            under.entry(place.line).or_default().push(mark(place.column, width, sign, words));
        }
    };
    for Reported { finding, level, .. } in findings {
        put(finding.at, '^', &format!("{}[{}]: {}", level.word(), finding.check, finding.message));
        if !finding.here.is_empty() {
            put(finding.at, '-', &finding.here);
        }
        for (sort, texts) in [("note", &finding.notes), ("help", &finding.help)] {
            texts.iter().for_each(|text| put(finding.at, '=', &format!("{sort}: {text}")));
        }
        finding.labels.iter().for_each(|label| put(label.at, '-', &label.text));
    }
    let mut drawn = String::new();
    for (line, words) in (1..).zip(text.lines()) {
        drawn.extend([words, "\n"]);
        under.remove(&line).into_iter().flatten().for_each(|mark| drawn.extend([&mark, "\n"]));
    }
    drawn
}

/// A comment line that points at a column; the first column is taken by the comment sign.
fn mark(column: usize, width: usize, sign: char, words: &str) -> String {
    let (skipped, width) = if column == 1 { (0, width.saturating_sub(1).max(1)) } else { (column - 2, width) };
    let width = if sign == '=' { 1 } else { width };
    format!("#{}{} {words}", " ".repeat(skipped), sign.to_string().repeat(width))
}
