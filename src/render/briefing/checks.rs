//! The pages of the checks that had something to say, in blocks.

use serde::Serialize;

use crate::report::Briefing;

#[derive(Serialize)]
pub(super) struct CheckPage<'a> {
    name: &'a str,
    title: &'a str,
    level: &'static str,
    blocks: Vec<Block<'a>>,
    /// The page as it is written, without its title.
    markdown: &'a str,
}

/// A piece of a page.
#[derive(Serialize)]
struct Block<'a> {
    /// `text`, `heading` or `code`.
    sort: &'static str,
    text: String,
    #[serde(skip)]
    lines: Vec<&'a str>,
}

pub(super) fn of(briefing: &Briefing) -> Vec<CheckPage<'_>> {
    let page = |check: &'static crate::checks::Check| {
        let markdown = check.page.split_once('\n').map_or("", |(_, rest)| rest).trim_start();
        CheckPage {
            name: check.name,
            title: check.title(),
            level: check.level.word(),
            blocks: blocks(markdown),
            markdown,
        }
    };
    briefing.fired().into_iter().map(page).collect()
}

/// Paragraphs, headings and code, which is all that a page has.
fn blocks(markdown: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut in_code = false;
    for line in markdown.lines() {
        if line.starts_with("```") {
            in_code = !in_code;
            blocks.push(Block::new(if in_code { "code" } else { "text" }));
        } else if in_code {
            blocks.last_mut().expect("the fence opened one").lines.push(line);
        } else if line.is_empty() {
            blocks.push(Block::new("text"));
        } else if line.starts_with('#') {
            blocks.push(Block { lines: vec![line.trim_start_matches('#').trim()], ..Block::new("heading") });
            blocks.push(Block::new("text"));
        } else {
            if blocks.is_empty() {
                blocks.push(Block::new("text"));
            }
            blocks.last_mut().expect("there is one now").lines.push(line);
        }
    }
    blocks.retain(|block| !block.lines.is_empty());
    blocks.iter_mut().for_each(Block::join);
    blocks
}

impl Block<'_> {
    fn new(sort: &'static str) -> Self {
        Self { sort, text: String::new(), lines: Vec::new() }
    }

    fn join(&mut self) {
        self.text = self.lines.join(if self.sort == "code" { "\n" } else { " " });
    }
}
