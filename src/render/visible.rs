//! Text from files made safe to show: nothing in it moves the cursor, colours the terminal or turns the reading direction.

use std::borrow::Cow;

use annotate_snippets::normalize_untrusted_str;

/// The text with everything invisible that could mislead a reader replaced by a visible sign.
pub(super) fn visible(text: &str) -> String {
    normalize_untrusted_str(&same_length(text))
}

/// The same for text in which places are counted in bytes: only what `annotate_snippets` leaves in excerpts is replaced,
/// each character by one of the same length.
pub(super) fn same_length(text: &str) -> Cow<'_, str> {
    if text.chars().all(|character| substitute(character).is_none()) {
        return Cow::Borrowed(text);
    }
    text.chars().map(|character| substitute(character).unwrap_or(character)).collect()
}

fn substitute(character: char) -> Option<char> {
    match character {
        // The second block of control characters: some terminals read U+009B as the start of an escape sequence.
        '\u{80}'..='\u{9f}' | '\u{61c}' => Some('\u{a4}'),
        // Marks of direction, and separators that end a line in some programs and not in others.
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => Some('\u{fffd}'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{same_length, visible};

    #[test]
    fn nothing_reaches_the_terminal_that_it_would_obey() {
        assert_eq!(visible("a\u{1b}[31mb\u{202e}c\u{9b}2Jd\u{200f}e\r"), "a␛[31mb�c¤2Jd\u{fffd}e␍");
    }

    #[test]
    fn places_stay_where_they_are() {
        let text = "\u{9b}\u{61c}\u{200b}\u{feff}x";
        assert_eq!(same_length(text).find('x'), text.find('x'));
    }

    #[test]
    fn scripts_are_left_alone() {
        assert_eq!(visible("Україна, Россия, ایران, 中国\n"), "Україна, Россия, ایران, 中国\n");
    }
}
