//! An institution's mark: its colour and its initials, as an image in a `data:` address.

use std::fmt::Write;

// For institutions without a colour of their own; white text reads on each.
const PALETTE: [&str; 8] = [
    "#0b6e6e", "#3949ab", "#6d4c9f", "#9c2f5b", "#a23b12", "#5f6b12", "#1b6e3a", "#37506b",
];

/// The address of the mark. `colour` is `#rrggbb`; anything else gives a colour that depends on
/// the name alone.
pub(super) fn data_uri(name: &str, colour: &str) -> String {
    let ground = Ground::new(name, colour);
    let (colour, ink) = (
        ground.colour,
        if ground.light { "#111318" } else { "#ffffff" },
    );
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 40'>\
         <rect width='40' height='40' rx='10' fill='{colour}'/>\
         <text x='20' y='20' dy='.35em' text-anchor='middle' fill='{ink}' font-size='16' \
         font-weight='600' font-family='system-ui,sans-serif'>{}</text></svg>",
        initials(name),
    );
    format!("data:image/svg+xml,{}", percent_encoded(&svg))
}

/// A colour to write on.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct Ground<'a> {
    /// `#rrggbb`.
    pub(in crate::ui) colour: &'a str,
    /// Whether dark text reads better on it than light text.
    pub(in crate::ui) light: bool,
}

impl<'a> Ground<'a> {
    /// The ground of an institution. `colour` is `#rrggbb`; anything else gives a colour that
    /// depends on the name alone.
    pub(in crate::ui) fn new(name: &str, colour: &'a str) -> Self {
        let colour = if is_colour(colour) {
            colour
        } else {
            colour_of(name)
        };
        Self {
            colour,
            light: is_light(colour),
        }
    }
}

pub(super) fn is_colour(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn colour_of(name: &str) -> &'static str {
    let sum: usize = name.bytes().map(usize::from).sum();
    PALETTE[sum % PALETTE.len()]
}

// Whether dark text reads better on the colour: its relative luminance is above the point where
// black and white contrast alike (WCAG 2.2, relative luminance).
fn is_light(colour: &str) -> bool {
    let channel = |at: usize| {
        let value = u8::from_str_radix(&colour[at..at + 2], 16).unwrap_or(0);
        (f64::from(value) / 255.0).powf(2.2)
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) > 0.25
}

// At most two letters or digits, so nothing in it needs escaping in XML.
fn initials(name: &str) -> String {
    name.split(|character: char| !character.is_alphanumeric())
        .filter(|word| !matches!(*word, "" | "of" | "the" | "and" | "s"))
        .take(2)
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase)
        .collect()
}

fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z'
            | b'a'..=b'z'
            | b'0'..=b'9'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b'/'
            | b':'
            | b'='
            | b',' => encoded.push(char::from(byte)),
            _ => write!(encoded, "%{byte:02X}").expect("writing to a string cannot fail"),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn initials_are_those_of_the_first_two_words() {
        let names = [
            "Chase",
            "Bank of America",
            "T. Rowe Price",
            "Wendy's Bank",
            "",
            "1st Bank",
        ];
        let found: Vec<String> = names.iter().map(|name| initials(name)).collect();
        assert_eq!(found, ["C", "BA", "TR", "WB", "", "1B"]);
    }

    proptest! {
        #[test]
        fn never_leaves_the_attribute(name in any::<String>(), colour in any::<String>()) {
            let uri = data_uri(&name, &colour);
            let foreign = |c: char| !(c.is_ascii_alphanumeric() || "-._~/:=,%+".contains(c));
            prop_assert!(!uri.contains(foreign), "{uri}");
        }
    }
}
