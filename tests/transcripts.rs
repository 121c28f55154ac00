//! Whole commands as a user meets them: what they print, and the exit code. `TRYCMD=overwrite cargo test` writes them anew.

#[test]
fn transcripts() {
    let cases = trycmd::TestCases::new();
    cases.case("tests/transcripts/*.md");
    if !cfg!(feature = "watch") {
        // It lists every command.
        cases.skip("tests/transcripts/help.md");
    }
}
