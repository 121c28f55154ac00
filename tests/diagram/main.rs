//! Pictures of frameworks: recorded texts, filters, hostile input, and Graphviz's own word that it can draw them.

#[cfg(feature = "picture")]
mod contrast;
mod declared;
mod filters;
mod formats;
mod golden;
mod hostile;
mod texts;

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use peace_model::{
    diagram::{self, Picture, Wanted},
    finding::{Finding, Severity},
    framework::Aspect,
    report::{Asked, Checked, Reading, Reported},
    source::{FileId, Loader, Span},
};

fn checked(loader: &Loader, name: &str) -> Checked {
    let reading = Reading::new(loader, name).expect("the file can be read");
    let mistakes: Vec<_> =
        reading.findings.iter().map(|finding| (reading.sources.slice(finding.at), &finding.message)).collect();
    assert!(mistakes.is_empty(), "{name}: {mistakes:#?}");
    Checked::new(reading, &Asked::default())
}

fn of_file(name: &str) -> Checked {
    checked(&Loader::disk(Path::new(".")).expect("the repository is here"), name)
}

/// A framework of the tests' own, with these findings in place of what the checks find.
fn of_text(text: &str, findings: &[(Severity, Finding)]) -> Checked {
    let mut checked = checked(&Loader::memory([("text.toml".to_owned(), text.as_bytes().to_vec())]), "text.toml");
    let reported =
        |(level, finding): &(Severity, Finding)| Reported { finding: finding.clone(), level: *level, expected: false };
    checked.findings = findings.iter().map(reported).collect();
    checked
}

fn finding(message: &str, about: &[&str]) -> Finding {
    Finding::new(Span::new(FileId::FIRST, 0..0), message).about(about.iter().copied())
}

fn picture(checked: &Checked, aspect: Aspect) -> Picture {
    diagram::draw(checked, &Wanted::whole(aspect)).expect("a whole view can always be drawn")
}

/// What Graphviz makes of it; fails on the slightest complaint.
fn graphviz(name: &str, dot: &str) -> String {
    let mut command = Command::new("dot");
    let command = command.arg("-Tsvg").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect(
        "these tests need Graphviz: run `tests/run`, which installs it, or `apt-get install graphviz`, \
         `dnf install graphviz`, `brew install graphviz`",
    );
    let mut input = child.stdin.take().expect("it was asked for");
    let text = dot.to_owned();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().expect("dot ends");
    writer.join().expect("the text was written").expect("dot reads all of it");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "what dot says of {name}");
    assert!(output.status.success(), "dot ends with {} on {name}", output.status);
    String::from_utf8(output.stdout).expect("SVG is UTF-8")
}

/// Compares with `tests/golden`, or with `UPDATE=1` writes it.
fn recorded(name: &str, text: &str) {
    let file = format!("tests/golden/{name}");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, text).expect("the repository can be written");
    }
    let golden = fs::read_to_string(&file).unwrap_or_default();
    assert!(golden == text, "{file} differs: run `UPDATE=1 cargo test --test diagram` and look at the difference");
}
