//! Hits of screenings, with how each part of them compares.
//! <https://plaid.com/docs/api/products/monitor/#watchlist_screeningindividualhitlist>

use serde::Serialize;

use super::time::Seconds;
use crate::sandbox::Sandbox;
use crate::sandbox::catalog::{
    DateRange, ListCode, Listed, ListedDocument, ListedLocation, ListedName, ListedPhone, WeakAlias,
};
use crate::sandbox::ids::PrefixedId;
use crate::sandbox::monitor::{Analysis, Hit, HitStatus, MatchCode};

/// A hit of an individual, or of an entity.
#[derive(Debug, Serialize)]
pub struct WireHit<'a, Summary: Serialize, Data: Serialize> {
    analysis: Summary,
    data: Data,
    first_active: Seconds,
    historical_since: Option<Seconds>,
    id: &'a PrefixedId,
    inactive_since: Option<Seconds>,
    list_code: ListCode,
    plaid_uid: &'a str,
    review_status: HitStatus,
    source_uid: Option<&'a str>,
    sub_programs: &'a [String],
}

/// A hit of an individual.
pub type IndividualHit<'a> = WireHit<'a, IndividualSummary, IndividualData<'a>>;
/// A hit of an entity.
pub type EntityHit<'a> = WireHit<'a, EntitySummary, EntityData<'a>>;

/// How a hit of an individual compares.
#[derive(Debug, Serialize)]
pub struct IndividualSummary {
    dates_of_birth: MatchCode,
    documents: MatchCode,
    locations: MatchCode,
    names: MatchCode,
    search_terms_version: u32,
}

/// How a hit of an entity compares.
#[derive(Debug, Serialize)]
pub struct EntitySummary {
    documents: MatchCode,
    email_addresses: MatchCode,
    locations: MatchCode,
    names: MatchCode,
    phone_numbers: MatchCode,
    search_terms_version: u32,
    urls: MatchCode,
}

/// What a list has of an individual.
#[derive(Debug, Serialize)]
pub struct IndividualData<'a> {
    dates_of_birth: Vec<Part<&'a DateRange>>,
    documents: Vec<Part<&'a ListedDocument>>,
    locations: Vec<Part<&'a ListedLocation>>,
    names: Vec<Part<Name<'a>>>,
}

/// What a list has of an entity.
#[derive(Debug, Serialize)]
pub struct EntityData<'a> {
    documents: Vec<Part<&'a ListedDocument>>,
    email_addresses: Vec<Part<Email<'a>>>,
    locations: Vec<Part<&'a ListedLocation>>,
    names: Vec<Part<Name<'a>>>,
    phone_numbers: Vec<Part<&'a ListedPhone>>,
    urls: Vec<Part<Website<'a>>>,
}

#[derive(Debug, Serialize)]
struct Part<T> {
    analysis: PartSummary,
    data: T,
}

#[derive(Debug, Serialize)]
struct PartSummary {
    summary: MatchCode,
}

#[derive(Debug, Serialize)]
struct Name<'a> {
    full: &'a str,
    is_primary: bool,
    weak_alias_determination: WeakAlias,
}

#[derive(Debug, Serialize)]
struct Email<'a> {
    email_address: &'a str,
}

#[derive(Debug, Serialize)]
struct Website<'a> {
    url: &'a str,
}

/// Parts of a list's entry with how each compares.
fn parts<T>(told: impl Iterator<Item = T>, codes: &[MatchCode]) -> Vec<Part<T>> {
    let pairs = told.zip(codes);
    pairs
        .map(|(data, summary)| Part {
            analysis: PartSummary { summary: *summary },
            data,
        })
        .collect()
}

fn names<'a>(listed: &'a Listed, analysis: &Analysis) -> Vec<Part<Name<'a>>> {
    let name = |it: &'a ListedName| Name {
        full: &it.full,
        is_primary: it.is_primary,
        weak_alias_determination: it.weak_alias_determination,
    };
    parts(listed.names.iter().map(name), &analysis.names)
}

impl<'a, Summary: Serialize, Data: Serialize> WireHit<'a, Summary, Data> {
    fn with(hit: &'a Hit, listed: &'a Listed, analysis: Summary, data: Data) -> Self {
        Self {
            analysis,
            data,
            first_active: Seconds(hit.found_at),
            historical_since: hit.historical_since.map(Seconds),
            id: &hit.id,
            inactive_since: None,
            list_code: listed.list_code,
            plaid_uid: &listed.plaid_uid,
            review_status: hit.status,
            source_uid: listed.source_uid.as_deref(),
            sub_programs: &listed.sub_programs,
        }
    }
}

impl<'a> IndividualHit<'a> {
    /// A hit of an individual.
    pub fn of_individual(sandbox: &'a Sandbox, hit: &'a Hit) -> Self {
        let (listed, told) = (sandbox.listed(hit), sandbox.analysis(hit));
        let summary = IndividualSummary {
            dates_of_birth: told.date_of_birth(),
            documents: told.document(),
            locations: told.location(),
            names: told.name(),
            search_terms_version: hit.compared.version,
        };
        let data = IndividualData {
            dates_of_birth: parts(listed.dates_of_birth.iter(), &told.dates_of_birth),
            documents: parts(listed.documents.iter(), &told.documents),
            locations: parts(listed.locations.iter(), &told.locations),
            names: names(listed, &told),
        };
        Self::with(hit, listed, summary, data)
    }
}

impl<'a> EntityHit<'a> {
    /// A hit of an entity.
    pub fn of_entity(sandbox: &'a Sandbox, hit: &'a Hit) -> Self {
        let (listed, told) = (sandbox.listed(hit), sandbox.analysis(hit));
        let summary = EntitySummary {
            documents: told.document(),
            email_addresses: told.email_address(),
            locations: told.location(),
            names: told.name(),
            phone_numbers: told.phone_number(),
            search_terms_version: hit.compared.version,
            urls: told.url(),
        };
        let email = |it: &'a String| Email { email_address: it };
        let website = |it: &'a String| Website { url: it };
        let data = EntityData {
            documents: parts(listed.documents.iter(), &told.documents),
            email_addresses: parts(
                listed.email_addresses.iter().map(email),
                &told.email_addresses,
            ),
            locations: parts(listed.locations.iter(), &told.locations),
            names: names(listed, &told),
            phone_numbers: parts(listed.phone_numbers.iter(), &told.phone_numbers),
            urls: parts(listed.urls.iter().map(website), &told.urls),
        };
        Self::with(hit, listed, summary, data)
    }
}
