//! Findings as a reader sees them, one line for each thing said.

use peace_model::{
    document,
    finding::Finding,
    framework::{self, Framework},
    source::{Loader, Sources, Span},
};

/// Texts by the names of their files.
pub type Files<'a> = &'a [(&'a str, &'a str)];

/// What was read, and what was said about it, in the order of the files.
pub struct Read {
    pub framework: Framework,
    pub sources: Sources,
    pub findings: Vec<Finding>,
}

/// Reads the first of `files` with whatever it includes.
pub fn read(files: Files<'_>) -> Read {
    let bytes = files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
    read_from(&Loader::memory(bytes), files[0].0)
}

/// Reads the file called `name` with whatever it includes.
pub fn read_from(loader: &Loader, name: &str) -> Read {
    let mut sources = Sources::default();
    let (document, mut findings) = document::load(loader, &mut sources, name).expect("the test names a file that is there");
    let (framework, more) = framework::resolve(&document);
    findings.extend(more);
    findings.sort_by_key(|finding| finding.at);
    Read { framework, sources, findings }
}

impl Read {
    /// `file:line:columns check: message`, and below it the helps and the other places.
    pub fn drawn(&self) -> String {
        self.findings.iter().map(|finding| self.draw(finding)).collect()
    }

    fn draw(&self, finding: &Finding) -> String {
        let mut drawn = format!("{} {}: {}\n", self.place(finding.at), finding.check, finding.message);
        for note in &finding.notes {
            drawn += &format!(" = note: {note}\n");
        }
        for help in &finding.help {
            drawn += &format!(" = help: {help}\n");
        }
        for label in &finding.labels {
            let line = self.sources.line_column(label.at.file, label.at.range().start).line;
            drawn += &format!(" label {}:{line}: {}\n", self.sources.name(label.at.file), label.text);
        }
        drawn
    }

    /// First and last column, both counted from 1; one column where nothing stands.
    fn place(&self, at: Span) -> String {
        let start = self.sources.line_column(at.file, at.range().start);
        let end = self.sources.line_column(at.file, at.range().end);
        let name = self.sources.name(at.file);
        if start == end {
            format!("{name}:{}:{}", start.line, start.column)
        } else if start.line == end.line {
            format!("{name}:{}:{}-{}", start.line, start.column, end.column - 1)
        } else {
            format!("{name}:{}:{}-{}:{}", start.line, start.column, end.line, end.column.saturating_sub(1))
        }
    }
}
