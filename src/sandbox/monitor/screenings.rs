//! Screenings as they are made, changed and done again.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{
    AuditTrail, Hit, HitStatus, Revision, Screening, ScreeningStatus, SearchTerms, Source,
};
use crate::errors::Error;
use crate::sandbox::Sandbox;
use crate::sandbox::catalog::Subject;
use crate::sandbox::ids::PrefixedId;
use crate::sandbox::mint::spread;
use crate::sandbox::timers::Timer;

/// What is needed to make a screening.
#[derive(Debug)]
pub struct NewScreening {
    /// Whom it is of.
    pub subject: Subject,
    /// Whom it looks for.
    pub terms: SearchTerms,
    /// The app's own id of them.
    pub client_user_id: Option<String>,
    /// What it is made by.
    pub source: Source,
}

/// What is to be searched for in place of what was.
#[derive(Debug, Default)]
pub struct TermsChange {
    /// Another program.
    pub program_id: Option<String>,
    /// Name.
    pub legal_name: Option<String>,
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
}

/// What is to be changed in a screening.
#[derive(Debug, Default)]
pub struct ScreeningUpdate {
    /// What is searched for.
    pub terms: Option<TermsChange>,
    /// Who of the Dashboard sees to it.
    pub assignee: Option<String>,
    /// Whether nobody does any more.
    pub reset_assignee: bool,
    /// What was decided.
    pub status: Option<ScreeningStatus>,
    /// The app's own id of them.
    pub client_user_id: Option<String>,
}

impl TermsChange {
    /// What is searched for now.
    fn over(self, before: &SearchTerms) -> SearchTerms {
        let before = before.clone();
        SearchTerms {
            program_id: self.program_id.unwrap_or(before.program_id),
            legal_name: self.legal_name.unwrap_or(before.legal_name),
            date_of_birth: self.date_of_birth.or(before.date_of_birth),
            document_number: self.document_number.or(before.document_number),
            country: self.country.or(before.country),
            email_address: self.email_address.or(before.email_address),
            phone_number: self.phone_number.or(before.phone_number),
            url: self.url.or(before.url),
            version: before.version + 1,
        }
    }
}

impl Screening {
    /// Keeps how it stands as how it stood.
    fn turn(&mut self, audit: AuditTrail) {
        self.past.push(self.now.clone());
        self.now.audit = audit;
    }
}

impl Sandbox {
    /// Makes a screening and does it at once.
    ///
    /// # Errors
    /// `INVALID_FIELD` for a program that is none, or is not to be used any more.
    pub fn create_screening(&mut self, new: NewScreening) -> Result<&Screening, Error> {
        self.check_program(new.subject, &new.terms.program_id)?;
        let id = self.mint.monitor_id(match new.subject {
            Subject::Individual => "scr_",
            Subject::Entity => "entscr_",
        });
        let audit = AuditTrail {
            source: new.source,
            ..self.by_api()
        };
        let place = self.screenings.all.len();
        self.screenings.by_id.insert(id.as_str().to_owned(), place);
        self.screenings.all.push(Screening {
            id,
            subject: new.subject,
            now: Revision {
                terms: new.terms,
                assignee: None,
                status: ScreeningStatus::Cleared,
                client_user_id: new.client_user_id,
                audit,
            },
            past: Vec::new(),
            hits: Vec::new(),
            reviews: Vec::new(),
        });
        self.scan(place);
        Ok(&self.screenings.all[place])
    }

    /// Whether a program can be screened by.
    fn check_program(&self, subject: Subject, id: &str) -> Result<(), Error> {
        let usable = self
            .programs(subject)
            .any(|it| it.id == id && !it.is_archived);
        let field = match subject {
            Subject::Individual => "search_terms.watchlist_program_id",
            Subject::Entity => "search_terms.entity_watchlist_program_id",
        };
        let rule = "the id of a program of this client that is not archived";
        let unusable = || Error::invalid_field(field, rule);
        usable.then_some(()).ok_or_else(unusable)
    }

    /// Changes a screening. What is searched for and what was decided cannot be changed at once,
    /// since the one may change the other.
    ///
    /// # Errors
    /// `INVALID_FIELD` for both at once, and for ids of nothing.
    pub fn update_screening(
        &mut self,
        subject: Subject,
        id: &str,
        update: ScreeningUpdate,
    ) -> Result<&Screening, Error> {
        let place = self.place_of_screening(subject, id)?;
        if update.terms.is_some() && update.status.is_some() {
            let rule = "left out when search_terms is given";
            return Err(Error::invalid_field("status", rule));
        }
        if update.assignee.is_some() && update.reset_assignee {
            let rule = "left out when reset_fields has it";
            return Err(Error::invalid_field("assignee", rule));
        }
        if let Some(assignee) = &update.assignee {
            self.check_assignee(assignee)?;
        }
        let program = update
            .terms
            .as_ref()
            .and_then(|it| it.program_id.as_deref());
        if let Some(program) = program {
            self.check_program(subject, program)?;
        }
        let audit = self.by_api();
        let screening = &mut self.screenings.all[place];
        let before = screening.now.status;
        screening.turn(audit);
        let now = &mut screening.now;
        now.client_user_id = update.client_user_id.or(now.client_user_id.take());
        now.status = update.status.unwrap_or(now.status);
        now.assignee = match update.assignee {
            Some(assignee) => Some(assignee),
            None => now.assignee.take().filter(|_| !update.reset_assignee),
        };
        if let Some(terms) = update.terms {
            now.terms = terms.over(&now.terms);
            self.scan(place);
        }
        self.tell_of_screening(place, before);
        Ok(&self.screenings.all[place])
    }

    /// Does a screening again, since somebody has come onto a list.
    pub(in crate::sandbox) fn rescan(&mut self, place: usize) {
        let Some(screening) = self.screenings.all.get(place) else {
            return;
        };
        let (before, hits) = (screening.now.clone(), screening.hits.len());
        self.scan(place);
        let audit = AuditTrail {
            source: Source::System,
            ..self.by_api()
        };
        let screening = &mut self.screenings.all[place];
        if screening.hits.len() > hits {
            screening.now.audit = audit;
            screening.past.push(before.clone());
            self.tell_of_screening(place, before.status);
        }
    }

    /// Looks for a screening's person on the lists. New hits await a review; of those that are not
    /// reviewed yet the ones that are found no more are history.
    fn scan(&mut self, place: usize) {
        let screening = &self.screenings.all[place];
        let terms = screening.now.terms.clone();
        let (found, next) = self.find_listed(screening.subject, &terms);
        let at = self.now;
        let screening = &mut self.screenings.all[place];
        let before = screening.open_hits();
        let open = screening.hits.iter_mut();
        for hit in open.filter(|it| it.status == HitStatus::PendingReview) {
            if found.contains(&hit.listed) {
                hit.compared = terms.clone();
                hit.historical_since = None;
            } else {
                hit.historical_since = hit.historical_since.or(Some(at));
            }
        }
        let known: Vec<usize> = screening.hits.iter().map(|it| it.listed).collect();
        let new = found.into_iter().filter(|it| !known.contains(it));
        for listed in new {
            let id = hit_id(screening, place, screening.hits.len());
            screening.hits.push(Hit {
                id,
                listed,
                status: HitStatus::PendingReview,
                found_at: at,
                historical_since: None,
                compared: terms.clone(),
            });
        }
        let open = screening.open_hits();
        screening.now.status = match screening.now.status {
            _ if open.iter().any(|it| !before.contains(it)) => ScreeningStatus::PendingReview,
            ScreeningStatus::PendingReview if open.is_empty() => ScreeningStatus::Cleared,
            status => status,
        };
        let midnight = next.and_then(|day| day.to_zoned(TimeZone::UTC).ok());
        if let Some(midnight) = midnight {
            self.timers.set(midnight.timestamp(), Timer::Rescan(place));
        }
    }
}

/// The id of a screening's hit, by its place among them.
fn hit_id(screening: &Screening, place: usize, number: usize) -> PrefixedId {
    let prefix = match screening.subject {
        Subject::Individual => "scrhit_",
        Subject::Entity => "enthit_",
    };
    PrefixedId::new(
        prefix,
        spread(screening.id.key(), place as u64, number as u64),
    )
}
