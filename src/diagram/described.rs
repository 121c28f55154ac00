//! What a picture says to those who do not see it, at the head of an SVG.

use super::{picture::Picture, text::visible_lines};

/// The attributes of the outermost element.
pub(super) fn role(picture: &Picture) -> String {
    let name = escaped(&picture.name);
    format!(
        "class=\"model-picture\" role=\"graphics-document\" aria-roledescription=\"diagram\" \
         aria-labelledby=\"{name}-title {name}-description\""
    )
}

/// Title and description.
pub(super) fn head(picture: &Picture) -> String {
    let sentences: Vec<&str> = [picture.subject].into_iter().chain(picture.notes.iter().map(String::as_str)).collect();
    let name = escaped(&picture.name);
    format!(
        "<title id=\"{name}-title\">{}</title>\n<desc id=\"{name}-description\">{}.</desc>\n",
        escaped(&picture.title),
        escaped(&sentences.join(". ")),
    )
}

/// An SVG that has none of this, with it.
pub(super) fn describe(picture: &Picture, svg: &str) -> String {
    let Some((before, rest)) = svg.split_once("<svg ") else { return svg.to_owned() };
    let Some((attributes, inside)) = rest.split_once('>') else { return svg.to_owned() };
    format!("{before}<svg {} {attributes}>\n{}{}", role(picture), head(picture), inside.trim_start())
}

/// The text as XML shows it, in an element as in an attribute; line breaks stay.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in visible_lines(text).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("&#10;"),
            letter => out.push(letter),
        }
    }
    out
}
