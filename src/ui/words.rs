//! What a page says, in the language of the person who reads it.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// The texts of one language by their keys, which are those of `fixtures/languages/en.json`.
#[derive(Clone, Debug, Default)]
pub struct Words {
    language: String,
    texts: Arc<BTreeMap<String, String>>,
}

/// A text with the values that stand in it.
#[derive(Clone, Debug)]
pub struct Sentence<'a> {
    text: &'a str,
    values: Vec<Value>,
}

#[derive(Clone, Debug)]
struct Value {
    name: &'static str,
    text: String,
    is_code: bool,
}

impl Words {
    /// The texts of `language`, an ISO 639-1 code.
    pub fn new(language: &str, texts: Arc<BTreeMap<String, String>>) -> Self {
        Self {
            language: language.to_owned(),
            texts,
        }
    }

    /// The code of the language, for the attribute `lang`.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The text of a key.
    pub fn say(&self, key: &'static str) -> &str {
        self.texts.get(key).map_or(key, String::as_str)
    }

    /// The text of a key, in which values are to be filled in.
    pub fn sentence(&self, key: &'static str) -> Sentence<'_> {
        Sentence {
            text: self.say(key),
            values: Vec::new(),
        }
    }

    /// Several things in a row, as a sentence lists them.
    pub fn list(&self, things: &[&str]) -> String {
        match things {
            [] => String::new(),
            [only] => (*only).to_owned(),
            [first, second] => {
                let both = self.sentence("first_and_second");
                both.with("first", first).with("second", second).to_string()
            }
            [others @ .., last] => {
                let all = self.sentence("others_and_last");
                let others = others.join(self.say("list_separator"));
                all.with("others", others).with("last", last).to_string()
            }
        }
    }
}

impl Sentence<'_> {
    /// Fills in a value where the text has its name in braces.
    #[must_use]
    pub fn with(self, name: &'static str, value: impl fmt::Display) -> Self {
        self.and(name, value.to_string(), false)
    }

    /// Fills in a value that a page shows as code; see [`Sentence::html`].
    #[must_use]
    pub fn code(self, name: &'static str, value: impl fmt::Display) -> Self {
        self.and(name, value.to_string(), true)
    }

    fn and(mut self, name: &'static str, text: String, is_code: bool) -> Self {
        self.values.push(Value {
            name,
            text,
            is_code,
        });
        self
    }

    /// The sentence as HTML.
    pub fn html(&self) -> String {
        let mut html = String::new();
        for part in self.parts() {
            match part {
                Part::Text(text) => html.push_str(&escaped(text)),
                Part::Value(value) if value.is_code => {
                    html.push_str("<code>");
                    html.push_str(&escaped(&value.text));
                    html.push_str("</code>");
                }
                Part::Value(value) => html.push_str(&escaped(&value.text)),
            }
        }
        html
    }

    fn parts(&self) -> Vec<Part<'_>> {
        let mut parts = Vec::new();
        let mut rest = self.text;
        while let Some((before, behind)) = rest.split_once('{') {
            let name_and_rest = behind.split_once('}');
            let found = name_and_rest.and_then(|(name, rest)| {
                let value = self.values.iter().find(|value| value.name == name)?;
                Some((value, rest))
            });
            let Some((value, after)) = found else {
                break;
            };
            parts.push(Part::Text(before));
            parts.push(Part::Value(value));
            rest = after;
        }
        parts.push(Part::Text(rest));
        parts
    }
}

enum Part<'a> {
    Text(&'a str),
    Value(&'a Value),
}

impl fmt::Display for Sentence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts().iter().try_for_each(|part| match part {
            Part::Text(text) => f.write_str(text),
            Part::Value(value) => f.write_str(&value.text),
        })
    }
}

fn escaped(text: &str) -> String {
    match askama::filters::escape(text, askama::filters::Html) {
        Ok(escaped) => escaped.to_string(),
        Err(never) => match never {},
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(texts: &[(&str, &str)]) -> Words {
        let texts = texts.iter().map(|(key, text)| {
            let (key, text) = (*key, *text);
            (key.to_owned(), text.to_owned())
        });
        Words::new("en", Arc::new(texts.collect()))
    }

    #[test]
    fn values_are_filled_in_once() {
        let words = words(&[("hint", "{app} & {code}: {app}, {open")]);
        let sentence = words.sentence("hint");
        let sentence = sentence.with("app", "{code}").code("code", "<1>");
        assert_eq!(sentence.to_string(), "{code} & <1>: {code}, {open");
        insta::assert_snapshot!(sentence.html());
    }

    #[test]
    fn things_are_listed_as_people_do() {
        let words = words(&[
            ("first_and_second", "{first} and {second}"),
            ("list_separator", ", "),
            ("others_and_last", "{others}, and {last}"),
        ]);
        let lists: [&[&str]; 4] = [&[], &["a"], &["a", "b"], &["a", "b", "c"]];
        let listed: Vec<String> = lists.iter().map(|it| words.list(it)).collect();
        assert_eq!(listed, ["", "a", "a and b", "a, b, and c"]);
    }
}
