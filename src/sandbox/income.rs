//! Income: what payroll providers, documents and banks tell of what people earn.
//! <https://plaid.com/docs/api/products/income/>

mod bank;
mod documents;
mod downloads;
mod fired;
mod older;
mod payroll;
mod statements;
mod updates;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;

use super::Sandbox;
use super::catalog::documents::Upload;
use super::ids::{AccountId, ItemId, UserId, Uuid};
use super::link_results::DocumentsFound;
use super::named::named;

pub use bank::{
    BankIncome, BankIncomeItem, IncomeCategory, Month, PayFrequency, Source, SourceTransaction,
};
pub use documents::{Document, PayPeriod, PayStub, PayrollAccount, PayrollSummary, W2};
pub(super) use downloads::LIFE as DOWNLOAD_LIFE;
pub use fired::{FiredIncome, IncomeNews, VerificationStatus};
pub(super) use payroll::PROCESSING;
pub use payroll::{Confidence, NewPayrollItem};
pub use statements::SentStatement;

named! {
    /// Where income is looked for.
    pub enum IncomeSource {
        Bank = "bank",
        Payroll = "payroll",
    }
}

named! {
    /// How payroll income is found.
    pub enum PayrollFlow {
        Digital = "payroll_digital_income",
        Document = "payroll_document_income",
    }
}

named! {
    /// What is read out of documents.
    pub enum Parsing {
        Ocr = "ocr",
        RiskSignals = "risk_signals",
    }
}

/// How the person of an Item was found to earn.
#[derive(Debug)]
pub struct PayrollItem {
    /// The Item.
    pub item_id: ItemId,
    /// Whose it is; nobody's where the app has a verification of the older API.
    pub user_id: Option<UserId>,
    /// The verification of the older API.
    pub verification: Option<Uuid>,
    /// When its data was pulled last; it is there a little later.
    pub pulled_at: Timestamp,
    /// When it is there.
    pub ready_at: Timestamp,
    /// How many documents a person has sent; `None` where a provider was asked.
    pub documents: Option<DocumentsFound>,
    /// Those among them that say what is to be read in them.
    pub uploads: Vec<Upload>,
    /// What is read out of them.
    pub parsing: Vec<Parsing>,
}

/// What is known of income in a world.
#[derive(Debug, Default)]
pub(super) struct Incomes {
    payroll: Vec<PayrollItem>,
    /// Verifications of the older API, and where the app is told of each.
    verifications: BTreeMap<Uuid, String>,
    bank: BTreeMap<ItemId, BankLink>,
    updates: updates::Updates,
    downloads: downloads::Downloads,
}

/// An Item whose bank tells of income.
#[derive(Debug, Clone)]
struct BankLink {
    user_id: UserId,
    days_requested: u16,
    generated_at: Timestamp,
    /// Sources that the person has said are no income: account and description.
    left_out: BTreeSet<(AccountId, String)>,
}

impl Sandbox {
    fn income_day(&self, at: Timestamp) -> Date {
        jiff::tz::TimeZone::UTC.to_datetime(at).date()
    }
}
