//! Which files are read: only those below the root, none in a circle, none too large.

use std::{fs, path::PathBuf};

use peace_model::source::{Loader, MAX_FILE_BYTES};

use crate::{said, said_from};

const PARTY: &str = "[parties.north]\nname = \"North\"\n";
const REFUSED: &str = " = note: until it is read, a name that is not defined elsewhere is not reported\n";

/// A folder of this test's own: `outside.toml`, and beside it the root with `dossier.toml`.
fn folder(test: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    let root = folder.join("root");
    fs::create_dir_all(&root).expect("the folder for temporary files can be written");
    write(folder.join("outside.toml"), PARTY);
    write(root.join("dossier.toml"), PARTY);
    root
}

fn write(path: PathBuf, text: &str) {
    fs::write(path, text).expect("the folder for temporary files can be written");
}

#[test]
fn paths_that_leave_the_root() {
    let plan =
        r#"include = ["../outside.toml", "folder/../../outside.toml", "folder/../dossier.toml", "./dossier.toml"]"#;
    let root = folder("leaving");
    write(root.join("plan.toml"), plan);
    let expected = format!(
        "plan.toml:1:12-28 include_refused: `../outside.toml` lies outside the root folder\n{REFUSED}\
         \x20= help: put the file below the root, or choose a higher one with --root\n\
         plan.toml:1:31-57 include_refused: `folder/../../outside.toml` lies outside the root folder\n{REFUSED}\
         \x20= help: put the file below the root, or choose a higher one with --root\n"
    );
    said_from(&Loader::disk(&root).expect("it was made"), "plan.toml", &expected);
}

#[test]
fn absolute_paths() {
    let plan = r#"include = ["/dossier.toml", 'C:\dossier.toml', '\\server\dossier.toml']"#;
    let expected = format!(
        "plan.toml:1:12-26 include_refused: `/dossier.toml` is an absolute path\n{REFUSED}\
         \x20= help: write the path relative to this file\n\
         plan.toml:1:29-45 include_refused: `C:\\dossier.toml` is an absolute path\n{REFUSED}\
         \x20= help: write the path relative to this file\n\
         plan.toml:1:48-70 include_refused: `\\\\server\\dossier.toml` is an absolute path\n{REFUSED}\
         \x20= help: write the path relative to this file\n"
    );
    said(&[("plan.toml", plan), ("dossier.toml", PARTY)], &expected);
}

#[test]
fn addresses_on_the_net() {
    let expected = format!(
        "plan.toml:1:12-45 include_refused: `https://example.org/dossier.toml` is not a file\n{REFUSED}\
         \x20= help: nothing is fetched: save it below the root folder\n"
    );
    said(&[("plan.toml", "include = [\"https://example.org/dossier.toml\"]")], &expected);
}

#[cfg(unix)]
#[test]
fn links_out_of_the_root_and_within_it() {
    let root = folder("links");
    for (target, link) in [("../outside.toml", "out.toml"), ("..", "up"), ("dossier.toml", "in.toml")] {
        std::os::unix::fs::symlink(target, root.join(link)).expect("the folder can be written");
    }
    write(root.join("plan.toml"), "include = [\"out.toml\", \"up/outside.toml\", \"in.toml\"]");
    let expected = format!(
        "plan.toml:1:12-21 include_refused: `out.toml` lies outside the root folder\n{REFUSED}\
         \x20= help: put the file below the root, or choose a higher one with --root\n\
         plan.toml:1:24-40 include_refused: `up/outside.toml` lies outside the root folder\n{REFUSED}\
         \x20= help: put the file below the root, or choose a higher one with --root\n"
    );
    said_from(&Loader::disk(&root).expect("it was made"), "plan.toml", &expected);
}

#[test]
fn a_folder_with_the_name_of_a_file() {
    let root = folder("named");
    fs::create_dir(root.join("folder.toml")).expect("the folder can be written");
    write(root.join("plan.toml"), "include = [\"folder.toml\"]");
    let expected = format!(
        "plan.toml:1:12-24 include_refused: `folder.toml` is not a file\n{REFUSED}\
         \x20= help: include the files of a folder one by one\n"
    );
    said_from(&Loader::disk(&root).expect("it was made"), "plan.toml", &expected);
}

#[test]
fn a_file_of_sixteen_mebibytes_and_one_of_a_byte_more() {
    let root = folder("large");
    let comment = |bytes: u64| "#".repeat(usize::try_from(bytes).expect("it is small"));
    write(root.join("full.toml"), &comment(MAX_FILE_BYTES));
    write(root.join("over.toml"), &comment(MAX_FILE_BYTES + 1));
    write(root.join("plan.toml"), "include = [\"full.toml\", \"over.toml\"]");
    let expected = format!(
        "plan.toml:1:25-35 include_refused: `over.toml` is larger than 16 MiB\n{REFUSED}\
         \x20= help: split it into several files\n"
    );
    said_from(&Loader::disk(&root).expect("it was made"), "plan.toml", &expected);
}

#[test]
fn a_circle() {
    let files = [
        ("a.toml", "include = [\"b.toml\"]"),
        ("b.toml", "include = [\"folder/c.toml\"]"),
        ("folder/c.toml", "include = [\"../a.toml\"]\n[parties.north]\nname = \"North\"\nkind = \"stat\""),
    ];
    let expected = "
folder/c.toml:1:12-22 include_refused: `../a.toml` leads back to a file that includes it
 = help: take one of the includes out
folder/c.toml:4:8-13 wrong_type: `stat` is not one of the words that can stand here
 = help: did you mean `state`?
";
    said(&files, expected);
}

/// A chain of files, each of which includes the next.
fn chain(length: usize) -> Vec<(String, String)> {
    (0..length)
        .map(|file| {
            let text = if file + 1 < length { format!("include = [\"{}.toml\"]", file + 1) } else { PARTY.to_owned() };
            (format!("{file}.toml"), text)
        })
        .collect()
}

#[test]
fn sixteen_includes_deep_and_one_more() {
    let said_of = |length, expected: &str| {
        let files = chain(length);
        let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        said(&files, expected);
    };
    said_of(17, "");
    said_of(
        18,
        "
16.toml:1:12-20 include_refused: files include one another more than 16 deep
 = help: include the file from one nearer the top
",
    );
}

#[test]
fn a_file_that_two_include_is_read_once() {
    let files = [
        (
            "plan.toml",
            "include = [\"a.toml\", \"b.toml\"]\n[components.truce]\ntitle = \"T\"\nkind = \"ceasefire\"\nby = [\"north\"]",
        ),
        ("a.toml", "include = [\"dossier.toml\"]"),
        ("b.toml", "include = [\"dossier.toml\"]"),
        ("dossier.toml", PARTY),
    ];
    said(&files, "");
}
