//! Breaking text into lines that fit.

use unicode_width::UnicodeWidthStr as _;

/// The text in lines of at most `width` columns, broken at spaces. A longer word stands alone and whole: it may be an
/// address, which is of no use in pieces. Line breaks of the text are kept.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    text.split('\n').flat_map(|line| wrap_line(line, width)).collect()
}

fn wrap_line(line: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in line.split_whitespace() {
        let last = lines.last_mut().expect("starts with one line");
        if last.is_empty() {
            last.push_str(word);
        } else if last.width() + 1 + word.width() <= width {
            last.push(' ');
            last.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn breaks_at_spaces_and_keeps_long_words_whole() {
        assert_eq!(
            wrap("one two\nthree https://example.org/long four", 9),
            ["one two", "three", "https://example.org/long", "four"]
        );
    }

    #[test]
    fn wide_characters_count_twice() {
        assert_eq!(wrap("中国 中国", 8), ["中国", "中国"]);
    }
}
