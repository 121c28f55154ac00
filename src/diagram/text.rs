//! Any text made fit for a picture: visible, broken into short lines, and escaped.

/// One line of text that shows what it holds: white space is one blank, and what has no picture of its own or would
/// turn the text around it is replaced.
pub(super) fn visible(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().filter(|&c| !turns(c)).map(|c| if is_unprintable(c) { '\u{FFFD}' } else { c }).collect()
}

/// Marks that change the direction of the text around them: they could make a label read backwards.
fn turns(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Controls, and the code points that XML, and with it SVG, cannot hold.
fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(u32::from(c) & 0xFFFF, 0xFFFE | 0xFFFF)
}

/// The visible text in at most `rows` lines of at most `columns` characters, with `…` where it was longer.
pub(super) fn wrap(text: &str, columns: usize, rows: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in visible(text).split(' ').flat_map(|word| pieces(word, columns)) {
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > columns {
            if lines.len() + 1 == rows {
                line.push_str(" …");
                break;
            }
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&word);
    }
    lines.push(line);
    lines
}

/// A word cut where it alone is longer than a line.
fn pieces(word: &str, columns: usize) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    letters.chunks(columns).map(|piece| piece.iter().collect()).collect()
}

/// A DOT string in quotes that stands for exactly this text; line breaks stay line breaks.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars().filter(|&c| !turns(c)) {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            // Graphviz reads HTML entities in every string.
            '&' => quoted.push_str("&amp;"),
            c if is_unprintable(c) => quoted.push('\u{FFFD}'),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// The text inside an HTML-like label.
pub(super) fn markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
