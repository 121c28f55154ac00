//! Frameworks from TOML, for the tests of this room.

use crate::{
    document,
    framework::{self, Framework},
    source::{Loader, Sources},
};

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
    let mut sources = Sources::default();
    let (document, findings) = document::load(&loader, &mut sources, "a.toml").expect("the text is there");
    let (framework, more) = framework::resolve(&document);
    assert_eq!([findings, more].concat(), [], "the text of a test has no mistakes");
    framework
}
