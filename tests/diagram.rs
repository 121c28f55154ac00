//! The component graph as DOT: golden texts, and Graphviz's own word that it can draw them.

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use peace_model::{
    diagram, document,
    finding::{Finding, Severity},
    framework::{Framework, resolve},
    source::{FileId, Loader, Sources, Span},
};

/// Every shape, mark and line once.
const HARBOUR: &str = r#"
framework = { title = "Harbour agreement of Northport and Southport", requires = ["fishing or compensation"] }

[parties]
north = { name = "Northport" }
south = { name = "Southport" }
guild = { name = "Pilots' Guild" }

[issues.toll]
question = "Is a toll charged in the harbour?"

[events.storm]
title = "Storm damage to the pier"

[components.truce]
title = "No more nets are cut"
kind = "ceasefire"
point = "1"
text = "Nobody cuts the other's nets."
by = ["north", "south"]
phase = 1
verified-by = ["guild"]

[components.patrol]
title = "Pilots patrol the bay"
kind = "monitoring"
by = ["guild"]
phase = 1
with = ["truce"]
oversees = ["truce"]

[components.pier]
title = "The pier is rebuilt in two parts, the breakwater first"
kind = "reconstruction"
by = ["north"]
phase = 2
after = ["truce.verified"]
consent = ["south"]
suspends-if = ["storm"]
[[components.pier.steps]]
id = "breakwater"
[[components.pier.steps]]
id = "crane"
by = ["south"]
due = "30 days after signature"

[components.fishing]
title = "Southport fishes in the bay"
kind = "economic-ties"
by = ["north"]
for = ["south"]
phase = 2
after = "pier.started or (patrol and toll)"
excludes = ["compensation"]

[components.compensation]
title = "Southport is paid instead"
kind = "reparations"
by = ["north"]
phase = 2
bracketed-by = ["south"]
requires = ["not toll"]

[components.no-toll]
title = "No toll"
kind = "principle"
implied = true
settles = { toll = false }

[components.closure]
title = "The bay is closed again"
kind = "snapback"
reverses = ["fishing"]
if = "truce.breached"
decided-by = "council"

[components.council]
title = "Harbour council"
kind = "oversight-body"
oversees = ["pier", "fishing"]

[components.council-of-elders]
title = "Council of elders"
kind = "oversight-body"

[components.guild-chairs]
title = "The Guild takes the chair"
amends = "council"
chair = "guild"
bracketed-by = ["north"]

[choices.who-oversees]
title = "Who oversees the harbour"
one-of = ["council", "council-of-elders"]
"#;

fn framework(loader: &Loader, name: &str) -> Framework {
    let mut sources = Sources::default();
    let (document, mut findings) = document::load(loader, &mut sources, name).expect("the file can be read");
    let (framework, more) = resolve(&document);
    findings.extend(more);
    let mistakes: Vec<_> = findings.iter().map(|finding| (sources.slice(finding.at), &finding.message)).collect();
    assert!(mistakes.is_empty(), "{name}: {mistakes:#?}");
    framework
}

fn of_text(text: &str) -> Framework {
    framework(&Loader::memory([("text.toml".to_owned(), text.as_bytes().to_vec())]), "text.toml")
}

#[test]
fn look() {
    let at = Span::new(FileId::FIRST, 0..0);
    let fs_ = [
        (Severity::Error, Finding::new(at, "circle").about(["truce", "fishing", "p12-elections", "p9-border"])),
        (Severity::Warning, Finding::new(at, "undated").about(["fishing", "pier.crane"])),
        (Severity::Warning, Finding::new(at, "undated").about(["p10-foreign-forces", "p9-border.ends", "line-freeze"])),
        (Severity::Note, Finding::new(at, "n").about(["p5-amnesty", "council"])),
        (Severity::Note, Finding::new(at, "n").about(["zzz"])),
    ];
    let fs_: Vec<_> = fs_.iter().map(|(s, f)| (*s, f)).collect();
    fs::write("/tmp/d/harbour.dot", diagram::dot(&of_text(HARBOUR), &fs_)).unwrap();
    let l = Loader::disk(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    for f in
        ["frameworks/ukraine/four-part.toml", "frameworks/ukraine/article-5-like.toml", "examples/two-villages.toml"]
    {
        let n = f.rsplit('/').next().unwrap();
        fs::write(format!("/tmp/d/{n}.dot"), diagram::dot(&framework(&l, f), &fs_)).unwrap();
    }
    let t = fs::read_to_string("/tmp/d/minsk.toml").unwrap();
    fs::write("/tmp/d/minsk.dot", diagram::dot(&of_text(&t), &fs_)).unwrap();
    let _ = (Command::new("dot"), Stdio::null(), std::io::stdout().flush());
}
