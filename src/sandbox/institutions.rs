//! Institutions: lists, look-ups and search. <https://plaid.com/docs/api/institutions/>

use super::Sandbox;
use super::catalog::{Health, Institution};
use super::product::{CountryCode, Product};

/// The most results a search gives.
const SEARCH_RESULTS: usize = 10;

/// Which institutions are meant.
#[derive(Debug, Default)]
pub struct InstitutionFilter<'a> {
    /// In any of these countries.
    pub country_codes: &'a [CountryCode],
    /// With all of these products.
    pub products: &'a [Product],
    /// Known by any of these routing numbers, if given.
    pub routing_numbers: Option<&'a [String]>,
    /// OAuth or not, if given.
    pub oauth: Option<bool>,
}

/// A page of institutions.
#[derive(Debug)]
pub struct InstitutionPage<'a> {
    /// The page.
    pub institutions: Vec<&'a Institution>,
    /// How many match in all.
    pub total: usize,
}

impl InstitutionFilter<'_> {
    /// Whether a list or a search gives an institution: it is meant, and can be connected.
    fn lists(&self, institution: &Institution) -> bool {
        institution.health != Health::Unsupported && self.matches(institution)
    }

    /// Whether an institution is meant.
    pub fn matches(&self, institution: &Institution) -> bool {
        institution
            .country_codes
            .iter()
            .any(|code| self.country_codes.contains(code))
            && self
                .products
                .iter()
                .all(|product| institution.supports(*product))
            && self.oauth.is_none_or(|oauth| institution.oauth == oauth)
            && self.routing_numbers.is_none_or(|numbers| {
                institution
                    .routing_numbers
                    .iter()
                    .any(|number| numbers.contains(number))
            })
    }
}

impl Sandbox {
    /// An institution by id.
    pub fn institution(&self, institution_id: &str) -> Option<&Institution> {
        self.catalog.institutions.get(institution_id)
    }

    /// All institutions, in the order lists show them.
    pub fn institutions(&self) -> impl Iterator<Item = &Institution> {
        self.catalog
            .institution_order
            .iter()
            .map(|id| &self.catalog.institutions[id])
    }

    /// A page of the institutions that match.
    pub fn list_institutions(
        &self,
        filter: &InstitutionFilter<'_>,
        (offset, count): (usize, usize),
    ) -> InstitutionPage<'_> {
        let matching = || self.institutions().filter(|it| filter.lists(it));
        InstitutionPage {
            institutions: matching().skip(offset).take(count).collect(),
            total: matching().count(),
        }
    }

    /// The institutions whose name or id a query means, best first, ten at most. The whole name of
    /// one means no other, as recorded for `First Platypus Bank`.
    pub fn search_institutions(
        &self,
        query: &str,
        filter: &InstitutionFilter<'_>,
    ) -> Vec<&Institution> {
        let query = query.trim().to_lowercase();
        let mut ranked: Vec<(u8, &Institution)> = self
            .institutions()
            .filter(|it| filter.lists(it))
            .filter_map(|it| Some((rank(&query, it)?, it)))
            .collect();
        if ranked.iter().any(|(rank, _)| *rank == EXACT) {
            ranked.retain(|(rank, _)| *rank == EXACT);
        }
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked
            .into_iter()
            .map(|(_, institution)| institution)
            .take(SEARCH_RESULTS)
            .collect()
    }
}

/// The rank of a query that is the whole name or the id.
const EXACT: u8 = 0;

/// How well a query fits, best lowest; `None` if it does not.
fn rank(query: &str, institution: &Institution) -> Option<u8> {
    let name = institution.name.to_lowercase();
    let mut words = name.split(|letter: char| !letter.is_alphanumeric());
    if query.is_empty() {
        None
    } else if institution.institution_id == query || name == query {
        Some(EXACT)
    } else if name.starts_with(query) {
        Some(1)
    } else if words.any(|word| word.starts_with(query)) {
        Some(2)
    } else if name.contains(query) {
        Some(3)
    } else {
        None
    }
}
