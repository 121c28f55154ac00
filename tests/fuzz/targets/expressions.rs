//! Any text as each sort of expression.
#![no_main]

use libfuzzer_sys::fuzz_target;
use peace_model::{
    expr::{self, Written},
    source::{Sources, Span},
};

fuzz_target!(|text: &str| {
    let mut sources = Sources::default();
    let file = sources.add("f.toml", text);
    let written = Written { text, at: Span::new(file, 0..text.len()), begins: Some(0) };
    let mistakes = [
        expr::formula(written).err(),
        expr::condition(written).err(),
        expr::point(written).err(),
        expr::time(written).err(),
        expr::duration(written).err(),
    ];
    for mistake in mistakes.into_iter().flatten() {
        sources.slice(mistake.at);
    }
});
