//! JSON that stands inside an HTML `<script>` element.

use std::fmt;

/// JSON text in which nothing can end the `<script>` element around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbeddedJson(String);

impl EmbeddedJson {
    /// Takes valid JSON; what HTML could misread becomes an escape of the same meaning.
    ///
    /// Outside of strings JSON has none of these characters, so replacing them everywhere is
    /// right.
    pub fn from_json(text: &str) -> Self {
        let mut escaped = String::with_capacity(text.len());
        for character in text.chars() {
            match character {
                '<' => escaped.push_str("\\u003c"),
                '>' => escaped.push_str("\\u003e"),
                '&' => escaped.push_str("\\u0026"),
                _ => escaped.push(character),
            }
        }
        EmbeddedJson(escaped)
    }
}

impl fmt::Display for EmbeddedJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn keeps_the_value_and_cannot_end_a_script(text in any::<String>()) {
            let json = serde_json::to_string(&text).unwrap();
            let embedded = EmbeddedJson::from_json(&json).to_string();
            prop_assert!(!embedded.contains(['<', '>', '&']));
            prop_assert_eq!(serde_json::from_str::<String>(&embedded).unwrap(), text);
        }
    }
}
