//! The pages of the checks, written in Markdown, as text for the terminal.

use anstyle::Style;

use super::wrap::wrap;
use crate::checks::Check;

/// All checks under their groups, each with its level and the first line of its page.
pub fn list(checks: &[Check], width: usize) -> String {
    let bold = Style::new().bold();
    let longest = checks.iter().map(|check| check.name.len()).max().unwrap_or(0);
    let mut blocks = Vec::new();
    for group in checks.chunk_by(|first, second| first.group == second.group) {
        let lines = group.iter().flat_map(|check| line(check, longest, width)).collect::<Vec<_>>().join("\n");
        blocks.push(format!("{bold}{}{bold:#}\n\n{lines}", group[0].group));
    }
    blocks.push("`model explain CHECK` shows the page of one of them".to_owned());
    blocks.join("\n\n") + "\n"
}

/// The name and the level in columns, then the title as far as the line goes and under itself.
fn line(check: &Check, longest: usize, width: usize) -> Vec<String> {
    let first = format!("{:longest$}  {:7}  ", check.name, check.level.word());
    let title = wrap(check.title(), width.saturating_sub(first.len()));
    let starts = std::iter::once(first.clone()).chain(std::iter::repeat(" ".repeat(first.len())));
    starts.zip(title).map(|(start, title)| start + &title).collect()
}

/// The page in lines of at most `width` columns; what stands in a code block keeps its lines, indented.
pub fn page(markdown: &str, width: usize) -> String {
    let mut blocks = Vec::new();
    let mut paragraph = String::new();
    let mut lines = markdown.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            blocks.extend(flush(&mut paragraph, width));
            blocks.push(code(lines.by_ref().take_while(|line| !line.starts_with("```"))));
        } else if line.is_empty() {
            blocks.extend(flush(&mut paragraph, width));
        } else if let Some(heading) = line.strip_prefix('#') {
            blocks.extend(flush(&mut paragraph, width));
            let bold = Style::new().bold();
            blocks.push(format!("{bold}{}{bold:#}", heading.trim_start_matches('#').trim()));
        } else if line.starts_with("- ") && !paragraph.is_empty() {
            // A list: each point begins a line of its own.
            paragraph.push('\n');
            paragraph.push_str(line);
        } else {
            paragraph.push(' ');
            paragraph.push_str(line);
        }
    }
    blocks.extend(flush(&mut paragraph, width));
    blocks.join("\n\n") + "\n"
}

fn flush(paragraph: &mut String, width: usize) -> Option<String> {
    let text = std::mem::take(paragraph);
    (!text.is_empty()).then(|| emphasise(&wrap(text.trim_start(), width).join("\n")))
}

/// What stands between double stars in bold.
fn emphasise(text: &str) -> String {
    let bold = Style::new().bold();
    let part = |(index, part): (usize, &str)| {
        if index % 2 == 1 { format!("{bold}{part}{bold:#}") } else { part.to_owned() }
    };
    text.split("**").enumerate().map(part).collect()
}

fn code<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    lines.map(|line| if line.is_empty() { String::new() } else { format!("    {line}") }).collect::<Vec<_>>().join("\n")
}
