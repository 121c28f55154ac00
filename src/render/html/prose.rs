//! Sentences as HTML: what stands in backticks is an id or code, and everything else is only text.

use std::fmt::Write as _;

use super::super::visible::visible;

/// A sentence with its ids set apart.
pub(super) fn prose(text: &str) -> String {
    let text = visible(text);
    let parts: Vec<&str> = text.split('`').collect();
    let mut html = String::new();
    for (place, part) in parts.iter().enumerate() {
        let part = escaped(part);
        let written = match place % 2 {
            1 if place + 1 < parts.len() => write!(html, "<code>{part}</code>"),
            // A backtick without a partner is one that the author wrote.
            1 => write!(html, "`{part}"),
            _ => write!(html, "{part}"),
        };
        written.expect("a text takes what is written to it");
    }
    html
}

/// The same for the program's own pages, where double stars make words strong.
pub(super) fn emphatic(text: &str) -> String {
    let strong = |(place, part): (usize, &str)| {
        if place % 2 == 1 { format!("<strong>{part}</strong>") } else { part.to_owned() }
    };
    prose(text).split("**").enumerate().map(strong).collect()
}

/// Text in which nothing is markup, in elements and in attributes.
pub(super) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            letter => html.push(letter),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::{emphatic, prose};

    #[test]
    fn ids_are_set_apart_and_nothing_else_is_markup() {
        assert_eq!(
            prose("`line-freeze` goes <b>against</b> \"it\" & `more`"),
            "<code>line-freeze</code> goes &lt;b&gt;against&lt;/b&gt; &quot;it&quot; &amp; <code>more</code>"
        );
    }

    #[test]
    fn a_backtick_without_a_partner_is_one() {
        assert_eq!(prose("`a` costs 3`<i>"), "<code>a</code> costs 3`&lt;i&gt;");
        assert_eq!(prose("`"), "`");
    }

    #[test]
    fn our_own_pages_have_strong_words() {
        assert_eq!(emphatic("**Who says.** Us"), "<strong>Who says.</strong> Us");
    }
}
