//! What an app is told of screenings, at the URL of its client: that the status of one has changed.
//! <https://plaid.com/docs/api/products/monitor/#webhooks>

use super::ScreeningStatus;
use crate::sandbox::Sandbox;
use crate::sandbox::catalog::Subject;
use crate::sandbox::ids::PrefixedId;
use crate::sandbox::webhooks::{self, Payload};

/// The status of a screening has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScreeningNews {
    /// Whom it is of.
    pub subject: Subject,
    /// Its id.
    pub id: PrefixedId,
}

impl Sandbox {
    /// Tells of a screening whose status is another than before.
    pub(super) fn tell_of_screening(&mut self, place: usize, before: ScreeningStatus) {
        let screening = &self.screenings.all[place];
        if screening.now.status == before {
            return;
        }
        let news = ScreeningNews {
            subject: screening.subject,
            id: screening.id.clone(),
        };
        if let Some(url) = self.client_webhook().map(str::to_owned) {
            self.notify_url(url, webhooks::Subject::World, Payload::Screening(news));
        }
    }
}
