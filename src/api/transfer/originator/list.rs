//! `POST /transfer/originator/list`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::transfers::{DiligenceStatus, Originator, OriginatorId};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    count: Option<usize>,
    offset: Option<usize>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    originators: Vec<Listed<'a>>,
}

#[derive(Debug, Serialize)]
struct Listed<'a> {
    client_id: &'a OriginatorId,
    transfer_diligence_status: DiligenceStatus,
}

impl<'a> Listed<'a> {
    fn new(it: &'a Originator) -> Self {
        Self {
            client_id: &it.id,
            transfer_diligence_status: it.status,
        }
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/originator/list";
    const SUMMARY: &'static str = "List customers, the newest first.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let page = call
            .sandbox
            .list_originators()
            .skip(self.offset.unwrap_or(0))
            .take(self.count.unwrap_or(25));
        Ok(Response {
            originators: page.map(Listed::new).collect(),
        })
    }
}
