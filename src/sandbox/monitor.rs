//! Monitor: people and organizations are looked for on lists of sanctions, and who is found there
//! is reviewed. <https://plaid.com/docs/monitor/>

mod matching;
mod news;
mod reviews;
mod screenings;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::Sandbox;
use super::catalog::{DashboardUser, DashboardUserStatus, Listed, Program, Subject};
use super::ids::PrefixedId;
use super::named::named;
use crate::errors::Error;

pub use matching::{Analysis, MatchCode};
pub use news::ScreeningNews;
pub use screenings::{NewScreening, ScreeningUpdate, TermsChange};

named! {
    /// `status` of a screening.
    pub enum ScreeningStatus {
        Rejected = "rejected",
        PendingReview = "pending_review",
        Cleared = "cleared",
    }
}

named! {
    /// `review_status` of a hit.
    pub enum HitStatus {
        Confirmed = "confirmed",
        PendingReview = "pending_review",
        Dismissed = "dismissed",
    }
}

named! {
    /// `source` of a change: what has made it.
    pub enum Source {
        Dashboard = "dashboard",
        Link = "link",
        Api = "api",
        System = "system",
    }
}

/// What was changed last in something, and by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditTrail {
    /// What has made the change.
    pub source: Source,
    /// Who of the Dashboard has.
    pub dashboard_user_id: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// Whom a screening looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchTerms {
    /// The program that says where.
    pub program_id: String,
    /// Name.
    pub legal_name: String,
    /// Date of birth, of individuals.
    pub date_of_birth: Option<Date>,
    /// Number of a document.
    pub document_number: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// E-mail address, of entities.
    pub email_address: Option<String>,
    /// E.164, of entities.
    pub phone_number: Option<String>,
    /// Website, of entities.
    pub url: Option<String>,
    /// 1 at first, and one more with each change.
    pub version: u32,
}

/// How a screening stands, or stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Whom it looks for.
    pub terms: SearchTerms,
    /// Who of the Dashboard sees to it.
    pub assignee: Option<String>,
    /// What has been decided.
    pub status: ScreeningStatus,
    /// The app's own id of the person or organization.
    pub client_user_id: Option<String>,
    /// What was changed last.
    pub audit: AuditTrail,
}

/// A screening.
#[derive(Debug)]
pub struct Screening {
    /// `scr_…` for individuals, `entscr_…` for entities.
    pub id: PrefixedId,
    /// Whom it is of.
    pub subject: Subject,
    /// How it stands.
    pub now: Revision,
    /// How it stood before, the oldest first.
    pub past: Vec<Revision>,
    /// Who was found, in the order they were.
    pub hits: Vec<Hit>,
    /// What reviewers have said, the oldest first.
    pub reviews: Vec<Review>,
}

/// Somebody on a list who was found.
#[derive(Debug, Clone)]
pub struct Hit {
    /// `scrhit_…` for individuals, `enthit_…` for entities.
    pub id: PrefixedId,
    /// Their place among all that are listed.
    listed: usize,
    /// What reviewers hold of it.
    pub status: HitStatus,
    /// When they were found.
    pub found_at: Timestamp,
    /// Since when what is searched for finds them no more.
    pub historical_since: Option<Timestamp>,
    /// What they were compared with last; a review leaves it at that.
    pub compared: SearchTerms,
}

/// What a reviewer has said of hits.
#[derive(Debug, Clone)]
pub struct Review {
    /// `rev_…` for individuals, `entrev_…` for entities.
    pub id: PrefixedId,
    /// Hits that are right.
    pub confirmed_hits: Vec<PrefixedId>,
    /// Hits that are wrong.
    pub dismissed_hits: Vec<PrefixedId>,
    /// What was said besides.
    pub comment: Option<String>,
    /// Who has said it.
    pub audit: AuditTrail,
}

/// The screenings of a world, in the order they were made.
#[derive(Debug, Default)]
pub(super) struct Screenings {
    all: Vec<Screening>,
    by_id: BTreeMap<String, usize>,
}

impl Sandbox {
    /// A screening by its id.
    ///
    /// # Errors
    /// `INVALID_FIELD` if there is none.
    pub fn screening(&self, subject: Subject, id: &str) -> Result<&Screening, Error> {
        let place = self.place_of_screening(subject, id)?;
        Ok(&self.screenings.all[place])
    }

    fn place_of_screening(&self, subject: Subject, id: &str) -> Result<usize, Error> {
        let place = self.screenings.by_id.get(id).copied();
        let found = place.filter(|place| self.screenings.all[*place].subject == subject);
        found.ok_or_else(|| {
            let field = match subject {
                Subject::Individual => "watchlist_screening_id",
                Subject::Entity => "entity_watchlist_screening_id",
            };
            Error::invalid_field(field, "the id of a screening")
        })
    }

    /// Screenings of a program, the oldest first.
    pub fn screenings_of<'a>(
        &'a self,
        program: &'a Program,
    ) -> impl Iterator<Item = &'a Screening> {
        let all = self.screenings.all.iter();
        all.filter(move |it| it.now.terms.program_id == program.id)
    }

    /// A program by its id.
    ///
    /// # Errors
    /// `INVALID_FIELD` if the client has none.
    pub fn program(&self, subject: Subject, id: &str) -> Result<&Program, Error> {
        let found = self.catalog.watchlists.programs.get(id);
        found.filter(|it| it.subject == subject).ok_or_else(|| {
            let field = match subject {
                Subject::Individual => "watchlist_program_id",
                Subject::Entity => "entity_watchlist_program_id",
            };
            Error::invalid_field(field, "the id of a program of this client")
        })
    }

    /// All programs, by their ids.
    pub fn programs(&self, subject: Subject) -> impl Iterator<Item = &Program> {
        let all = self.catalog.watchlists.programs.values();
        all.filter(move |it| it.subject == subject)
    }

    /// Somebody who works with the Dashboard.
    ///
    /// # Errors
    /// `INVALID_FIELD` if there is nobody with this id; `field` names where it stands.
    pub fn dashboard_user(&self, id: &str, field: &str) -> Result<&DashboardUser, Error> {
        let found = self.catalog.watchlists.dashboard_users.get(id);
        found.ok_or_else(|| Error::invalid_field(field, "the id of a user of the Dashboard"))
    }

    /// All who work with the Dashboard, by their ids.
    pub fn dashboard_users(&self) -> impl Iterator<Item = &DashboardUser> {
        self.catalog.watchlists.dashboard_users.values()
    }

    /// Whether somebody of the Dashboard may see to a screening.
    fn check_assignee(&self, id: &str) -> Result<(), Error> {
        let user = self.dashboard_user(id, "assignee")?;
        if user.status == DashboardUserStatus::Active {
            Ok(())
        } else {
            let rule = "the id of an active user of the Dashboard";
            Err(Error::invalid_field("assignee", rule))
        }
    }

    /// Whom a hit has found.
    pub fn listed(&self, hit: &Hit) -> &Listed {
        &self.catalog.watchlists.listed[hit.listed]
    }

    /// What is said of a change that comes by the API.
    fn by_api(&self) -> AuditTrail {
        AuditTrail {
            source: Source::Api,
            dashboard_user_id: None,
            at: self.now,
        }
    }
}

impl Screening {
    /// All that was changed, the newest first; nothing before the first change.
    pub fn history(&self) -> Vec<&Revision> {
        if self.past.is_empty() {
            return Vec::new();
        }
        std::iter::once(&self.now)
            .chain(self.past.iter().rev())
            .collect()
    }

    /// The places of hits that wait for somebody to look at them.
    fn open_hits(&self) -> Vec<usize> {
        let hits = self.hits.iter().enumerate();
        let open = hits.filter(|(_, hit)| hit.is_open());
        open.map(|(place, _)| place).collect()
    }
}

impl Hit {
    fn is_open(&self) -> bool {
        self.status == HitStatus::PendingReview && self.historical_since.is_none()
    }
}
