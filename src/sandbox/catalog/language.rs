//! Languages of Link's pages: their texts, and how they write sums and dates.
//! <https://plaid.com/docs/api/link/#link-token-create-request-language>

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use jiff::civil::Date;

/// The values of `language` in `/link/token/create`, ISO 639-1.
pub const LANGUAGES: [&str; 17] = [
    "da", "de", "en", "es", "et", "fr", "hi", "it", "lt", "lv", "nl", "no", "pl", "pt", "ro", "sv",
    "vi",
];

/// A language as Link's pages speak it.
#[derive(Debug, Clone, Default)]
pub struct Language {
    /// One of [`LANGUAGES`].
    pub code: String,
    /// Texts by key; where the language is silent they are English.
    pub texts: Arc<BTreeMap<String, String>>,
    /// How it writes sums and dates.
    pub writing: Writing,
}

/// A language that is made when somebody first asks for it.
pub type ReadLater = LazyLock<Language, Box<dyn FnOnce() -> Language + Send>>;

/// How a language writes sums and dates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Writing {
    /// Between units and cents.
    pub decimal: String,
    /// Between groups of three digits.
    pub group: String,
    /// A sum, with `{amount}` and `{currency}` in their places.
    pub money: String,
    /// A date, with `{day}`, `{month}` and `{year}` in their places; all are digits.
    pub date: String,
    /// The signs of currencies by ISO 4217 code; others are written by their code.
    pub currencies: BTreeMap<String, String>,
}

impl Language {
    /// A sum, in whole units of the currency, as people write it.
    pub fn money(&self, amount: f64, currency: &str) -> String {
        let Writing { decimal, money, .. } = &self.writing;
        let digits = format!("{:.2}", amount.abs());
        let (units, cents) = digits.split_once('.').unwrap_or((&digits, "00"));
        let sign = self.writing.currencies.get(currency);
        // A code stands apart from its number in every language.
        let sign = match sign {
            None if money.starts_with("{currency}{") => format!("{currency} "),
            None => currency.to_owned(),
            Some(sign) => sign.clone(),
        };
        let written = money
            .replace(
                "{amount}",
                &format!("{}{decimal}{cents}", self.grouped(units)),
            )
            .replace("{currency}", &sign);
        if amount < 0.0 {
            format!("-{written}")
        } else {
            written
        }
    }

    /// A date as people write it.
    pub fn date(&self, date: Date) -> String {
        let pattern = &self.writing.date;
        pattern
            .replace("{day}", &format!("{:02}", date.day()))
            .replace("{month}", &format!("{:02}", date.month()))
            .replace("{year}", &format!("{:04}", date.year()))
    }

    fn grouped(&self, digits: &str) -> String {
        let mut grouped = String::new();
        for (place, digit) in digits.char_indices() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                grouped.push_str(&self.writing.group);
            }
            grouped.push(digit);
        }
        grouped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(decimal: &str, group: &str, money: &str, date: &str) -> Language {
        let writing = Writing {
            decimal: decimal.to_owned(),
            group: group.to_owned(),
            money: money.to_owned(),
            date: date.to_owned(),
            currencies: BTreeMap::from([("EUR".to_owned(), "€".to_owned())]),
        };
        Language {
            writing,
            ..Language::default()
        }
    }

    #[test]
    fn sums_are_written_as_people_do() {
        let english = language(".", ",", "{currency}{amount}", "{month}/{day}/{year}");
        let german = language(",", ".", "{amount} {currency}", "{day}.{month}.{year}");
        let mut written = Vec::new();
        for amount in [0.0, -5.5, 999.0, 1000.0, 1_234_567.891] {
            for currency in ["EUR", "CHF"] {
                written.push(english.money(amount, currency));
                written.push(german.money(amount, currency));
            }
        }
        insta::assert_snapshot!(written.join("\n"));
    }

    #[test]
    fn dates_are_written_as_people_do() {
        let german = language(",", ".", "{amount} {currency}", "{day}.{month}.{year}");
        assert_eq!(german.date(jiff::civil::date(1975, 1, 18)), "18.01.1975");
    }
}
