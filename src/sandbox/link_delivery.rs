//! Link Delivery, the older form of Hosted Link: a session that Plaid sends to a person, and what
//! the app's server is told of it. <https://plaid.com/docs/link/hosted-link/>

use jiff::Timestamp;

use super::account::{AccountSubtype, AccountType};
use super::ids::{AccountId, ItemId, LinkToken, RequestId, Uuid};
use super::named::named;
use super::webhooks::{Payload, Subject};
use super::{
    HostedLink, Item, LinkEvent, LinkSession, LinkTokenRecord, Sandbox, SessionResult,
    VerificationStatus,
};
use crate::errors::Error;
use crate::link::EventName;

named! {
    /// `communication_method`: how a person is told of a session. In Sandbox nothing is sent.
    pub enum DeliveryWay {
        Email = "EMAIL",
        Sms = "SMS",
    }
}

named! {
    /// `status` of `/link_delivery/get`.
    pub enum DeliveryStatus {
        Created = "CREATED",
        Opened = "OPENED",
        Exited = "EXITED",
        Completed = "COMPLETED",
        Expired = "EXPIRED",
    }
}

named! {
    /// `callback_type`: which callback of Link's the app's server is told of.
    pub enum CallbackKind {
        OnEvent = "ON_EVENT",
        OnExit = "ON_EXIT",
        OnSuccess = "ON_SUCCESS",
    }
}

/// What has become of a delivery.
#[derive(Debug)]
pub struct DeliveryReport {
    /// How far it has got.
    pub status: DeliveryStatus,
    /// When it was asked for.
    pub created_at: Timestamp,
    /// When an Item was added.
    pub completed_at: Option<Timestamp>,
    /// The Items added, in order.
    pub items: Vec<ItemId>,
}

/// What a `LINK_DELIVERY` webhook says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryNews {
    /// `link_delivery_session_id`: the link token without what stands before its UUID.
    pub delivery_id: Uuid,
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub told: DeliveryTold,
}

/// What happened to a delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeliveryTold {
    /// The person has been told of the session.
    Sent(DeliveryWay),
    /// Link has called back.
    Callback(Callback),
}

/// A callback of Link's, as the app's server is told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Callback {
    /// Which.
    pub kind: CallbackKind,
    /// The event, of onEvent.
    pub event: Option<EventName>,
    /// Where the person left from, of onExit.
    pub status: Option<&'static str>,
    /// The last error the person met, of onExit.
    pub error: Option<Error>,
    /// The session.
    pub session_id: Uuid,
    /// The last request Link had made.
    pub request_id: Option<RequestId>,
    /// The institution: id and name.
    pub institution: Option<(String, String)>,
    /// The accounts chosen, of onSuccess.
    pub accounts: Vec<CallbackAccount>,
}

/// An account of onSuccess.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallbackAccount {
    /// `account_id`.
    pub id: AccountId,
    /// Its name.
    pub name: String,
    /// Its last digits.
    pub mask: String,
    /// What kind of account it is.
    pub account_type: AccountType,
    /// And more precisely.
    pub subtype: AccountSubtype,
    /// How far its numbers are verified, where that is known.
    pub verification: Option<VerificationStatus>,
}

impl LinkTokenRecord {
    fn delivery_status(&self, now: Timestamp) -> DeliveryStatus {
        let last = self.sessions.last();
        let exited = matches!(
            last.and_then(|session| session.result.as_ref()),
            Some(SessionResult::Exit { .. })
        );
        if self.sessions.iter().any(LinkSession::has_brought) {
            DeliveryStatus::Completed
        } else if now >= self.expires_at {
            DeliveryStatus::Expired
        } else if exited {
            DeliveryStatus::Exited
        } else if last.is_some() {
            DeliveryStatus::Opened
        } else {
            DeliveryStatus::Created
        }
    }
}

impl LinkSession {
    fn has_brought(&self) -> bool {
        matches!(self.result, Some(SessionResult::Success(_)))
    }
}

impl Sandbox {
    /// Makes the sessions of a link token hosted ones, and tells the person of them.
    ///
    /// # Errors
    /// `INVALID_LINK_TOKEN` if the token is malformed, unknown or expired.
    pub fn deliver_link(&mut self, text: &str, ways: &[DeliveryWay]) -> Result<LinkToken, Error> {
        let token = self.opening_token(text)?;
        let now = self.now;
        if let Some(record) = self.link_tokens.get_mut(&token) {
            record.delivered_at = Some(now);
            record
                .configuration
                .hosted_link
                .get_or_insert_with(HostedLink::default);
        }
        for way in ways {
            self.tell_of_delivery(token, DeliveryTold::Sent(*way));
        }
        Ok(token)
    }

    /// What has become of a delivery, by its id.
    ///
    /// # Errors
    /// `INVALID_FIELD` if there is none with this id.
    pub fn link_delivery(&self, delivery_id: &str) -> Result<DeliveryReport, Error> {
        let token = Uuid::parse(delivery_id).map(LinkToken);
        let record = token.and_then(|token| self.link_tokens.get(&token));
        let delivered = record.and_then(|record| Some((record, record.delivered_at?)));
        let Some((record, created_at)) = delivered else {
            return Err(Error::id_not_found("link_delivery_session_id"));
        };
        let completed = record.sessions.iter().find(|it| it.has_brought());
        let added = record.sessions.iter().flat_map(|session| &session.added);
        Ok(DeliveryReport {
            status: record.delivery_status(self.now),
            created_at,
            completed_at: completed.and_then(|session| session.finished_at),
            items: added.map(|added| added.item_id).collect(),
        })
    }

    /// Tells of the events of a session that were not told of yet, and of its end.
    pub(super) fn proxy_callbacks(&mut self, token: LinkToken, session: &mut LinkSession) {
        if self.link_tokens[&token].delivered_at.is_none() {
            return;
        }
        let events = session.events[session.proxied..].to_vec();
        session.proxied = session.events.len();
        for event in events.iter().filter(|event| event.name.is_stable()) {
            let callback = Callback::event(session, event);
            self.tell_of_delivery(token, DeliveryTold::Callback(callback));
        }
        let end = match &session.result {
            Some(SessionResult::Exit { error, status, .. }) => Callback {
                status: status.map(|status| status.as_str()),
                error: error.clone(),
                ..Callback::end(session, CallbackKind::OnExit)
            },
            Some(SessionResult::Success(_)) => Callback {
                accounts: self.callback_accounts(session),
                ..Callback::end(session, CallbackKind::OnSuccess)
            },
            None => return,
        };
        self.tell_of_delivery(token, DeliveryTold::Callback(end));
    }

    fn callback_accounts(&self, session: &LinkSession) -> Vec<CallbackAccount> {
        let added = session.added.iter();
        let items = added.filter_map(|added| Some((added, self.items.get(&added.item_id)?)));
        items
            .flat_map(|(added, item)| {
                let accounts = item.accounts.iter();
                accounts
                    .filter(|account| added.accounts.contains(&account.id))
                    .map(|account| {
                        let template = item.template(account);
                        CallbackAccount {
                            id: account.id,
                            name: template.name.clone(),
                            mask: template.mask.clone(),
                            account_type: template.account_type,
                            subtype: template.subtype,
                            verification: verified(item),
                        }
                    })
            })
            .collect()
    }

    fn tell_of_delivery(&mut self, token: LinkToken, told: DeliveryTold) {
        let record = self.link_tokens.get(&token);
        let Some(url) = record.and_then(|it| it.configuration.webhook.clone()) else {
            return;
        };
        let news = DeliveryNews {
            delivery_id: token.0,
            at: self.now,
            told,
        };
        self.notify_url(url, Subject::World, Payload::Delivery(Box::new(news)));
    }
}

fn verified(item: &Item) -> Option<VerificationStatus> {
    item.verification()?.status
}

impl Callback {
    fn event(session: &LinkSession, event: &LinkEvent) -> Self {
        Self {
            kind: CallbackKind::OnEvent,
            event: Some(event.name),
            status: event.exit_status.map(|status| status.as_str()),
            error: event.error.clone(),
            session_id: session.id,
            request_id: event.request_id,
            institution: event.institution.clone(),
            accounts: Vec::new(),
        }
    }

    fn end(session: &LinkSession, kind: CallbackKind) -> Self {
        Self {
            kind,
            event: None,
            status: None,
            error: None,
            session_id: session.id,
            request_id: Some(session.pane_request_id),
            institution: session.institution.clone(),
            accounts: Vec::new(),
        }
    }
}
