//! `POST /_emulator/webhooks/fire`: any webhook of Plaid's, whether or not what it tells of has
//! happened.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::defaults::{About, Defaults};
use super::published::{self, Published};
use super::{Form, Shown};
use crate::contract;
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::webhooks::{Subject, Written};

/// Which webhook is to be sent, about what, and where to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// In whose world; not said in a scenario.
    #[serde(default)]
    pub client_id: String,
    /// `ITEM`, `TRANSACTIONS` and so on.
    pub webhook_type: String,
    /// What has happened, as Plaid names it.
    pub webhook_code: String,
    /// The shape of its body, where several webhooks have the same names.
    pub schema: Option<String>,
    /// The Item it is about, by `item_id` or access token.
    pub item: Option<String>,
    /// The link token it is about.
    pub link_token: Option<String>,
    /// The user it is about.
    pub user_id: Option<String>,
    /// Where it goes, if not where Plaid would send it.
    pub url: Option<String>,
    /// The code of the `error` it carries.
    pub error: Option<String>,
    /// What is to stand in its fields, if not what usually does.
    #[serde(default)]
    pub fields: Map<String, Value>,
}

/// Values that the published file names in words only. The first is the usual one.
const WORDS: &[(&str, &str, &[&str])] = &[
    (
        "HostedMMDVerificationWebhook",
        "status",
        &["MANUALLY_VERIFIED", "VERIFICATION_FAILED"],
    ),
    (
        "IncomeVerificationRiskSignalsStatusWebhook",
        "risk_signals_status",
        &["RISK_SIGNALS_PROCESSING_COMPLETE"],
    ),
    (
        "IncomeVerificationStatusWebhook",
        "verification_status",
        &[
            "VERIFICATION_STATUS_PROCESSING_COMPLETE",
            "VERIFICATION_STATUS_PROCESSING_FAILED",
            "VERIFICATION_STATUS_PENDING_APPROVAL",
        ],
    ),
    (
        "LinkSessionFinishedWebhook",
        "status",
        &["SUCCESS", "EXITED"],
    ),
    (
        "ProtectUserEventWebhook",
        "event_type",
        &["LINK_COMPLETE", "PROTECT_RUN_FINISH"],
    ),
];

/// The words a field may have; `None` where the published file has said it all.
pub(super) fn words(schema: &str, field: &str) -> Option<&'static [&'static str]> {
    let found = WORDS
        .iter()
        .find(|(of, name, _)| (*of, *name) == (schema, field));
    found.map(|(_, _, words)| *words)
}

/// Sends a webhook; the answer is how it stands in the outbox.
///
/// # Errors
/// `EMULATOR_BAD_REQUEST` for a webhook Plaid does not have, one that lacks what it is about or
/// where it goes, and for fields it does not have or that have another type.
pub fn fire<'a>(request: &Request, world: &'a mut Sandbox, form: Form) -> Result<Shown<'a>, Error> {
    let (subject, url, written) = write(request, world, form)?;
    Ok(Shown::new(world.send_written(subject, url, written), form))
}

fn write(
    request: &Request,
    world: &Sandbox,
    form: Form,
) -> Result<(Subject, String, Written), Error> {
    let kind = published::find(
        &request.webhook_type,
        &request.webhook_code,
        request.schema.as_deref(),
    )?;
    let about = About::find(request, kind, world)?;
    let url = about.url(request, world)?;
    let mut defaults = Defaults::new(world, request, kind, &about, &url)?;
    let sample =
        contract::sample_webhook(kind.2, &mut |name, required| defaults.value(name, required));
    let mut body = sample.unwrap_or_default();
    let names = ["webhook_type", "webhook_code"];
    if let Some(name) = names
        .iter()
        .find(|name| request.fields.contains_key(**name))
    {
        return Err(refuse(format!(
            "`fields` must not contain `{name}`, which is said beside it"
        )));
    }
    body.extend(request.fields.clone());
    check(kind, &body)?;
    let written = Written {
        webhook_type: kind.0,
        webhook_code: kind.1,
        body: (form.write)(&Value::Object(body)).into(),
    };
    Ok((about.subject, url, written))
}

/// Holds a body against the published file.
fn check((kind, code, schema): Published, body: &Map<String, Value>) -> Result<(), Error> {
    let wrong = |what: String| refuse(format!("{} {}: {what}", kind.as_str(), code.as_str()));
    for (name, value) in body {
        let known = words(schema, name);
        if known.is_some_and(|words| !words.iter().any(|word| value == *word)) {
            let words = known.unwrap_or_default().join(", ");
            return Err(wrong(format!("{name} must be one of {words}")));
        }
    }
    let found = contract::check_webhook(schema, &Value::Object(body.clone())).unwrap_or_default();
    // Webhooks of the Sandbox leave this key out, though the published file asks for it.
    let mut found = found
        .iter()
        .filter(|it| it.to_string() != "error.display_message is missing");
    found
        .next()
        .map_or(Ok(()), |violation| Err(wrong(violation.to_string())))
}

pub(super) fn refuse(message: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Error::new(ErrorCode::EmulatorBadRequest, message)
}
