//! The page `/demo`, which shows a newcomer the whole Link flow over the public API only.

use askama::Template;

/// The page `GET /demo`; its script is `/assets/demo.js`, its style `/assets/demo.css`.
///
/// The page holds no inline script or style and loads nothing from elsewhere, so it can be sent
/// with a strict Content-Security-Policy.
#[derive(Debug, Clone, Template)]
#[template(path = "demo.html")]
pub struct DemoPage<'a> {
    /// The release, as shown beside the name: `0.1.0`.
    pub version: &'a str,
    /// Where the console lives; without one no link to it is shown.
    pub console: Option<&'a str>,
    /// What the visitor may ask for, in the order shown.
    pub products: &'a [Product],
    /// Where the bank may be; the first is chosen.
    pub countries: &'a [Country],
    /// What Link may speak; English is chosen.
    pub languages: &'a [Language],
    /// Link customizations that differ in account selection; none hides the choice.
    pub customizations: &'a [Customization<'a>],
    /// What is read with the access token, in the order shown.
    pub cards: &'a [Card],
}

/// A value of `products` in `/link/token/create` (<https://plaid.com/docs/api/link/>).
#[derive(Debug, Clone, Copy)]
pub struct Product {
    /// As sent: `transactions`.
    pub id: &'static str,
    /// As shown: `Transactions`.
    pub label: &'static str,
    /// What it gives, in a few words.
    pub about: &'static str,
    /// Whether it is ticked when the page opens.
    pub chosen: bool,
}

/// A value of `country_codes` in `/link/token/create`.
#[derive(Debug, Clone, Copy)]
pub struct Country {
    /// ISO 3166-1 alpha-2, as sent: `GB`.
    pub code: &'static str,
    /// As shown: `United Kingdom`.
    pub name: &'static str,
    /// The Sandbox institution that stands for the country when Link is skipped
    /// (<https://plaid.com/docs/sandbox/institutions/>).
    pub institution_id: &'static str,
}

/// A value of `language` in `/link/token/create`.
#[derive(Debug, Clone, Copy)]
pub struct Language {
    /// As sent: `fr`.
    pub code: &'static str,
    /// In its own words: `Français`.
    pub name: &'static str,
}

/// A Link customization, sent as `link_customization_name`.
#[derive(Debug, Clone, Copy)]
pub struct Customization<'a> {
    /// Its name among the fixtures.
    pub name: &'a str,
    /// What it does with account selection, as shown: `One account`.
    pub about: &'a str,
}

/// One read of step 4; `demo.js` knows by `id` how to draw its answer.
#[derive(Debug, Clone, Copy)]
pub struct Card {
    /// The product's id where there is one, so that a chosen product is read at once.
    pub id: &'static str,
    /// The heading.
    pub title: &'static str,
    /// One sentence on what comes back.
    pub about: &'static str,
    /// The label of its button before the first read.
    pub action: &'static str,
    /// The label of its button afterwards.
    pub again: &'static str,
    /// What its button calls.
    pub path: &'static str,
}

/// Products that need no further parameter and have a card of their own.
pub const PRODUCTS: &[Product] = &[
    Product {
        id: "transactions",
        label: "Transactions",
        about: "Spending, with categories",
        chosen: true,
    },
    Product {
        id: "auth",
        label: "Auth",
        about: "Account and routing numbers",
        chosen: true,
    },
    Product {
        id: "identity",
        label: "Identity",
        about: "Name, address, e-mail",
        chosen: false,
    },
    Product {
        id: "investments",
        label: "Investments",
        about: "Holdings and securities",
        chosen: false,
    },
    Product {
        id: "liabilities",
        label: "Liabilities",
        about: "Cards, loans, mortgages",
        chosen: false,
    },
];

/// Countries that have a bank of their own in the Sandbox.
pub const COUNTRIES: &[Country] = &[
    Country {
        code: "US",
        name: "United States",
        institution_id: "ins_109508",
    },
    Country {
        code: "CA",
        name: "Canada",
        institution_id: "ins_43",
    },
    Country {
        code: "GB",
        name: "United Kingdom",
        institution_id: "ins_117650",
    },
];

/// The languages of Link (<https://plaid.com/docs/api/link/>).
pub const LANGUAGES: &[Language] = &[
    Language {
        code: "da",
        name: "Dansk",
    },
    Language {
        code: "de",
        name: "Deutsch",
    },
    Language {
        code: "et",
        name: "Eesti",
    },
    Language {
        code: "en",
        name: "English",
    },
    Language {
        code: "es",
        name: "Español",
    },
    Language {
        code: "fr",
        name: "Français",
    },
    Language {
        code: "hi",
        name: "हिन्दी",
    },
    Language {
        code: "it",
        name: "Italiano",
    },
    Language {
        code: "lv",
        name: "Latviešu",
    },
    Language {
        code: "lt",
        name: "Lietuvių",
    },
    Language {
        code: "nl",
        name: "Nederlands",
    },
    Language {
        code: "no",
        name: "Norsk",
    },
    Language {
        code: "pl",
        name: "Polski",
    },
    Language {
        code: "pt",
        name: "Português",
    },
    Language {
        code: "ro",
        name: "Română",
    },
    Language {
        code: "sv",
        name: "Svenska",
    },
    Language {
        code: "vi",
        name: "Tiếng Việt",
    },
];

/// The reads of step 4.
pub const CARDS: &[Card] = &[
    Card {
        id: "item",
        title: "Item",
        about: "The login itself: its bank, its products, its health.",
        action: "Read",
        again: "Read again",
        path: "/item/get",
    },
    Card {
        id: "accounts",
        title: "Accounts",
        about: "As of the last update. Live balances ask the bank itself.",
        action: "Live balances",
        again: "Live balances",
        path: "/accounts/balance/get",
    },
    Card {
        id: "transactions",
        title: "Transactions",
        about: "A cursor remembers what you have; each sync brings only what changed.",
        action: "Sync",
        again: "Sync again",
        path: "/transactions/sync",
    },
    Card {
        id: "auth",
        title: "Auth",
        about: "The numbers for moving money.",
        action: "Read",
        again: "Read again",
        path: "/auth/get",
    },
    Card {
        id: "identity",
        title: "Identity",
        about: "Who the bank says the owner is.",
        action: "Read",
        again: "Read again",
        path: "/identity/get",
    },
    Card {
        id: "investments",
        title: "Investments",
        about: "What is held, and what it is worth.",
        action: "Read",
        again: "Read again",
        path: "/investments/holdings/get",
    },
    Card {
        id: "liabilities",
        title: "Liabilities",
        about: "What is owed, and when.",
        action: "Read",
        again: "Read again",
        path: "/liabilities/get",
    },
];

impl<'a> DemoPage<'a> {
    /// The page with its usual choices; set `console` and `customizations` where they exist.
    pub fn new(version: &'a str) -> Self {
        Self {
            version,
            console: None,
            products: PRODUCTS,
            countries: COUNTRIES,
            languages: LANGUAGES,
            customizations: &[],
            cards: CARDS,
        }
    }
}

#[cfg(test)]
impl DemoPage<'static> {
    /// One page for each way it can look.
    pub(crate) fn samples() -> Vec<Self> {
        let plain = Self::new("0.1.0");
        let full = Self {
            console: Some("/_emulator/console"),
            customizations: &[
                Customization {
                    name: "one",
                    about: "One account",
                },
                Customization {
                    name: "all",
                    about: "Every account, already ticked",
                },
            ],
            ..plain.clone()
        };
        let hostile = Self {
            version: "<script>\"&",
            customizations: &[Customization {
                name: "\"><b>",
                about: "</select>",
            }],
            ..plain.clone()
        };
        vec![plain, full, hostile]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const SCRIPT: &str = include_str!("../../templates/assets/demo.js");
    const STYLE: &str = include_str!("../../templates/assets/demo.css");

    fn attribute<'t>(page: &'t str, name: &str) -> Vec<&'t str> {
        let opening = format!(" {name}=\"");
        page.split(&opening)
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect()
    }

    #[test]
    fn samples() {
        for page in DemoPage::samples() {
            let html = page.render().unwrap();
            let ids = attribute(&html, "id");
            assert_eq!(
                ids.len(),
                ids.iter().collect::<BTreeSet<_>>().len(),
                "an id twice: {ids:?}"
            );
            for id in attribute(&html, "aria-labelledby") {
                assert!(ids.contains(&id), "no element has the id {id}");
            }
            for address in [attribute(&html, "href"), attribute(&html, "src")].concat() {
                assert!(
                    address.starts_with(['/', '#']),
                    "{address} leaves this server"
                );
            }
            assert_eq!(
                html.matches("<script").count(),
                1,
                "an inline script, or one unescaped"
            );
            assert!(!html.contains("<style") && !html.contains(" style="));
            let handlers = html.split(" on").skip(1).filter(|rest| {
                rest.trim_start_matches(|c: char| c.is_ascii_lowercase())
                    .starts_with("=\"")
            });
            assert_eq!(handlers.count(), 0, "an inline event handler");
        }
    }

    #[test]
    fn nothing_is_fetched_from_elsewhere() {
        assert!(!STYLE.contains("url(") && !STYLE.contains("@import"));
        assert!(!SCRIPT.contains("://"), "demo.js names an address");
    }

    #[test]
    fn the_script_finds_its_pieces_and_words() {
        let html = DemoPage::new("0.1.0").render().unwrap();
        let named = |call: &str| -> BTreeSet<&str> {
            let rest = SCRIPT.split(call).skip(1);
            rest.filter_map(|rest| rest.split('"').next()).collect()
        };
        for template in named(" fill(\"") {
            assert!(
                html.contains(&format!("<template id=\"{template}\">")),
                "no {template}"
            );
        }
        for element in named("$(\"") {
            assert!(html.contains(&format!(" id=\"{element}\"")), "no {element}");
        }
        for key in named(" say(\"").union(&named("words(\"say\", \"")) {
            assert!(
                html.contains(&format!("data-say=\"{key}\"")),
                "no words for {key}"
            );
        }
    }

    #[test]
    fn the_script_draws_every_card() {
        for Card { id, .. } in CARDS {
            assert!(
                SCRIPT.contains(&format!("\n  {id}(")),
                "demo.js cannot draw {id}"
            );
        }
        for Product { id, .. } in PRODUCTS {
            assert!(CARDS.iter().any(|card| card.id == *id), "{id} has no card");
        }
    }
}
