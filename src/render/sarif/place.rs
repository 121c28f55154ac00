//! Places in SARIF: lines and columns from 1, columns in characters, the end after the last of them.

use std::fmt::Write as _;

use serde::Serialize;

use super::TextSarif;
use crate::source::{Sources, Span};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LocationSarif {
    /// Only related locations are numbered.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalSarif,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<TextSarif>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalSarif {
    artifact_location: ArtifactSarif,
    region: RegionSarif,
}

#[derive(Serialize)]
struct ArtifactSarif {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RegionSarif {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

impl LocationSarif {
    pub(super) fn of(sources: &Sources, at: Span, id: Option<usize>, text: &str) -> Self {
        let first = sources.line_column(at.file, at.range().start);
        let last = sources.line_column(at.file, at.range().end);
        let region = RegionSarif {
            start_line: first.line,
            start_column: first.column,
            end_line: last.line,
            end_column: last.column,
        };
        Self {
            id,
            physical_location: PhysicalSarif {
                artifact_location: ArtifactSarif { uri: uri(sources.name(at.file)) },
                region,
            },
            message: (!text.is_empty()).then(|| text.to_owned().into()),
        }
    }
}

/// A relative path as a reference (RFC 3986): what is no unreserved sign is written by its bytes.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_is_a_reference_whatever_its_signs() {
        assert_eq!(uri("a b/ц:<stdin>#?%.toml"), "a%20b/%D1%86%3A%3Cstdin%3E%23%3F%25.toml");
    }
}
