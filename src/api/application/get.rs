//! `POST /application/get`

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::KnownApplication;
use crate::sandbox::ids::ApplicationId;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    application_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    application: WireApplication<'a>,
}

#[derive(Debug, Serialize)]
struct WireApplication<'a> {
    application_id: ApplicationId,
    application_url: Option<&'a str>,
    city: Option<&'a str>,
    company_legal_name: Option<&'a str>,
    country_code: Option<&'a str>,
    display_name: Option<&'a str>,
    join_date: Date,
    logo_url: Option<&'a str>,
    name: &'a str,
    postal_code: Option<&'a str>,
    reason_for_access: Option<&'a str>,
    region: Option<&'a str>,
    use_case: Option<&'a str>,
}

impl<'a> WireApplication<'a> {
    fn new(application: KnownApplication<'a>) -> Self {
        let about = application.about;
        Self {
            application_id: application.id,
            application_url: about.application_url.as_deref(),
            city: about.city.as_deref(),
            company_legal_name: about.company_legal_name.as_deref(),
            country_code: about.country_code.as_deref(),
            display_name: about.display_name.as_deref(),
            join_date: about.join_date,
            logo_url: about.logo_url.as_deref(),
            name: application.name,
            postal_code: about.postal_code.as_deref(),
            reason_for_access: about.reason_for_access.as_deref(),
            region: about.region.as_deref(),
            use_case: about.use_case.as_deref(),
        }
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/application/get";
    const SUMMARY: &'static str = "Read what Plaid knows of an app.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let application = call.sandbox.application(&self.application_id)?;
        Ok(Response {
            application: WireApplication::new(application),
        })
    }
}
