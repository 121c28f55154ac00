//! The pages of the checks, written in Markdown, as text for the terminal.

use anstyle::Style;

use super::{tables, wrap::wrap};
use crate::checks::Check;

/// All checks by group, each with the first line of its page.
pub fn list(checks: &[Check], width: usize) -> String {
    let bold = Style::new().bold();
    let mut groups: Vec<(&str, Vec<&Check>)> = Vec::new();
    for check in checks {
        match groups.iter_mut().find(|(group, _)| *group == check.group) {
            Some((_, members)) => members.push(check),
            None => groups.push((check.group, vec![check])),
        }
    }
    let blocks = groups.iter().map(|(group, members)| {
        let mut table = tables::plain(width);
        for check in members {
            table.add_row([check.name, check.level.word(), check.title()]);
        }
        format!("{bold}{group}{bold:#}\n\n{}", table.trim_fmt())
    });
    let next = "`model explain CHECK` shows the page of one of them".to_owned();
    blocks.chain([next]).collect::<Vec<_>>().join("\n\n") + "\n"
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
    (!text.is_empty()).then(|| wrap(text.trim_start(), width).join("\n"))
}

fn code<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    lines.map(|line| if line.is_empty() { String::new() } else { format!("    {line}") }).collect::<Vec<_>>().join("\n")
}
