//! Two files, the first including or extending the second: everything is resolved, with every place inside its text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use peace_model::{
    document, framework,
    source::{Loader, Sources},
};

fuzz_target!(|texts: (&str, &str)| {
    let (first, second) = texts;
    let loader = Loader::memory([
        ("a.toml".to_owned(), first.as_bytes().to_vec()),
        ("b.toml".to_owned(), second.as_bytes().to_vec()),
    ]);
    let mut sources = Sources::default();
    let (document, mut findings) = document::load(&loader, &mut sources, "a.toml").expect("the file is there");
    findings.extend(framework::resolve(&document).1);
    for finding in findings {
        sources.slice(finding.at);
        for label in finding.labels {
            sources.slice(label.at);
        }
    }
});
