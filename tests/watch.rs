//! `model watch` from outside: what the terminal shows after a save, what the server answers, and to whom.
#![cfg(feature = "watch")]

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::PathBuf,
    process::{Child, ChildStderr, ChildStdout, Command, Stdio},
};

const DRAFT: &str = "[framework]\ntitle = \"Harbour\"\n[parties.north]\nname = \"North\"\n[sources.paper]\ntitle = \"Paper\"\n\
    [issues.toll]\nquestion = \"A toll?\"\n[components.toll-booth]\ntitle = \"Booth\"\nkind = \"other\"\nsources = [\"paper\"]\n\
    settles = { toll = true }\n[positions.no-toll]\nparty = \"north\"\nrejects = \"toll\"\nstatus = \"official\"\nsources = [\"paper\"]\n";

/// The program while it watches; it ends with the test.
struct Watch {
    program: Child,
    lines: BufReader<ChildStdout>,
    complaints: BufReader<ChildStderr>,
    file: PathBuf,
    address: String,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.program.kill().expect("it is still there");
        self.program.wait().expect("it was just killed");
    }
}

impl Watch {
    fn of(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
        let file = folder.join("harbour.toml");
        fs::write(&file, DRAFT).expect("the folder for temporary files can be written");
        let mut command = Command::new(env!("CARGO_BIN_EXE_model"));
        command.arg("watch").arg(&file).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut program = command.spawn().expect("the program was built for this test");
        let lines = BufReader::new(program.stdout.take().expect("it was asked for"));
        let complaints = BufReader::new(program.stderr.take().expect("it was asked for"));
        let mut watch = Self { program, lines, complaints, file, address: String::new() };
        let last = watch.until("the briefing is at ").pop().expect("it has a line");
        let address = last.trim_start_matches("the briefing is at http://").trim_end_matches('/');
        address.clone_into(&mut watch.address);
        watch
    }

    /// The lines up to the one that begins so.
    fn until(&mut self, start: &str) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        while !lines.last().is_some_and(|line| line.starts_with(start)) {
            let mut line = String::new();
            assert!(self.lines.read_line(&mut line).expect("it writes UTF-8") > 0, "it ended after {lines:?}");
            lines.push(line.trim_end().to_owned());
        }
        lines
    }

    fn save(&self, text: &str) {
        let beside = self.file.with_extension("part");
        fs::write(&beside, text).expect("the folder for temporary files can be written");
        fs::rename(beside, &self.file).expect("it lies in the same folder");
    }

    fn ask(&self, path: &str, host: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("the server listens");
        stream
    }

    /// The whole answer.
    fn get(&self, path: &str, host: &str) -> String {
        let mut answer = String::new();
        self.ask(path, host).read_to_string(&mut answer).expect("it is UTF-8");
        answer
    }
}

#[test]
fn a_save_shows_what_has_changed_on_the_terminal_and_in_the_browser() {
    let mut watch = Watch::of("watch-changes");
    let page = watch.get("/", &watch.address);
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n") && page.contains("<html lang=\"en\" data-live=\"1\">"), "{page}");
    let mut events = BufReader::new(watch.ask("/changes", &watch.address));
    let mut next = |number: &str| {
        let mut line = String::new();
        while line.trim() != format!("data: {number}") {
            line.clear();
            assert!(events.read_line(&mut line).expect("it is UTF-8") > 0, "there is always another event");
        }
    };
    next("1");
    watch.save(&DRAFT.replace("toll = true", "toll = false"));
    next("2");
    watch.until("since the last save:");
    let changes = [watch.until("  gone"), watch.until("  `no-toll`")].concat();
    assert_eq!(
        changes,
        [
            "  gone: warning[demand]: `toll-booth` goes against an objection of North",
            "  `no-toll` was breached and is upheld"
        ]
    );
    let page = watch.get("/", &watch.address);
    assert!(page.contains("data-live=\"2\"") && page.contains("There is a zone of agreement"), "{page}");
}

#[test]
fn a_file_that_is_gone_is_told_once_and_comes_back() {
    let mut watch = Watch::of("watch-gone");
    fs::remove_file(&watch.file).expect("it was written");
    let mut told = String::new();
    watch.complaints.read_line(&mut told).expect("it writes UTF-8");
    // Each is a change in the folder, and nothing that the reader has to be told again.
    for number in 0..3 {
        fs::write(watch.file.with_extension(format!("other{number}")), "").expect("the folder can be written");
    }
    watch.save(&DRAFT.replace("toll = true", "toll = false"));
    watch.until("since the last save:");
    watch.until("  `no-toll`");
    watch.program.kill().expect("it is still there");
    watch.complaints.read_to_string(&mut told).expect("it writes UTF-8");
    assert_eq!(told, format!("error: there is no file or folder `{}`\n", watch.file.display()));
}

#[test]
fn only_this_computer_is_answered_and_only_by_its_own_name() {
    let watch = Watch::of("watch-hosts");
    let port = watch.address.split(':').next_back().expect("it has a port").to_owned();
    let status = |path: &str, host: &str| watch.get(path, host).lines().next().unwrap_or_default().to_owned();
    let hosts =
        [format!("localhost:{port}"), "example.org".to_owned(), format!("example.org:{port}"), "127.0.0.1".to_owned()];
    let ok = "HTTP/1.1 200 OK";
    let no = "HTTP/1.1 403 Forbidden";
    assert_eq!(hosts.map(|host| status("/", &host)), [ok, no, no, no]);
    assert_eq!(status("/changes", "example.org"), no);
    assert_eq!(status("/Cargo.toml", &watch.address), "HTTP/1.1 404 Not Found");
    assert!(watch.address.starts_with("127.0.0.1:"), "{}", watch.address);
    let page = watch.get("/", &watch.address);
    assert!(page.contains("cache-control: no-store\r\n") && page.contains("x-frame-options: DENY\r\n"), "{page}");
}
