//! Any bytes as a file: parsed, with every place inside the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use peace_model::{
    document,
    source::{Loader, Sources},
};

fuzz_target!(|bytes: &[u8]| {
    let loader = Loader::memory([("f.toml".to_owned(), bytes.to_vec())]);
    let mut sources = Sources::default();
    let (_, findings) = document::load(&loader, &mut sources, "f.toml").expect("the file is there");
    for finding in findings {
        sources.slice(finding.at);
        sources.line_column(finding.at.file, finding.at.range().start);
    }
});
