//! Bodies of webhooks about Link Delivery.

use serde::Serialize;

use super::link_session::{LinkError, NamedInstitution};
use super::time::Seconds;
use crate::sandbox::account::{AccountSubtype, AccountType};
use crate::sandbox::ids::{AccountId, Uuid};
use crate::sandbox::{
    Callback, CallbackAccount, CallbackKind, DeliveryNews, DeliveryTold, DeliveryWay,
    VerificationStatus,
};

/// The body; which of the keys it has follows from what is told.
#[derive(Debug, Serialize)]
pub(super) struct Body<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<LinkError<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link_callback_metadata: Option<CallbackMetadata<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link_delivery_metadata: Option<Delivered>,
    link_delivery_session_id: Uuid,
    timestamp: Seconds,
    webhook_code: &'static str,
    webhook_type: &'static str,
}

#[derive(Debug, Serialize)]
struct Delivered {
    communication_method: DeliveryWay,
    delivery_status: &'static str,
}

/// Only what has a value is sent.
#[derive(Debug, Serialize)]
struct CallbackMetadata<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    accounts: Vec<Account<'a>>,
    callback_type: CallbackKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_name: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    institution: Option<NamedInstitution<'a>>,
    link_session_id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct Account<'a> {
    id: AccountId,
    mask: &'a str,
    name: &'a str,
    subtype: AccountSubtype,
    #[serde(rename = "type")]
    account_type: AccountType,
    #[serde(skip_serializing_if = "Option::is_none")]
    verification_status: Option<VerificationStatus>,
}

impl<'a> Body<'a> {
    pub(super) fn new(news: &'a DeliveryNews) -> Self {
        let body = Self {
            error: None,
            link_callback_metadata: None,
            link_delivery_metadata: None,
            link_delivery_session_id: news.delivery_id,
            timestamp: Seconds(news.at),
            webhook_code: "",
            webhook_type: "LINK_DELIVERY",
        };
        match &news.told {
            DeliveryTold::Sent(way) => Self {
                link_delivery_metadata: Some(Delivered {
                    communication_method: *way,
                    delivery_status: "SUCCESS",
                }),
                webhook_code: "DELIVERY_STATUS",
                ..body
            },
            DeliveryTold::Callback(callback) => Self {
                error: callback.error.as_ref().map(LinkError::new),
                link_callback_metadata: Some(callback.into()),
                webhook_code: "LINK_CALLBACK",
                ..body
            },
        }
    }
}

impl<'a> From<&'a Callback> for CallbackMetadata<'a> {
    fn from(callback: &'a Callback) -> Self {
        Self {
            accounts: callback.accounts.iter().map(Into::into).collect(),
            callback_type: callback.kind,
            event_name: callback.event.map(|name| name.as_str()),
            institution: callback.institution.as_ref().map(NamedInstitution::named),
            link_session_id: callback.session_id,
            request_id: callback.request_id.map(|id| id.to_string()),
            status: callback.status,
        }
    }
}

impl<'a> From<&'a CallbackAccount> for Account<'a> {
    fn from(account: &'a CallbackAccount) -> Self {
        Self {
            id: account.id,
            mask: &account.mask,
            name: &account.name,
            subtype: account.subtype,
            account_type: account.account_type,
            verification_status: account.verification,
        }
    }
}
