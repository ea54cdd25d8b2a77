//! Screenings, their programs and reviews. <https://plaid.com/docs/api/products/monitor/>

use jiff::civil::Date;
use serde::Serialize;

use super::time::Seconds;
use crate::sandbox::catalog::{ListCode, Program, Sensitivity};
use crate::sandbox::ids::PrefixedId;
use crate::sandbox::monitor::{
    AuditTrail, Review, Revision, Screening, ScreeningStatus, SearchTerms, Source,
};

/// What was changed last.
#[derive(Debug, Serialize)]
pub struct WireAudit<'a> {
    dashboard_user_id: Option<&'a str>,
    source: Source,
    timestamp: Seconds,
}

impl<'a> From<&'a AuditTrail> for WireAudit<'a> {
    fn from(audit: &'a AuditTrail) -> Self {
        Self {
            dashboard_user_id: audit.dashboard_user_id.as_deref(),
            source: audit.source,
            timestamp: Seconds(audit.at),
        }
    }
}

/// A screening of an individual.
#[derive(Debug, Serialize)]
pub struct WireIndividual<'a> {
    assignee: Option<&'a str>,
    audit_trail: WireAudit<'a>,
    client_user_id: Option<&'a str>,
    id: &'a PrefixedId,
    search_terms: IndividualTerms<'a>,
    status: ScreeningStatus,
}

#[derive(Debug, Serialize)]
struct IndividualTerms<'a> {
    country: Option<&'a str>,
    date_of_birth: Option<Date>,
    document_number: Option<&'a str>,
    legal_name: &'a str,
    version: u32,
    watchlist_program_id: &'a str,
}

impl<'a> From<&'a SearchTerms> for IndividualTerms<'a> {
    fn from(terms: &'a SearchTerms) -> Self {
        Self {
            country: terms.country.as_deref(),
            date_of_birth: terms.date_of_birth,
            document_number: terms.document_number.as_deref(),
            legal_name: &terms.legal_name,
            version: terms.version,
            watchlist_program_id: &terms.program_id,
        }
    }
}

impl<'a> WireIndividual<'a> {
    /// A screening as it stands.
    pub fn new(screening: &'a Screening) -> Self {
        Self::at(screening, &screening.now)
    }

    /// A screening as it stood.
    pub fn at(screening: &'a Screening, then: &'a Revision) -> Self {
        Self {
            assignee: then.assignee.as_deref(),
            audit_trail: (&then.audit).into(),
            client_user_id: then.client_user_id.as_deref(),
            id: &screening.id,
            search_terms: (&then.terms).into(),
            status: then.status,
        }
    }
}

/// A screening of an entity.
#[derive(Debug, Serialize)]
pub struct WireEntity<'a> {
    assignee: Option<&'a str>,
    audit_trail: WireAudit<'a>,
    client_user_id: Option<&'a str>,
    id: &'a PrefixedId,
    search_terms: EntityTerms<'a>,
    status: ScreeningStatus,
}

#[derive(Debug, Serialize)]
struct EntityTerms<'a> {
    country: Option<&'a str>,
    document_number: Option<&'a str>,
    email_address: Option<&'a str>,
    entity_watchlist_program_id: &'a str,
    legal_name: &'a str,
    phone_number: Option<&'a str>,
    url: Option<&'a str>,
    version: u32,
}

impl<'a> From<&'a SearchTerms> for EntityTerms<'a> {
    fn from(terms: &'a SearchTerms) -> Self {
        Self {
            country: terms.country.as_deref(),
            document_number: terms.document_number.as_deref(),
            email_address: terms.email_address.as_deref(),
            entity_watchlist_program_id: &terms.program_id,
            legal_name: &terms.legal_name,
            phone_number: terms.phone_number.as_deref(),
            url: terms.url.as_deref(),
            version: terms.version,
        }
    }
}

impl<'a> WireEntity<'a> {
    /// A screening as it stands.
    pub fn new(screening: &'a Screening) -> Self {
        Self::at(screening, &screening.now)
    }

    /// A screening as it stood.
    pub fn at(screening: &'a Screening, then: &'a Revision) -> Self {
        Self {
            assignee: then.assignee.as_deref(),
            audit_trail: (&then.audit).into(),
            client_user_id: then.client_user_id.as_deref(),
            id: &screening.id,
            search_terms: (&then.terms).into(),
            status: then.status,
        }
    }
}

/// A program.
#[derive(Debug, Serialize)]
pub struct WireProgram<'a> {
    audit_trail: WireAudit<'a>,
    created_at: Seconds,
    id: &'a str,
    is_archived: bool,
    is_rescanning_enabled: bool,
    lists_enabled: &'a [ListCode],
    name: &'a str,
    name_sensitivity: Sensitivity,
}

impl<'a> From<&'a Program> for WireProgram<'a> {
    fn from(program: &'a Program) -> Self {
        Self {
            audit_trail: WireAudit {
                dashboard_user_id: program.dashboard_user_id.as_deref(),
                source: Source::Dashboard,
                timestamp: Seconds(program.created_at),
            },
            created_at: Seconds(program.created_at),
            id: &program.id,
            is_archived: program.is_archived,
            is_rescanning_enabled: program.is_rescanning_enabled,
            lists_enabled: &program.lists_enabled,
            name: &program.name,
            name_sensitivity: program.name_sensitivity,
        }
    }
}

/// A review.
#[derive(Debug, Serialize)]
pub struct WireReview<'a> {
    audit_trail: WireAudit<'a>,
    comment: Option<&'a str>,
    confirmed_hits: &'a [PrefixedId],
    dismissed_hits: &'a [PrefixedId],
    id: &'a PrefixedId,
}

impl<'a> From<&'a Review> for WireReview<'a> {
    fn from(review: &'a Review) -> Self {
        Self {
            audit_trail: (&review.audit).into(),
            comment: review.comment.as_deref(),
            confirmed_hits: &review.confirmed_hits,
            dismissed_hits: &review.dismissed_hits,
            id: &review.id,
        }
    }
}
