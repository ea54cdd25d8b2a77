//! `POST /watchlist_screening/individual/review/create`

use serde::Deserialize;

use crate::api::wire::screening::WireReview;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::catalog::Subject;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    comment: Option<String>,
    confirmed_hits: Vec<String>,
    dismissed_hits: Vec<String>,
    watchlist_screening_id: String,
}

impl Endpoint for Request {
    const PATH: &'static str = "/watchlist_screening/individual/review/create";
    const SUMMARY: &'static str = "Say which hits of a screening are right and which are wrong.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = WireReview<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<WireReview<'a>, Error> {
        let review = call.sandbox.review_screening(
            Subject::Individual,
            &self.watchlist_screening_id,
            (&self.confirmed_hits, &self.dismissed_hits),
            self.comment,
        )?;
        Ok(review.into())
    }
}
