//! What Link sessions bring: Items, and what the app is handed at the end.

use super::ids::{AccountId, ItemId, PublicToken, RequestId};
use crate::errors::Error;
use crate::link::ExitStatus;

/// An Item that a session has added, or brought up to date.
#[derive(Debug, Clone)]
pub struct AddedItem {
    /// What the app exchanges.
    pub public_token: PublicToken,
    /// The Item.
    pub item_id: ItemId,
    /// The accounts chosen.
    pub accounts: Vec<AccountId>,
    /// The institution: id and name.
    pub institution: Option<(String, String)>,
}

/// What onSuccess is called with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handover {
    /// The token of the Item and its metadata.
    Item,
    /// A token of no letters and no metadata, as after several Items.
    Blank,
    /// No token, as after a verification of somebody's identity.
    Nothing,
}

/// How a session ended.
#[derive(Debug, Clone)]
pub enum SessionResult {
    /// With success.
    Success(Handover),
    /// Without.
    Exit {
        /// The last error the person met.
        error: Option<Error>,
        /// Where they left from; `None` if no pane ever came up.
        status: Option<ExitStatus>,
        /// The last request Link had made.
        request_id: RequestId,
    },
}
