//! What reviewers say of hits.
//! <https://plaid.com/docs/api/products/monitor/#watchlist_screeningindividualreviewcreate>

use super::{HitStatus, Review};
use crate::errors::Error;
use crate::sandbox::Sandbox;
use crate::sandbox::catalog::Subject;
use crate::sandbox::ids::PrefixedId;

impl Sandbox {
    /// Keeps what a reviewer says: which hits are right, which are wrong, and a comment. What
    /// becomes of the screening is decided apart from it.
    ///
    /// # Errors
    /// `INVALID_FIELD` for hits that are none of the screening's, for one that is said to be both,
    /// and if nothing is said at all.
    pub fn review_screening(
        &mut self,
        subject: Subject,
        id: &str,
        (confirmed, dismissed): (&[String], &[String]),
        comment: Option<String>,
    ) -> Result<&Review, Error> {
        let place = self.place_of_screening(subject, id)?;
        let confirmed_hits = self.hits_of(place, confirmed, "confirmed_hits")?;
        let dismissed_hits = self.hits_of(place, dismissed, "dismissed_hits")?;
        if dismissed_hits.iter().any(|it| confirmed_hits.contains(it)) {
            let rule = "disjoint from confirmed_hits";
            return Err(Error::invalid_field("dismissed_hits", rule));
        }
        if confirmed_hits.is_empty() && dismissed_hits.is_empty() && comment.is_none() {
            let rule = "provided when confirmed_hits and dismissed_hits are empty";
            return Err(Error::invalid_field("comment", rule));
        }
        let id = self.mint.monitor_id(match subject {
            Subject::Individual => "rev_",
            Subject::Entity => "entrev_",
        });
        let audit = self.by_api();
        let screening = &mut self.screenings.all[place];
        for hit in &mut screening.hits {
            if confirmed_hits.contains(&hit.id) {
                hit.status = HitStatus::Confirmed;
            } else if dismissed_hits.contains(&hit.id) {
                hit.status = HitStatus::Dismissed;
            }
        }
        screening.reviews.push(Review {
            id,
            confirmed_hits,
            dismissed_hits,
            comment,
            audit,
        });
        Ok(&screening.reviews[screening.reviews.len() - 1])
    }

    /// The hits of a screening with these ids.
    fn hits_of(&self, place: usize, ids: &[String], field: &str) -> Result<Vec<PrefixedId>, Error> {
        let hits = &self.screenings.all[place].hits;
        ids.iter()
            .map(|id| {
                let found = hits.iter().find(|hit| hit.id.as_str() == id);
                let rule = "a list of ids of hits of this screening";
                let unknown = || Error::invalid_field(field, rule);
                found.map(|hit| hit.id.clone()).ok_or_else(unknown)
            })
            .collect()
    }
}
