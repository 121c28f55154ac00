//! The pages of the checks are tests: every TOML block is checked, and the findings stand drawn under the text they are about.

mod drawing;

use std::{env, fs, path::Path};

use peace_model::{
    checks::{CHECKS, Check},
    document, framework,
    report::{Asked, Checked, Reading, Reported},
    source::{Loader, Sources},
};

/// Checks that would fire on nearly every block, though it is about something else.
const ONLY_ON_THEIR_OWN_PAGE: [&str; 6] = [
    "unsourced",
    "unused_definition",
    "unresolved_bracket",
    "relief_without_terms",
    "undefined_decision_rule",
    "uncovered_obligation",
];

/// What every block may refer to without defining it.
const PRELUDE: &str = include_str!("prelude.toml");

const HEADING: &str = "[framework]\ntitle = \"A proposal\"\n";

#[test]
fn pages_show_what_the_checks_say() {
    let mut stale = Vec::new();
    for check in CHECKS {
        let path = Path::new("src/checks").join(format!("{}.md", check.name));
        let page = fs::read_to_string(&path).expect("every check has a page");
        let drawn = each_block(&page, |block| Block::new(block).draw(check.name));
        if drawn == page {
            continue;
        }
        if env::var_os("UPDATE").is_some() {
            fs::write(&path, drawn).expect("the page can be written");
        } else {
            stale.push(format!("{} should be:\n{drawn}", path.display()));
        }
    }
    assert!(stale.is_empty(), "UPDATE=1 writes these pages:\n\n{}", stale.join("\n"));
}

#[test]
fn every_page_has_a_title_a_block_that_fires_and_one_that_stays_silent() {
    let mut faults = Vec::new();
    for Check { name, page, .. } in CHECKS {
        let fires =
            |block: &str| Block::new(block).check(name).0.iter().any(|reported| reported.finding.check == *name);
        let mut results = Vec::new();
        each_block(page, |block| {
            results.push(fires(block));
            String::new()
        });
        if !page.starts_with("# ") {
            faults.push(format!("{name} has no title"));
        }
        if !results.contains(&true) {
            faults.push(format!("{name} fires on no block of its page"));
        }
        if !results.contains(&false) {
            faults.push(format!("{name} stays silent on no block of its page"));
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

/// The page with each TOML block changed.
fn each_block(page: &str, mut change: impl FnMut(&str) -> String) -> String {
    const OPEN: &str = "```toml\n";
    const CLOSE: &str = "```\n";
    let mut parts = page.split(OPEN);
    let mut changed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (block, rest) = part.split_once(CLOSE).expect("a block that is opened is closed");
        changed.extend([OPEN, &change(block), CLOSE, rest]);
    }
    changed
}

/// A block without its drawings: one file, or several with a line `# file: name.toml` before each.
struct Block {
    /// Names and texts.
    files: Vec<(String, String)>,
}

impl Block {
    fn new(block: &str) -> Self {
        let mut files = vec![("page.toml".to_owned(), String::new())];
        for line in block.lines().filter(|line| !drawing::is_drawn(line)) {
            if let Some(name) = line.strip_prefix("# file: ") {
                files.push((name.to_owned(), String::new()));
            }
            let (_, text) = files.last_mut().expect("it begins with one");
            text.push_str(line);
            text.push('\n');
        }
        files.retain(|(_, text)| !text.is_empty());
        Self { files }
    }

    /// What is found in the block, with the text it is about.
    fn check(&self, own: &str) -> (Vec<Reported>, Sources) {
        let first = self.files.first().map_or("page.toml", |(name, _)| name);
        // A block is a proposal, though it may say nothing of the proposal as a whole.
        let heading = if self.files.iter().any(|(_, text)| text.contains("[framework]")) { "" } else { HEADING };
        let root = format!("include = [\"prelude.toml\", \"{first}\"]\n{heading}");
        let files = [("root.toml".to_owned(), root), ("prelude.toml".to_owned(), PRELUDE.to_owned())];
        let loader = Loader::memory(
            files.iter().chain(&self.files).map(|(name, text)| (name.clone(), text.clone().into_bytes())),
        );
        let mut sources = Sources::default();
        let (document, mut findings) =
            document::load(&loader, &mut sources, "root.toml").expect("the root is in memory");
        let (framework, unresolved) = framework::resolve(&document);
        findings.extend(unresolved);
        let Checked { sources, mut findings, .. } =
            Checked::new(Reading { sources, document, framework, findings }, &Asked::default());
        findings.sort_by_key(|reported| reported.finding.at);
        findings.retain(|Reported { finding, .. }| {
            (finding.check == own || !ONLY_ON_THEIR_OWN_PAGE.contains(&finding.check))
                && !["root.toml", "prelude.toml"].contains(&sources.name(finding.at.file))
        });
        (findings, sources)
    }

    fn draw(&self, own: &str) -> String {
        let (findings, sources) = self.check(own);
        let draw = |(name, text): &(String, String)| drawing::draw(name, text, &findings, &sources);
        self.files.iter().map(draw).collect()
    }
}
