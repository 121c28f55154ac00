//! Words from a closed list, which is the variants of an enum.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{self, IntoDeserializer, Visitor},
    forward_to_deserialize_any,
};

/// The enum variant that `text` names, or all the words there are.
pub fn parse<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, &'static [&'static str]> {
    T::deserialize(Word(text)).map_err(|Unlisted(words)| words)
}

struct Word<'a>(&'a str);

#[derive(Debug)]
struct Unlisted(&'static [&'static str]);

impl<'de> Deserializer<'de> for Word<'de> {
    type Error = Unlisted;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unlisted> {
        visitor.visit_borrowed_str(self.0)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unlisted> {
        if variants.contains(&self.0) {
            visitor.visit_enum(self.0.into_deserializer())
        } else {
            Err(Unlisted(variants))
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

impl de::Error for Unlisted {
    fn custom<T: fmt::Display>(_message: T) -> Self {
        Self(&[])
    }
}

impl fmt::Display for Unlisted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected one of {}", self.0.join(", "))
    }
}

impl std::error::Error for Unlisted {}
