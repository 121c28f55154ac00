//! One report in every form: recorded texts, compared byte by byte. `UPDATE=1 cargo test --test reports` writes them anew.

use std::{env, fs, path::Path, process::Command};

/// Standard output of the program, run in the root of the repository.
fn model(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_model")).args(arguments).output().expect("the program starts");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

fn compare(name: &str, written: &str) {
    let path = Path::new("tests/reports").join(name);
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, written).expect("the record can be written");
    }
    let recorded = fs::read_to_string(&path).expect("the record is part of the repository");
    assert_eq!(recorded, written, "{name}: `UPDATE=1 cargo test --test reports` writes it anew");
}

/// The text without what stands between two marks, which other tests see to.
fn without(text: &str, open: &str, close: &str) -> String {
    let (before, rest) = text.split_once(open).expect("it opens");
    let (_, after) = rest.split_once(close).expect("it closes");
    format!("{before}{open}{close}{after}")
}

/// The checks that found nothing: a new check is one more.
const QUIET: &str = "Looked for, and nothing found.";

#[test]
fn sarif() {
    let log = model(&["check", "--format", "sarif", "tests/reports/harbour.toml"]);
    // The pages of the checks are recorded where they stand.
    let lines = log.lines().filter(|line| !line.trim_start().starts_with("\"markdown\": "));
    let lines = lines.map(|line| if line.trim_start().starts_with("\"text\": \"# ") { "\"text\": PAGE" } else { line });
    compare("harbour.sarif", &(lines.collect::<Vec<_>>().join("\n") + "\n"));
}

#[test]
fn workflow_commands() {
    compare("harbour.github", &model(&["check", "--format", "github", "tests/reports/harbour.toml"]));
}

#[test]
fn junit() {
    let xml = model(&["check", "--format", "junit", "--fail-on", "warning", "tests/reports/harbour.toml"]);
    let count = format!("tests=\"{}\"", xml.matches("<testcase ").count());
    assert_eq!(xml.matches(&count).count(), 2, "{xml}");
    let passed = |line: &&str| line.starts_with("    <testcase ") && line.ends_with("/>");
    let lines = xml.lines().filter(|line| !passed(line)).collect::<Vec<_>>().join("\n");
    compare("harbour.xml", &(lines.replace(&count, "tests=\"ALL\"") + "\n"));
}

#[test]
fn markdown_of_findings() {
    compare("harbour-check.md", &model(&["check", "--format", "markdown", "tests/reports/harbour.toml"]));
}

#[test]
fn markdown_of_a_briefing() {
    let text = model(&["report", "--format", "md", "tests/reports/harbour.toml"]);
    let text = without(&without(&text, QUIET, "\n"), "```mermaid\n", "```\n");
    compare("harbour-briefing.md", &without(&text, "## What the checks mean\n", "\n---\n"));
}

/// The page without its style, its script and its picture, which other tests see to.
#[cfg(feature = "picture")]
#[test]
fn page() {
    let page = model(&["report", "tests/reports/harbour.toml"]);
    let cuts = [
        ("<style>", "</style>"),
        ("<script>", "</script>"),
        ("style-src ", " connect-src"),
        (QUIET, "</li>"),
        ("<section id=\"checks\">", "</section>"),
        ("aria-label=\"Diagram\">", "</div>"),
    ];
    compare("harbour.html", &cuts.iter().fold(page, |page, (open, close)| without(&page, open, close)));
}

/// The fingerprints in a SARIF log, and the lines of their findings.
fn fingerprints(log: &str) -> (Vec<String>, Vec<u64>) {
    let log: serde_json::Value = serde_json::from_str(log).expect("it is JSON");
    let results = log["runs"][0]["results"].as_array().expect("it has results");
    let print = |result: &serde_json::Value| result["partialFingerprints"]["subject/v1"].to_string();
    let line = |result: &serde_json::Value| {
        result["locations"][0]["physicalLocation"]["region"]["startLine"].as_u64().expect("it has a line")
    };
    (results.iter().map(print).collect(), results.iter().map(line).collect())
}

#[test]
fn fingerprints_differ_and_survive_moved_lines() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fingerprints");
    fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
    let text = fs::read_to_string("tests/reports/harbour.toml").expect("it is part of the repository");
    let sarif = |text: &str| {
        let file = folder.join("harbour.toml");
        fs::write(&file, text).expect("the folder for temporary files can be written");
        let (root, file) = (folder.display().to_string(), file.display().to_string());
        fingerprints(&model(&["check", "--format", "sarif", "--root", &root, &file]))
    };
    let (before, lines) = sarif(&text);
    let (after, moved) = sarif(&format!("# one line\n# and another\n{text}"));
    assert_eq!((&before, lines.iter().map(|line| line + 2).collect()), (&after, moved));
    let mut known = before.clone();
    known.sort();
    known.dedup();
    assert_eq!(known.len(), before.len());
}

/// A draft with so many findings of each level: red lines that are breached, provisions without a source, and terms left open.
fn many(errors: usize, warnings: usize, notes: usize) -> String {
    let mut text =
        "[framework]\ntitle = \"Many\"\n[sources.paper]\ntitle = \"Paper\"\n[parties.north]\nname = \"North\"\n"
            .to_owned();
    for number in 0..errors {
        text += &format!(
            "[issues.i{number}]\nquestion = \"?\"\n[components.e{number}]\ntitle = \"Breach\"\nkind = \"other\"\nsources = [\"paper\"]\n\
             settles = {{ i{number} = true }}\n[positions.p{number}]\nparty = \"north\"\nrejects = \"i{number}\"\nred-line = true\n\
             status = \"official\"\nsources = [\"paper\"]\n"
        );
    }
    for number in 0..warnings {
        text += &format!("[components.w{number}]\ntitle = \"Unsourced\"\nkind = \"other\"\n");
    }
    for number in 0..notes {
        text += &format!(
            "[components.n{number}]\ntitle = \"Open\"\nkind = \"other\"\nsources = [\"paper\"]\nbracketed-by = [\"north\"]\n"
        );
    }
    text
}

/// What is written of so many findings: how many commands of each level, and everything else.
fn annotated(errors: usize, warnings: usize, notes: usize) -> ([usize; 3], String) {
    let name = format!("many-{errors}-{warnings}-{notes}.toml");
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&file, many(errors, warnings, notes)).expect("the folder for temporary files can be written");
    // A check that is added later finds something else.
    let only = ["--only", "red_line", "--only", "unsourced", "--only", "unresolved_bracket"];
    let written = model(&[&["check", "--format", "github"], &only[..], &[&file.display().to_string()]].concat());
    let starts = ["::error file=", "::warning file=", "::notice file="];
    let shown = starts.map(|start| written.lines().filter(|line| line.starts_with(start)).count());
    let rest = written.lines().filter(|line| !starts.iter().any(|start| line.starts_with(start)));
    (shown, rest.collect::<Vec<_>>().join("\n"))
}

#[test]
fn what_the_site_would_drop_is_counted() {
    let more = "::notice title=model::not shown here, beyond what the site shows of a step: ";
    let whole = "; the whole report is that of `model check`\n";
    assert_eq!(annotated(10, 10, 10), ([10, 10, 10], "model: 10 errors, 10 warnings, 10 notes".to_owned()));
    assert_eq!(
        annotated(12, 13, 14),
        ([10, 10, 9], format!("{more}2 errors, 3 warnings, 5 notes{whole}model: 12 errors, 13 warnings, 14 notes"))
    );
    // The notice that says so takes the place of a note.
    assert_eq!(
        annotated(11, 0, 10),
        ([10, 0, 9], format!("{more}1 error, 1 note{whole}model: 11 errors, no warnings, 10 notes"))
    );
    assert_eq!(
        annotated(0, 12, 3),
        ([0, 10, 3], format!("{more}2 warnings{whole}model: no errors, 12 warnings, 3 notes"))
    );
    assert_eq!(
        annotated(0, 0, 11),
        ([0, 0, 9], format!("{more}2 notes{whole}model: no errors, no warnings, 11 notes"))
    );
}
