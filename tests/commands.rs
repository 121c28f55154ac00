//! What the commands promise beyond their words: examples that run, quiet ends, whole files, harmless text.

use std::{
    fs,
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

fn model() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_model"));
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

/// An empty folder of that name.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // Left from the last run; the first has nothing to remove.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
    folder
}

/// Copies a folder of the repository with all that is in it.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

/// Standard output, standard error and exit code when `input` is given.
fn with_input(command: &mut Command, input: &[u8]) -> Output {
    let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = child.expect("the program starts");
    // A program that reads nothing may be gone already.
    let _ = child.stdin.take().expect("it was asked for").write_all(input);
    child.wait_with_output().expect("the program ends")
}

/// The lines under "Examples:" of a help page, each without the words that explain it and without its pipe.
fn examples(help: &str) -> Vec<&str> {
    let lines = help.lines().skip_while(|line| *line != "Examples:").skip(1).take_while(|line| !line.is_empty());
    lines.filter_map(|line| line.trim().split("  ").next()?.split(['|', '>']).next()).collect()
}

/// The words of a call; what stands in single quotes is one word.
fn words(call: &str) -> Vec<&str> {
    let parts = call.split('\'').enumerate();
    parts
        .flat_map(|(place, part)| if place % 2 == 1 { vec![part] } else { part.split_whitespace().collect() })
        .collect()
}

/// Every command but `help`, as the first page lists them.
fn commands() -> Vec<String> {
    let help = text(&model().arg("--help").output().expect("the program starts").stdout);
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    lines.filter_map(|line| line.split_whitespace().next()).filter(|it| *it != "help").map(str::to_owned).collect()
}

#[test]
fn every_example_in_a_help_page_runs() {
    let here = folder("examples");
    for part in ["frameworks", "examples"] {
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(part), &here.join(part)).unwrap();
    }
    for command in std::iter::once(String::new()).chain(commands()) {
        let page: Vec<&str> = command.split_whitespace().chain(["--help"]).collect();
        let help = text(&model().args(&page).output().unwrap().stdout);
        let examples = examples(&help);
        assert!(examples.len() >= 3, "{page:?} has fewer than three examples");
        // What opens a window or goes on until it is stopped is for people; `tests/watch.rs` sees to the second.
        let for_tests = |example: &&str| !example.contains(" --open ") && !example.starts_with("model watch ");
        for example in examples.into_iter().filter(for_tests) {
            let (arguments, input) = example.split_once('<').unwrap_or((example, ""));
            let words: Vec<&str> = words(arguments);
            let input = if input.is_empty() { Vec::new() } else { fs::read(here.join(input.trim())).unwrap() };
            assert_eq!(words.first(), Some(&"model"), "{example}");
            let output = with_input(model().args(&words[1..]).current_dir(&here), &input);
            assert_eq!(text(&output.stderr), "", "{example}");
            assert_ne!(output.status.code(), Some(2), "{example}");
        }
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    // More than a pipe holds, so that the program is still writing when its reader leaves.
    let arguments = ["check", "frameworks", "examples", "--format", "json"];
    let mut child = model().args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = [0];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((first, text(&output.stderr)), (*b"{", String::new()));
    assert!(matches!(output.status.code(), Some(0 | 1)), "{:?}", output.status);
}

#[test]
fn a_file_is_replaced_as_a_whole_or_not_at_all() {
    let here = folder("replaced");
    let graph = here.join("graph.dot");
    fs::write(&graph, "good").unwrap();
    fs::write(here.join("broken.toml"), "[framework]\ntitle = \"Plan\"\n").unwrap();
    let failed = model().args(["graph", "missing.toml", "-o", "graph.dot"]).current_dir(&here).output().unwrap();
    assert_eq!((failed.status.code(), fs::read_to_string(&graph).unwrap()), (Some(2), "good".to_owned()));
    let written = model().args(["graph", "broken.toml", "-o", "graph.dot"]).current_dir(&here).output().unwrap();
    assert_eq!(written.status.code(), Some(0));
    assert!(fs::read_to_string(&graph).unwrap().starts_with("digraph"));
    let mut left: Vec<_> = fs::read_dir(&here).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["broken.toml", "graph.dot"]);
}

/// A title that would clear the screen, write backwards and colour what follows.
const HOSTILE: &str = "[framework]\ntitle = \"a\\u001b[2Jb\\u202ec\\u009b31md\"\nfoo\u{9b}31m = \"\u{202e}x\"\n";

#[test]
fn nothing_in_a_file_reaches_the_terminal_as_a_command() {
    for color in ["always", "never"] {
        let output = with_input(model().args(["check", "-", "--color", color]), HOSTILE.as_bytes());
        let shown = anstream::adapter::strip_str(&text(&output.stdout)).to_string();
        let harmful = |sign: char| (sign.is_control() && sign != '\n') || ('\u{202a}'..='\u{202e}').contains(&sign);
        assert_eq!(shown.chars().filter(|&sign| harmful(sign)).collect::<String>(), "");
        assert!(!text(&output.stdout).contains("\u{1b}[2J"), "{shown}");
    }
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    let coloured = |arguments: &[&str], no_color: &str| {
        let mut command = model();
        command.args(["check", "frameworks"]).args(arguments).env("NO_COLOR", no_color);
        text(&command.output().unwrap().stdout).contains('\u{1b}')
    };
    assert_eq!(
        [
            coloured(&[], ""),
            coloured(&["--color", "always"], ""),
            coloured(&["--color", "never"], ""),
            coloured(&[], "1")
        ],
        [false, true, false, false]
    );
}

#[test]
fn standard_input_includes_from_the_current_folder() {
    let here = folder("standard-input");
    fs::write(here.join("known.toml"), "[parties.north]\nname = \"North\"\n").unwrap();
    let plan = "include = [\"known.toml\"]\n[framework]\ntitle = \"Plan\"\nsignatories = [\"north\", \"south\"]\n";
    let output = with_input(model().args(["check", "-", "--only", "red_line"]).current_dir(&here), plan.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains(" --> <stdin>:4:25\n"), "{}", text(&output.stdout));
}

/// The files that a JSON report is about.
fn checked(arguments: &[&str], here: &Path) -> Vec<String> {
    let output = model()
        .args(arguments)
        .args(["--format", "json"])
        .current_dir(here)
        .output()
        .expect("the program was built for this test");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let frameworks = report["frameworks"].as_array().expect("it has frameworks").iter();
    frameworks.map(|framework| framework["file"].as_str().expect("they have files").to_owned()).collect()
}

#[test]
fn in_a_folder_every_file_that_asks_something_is_checked_once_and_in_order() {
    let here = folder("everything");
    let plan = "[framework]\ntitle = \"Plan\"\n";
    let files = [
        ("b.toml", plan),
        ("a/question.toml", "include = [\"../b.toml\"]\n [ scenario ] # broken below\ntitle = \n"),
        ("a/known.toml", "[parties.north]\nname = \"North\"\n"),
        ("notes.txt", plan),
        (".hidden/plan.toml", plan),
        ("target/plan.toml", plan),
    ];
    for (name, text) in files {
        fs::create_dir_all(here.join(name).parent().unwrap()).unwrap();
        fs::write(here.join(name), text).unwrap();
    }
    assert_eq!(checked(&["check"], &here), ["a/question.toml", "b.toml"]);
    assert_eq!(checked(&["check", "b.toml", ".", "a/../b.toml"], &here), ["b.toml", "a/question.toml"]);
    assert_eq!(checked(&["check", "a/known.toml"], &here), ["a/known.toml"]);
}

#[test]
fn the_root_is_the_current_folder_or_that_of_a_file_elsewhere() {
    let here = folder("roots");
    fs::create_dir_all(here.join("inside/deep")).unwrap();
    fs::create_dir_all(here.join("elsewhere")).unwrap();
    fs::write(here.join("inside/deep/plan.toml"), "[framework]\ntitle = \"Plan\"\n").unwrap();
    let inside = here.join("inside");
    let file = inside.join("deep/plan.toml");
    let file = file.to_str().expect("the path of this repository is UTF-8");
    assert_eq!(checked(&["check", file], &inside), ["deep/plan.toml"]);
    assert_eq!(checked(&["check", file], &here.join("elsewhere")), ["plan.toml"]);
    assert_eq!(checked(&["check", "--root", "..", file], &inside), ["inside/deep/plan.toml"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_root_is_refused() {
    let here = folder("links");
    fs::create_dir_all(here.join("root")).unwrap();
    fs::write(here.join("outside.toml"), "[framework]\ntitle = \"Plan\"\n").unwrap();
    std::os::unix::fs::symlink("../outside.toml", here.join("root/link.toml")).unwrap();
    let output = model().args(["check", "link.toml"]).current_dir(here.join("root")).output().unwrap();
    assert_eq!(
        (text(&output.stderr).as_str(), output.status.code()),
        ("error: cannot read `link.toml`: it lies outside the root folder; choose a higher one with --root\n", Some(2))
    );
}

#[test]
fn every_expectation_of_a_shipped_scenario_holds() {
    let output = model()
        .args(["check", "--only", "unmet_expectation", "--format", "json", "frameworks", "examples"])
        .output()
        .expect("the program was built for this test");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let frameworks = report["frameworks"].as_array().expect("it has frameworks").iter();
    let findings = frameworks.flat_map(|framework| {
        let file = framework["file"].as_str().expect("they have files");
        let findings = framework["findings"].as_array().expect("they have findings").iter();
        findings.map(move |finding| format!("{file}: {}", finding["message"].as_str().expect("it says something")))
    });
    assert_eq!(findings.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn every_template_checks_without_an_error_or_a_warning() {
    let here = folder("templates");
    let help = text(&model().args(["new", "--help"]).output().unwrap().stdout);
    let templates: Vec<_> = help.lines().filter_map(|line| line.trim().strip_prefix("- ")?.split(':').next()).collect();
    assert_eq!(
        templates,
        ["dossier", "framework", "scenario", "guarantee", "freeze", "sanctions-relief", "joint-body"]
    );
    for template in templates {
        let path = format!("{template}.toml");
        let said = model().args(["new", "--template", template, &path]).current_dir(&here).output().unwrap();
        assert_eq!(text(&said.stdout), format!("wrote {path}; next: `model check {path}`\n"));
        let report = model().args(["check", "--fail-on", "warning", &path]).current_dir(&here).output().unwrap();
        assert_eq!(report.status.code(), Some(0), "{}", text(&report.stdout));
    }
}

#[test]
fn a_template_is_never_written_over_anything() {
    let here = folder("new");
    fs::write(here.join("mine.toml"), "mine").unwrap();
    let said = model().args(["new", "mine.toml"]).current_dir(&here).output().unwrap();
    let line = "error: `mine.toml` exists, and is left as it is; choose another name\n";
    assert_eq!((said.status.code(), text(&said.stderr)), (Some(2), line.to_owned()));
    assert_eq!(fs::read_to_string(here.join("mine.toml")).unwrap(), "mine");
}

#[test]
fn no_file_of_the_proposal_is_written_over() {
    let here = folder("spared");
    let draft = "[framework]\ntitle = \"Draft\"\n";
    fs::write(here.join("draft.toml"), draft).unwrap();
    for call in [
        ["report", "draft.toml", "-o", "./draft.toml", "--format", "md"],
        ["graph", "draft.toml", "-o", "draft.toml", "--format", "dot"],
    ] {
        let output = model().args(call).current_dir(&here).output().unwrap();
        let path = call[3];
        let told = format!("error: `{path}` is a file of the proposal, and would be replaced; choose another name\n");
        assert_eq!((text(&output.stderr), output.status.code()), (told, Some(2)), "{call:?}");
        assert_eq!(fs::read_to_string(here.join("draft.toml")).unwrap(), draft);
    }
}
