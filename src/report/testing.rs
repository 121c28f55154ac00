//! Frameworks from TOML, for the tests of this room.

use super::Reading;
use crate::{framework::Framework, source::Loader};

/// The framework of a text without mistakes, with a party, a source and two components to speak of.
pub(super) fn framework(text: &str) -> Framework {
    let known = r#"
        [framework]
        title = "Plan"
        [parties.north]
        name = "North"
        [parties.south]
        name = "South"
        [issues.line]
        question = "Where does the line run?"
        values = ["river", "hills"]
        [components.truce]
        title = "Truce"
        kind = "ceasefire"
        settles = { line = "river" }
    "#;
    let files = [("a.toml", format!("include = [\"known.toml\"]\n{text}")), ("known.toml", known.to_owned())];
    let loader = Loader::memory(files.map(|(name, text)| (name.to_owned(), text.into_bytes())));
    let reading = Reading::new(&loader, "a.toml").expect("the text is there");
    assert_eq!(reading.findings, [], "the text of a test has no mistakes");
    reading.framework
}
