//! Any text made fit for a picture: visible, broken into short rows, and escaped.

/// The text on one line, showing what it holds: white space is one blank, what has no picture of its own is `\u{FFFD}`,
/// and what would turn the text around it is gone.
fn visible(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    text.chars().filter(|&c| !turns(c)).map(|c| if is_unprintable(c) { '\u{FFFD}' } else { c }).collect()
}

/// Marks that change the direction of the text around them: they could make a label read backwards.
fn turns(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Controls, and the code points that XML, and with it SVG, cannot hold.
fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(u32::from(c) & 0xFFFF, 0xFFFE | 0xFFFF)
}

/// The visible text in at most `rows` rows of at most `columns` characters, with `…` where it was longer.
pub(super) fn wrap(text: &str, columns: usize, rows: usize) -> Vec<String> {
    let mut full = Vec::new();
    let mut row = String::new();
    for word in visible(text).split(' ').flat_map(|word| pieces(word, columns)) {
        if !row.is_empty() && row.chars().count() + 1 + word.chars().count() > columns {
            if full.len() + 1 == rows {
                row.push_str(" …");
                break;
            }
            full.push(std::mem::take(&mut row));
        }
        if !row.is_empty() {
            row.push(' ');
        }
        row.push_str(&word);
    }
    full.push(row);
    full
}

/// A word cut where it alone is longer than a row.
fn pieces(word: &str, columns: usize) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    letters.chunks(columns).map(|piece| piece.iter().collect()).collect()
}

/// The visible text; line breaks stay.
pub(super) fn visible_lines(text: &str) -> String {
    text.lines().map(visible).collect::<Vec<_>>().join("\n")
}

/// A DOT string in quotes that shows this text; line breaks stay, other white space is one blank.
pub(super) fn quoted(text: &str) -> String {
    let lines = text.lines().map(|line| {
        // Graphviz reads HTML entities in every string.
        visible(line).replace('&', "&amp;").replace('\\', "\\\\").replace('"', "\\\"")
    });
    format!("\"{}\"", lines.collect::<Vec<_>>().join("\\n"))
}

/// Rows in bold, for an HTML-like label.
pub(super) fn bold(rows: &[String], line_break: &str) -> String {
    // Graphviz refuses an empty <b>.
    if rows.concat().is_empty() { " ".to_owned() } else { format!("<b>{}</b>", markup(rows, line_break)) }
}

/// Rows in small print, for an HTML-like label.
pub(super) fn small(rows: &[String], line_break: &str) -> String {
    format!("<font point-size=\"10\">{}</font>", markup(rows, line_break))
}

/// Rows on a white plate, for the HTML-like label of a line, which would run through them.
pub(super) fn plate(rows: &[String]) -> String {
    let text = markup(rows, "<br/>");
    format!(
        "<table border=\"0\" cellspacing=\"0\" cellpadding=\"1\" bgcolor=\"#FFFFFF\"><tr><td>{text}</td></tr></table>"
    )
}

fn markup(rows: &[String], line_break: &str) -> String {
    rows.iter().map(|row| row.chars().map(in_markup).collect()).collect::<Vec<String>>().join(line_break)
}

fn in_markup(c: char) -> String {
    match c {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '"' => "&quot;".to_owned(),
        // Here too Graphviz would put the figure's name for `\N`.
        '\\' => "\\\\".to_owned(),
        c => c.to_string(),
    }
}
