//! Files read, and the findings as a reader sees them: one line for each thing said.

use std::fmt::Write as _;

use peace_model::{
    document,
    finding::Finding,
    framework::{self, Framework},
    source::{Loader, Sources, Span},
};

/// A loader of texts by the names of their files.
pub(crate) fn in_memory(files: &[(&str, &str)]) -> Loader {
    Loader::memory(files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())))
}

/// Reads the file called `name` with whatever it includes; the findings are in the order of the files.
pub(crate) fn read(loader: &Loader, name: &str) -> (Framework, Sources, Vec<Finding>) {
    let mut sources = Sources::default();
    let (document, mut findings) =
        document::load(loader, &mut sources, name).expect("the test names a file that is there");
    let (framework, more) = framework::resolve(&document);
    findings.extend(more);
    findings.sort_by_key(|finding| finding.at);
    (framework, sources, findings)
}

/// `file:line:columns check: message`, and below it the notes, the helps and the other places.
pub(crate) fn draw(sources: &Sources, findings: &[Finding]) -> String {
    let mut drawn = String::new();
    for finding in findings {
        write(&mut drawn, &format!("{} {}: {}", place(sources, finding.at), finding.check, finding.message));
        finding.notes.iter().for_each(|note| write(&mut drawn, &format!(" = note: {note}")));
        finding.help.iter().for_each(|help| write(&mut drawn, &format!(" = help: {help}")));
        for label in &finding.labels {
            let line = sources.line_column(label.at.file, label.at.range().start).line;
            write(&mut drawn, &format!(" label {}:{line}: {}", sources.name(label.at.file), label.text));
        }
    }
    drawn
}

fn write(drawn: &mut String, line: &str) {
    writeln!(drawn, "{line}").expect("a string can be written to");
}

/// First and last column, both counted from 1; one column where nothing stands.
fn place(sources: &Sources, at: Span) -> String {
    let name = sources.name(at.file);
    let start = sources.line_column(at.file, at.range().start);
    let end = sources.line_column(at.file, at.range().end);
    match (start.line == end.line, end.column - 1) {
        (true, last) if last < start.column => format!("{name}:{}:{}", start.line, start.column),
        (true, last) => format!("{name}:{}:{}-{last}", start.line, start.column),
        (false, last) => format!("{name}:{}:{}-{}:{last}", start.line, start.column, end.line),
    }
}
