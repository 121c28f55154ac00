//! Formats beside DOT and SVG, and the bounds of each.

use std::fmt::Write as _;

use peace_model::{
    diagram::{self, Wanted},
    framework::Aspect,
};

use super::{
    graphviz, of_file, of_text, picture, recorded,
    texts::{HARBOUR, STRANGE},
};

#[test]
fn an_outline_has_everything() {
    recorded("harbour.txt", &diagram::outline(&picture(&of_text(HARBOUR, &[]), Aspect::Components)));
    let minsk = of_file("frameworks/ukraine/minsk-2.toml");
    recorded("minsk-2-sequence.txt", &diagram::outline(&picture(&minsk, Aspect::Sequence)));
}

#[test]
fn mermaid() {
    let write = |text: &str| diagram::mermaid(&picture(&of_text(text, &[]), Aspect::Components)).expect("it is small");
    recorded("harbour.mmd", &write(HARBOUR));
    recorded("strange.mmd", &write(&STRANGE.replace('@', r#"\"]; %%{init}%% <b>&#35;`end`\n--- | x"#)));
}

fn many(count: usize) -> String {
    (0..count).fold(String::new(), |mut text, index| {
        let _ = write!(text, "[components.c{index}]\ntitle = \"Provision number {index}\"\nkind = \"other\"\n");
        if index > 0 {
            let _ = writeln!(text, "after = [\"c{}\"]", index / 2);
        }
        text
    })
}

#[test]
fn what_is_too_large_is_refused_with_advice() {
    let advised = |text: &str| {
        let (checked, wanted) = (of_text(text, &[]), Wanted::whole(Aspect::Components));
        let refusal = diagram::mermaid(&picture(&checked, Aspect::Components)).unwrap_err();
        diagram::advise(refusal, &checked, &wanted).to_string()
    };
    assert_eq!(
        advised(&many(1000)),
        "the Mermaid text has 64674 characters, and the sites that show it stop at 50000; narrow the picture (--focus, --phase, \
         --party), or choose another format"
    );
    let phases = "[components.first]\ntitle = \"First\"\nkind = \"other\"\nphase = \"on trust\"\nby = [\"north\"]\n\
         [components.last]\ntitle = \"Last\"\nkind = \"other\"\nphase = 2\n[parties.north]\nname = \"North\"\n";
    assert_eq!(
        advised(&format!("{}{phases}", many(1000))),
        "the Mermaid text has 62780 characters, and the sites that show it stop at 50000; draw it in parts, of which these are small \
         enough: --phase \"on trust\", --phase 2, --party north, or choose another format"
    );
    #[cfg(feature = "picture")]
    assert_eq!(
        diagram::svg(&picture(&of_text(&many(501), &[]), Aspect::Components)).unwrap_err().to_string(),
        "501 figures are more than the 500 that the built-in engine places; narrow the picture (--focus, --phase, --party), \
         or choose --engine dot"
    );
    #[cfg(feature = "picture")]
    assert!(
        diagram::svg(&picture(&of_text(&many(500), &[]), Aspect::Components))
            .is_ok_and(|svg| svg.contains("figure-c499"))
    );
}

#[test]
fn graphviz_pictures_are_described() {
    let harbour = picture(&of_text(HARBOUR, &[]), Aspect::Components);
    let svg = diagram::described(&harbour, &graphviz("harbour", &diagram::dot(&harbour)));
    let head: Vec<&str> = svg.lines().skip_while(|line| !line.starts_with("<svg ")).take(5).collect();
    let head = head.join(" ");
    for part in [
        "role=\"graphics-document\"",
        "<title id=\"text-components-title\">Harbour agreement of Northport and Southport</title>",
        "<desc id=\"text-components-description\">The provisions, and how they hang together.</desc>",
    ] {
        assert!(head.contains(part), "{part} in {head}");
    }
}

#[cfg(feature = "picture")]
mod png {
    use super::*;
    use peace_model::diagram::Fonts;
    use resvg::tiny_skia::Pixmap;

    /// How many pixels of a PNG are darker than paper.
    fn ink(png: &[u8]) -> usize {
        let pixels = Pixmap::decode_png(png).expect("it is PNG");
        pixels.pixels().iter().filter(|pixel| pixel.green() < 128).count()
    }

    fn drawn(title: &str) -> (usize, Vec<char>) {
        let text = format!("[components.c]\ntitle = \"{title}\"\nkind = \"other\"\n");
        let picture = picture(&of_text(&text, &[]), Aspect::Components);
        (
            ink(&diagram::png(&picture, &Fonts::new()).expect("it is small")),
            diagram::not_in_png(&picture, &Fonts::new()),
        )
    }

    /// Without its font a PNG would have no letters at all.
    #[test]
    fn letters_are_drawn() {
        let (bare, _) = drawn(".");
        for title in ["MMMMMMMMMMMMMMMMMMMM", "Київ Αθήνα", "Żółć Łódź ñ ß é"] {
            let (ink, missing) = drawn(title);
            assert!(ink > bare + 300, "{title}: {ink} pixels of ink against {bare}");
            assert_eq!(missing, [], "{title}");
        }
    }

    #[test]
    fn letters_that_the_font_lacks_are_named() {
        let (_, missing) = drawn("平和 as-salām");
        assert_eq!(missing, ['和', '平']);
    }
}
