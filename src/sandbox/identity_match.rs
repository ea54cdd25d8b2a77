//! How well what an app knows of a person fits what a bank knows.
//! <https://plaid.com/docs/api/products/identity/#identitymatch>
//!
//! Plaid says what scores mean, and not how they come about: 100 is the same after spelling is
//! evened out; below that is a strong match (85 to 99), a partial one (70 to 84), and none. Scores
//! of names agree with those that the Sandbox was seen to give; the rest are assumed.

use super::account::{AddressParts, Owner};

/// What an app knows of a person.
#[derive(Debug, Default)]
pub struct Claim<'a> {
    /// The whole name.
    pub name: Option<&'a str>,
    /// The phone number.
    pub phone_number: Option<&'a str>,
    /// The e-mail address.
    pub email: Option<&'a str>,
    /// The postal address; parts that are not known are `None`.
    pub address: Option<ClaimedAddress<'a>>,
}

/// An address, as far as it is known.
#[derive(Debug, Default, Clone, Copy)]
pub struct ClaimedAddress<'a> {
    /// City.
    pub city: Option<&'a str>,
    /// Country code.
    pub country: Option<&'a str>,
    /// Postal code.
    pub postal_code: Option<&'a str>,
    /// State or region.
    pub region: Option<&'a str>,
    /// Street and house number.
    pub street: Option<&'a str>,
}

/// How well a name fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameMatch {
    /// 0 to 100.
    pub score: u8,
    /// Whether the first or the last name is the same.
    pub one_name: bool,
    /// Whether one is a nickname of the other.
    pub nickname: bool,
    /// Whether one is of a business.
    pub business: bool,
}

/// How well an address fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AddressMatch {
    /// 0 to 100.
    pub score: u8,
    /// Whether both have a postal code, and the same.
    pub postal_code: bool,
}

/// How well a person fits the owners of an account, the best of them counting; `None` for what
/// the app or the bank does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdentityMatch {
    /// The name.
    pub name: Option<NameMatch>,
    /// The phone number.
    pub phone_number: Option<u8>,
    /// The e-mail address.
    pub email: Option<u8>,
    /// The address.
    pub address: Option<AddressMatch>,
}

const SAME: u8 = 100;
/// The same but for an extension or a tag.
const ALMOST: u8 = 85;
/// How alike a name and its nickname are.
pub(super) const NICKNAME: f64 = 0.9;
/// Names that are less alike have nothing in common.
const ALIKE: f64 = 0.5;

/// Given names and what people are called who have them.
const NICKNAMES: &[(&str, &[&str])] = &[
    ("alberta", &["al", "allie", "bertie"]),
    ("alexander", &["alex", "xander"]),
    ("elizabeth", &["beth", "betty", "eliza", "liz"]),
    ("jennifer", &["jen", "jenn", "jenny"]),
    ("john", &["jack", "johnny"]),
    ("katherine", &["kate", "kathy", "katie"]),
    ("leslie", &["les"]),
    ("michael", &["mike", "mick"]),
    ("robert", &["bob", "bobby", "rob"]),
    ("william", &["bill", "will"]),
];

/// Words that only names of businesses have.
const BUSINESS: &[&str] = &["co", "corp", "corporation", "inc", "llc", "llp", "ltd"];

/// Words of addresses that are written in two ways.
const STREET_WORDS: &[(&str, &str)] = &[
    ("apt", "apartment"),
    ("ave", "avenue"),
    ("blvd", "boulevard"),
    ("ct", "court"),
    ("dr", "drive"),
    ("ln", "lane"),
    ("rd", "road"),
    ("st", "street"),
];

impl IdentityMatch {
    /// Holds a person against the owners of an account.
    pub fn of(claim: &Claim<'_>, owners: &[Owner]) -> Self {
        let names = owners.iter().flat_map(|owner| &owner.names);
        let phones = owners.iter().flat_map(|owner| &owner.phone_numbers);
        let emails = owners.iter().flat_map(|owner| &owner.emails);
        let addresses = owners.iter().flat_map(|owner| &owner.addresses);
        let given = |text: Option<&'_ str>| text.is_some_and(|text| !text.trim().is_empty());
        let name = claim.name.filter(|_| given(claim.name));
        let phone = claim.phone_number.filter(|_| given(claim.phone_number));
        let email = claim.email.filter(|_| given(claim.email));
        Self {
            name: name.and_then(|name| names.map(|own| match_names(name, own)).max()),
            phone_number: phone
                .and_then(|number| phones.map(|own| match_phones(number, &own.data)).max()),
            email: email.and_then(|email| emails.map(|own| match_emails(email, &own.data)).max()),
            address: claim.address.and_then(|address| {
                let matches = addresses.filter_map(|own| match_addresses(address, &own.data));
                matches.max()
            }),
        }
    }
}

pub(super) fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase().replace(['\'', '.'], "");
    lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The words of a name; one that begins with the last name has a comma behind it.
fn names(text: &str) -> Vec<String> {
    match text.split_once(',') {
        Some((last, first)) => words(&format!("{first} {last}")),
        None => words(text),
    }
}

/// What stands between the first and the last name.
fn middle(names: &[String]) -> &[String] {
    let last = names.len().saturating_sub(1);
    names.get(1..last).unwrap_or_default()
}

pub(super) fn is_nickname(one: &str, other: &str) -> bool {
    let of = |full: &str, short: &str| {
        let known = NICKNAMES.iter().find(|(name, _)| *name == full);
        known.is_some_and(|(_, short_forms)| short_forms.contains(&short))
    };
    of(one, other) || of(other, one)
}

/// How alike two words are, 0 to 1: by how many letters must be changed, put in or taken out.
pub(super) fn likeness(one: &str, other: &str) -> f64 {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (place, letter) in one.iter().enumerate() {
        let mut left = place + 1;
        let mut before = place;
        for (column, there) in other.iter().enumerate() {
            let above = row[column + 1];
            let changed = before + usize::from(letter != there);
            row[column] = left;
            left = changed.min(above + 1).min(left + 1);
            before = above;
        }
        row[other.len()] = left;
    }
    let most = one.len().max(other.len()).max(1);
    let alike = 1.0 - row[other.len()] as f64 / most as f64;
    if alike < ALIKE { 0.0 } else { alike }
}

fn match_names(claimed: &str, own: &str) -> NameMatch {
    let (claimed, own) = (names(claimed), names(own));
    let (mut theirs, mut ours) = (claimed.clone(), own.clone());
    theirs.sort_unstable();
    ours.sort_unstable();
    let shuffled = theirs == ours;
    let first = claimed.first().zip(own.first());
    let last = claimed.last().zip(own.last());
    let nickname = first.is_some_and(|(one, other)| is_nickname(one, other));
    let alike = |pair: Option<(&String, &String)>| pair.map_or(0.0, |(a, b)| likeness(a, b));
    let first_name = if nickname { NICKNAME } else { alike(first) };
    let one_name = [first, last]
        .iter()
        .flatten()
        .any(|(one, other)| one == other);
    let score = match (first_name + alike(last)) / 2.0 {
        _ if claimed == own => SAME,
        _ if shuffled => SAME - 1,
        both if middle(&claimed) == middle(&own) => (100.0 * both).round() as u8,
        both => ((100.0 * both).round() as u8).saturating_sub(1),
    };
    let mut all = claimed.iter().chain(&own);
    NameMatch {
        score,
        one_name: one_name || shuffled,
        nickname,
        business: all.any(|word| BUSINESS.contains(&word.as_str())),
    }
}

fn match_phones(claimed: &str, own: &str) -> u8 {
    const DIGITS: usize = 10;
    let digits = |text: &str| -> String {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        // The country's own code, and not the first digit of a number with an extension.
        let abroad = text.trim_start().starts_with("+1") || digits.len() == DIGITS + 1;
        match digits.strip_prefix('1') {
            Some(rest) if abroad => rest.to_owned(),
            _ => digits,
        }
    };
    let (claimed, own) = (digits(claimed), digits(own));
    if claimed == own {
        SAME
    } else if claimed.len().min(own.len()) >= DIGITS
        && (claimed.starts_with(&own) || own.starts_with(&claimed))
    {
        ALMOST
    } else {
        0
    }
}

fn match_emails(claimed: &str, own: &str) -> u8 {
    let (claimed, own) = (claimed.trim().to_lowercase(), own.to_lowercase());
    // Dots and what follows a plus lead to the same mailbox at many providers.
    let mailbox = |address: &str| {
        let (name, domain) = address.split_once('@').unwrap_or((address, ""));
        let name = name.split('+').next().unwrap_or_default();
        (name.replace('.', ""), domain.to_owned())
    };
    if claimed == own {
        SAME
    } else if mailbox(&claimed) == mailbox(&own) {
        ALMOST
    } else {
        0
    }
}

/// `None` if there is no part that both have.
fn match_addresses(claimed: ClaimedAddress<'_>, own: &AddressParts) -> Option<AddressMatch> {
    let even = |text: &str| {
        let words = words(text).into_iter().map(|word| {
            let long = STREET_WORDS.iter().find(|(short, _)| *short == word);
            long.map_or(word, |(_, long)| (*long).to_owned())
        });
        words.collect::<Vec<_>>().join(" ")
    };
    // Of a ZIP+4 code the first five digits count.
    let zip = |text: &str| even(text).split(' ').next().unwrap_or_default().to_owned();
    let parts = [
        (claimed.street, Some(own.street.as_str()), 50),
        (claimed.city, own.city.as_deref(), 20),
        (claimed.region, own.region.as_deref(), 10),
        (claimed.country, own.country.as_deref(), 5),
    ];
    let both = parts.into_iter();
    let both = both.filter_map(|(one, other, weight)| Some((even(one?) == even(other?), weight)));
    let postal_code = claimed.postal_code.zip(own.postal_code.as_deref());
    let postal_code = postal_code.map(|(one, other)| zip(one) == zip(other));
    let all: Vec<(bool, u32)> = both.chain(postal_code.map(|same| (same, 15))).collect();
    let total: u32 = all.iter().map(|(_, weight)| weight).sum();
    let matched: u32 = all.iter().filter(|(same, _)| *same).map(|(_, it)| it).sum();
    (total > 0).then(|| AddressMatch {
        score: (matched * 100 / total) as u8,
        postal_code: postal_code == Some(true),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_match_by_their_words() {
        let own = "Alberta Bobbeth Charleson";
        let table: Vec<String> = [
            // As the Sandbox was seen to score.
            "Alberta Bobbeth Charleson",
            "ALBERTA B CHARLESON",
            "Alberta Charleson",
            "Alberta Charlson",
            "Roberto Gonzalez",
            "Acme Widgets LLC",
            // Assumed.
            "charleson, ALBERTA bobbeth",
            "Charleson Alberta Bobbeth",
            "Bertie Charleson",
            "Robert Charleson",
            "Alberta",
            "John Smith",
            "Charleson LLC",
            "?!",
        ]
        .map(|name| format!("{name}: {:?}", match_names(name, own)))
        .into();
        insta::assert_snapshot!(table.join("\n"));
    }

    #[test]
    fn phones_and_emails_match_as_they_are_reached() {
        assert_eq!(match_phones("+1 (111) 222-3333", "1112223333"), SAME);
        assert_eq!(match_phones("1112223333 ext. 12", "1112223333"), ALMOST);
        assert_eq!(match_phones("1112223334", "1112223333"), 0);
        assert_eq!(match_emails("Ann@Example.com ", "ann@example.com"), SAME);
        assert_eq!(
            match_emails("a.nn+tag@example.com", "ann@example.com"),
            ALMOST
        );
        assert_eq!(match_emails("ann@example.org", "ann@example.com"), 0);
    }

    #[test]
    fn addresses_match_by_their_parts() {
        let own = AddressParts {
            city: Some("Malakoff".to_owned()),
            country: Some("US".to_owned()),
            postal_code: Some("14236-1234".to_owned()),
            region: Some("NY".to_owned()),
            street: "2992 Cameron Road".to_owned(),
        };
        let whole = ClaimedAddress {
            city: Some("malakoff"),
            country: Some("US"),
            postal_code: Some("14236"),
            region: Some("NY"),
            street: Some("2992 Cameron Rd."),
        };
        let matched = |claimed| match_addresses(claimed, &own).map(|it| (it.score, it.postal_code));
        assert_eq!(matched(whole), Some((100, true)));
        let moved = ClaimedAddress {
            street: Some("1 Other Street"),
            ..whole
        };
        assert_eq!(matched(moved), Some((50, true)));
        let without_zip = ClaimedAddress {
            postal_code: None,
            ..whole
        };
        assert_eq!(matched(without_zip), Some((100, false)));
        assert_eq!(matched(ClaimedAddress::default()), None);
    }
}
