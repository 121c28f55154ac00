//! Sentences as Markdown: what stands in backticks is an id or code, and everything else is only text.

use std::fmt::Write as _;

use super::super::visible::visible;

/// A sentence with its ids set apart.
pub(super) fn prose(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    let mut markdown = String::new();
    for (place, part) in parts.iter().enumerate() {
        if place % 2 == 1 && place + 1 < parts.len() {
            markdown.push_str(&code(part));
        } else {
            // A backtick without a partner is one that the author wrote.
            markdown.push_str(if place % 2 == 1 { "\\`" } else { "" });
            markdown.push_str(&escaped(part));
        }
    }
    markdown
}

/// Code, in whatever it stands: in a table a bar would end the cell, and two backticks would end the code.
pub(super) fn code(text: &str) -> String {
    let text = on_one_line(text);
    if text.is_empty() || text.contains(['`', '|']) {
        format!("<code>{}</code>", escaped(&text))
    } else {
        format!("`{text}`")
    }
}

/// An address in the brackets of a link.
pub(super) fn address(url: &str) -> String {
    let mut address = String::new();
    for letter in url.chars() {
        if letter.is_whitespace() || letter.is_control() || "<>()[]|\\`\"".contains(letter) {
            for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(address, "%{byte:02X}");
            }
        } else {
            address.push(letter);
        }
    }
    address
}

/// Text in which no sign is markup, wherever on a line it stands.
pub(super) fn escaped(text: &str) -> String {
    let text = on_one_line(text);
    let mut markdown = String::with_capacity(text.len());
    for (place, letter) in text.char_indices() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '&' | '$' => {
                markdown.push('\\');
                markdown.push(letter);
            }
            // At the start of a line these begin a list or underline a heading.
            '-' | '+' | '=' if place == 0 => {
                markdown.push('\\');
                markdown.push(letter);
            }
            '.' | ')' if place > 0 && text[..place].bytes().all(|byte| byte.is_ascii_digit()) => {
                markdown.push('\\');
                markdown.push(letter);
            }
            // The site would call on somebody of that name.
            '@' => markdown.push_str("@<!-- -->"),
            letter => markdown.push(letter),
        }
    }
    markdown
}

/// Without line breaks, which could begin a block.
fn on_one_line(text: &str) -> String {
    visible(text).replace(['\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::{address, code, escaped, prose};

    #[test]
    fn ids_are_set_apart_and_nothing_else_is_markup() {
        assert_eq!(
            prose("`line-freeze` is *bold*\n# <b>[x](y)</b> | @somebody"),
            "`line-freeze` is \\*bold\\* \\# \\<b\\>\\[x\\](y)\\</b\\> \\| @<!-- -->somebody"
        );
        assert_eq!(prose("costs 3`<i>"), "costs 3\\`\\<i\\>");
    }

    #[test]
    fn a_text_begins_no_list() {
        assert_eq!([escaped("1. One"), escaped("- a"), escaped("a - 1.")], ["1\\. One", "\\- a", "a - 1."]);
    }

    #[test]
    fn code_and_addresses_end_where_they_should() {
        assert_eq!(code("a|b`c"), "<code>a\\|b\\`c</code>");
        assert_eq!(address("https://example.org/a b(c)|d"), "https://example.org/a%20b%28c%29%7Cd");
    }
}
