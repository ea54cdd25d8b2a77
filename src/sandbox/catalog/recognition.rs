//! What a description tells of a transaction: the merchant it is with, and what it is for.
//! <https://plaid.com/docs/enrich/>

use std::sync::Arc;

use super::{CounterpartyType, TransactionDetails};

/// Reads descriptions as banks write them; the same one always tells the same.
#[derive(Debug, Default)]
pub struct Recognition {
    patterns: Vec<Pattern>,
}

/// Words by which a description is known, and what it tells then.
#[derive(Debug)]
pub struct Pattern {
    /// The words, as [`plain`] writes them; without any it fits all.
    pub words: String,
    /// Only for money that comes in, or only for money that goes out.
    pub inflow: Option<bool>,
    /// What a transaction is like; amount and description are its own.
    pub details: TransactionDetails,
}

impl Recognition {
    /// Reads by these patterns: the longest words win, then the later pattern.
    pub fn new(mut patterns: Vec<Pattern>) -> Self {
        patterns.sort_by_key(|it| it.words.len());
        Self { patterns }
    }

    /// What a transaction of this amount, positive when money leaves the account, is; `None` if
    /// there is no pattern that fits all.
    pub fn details(&self, description: &str, amount: f64) -> Option<TransactionDetails> {
        let text = format!(" {} ", plain(description));
        let find = |wanted: fn(&TransactionDetails) -> bool| {
            let of_kind = |it: &&Pattern| wanted(&it.details);
            let fits = |it: &&Pattern| it.fits(&text, amount);
            self.patterns.iter().rev().filter(of_kind).find(fits)
        };
        let market = find(is_marketplace);
        let merchant = find(|it| it.merchant_name.is_some() && !is_marketplace(it));
        let phrase = find(|it| it.merchant_name.is_none());
        let mut details = merchant.or(market).or(phrase)?.details.clone();
        if let (Some(market), Some(_)) = (market, merchant) {
            details.through = market.details.merchant().map(Arc::new);
            market
                .details
                .payment_channel
                .clone_into(&mut details.payment_channel);
        }
        // Who is paid by a merchant has not bought there.
        let paid = |it: &&Pattern| it.inflow == Some(true) && !it.words.is_empty();
        if let Some(income) = phrase.filter(paid) {
            let income = income.details.clone();
            details.category_v1 = income.category_v1;
            details.category_v2 = income.category_v2;
            details.category_id = income.category_id;
            details.transaction_type = income.transaction_type;
        }
        details.amount = amount;
        details.name = description.to_owned();
        details.original_description = description.to_owned();
        details.store_number = store_number(description);
        if text.contains(" ach ") {
            details.payment_method = Some("ACH".to_owned());
        }
        Some(details)
    }
}

fn is_marketplace(details: &TransactionDetails) -> bool {
    details.merchant_name.is_some() && details.counterparty_type == CounterpartyType::Marketplace
}

impl Pattern {
    fn fits(&self, text: &str, amount: f64) -> bool {
        let direction = self.inflow.is_none_or(|inflow| inflow == (amount < 0.0));
        direction && (self.words.is_empty() || text.contains(&format!(" {} ", self.words)))
    }
}

/// A text in small letters and digits, words apart by one space.
pub fn plain(text: &str) -> String {
    let letters = text.chars().filter(|it| !matches!(it, '\'' | '\u{2019}'));
    let letters: String = letters
        .map(|it| if it.is_alphanumeric() { it } else { ' ' })
        .collect();
    let words: Vec<String> = letters.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

/// The digits behind a `#`.
fn store_number(description: &str) -> Option<String> {
    let (_, rest) = description.split_once('#')?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    (!digits.is_empty()).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_made_plain() {
        assert_eq!(plain("McDonald's  #3322"), "mcdonalds 3322");
        assert_eq!(plain("Uber 063015 SF**POOL**"), "uber 063015 sf pool");
        assert_eq!(plain("PG&E"), "pg e");
        assert_eq!(
            store_number("WM SUPERCENTER #1700"),
            Some("1700".to_owned())
        );
        assert_eq!(store_number("CHECK # 12"), None);
    }
}
