//! Peace proposals as component graphs, checked against what the parties have said and against themselves.
//!
//! The rooms from the ground up; each uses only those above it in this list. `tests/architecture.rs` holds them to it: nothing points up, nothing
//! below `cli` prints or looks around, and nothing but `source` opens a file.
//!
//! What is not ours, and where it is used:
//!
//! | crate | for | in |
//! |---|---|---|
//! | `toml` | parsing, with every place | `document` |
//! | `serde` | words from closed lists; the JSON that is written, with `serde_json` | `document::word`, `render::json`, `diagram::svg` |
//! | `strsim` | the word somebody probably meant | `document`, `expr` |
//! | `logos` | the words and signs of expressions | `expr` |
//! | `jiff` | the calendar | `calendar` and wherever a date is compared |
//! | `petgraph` | circles, orders, independent parts | `order`, `logic`, `diagram` |
//! | `aries-solver` | the constraint solver | `logic::solve` alone |
//! | `num-bigint` | numbers of packages | `logic` |
//! | `minijinja` | the templates of HTML and Markdown | `render::templates`, `render::html`, `render::markdown` |
//! | `sha2` | hashes by which a page knows its script, and a site a finding | `render::html::policy`, `render::sarif::fingerprint` |
//! | `annotate-snippets`, `comfy-table`, `anstyle`, `unicode-width` | what a person reads | `render`; widths in `diagram` too |
//! | `elkrs`, `skrifa`, `resvg` | placing, measuring and drawing pictures, behind the feature `picture` | `diagram` |
//! | `clap`, `anstream`, `terminal_size` | the command line and the screen | `cli` |
//! | `axum`, `tokio`, `tokio-stream`, `notify` | the live page: a server, and word of every save | `cli::watch` |
//! | `thiserror` | what is wrong with a call | `error` |
//! | `mimalloc` | memory for very many small things | `main.rs` |

pub mod source;
pub mod calendar;
pub mod finding;
pub mod expr;
pub mod document;
pub mod framework;
pub mod taxonomy;
pub mod statements;
pub mod order;
pub mod logic;
pub mod power;
pub mod exposure;
pub mod remedy;
pub mod schedule;
pub mod checks;
pub mod report;
pub mod diagram;
pub mod render;
pub mod error;
pub mod cli;
