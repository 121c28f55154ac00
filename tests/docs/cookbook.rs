//! Each recipe of the cookbook does what the lines below it say.

use std::fs;

use peace_model::{
    checks::Check,
    report::{Asked, Checked, Reading},
};

use crate::{PRELUDE, drawn};

/// A block of TOML, and the text after it.
struct Recipe<'a> {
    block: &'a str,
    after: &'a str,
}

fn recipes(page: &str) -> Vec<Recipe<'_>> {
    let parts = page.split("```toml\n").skip(1).filter_map(|part| part.split_once("```\n"));
    parts.map(|(block, after)| Recipe { block, after }).collect()
}

impl Recipe<'_> {
    /// Its last file, beside the parties, issues, events and sources of the manual.
    fn check(&self) -> Checked {
        let mut files: Vec<(&str, String)> = Vec::new();
        for part in self.block.split("# file: ").filter(|part| !part.is_empty()) {
            match part.split_once('\n') {
                Some((name, text)) if self.block.starts_with("# file: ") => files.push((name, text.to_owned())),
                _ => files.push(("recipe.toml", part.to_owned())),
            }
        }
        let known: Vec<_> = PRELUDE.split("\n\n").filter(|definition| is_known(definition)).collect();
        let known = known.join("\n\n");
        let (name, text) = files.pop().expect("a recipe has a file");
        let text = format!("include = [\"known.toml\"]\n{text}");
        let mut files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        files.extend([(name, text.as_str()), ("known.toml", known.as_str())]);
        let reading = Reading::new(&drawn::in_memory(&files), name).expect("the recipe is there");
        assert_eq!(reading.findings, [], "{text}");
        Checked::new(reading, &Asked::default())
    }

    /// What the text after it claims falsely.
    fn wrong(&self) -> Vec<String> {
        let checked = self.check();
        let fires = |name: &str| checked.findings.iter().any(|reported| reported.finding.check == name);
        let mut wrong = Vec::new();
        for (begin, expected) in [("It says ", true), ("It does not say ", false)] {
            let named = self.after.lines().filter_map(|line| line.strip_prefix(begin)).flat_map(backticked);
            for name in named {
                assert!(Check::named(name).is_some(), "`{name}` is no check");
                wrong.extend((fires(name) != expected).then(|| format!("{begin}`{name}`\n{}", self.block)));
            }
        }
        let verdicts = checked.answer.iter().flat_map(|answer| &answer.verdicts);
        let known: Vec<_> = verdicts
            .map(|judged| {
                format!("`{}` {}", checked.framework.positions[judged.position].entry.id, judged.verdict.word())
            })
            .collect();
        let claimed = self.after.lines().filter_map(|line| line.strip_prefix("Verdicts: "));
        let claimed = claimed.flat_map(|line| line.trim_end_matches('.').split(", "));
        wrong.extend(claimed.filter(|claim| !known.contains(&(*claim).to_owned())).map(str::to_owned));
        wrong
    }
}

/// Whether a definition of the manual says who and what there is, and proposes nothing.
fn is_known(definition: &str) -> bool {
    ["[parties", "[issues", "[events", "[sources"].iter().any(|begin| definition.starts_with(begin))
}

/// What stands in backticks.
fn backticked(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

#[test]
fn every_recipe_does_what_its_page_says() {
    let page = fs::read_to_string("docs/cookbook.md").expect("the page is part of the repository");
    let recipes = recipes(&page);
    assert!(recipes.iter().all(|recipe| recipe.after.contains("It says ")
        || recipe.after.contains("Verdicts: ")
        || recipe.after.contains("It does not say ")));
    let wrong: Vec<_> = recipes.iter().flat_map(Recipe::wrong).collect();
    assert_eq!(wrong, Vec::<String>::new());
}
