//! What is read in the bank statements that people send to show their income.
//! <https://plaid.com/docs/api/products/income/#creditbank_statementsuploadsget>

use serde::{Deserialize, Serialize};

use super::payroll::PayrollAddress;

/// What is read in a bank statement: a month of one account. Amounts are dollars, and those that
/// come in are negative.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BankStatement {
    /// The bank.
    pub bank_name: String,
    /// The account's name.
    pub name: String,
    /// `CHECKING` or `SAVINGS`.
    pub account_type: String,
    /// The account's number.
    pub account_number: String,
    /// Whose it is.
    pub owner: StatementOwner,
    /// The balance when the month begins.
    pub starting_balance: f64,
    /// What moved.
    pub transactions: Vec<StatementRow>,
}

/// Whose account it is.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct StatementOwner {
    /// Where they live.
    pub address: PayrollAddress,
    /// Their name.
    pub name: String,
}

/// A line of a bank statement.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementRow {
    /// The day of the month, from 1 to 28.
    pub day: i8,
    /// Dollars; negative if they came in.
    pub amount: f64,
    /// As the bank prints it.
    pub original_description: String,
}

impl BankStatement {
    /// The balance when the month ends, to the cent.
    pub fn ending_balance(&self) -> f64 {
        let moved: f64 = self.transactions.iter().map(|it| it.amount).sum();
        ((self.starting_balance - moved) * 100.0).round() / 100.0
    }
}
