//! When an app last read data of each kind.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::errors::Error;
use crate::sandbox::ids::UserId;
use crate::sandbox::named::named;
use crate::sandbox::product::Product;
use crate::sandbox::{Item, Sandbox};

named! {
    /// A kind of data, as banks are told of it.
    pub enum ReadData {
        AccountBalanceInfo = "account_balance_info",
        AccountRoutingNumber = "account_routing_number",
        ContactDetails = "contact_details",
        CreditAndLoans = "credit_and_loans",
        Investments = "investments",
        PayrollInfo = "payroll_info",
        TransactionRiskInfo = "transaction_risk_info",
        Transactions = "transactions",
    }
}

/// When data of each kind was read last.
pub type DataReads = BTreeMap<ReadData, Timestamp>;

impl ReadData {
    /// What calls of a product read.
    fn of(product: Product) -> Option<Self> {
        Some(match product {
            Product::Auth => Self::AccountRoutingNumber,
            Product::Balance => Self::AccountBalanceInfo,
            Product::Identity => Self::ContactDetails,
            Product::Investments | Product::InvestmentsAuth => Self::Investments,
            Product::Liabilities => Self::CreditAndLoans,
            Product::Signal => Self::TransactionRiskInfo,
            Product::Transactions => Self::Transactions,
            _ => return None,
        })
    }
}

impl Item {
    /// Notes that data of a product is read.
    pub(in crate::sandbox) fn note_read(&mut self, now: Timestamp, product: Product) {
        if let Some(data) = ReadData::of(product) {
            self.reads.insert(data, now);
        }
    }
}

impl Sandbox {
    /// The Item of an access token, to read its accounts.
    ///
    /// # Errors
    /// Those of [`Sandbox::working_item`].
    pub fn read_accounts(&mut self, access_token: &str) -> Result<&Item, Error> {
        let now = self.now;
        self.working_item(access_token)?;
        let item = self.item_mut(access_token)?;
        item.note_read(now, Product::Balance);
        Ok(item)
    }

    /// Notes that what a user earns is read.
    pub fn note_payroll_read(&mut self, user_id: &UserId) {
        let now = self.now;
        for item in self.items.values_mut() {
            if item.user_id.as_ref() == Some(user_id)
                && item.products.contains(&Product::IncomeVerification)
            {
                item.reads.insert(ReadData::PayrollInfo, now);
            }
        }
    }
}

/// The later of what was read by several Items.
pub(super) fn latest<'a>(items: impl Iterator<Item = &'a Item>) -> DataReads {
    let mut latest = DataReads::new();
    for (data, at) in items.flat_map(|item| &item.reads) {
        let known = latest.entry(*data).or_insert(*at);
        *known = (*known).max(*at);
    }
    latest
}
