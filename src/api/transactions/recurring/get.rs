//! `POST /transactions/recurring/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::stream::WireStream;
use crate::api::wire::time::Seconds;
use crate::api::wire::transaction::View;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    pub(in crate::api) access_token: String,
    pub(in crate::api) account_ids: Option<Vec<String>>,
    #[serde(default)]
    pub(in crate::api) options: Options,
}

#[derive(Debug, Default, Deserialize)]
pub(in crate::api) struct Options {
    pub(in crate::api) personal_finance_category_version: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    pub(in crate::api) inflow_streams: Vec<WireStream<'a>>,
    pub(in crate::api) outflow_streams: Vec<WireStream<'a>>,
    pub(in crate::api) personal_finance_category_version: &'static str,
    pub(in crate::api) updated_datetime: Seconds,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transactions/recurring/get";
    const SUMMARY: &'static str =
        "Read which transactions of an Item come again and again, and when the next are expected.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AdditionalConsentRequired,
        ErrorCode::InvalidAccessToken,
        ErrorCode::InvalidAccountId,
        ErrorCode::InvalidProduct,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::ProductNotReady,
        ErrorCode::ProductsNotSupported,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        call.sandbox.start_recurring(&self.access_token)?;
        let sandbox: &Sandbox = call.sandbox;
        let item = sandbox.item(&self.access_token)?;
        let ids = self.account_ids.as_deref().filter(|ids| !ids.is_empty());
        let accounts = Sandbox::select_accounts_by(item, ids, "account_ids")?;
        let version = self.options.personal_finance_category_version;
        let view = View::new(sandbox, None, version.as_deref());
        let found = sandbox.recurring_streams(item, &accounts);
        let streams = found.streams.into_iter();
        let (inflow, outflow): (Vec<_>, Vec<_>) = streams.partition(|it| it.amount < 0.0);
        let shown = |streams: Vec<_>| {
            let streams = streams.into_iter();
            streams
                .map(|stream| WireStream::new(view, stream))
                .collect()
        };
        Ok(Response {
            inflow_streams: shown(inflow),
            outflow_streams: shown(outflow),
            personal_finance_category_version: view.category_version(),
            updated_datetime: Seconds(found.updated_at),
        })
    }
}
