//! What an app around a webview is told: navigations to `plaidlink://`, which it cancels and reads.
//! <https://plaid.com/docs/link/webview/>

use form_urlencoded::Serializer;
use serde::Serialize;

use super::{BrowserEvent, BrowserSuccess, Finish, FinishMetadata, Handed, LinkedAccount};

/// An account as webviews are told of it: with other keys than anywhere else.
#[derive(Debug, Serialize)]
struct WebviewAccount<'a> {
    #[serde(rename = "_id")]
    id: String,
    meta: Meta<'a>,
    subtype: &'static str,
    #[serde(rename = "type")]
    account_type: &'static str,
    verification_status: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct Meta<'a> {
    name: Option<&'a str>,
    number: Option<&'a str>,
}

fn address(host: &str, pairs: &[(&str, Option<&str>)]) -> String {
    let mut query = Serializer::new(String::new());
    for (name, value) in pairs {
        query.append_pair(name, value.unwrap_or_default());
    }
    format!("plaidlink://{host}?{}", query.finish())
}

impl BrowserEvent<'_> {
    /// The event as a navigation. Every key is there, empty where it does not apply.
    pub fn address(&self) -> String {
        let it = &self.metadata;
        let session = it.link_session_id.to_string();
        let timestamp = it.timestamp.to_string();
        address(
            "event",
            &[
                ("account_number_mask", it.account_number_mask),
                ("error_code", it.error_code),
                ("error_message", it.error_message),
                ("error_type", it.error_type),
                ("event_name", Some(self.name)),
                ("exit_status", it.exit_status),
                ("institution_id", it.institution_id),
                ("institution_name", it.institution_name),
                ("institution_search_query", it.institution_search_query),
                ("is_update_mode", it.is_update_mode),
                ("link_session_id", Some(&session)),
                ("match_reason", it.match_reason),
                ("mfa_type", it.mfa_type),
                ("request_id", it.request_id.as_deref()),
                ("routing_number", it.routing_number),
                ("selection", it.selection),
                ("timestamp", Some(&timestamp)),
                ("view_name", it.view_name),
            ],
        )
    }
}

impl Finish<'_> {
    /// The end as a navigation: `plaidlink://connected` or `plaidlink://exit`.
    pub fn address(&self) -> String {
        match &self.metadata {
            FinishMetadata::Success(success) => connected(success),
            FinishMetadata::Exit(metadata) => {
                let error = self.error.as_ref();
                let display = error.and_then(|error| error.display_message);
                let session = metadata.link_session_id.to_string();
                let request = Some(metadata.request_id.as_str());
                let institution = metadata.institution;
                address(
                    "exit",
                    &[
                        ("display_message", display),
                        ("error_code", error.map(|error| error.error_code)),
                        ("error_display_message", display),
                        ("error_message", error.and_then(|error| error.error_message)),
                        ("error_type", error.map(|error| error.error_type)),
                        ("institution_id", institution.map(|it| it.institution_id)),
                        ("institution_name", institution.map(|it| it.name)),
                        ("institution_type", institution.map(|it| it.institution_id)),
                        // Older samples read the request's id under these names too.
                        ("link_request_id", request),
                        ("link_session_id", Some(&session)),
                        ("plaid_api_request_id", request),
                        ("request_id", request),
                        ("status", metadata.status),
                    ],
                )
            }
        }
    }
}

fn connected(success: &BrowserSuccess<'_>) -> String {
    let token = match &success.public_token {
        Some(Handed::Item(token)) => token.to_string(),
        Some(Handed::Profile(token)) => token.to_string(),
        Some(Handed::Blank(_)) | None => String::new(),
    };
    let accounts: Vec<WebviewAccount<'_>> = success.accounts.iter().map(account).collect();
    let list = serde_json::to_string(&accounts).unwrap_or_default();
    let first = accounts.first();
    let session = success.link_session_id.to_string();
    address(
        "connected",
        &[
            ("public_token", Some(&token)),
            ("account_id", first.map(|it| it.id.as_str())),
            ("account_mask", first.and_then(|it| it.meta.number)),
            ("account_name", first.and_then(|it| it.meta.name)),
            ("account_subtype", first.map(|it| it.subtype)),
            ("account_type", first.map(|it| it.account_type)),
            ("accounts", Some(&list)),
            (
                "institution_id",
                success.institution.map(|it| it.institution_id),
            ),
            ("institution_name", success.institution.map(|it| it.name)),
            ("link_session_id", Some(&session)),
            (
                "transfer_status",
                success.transfer_status.map(|it| it.as_str()),
            ),
        ],
    )
}

fn account<'a>(account: &'a LinkedAccount<'a>) -> WebviewAccount<'a> {
    WebviewAccount {
        id: account.id.to_string(),
        meta: Meta {
            name: account.name,
            number: Some(account.mask),
        },
        subtype: account.subtype.as_str(),
        account_type: account.account_type.as_str(),
        verification_status: account.verification_status,
    }
}
