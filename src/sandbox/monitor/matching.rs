//! How what a screening looks for compares with somebody on a list.
//! <https://plaid.com/docs/monitor/algorithms-and-lists/>

use jiff::civil::Date;

use super::{Hit, SearchTerms};
use crate::sandbox::Sandbox;
use crate::sandbox::catalog::{DateRange, Listed, ListedName, Sensitivity, Subject, WeakAlias};
use crate::sandbox::identity_match::{NICKNAME, is_nickname, likeness, words};
use crate::sandbox::named::named;

/// From here on, of 100, a name is the same.
const SAME: u8 = 95;
/// How alike names must be with each sensitivity. Plaid's numbers are not known.
const THRESHOLDS: [(Sensitivity, u8); 4] = [
    (Sensitivity::Coarse, 60),
    (Sensitivity::Balanced, 70),
    (Sensitivity::Strict, 80),
    (Sensitivity::Exact, 100),
];
/// Words that tell nothing of a name.
const IDLE: [&str; 24] = [
    "and",
    "co",
    "company",
    "corp",
    "corporation",
    "dr",
    "el",
    "for",
    "gmbh",
    "inc",
    "in",
    "limited",
    "llc",
    "ltd",
    "mr",
    "mrs",
    "ms",
    "of",
    "organisation",
    "organization",
    "phd",
    "prof",
    "sa",
    "the",
];

named! {
    /// How something compares with what a list has.
    pub enum MatchCode {
        Match = "match",
        PartialMatch = "partial_match",
        NoMatch = "no_match",
        NoData = "no_data",
        NoInput = "no_input",
    }
}

/// How each part of somebody on a list compares, in the list's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Analysis {
    /// Names.
    pub names: Vec<MatchCode>,
    /// Dates of birth.
    pub dates_of_birth: Vec<MatchCode>,
    /// Documents.
    pub documents: Vec<MatchCode>,
    /// Places.
    pub locations: Vec<MatchCode>,
    /// E-mail addresses.
    pub email_addresses: Vec<MatchCode>,
    /// Telephone numbers.
    pub phone_numbers: Vec<MatchCode>,
    /// Websites.
    pub urls: Vec<MatchCode>,
    /// Which of them were asked for: dates, documents, places, e-mails, telephones, websites.
    given: [bool; 6],
}

impl Analysis {
    fn of(terms: &SearchTerms, listed: &Listed) -> Self {
        let told = [
            terms.date_of_birth.is_some(),
            terms.document_number.is_some(),
            terms.country.is_some(),
            terms.email_address.is_some(),
            terms.phone_number.is_some(),
            terms.url.is_some(),
        ];
        let same = |own: Option<&String>, other: &str| match own {
            None => MatchCode::NoInput,
            Some(own) if plain(own) == plain(other) => MatchCode::Match,
            Some(_) => MatchCode::NoMatch,
        };
        let born = |range: &DateRange| match terms.date_of_birth {
            None => MatchCode::NoInput,
            Some(date) => compare_dates(date, *range),
        };
        let name = |name: &ListedName| match likeness_of_names(&terms.legal_name, name) {
            SAME.. => MatchCode::Match,
            score if score >= THRESHOLDS[0].1 => MatchCode::PartialMatch,
            _ => MatchCode::NoMatch,
        };
        let (number, country) = (terms.document_number.as_ref(), terms.country.as_ref());
        let (email, phone) = (terms.email_address.as_ref(), terms.phone_number.as_ref());
        let documents = listed.documents.iter();
        let locations = listed.locations.iter();
        let emails = listed.email_addresses.iter();
        let phones = listed.phone_numbers.iter();
        let urls = listed.urls.iter();
        Self {
            names: listed.names.iter().map(name).collect(),
            dates_of_birth: listed.dates_of_birth.iter().map(born).collect(),
            documents: documents.map(|it| same(number, &it.number)).collect(),
            locations: locations.map(|it| same(country, &it.country)).collect(),
            email_addresses: emails.map(|it| same(email, it)).collect(),
            phone_numbers: phones.map(|it| same(phone, &it.phone_number)).collect(),
            urls: urls.map(|it| same(terms.url.as_ref(), it)).collect(),
            given: told,
        }
    }

    /// The names as one.
    pub fn name(&self) -> MatchCode {
        summary(true, &self.names)
    }

    /// The dates of birth as one.
    pub fn date_of_birth(&self) -> MatchCode {
        summary(self.given[0], &self.dates_of_birth)
    }

    /// The documents as one.
    pub fn document(&self) -> MatchCode {
        summary(self.given[1], &self.documents)
    }

    /// The places as one.
    pub fn location(&self) -> MatchCode {
        summary(self.given[2], &self.locations)
    }

    /// The e-mail addresses as one.
    pub fn email_address(&self) -> MatchCode {
        summary(self.given[3], &self.email_addresses)
    }

    /// The telephone numbers as one.
    pub fn phone_number(&self) -> MatchCode {
        summary(self.given[4], &self.phone_numbers)
    }

    /// The websites as one.
    pub fn url(&self) -> MatchCode {
        summary(self.given[5], &self.urls)
    }
}

/// Several as one: the best of them.
fn summary(given: bool, all: &[MatchCode]) -> MatchCode {
    match all.iter().min() {
        None => MatchCode::NoData,
        Some(_) if !given => MatchCode::NoInput,
        Some(best) => *best,
    }
}

/// Letters and digits alone, in lower case.
fn plain(text: &str) -> String {
    let kept = text.chars().filter(|it| it.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

fn compare_dates(date: Date, range: DateRange) -> MatchCode {
    if range.beginning <= date && date <= range.ending {
        MatchCode::Match
    } else if (range.beginning.year()..=range.ending.year()).contains(&date.year()) {
        MatchCode::PartialMatch
    } else {
        MatchCode::NoMatch
    }
}

/// The words of a name that tell something; all of them if none does.
fn telling(name: &str) -> Vec<String> {
    let all = words(name);
    let kept: Vec<String> = all
        .iter()
        .filter(|word| !IDLE.contains(&word.as_str()))
        .cloned()
        .collect();
    if kept.is_empty() { all } else { kept }
}

/// How alike two names are, 0 to 100: each word counts once, in any order, and words that one of
/// them lacks count against it.
fn compare_names(one: &str, other: &str) -> u8 {
    let (one, mut other) = (telling(one), telling(other));
    let total = one.len() + other.len();
    let mut alike = 0.0;
    for word in &one {
        let scores = other.iter().map(|there| match is_nickname(word, there) {
            true => NICKNAME,
            false => likeness(word, there),
        });
        let best = scores.enumerate().max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((place, score)) = best.filter(|(_, score)| *score > 0.0) {
            alike += score;
            other.swap_remove(place);
        }
    }
    if total == 0 {
        0
    } else {
        (200.0 * alike / total as f64).round() as u8
    }
}

fn likeness_of_names(legal_name: &str, name: &ListedName) -> u8 {
    let forms = std::iter::once(&name.full).chain(&name.latin);
    let scores = forms.map(|form| compare_names(legal_name, form));
    scores.max().unwrap_or_default()
}

/// Whether somebody on a list is found with these terms. A weak name alone finds nobody.
fn finds(terms: &SearchTerms, listed: &Listed, sensitivity: Sensitivity) -> bool {
    let known = THRESHOLDS.iter().find(|(name, _)| *name == sensitivity);
    let least = known.map_or(SAME, |(_, least)| *least);
    let strong = |it: &&ListedName| it.weak_alias_determination == WeakAlias::None;
    let mut names = listed.names.iter().filter(strong);
    names.any(|name| likeness_of_names(&terms.legal_name, name) >= least)
}

impl Sandbox {
    /// How a hit compares with what was searched for.
    pub fn analysis(&self, hit: &Hit) -> Analysis {
        Analysis::of(&hit.compared, self.listed(hit))
    }

    /// The places of all who are found on the lists of a program today, and the day after today on
    /// which somebody comes onto one of them.
    pub(super) fn find_listed(
        &self,
        subject: Subject,
        terms: &SearchTerms,
    ) -> (Vec<usize>, Option<Date>) {
        let Some(program) = self.catalog.watchlists.programs.get(&terms.program_id) else {
            return (Vec::new(), None);
        };
        let today = jiff::tz::TimeZone::UTC.to_datetime(self.now).date();
        let listed = self.catalog.watchlists.listed.iter().enumerate();
        let (there, later): (Vec<_>, Vec<_>) = listed
            .filter(|(_, it)| it.subject == subject)
            .filter(|(_, it)| program.lists_enabled.contains(&it.list_code))
            .partition(|(_, it)| it.listed_on <= today);
        let found = there
            .into_iter()
            .filter(|(_, it)| finds(terms, it, program.name_sensitivity))
            .map(|(place, _)| place);
        let next = later.into_iter().map(|(_, it)| it.listed_on).min();
        let next = next.filter(|_| program.is_rescanning_enabled);
        (found.collect(), next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_alike_by_their_words() {
        let scores: Vec<String> = [
            ("Joseph Kony", "Joseph Kony"),
            ("kony, JOSEPH", "Joseph Kony"),
            ("Mr. Joseph Kony", "Joseph Kony"),
            ("Joseph Cony", "Joseph Kony"),
            ("Kony", "Joseph Kony"),
            ("Aleksey Potemkin", "Aleksey Aleksandrovich Potemkin"),
            ("Leslie Knope", "Joseph Kony"),
            (
                "Iran Mobin Electronic Development Co.",
                "Iran Mobin Electronic Development Company",
            ),
            (
                "Минский отряд милиции особого назначения",
                "МИНСКИЙ ОТРЯД МИЛИЦИИ ОСОБОГО НАЗНАЧЕНИЯ",
            ),
            ("The Company", "The Company"),
            ("?!", "?!"),
        ]
        .map(|(one, other)| format!("{one} | {other}: {}", compare_names(one, other)))
        .into();
        insta::assert_snapshot!(scores.join("\n"));
    }
}
