//! What Link sessions bring: Items, and what the app is handed at the end.

use super::ids::{AccountId, ItemId, ProfileToken, PublicToken, RequestId};
use super::named::named;
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
    /// The token of the first Item and its metadata.
    Item,
    /// A token that is told with the session's institution, but is no Item's that it has added.
    Token(PublicToken),
    /// The token of what Layer has shared.
    Profile(ProfileToken),
    /// A token of no letters and no metadata, as after several Items.
    Blank,
    /// No token at all: the session was about something else.
    Nothing,
}

/// What a session has brought besides Items: `results` of `/link/token/get`, and the transfer.
/// <https://plaid.com/docs/api/link/#linktokenget>
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// `bank_income_results`
    pub bank_income: Vec<BankIncomeFound>,
    /// `cra_item_add_results`
    pub check_items: Vec<CheckItem>,
    /// `cra_update_results`
    pub check_updates: Vec<CheckItem>,
    /// `cra_document_upload_results`: how many bank statements were sent.
    pub check_statements: Option<u32>,
    /// `document_income_results`
    pub documents: Option<DocumentsFound>,
    /// `payroll_income_results`
    pub payroll_income: Vec<PayrollFound>,
    /// `transfer_status` of onSuccess, in sessions that confirm a transfer.
    pub transfer: Option<TransferStatus>,
}

/// Income found at a bank.
#[derive(Debug, Clone)]
pub struct BankIncomeFound {
    /// What was found.
    pub status: BankIncomeStatus,
    /// Where.
    pub item_id: ItemId,
    /// The institution: id and name.
    pub institution: Option<(String, String)>,
}

/// An Item of Plaid Check that was added or updated.
#[derive(Debug, Clone)]
pub struct CheckItem {
    /// The Item.
    pub item_id: ItemId,
    /// The accounts chosen.
    pub accounts: Vec<AccountId>,
    /// The institution: id and name.
    pub institution: Option<(String, String)>,
}

/// How many documents of each kind a person has sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DocumentsFound {
    /// Forms 1099.
    pub forms_1099: u32,
    /// Bank statements.
    pub bank_statements: u32,
    /// Pay stubs.
    pub paystubs: u32,
    /// Forms W-2.
    pub w2s: u32,
}

/// What a provider of payrolls has.
#[derive(Debug, Clone)]
pub struct PayrollFound {
    /// Pay stubs.
    pub paystubs: u32,
    /// Forms W-2.
    pub w2s: u32,
    /// The provider: id and name.
    pub institution: Option<(String, String)>,
}

named! {
    /// `status` of a bank income result.
    pub enum BankIncomeStatus {
        Approved = "APPROVED",
        NoDepositsFound = "NO_DEPOSITS_FOUND",
        UserReportedNoIncome = "USER_REPORTED_NO_INCOME",
        Started = "STARTED",
        InternalError = "INTERNAL_ERROR",
    }
}

named! {
    /// `transfer_status`: whether a transfer was made, or waits for something.
    pub enum TransferStatus {
        Complete = "COMPLETE",
        Incomplete = "INCOMPLETE",
    }
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
