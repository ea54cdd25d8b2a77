//! Bank statements that people send for want of a bank's login.
//! <https://plaid.com/docs/api/products/income/#creditbank_statementsuploadsget>

use jiff::Span;
use jiff::civil::Date;

use super::{Document, PayrollItem, PayrollSummary};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::catalog::bank_statement::BankStatement;
use crate::sandbox::ids::{UserId, Uuid};
use crate::sandbox::mint::spread;

/// A bank statement that was sent: of a month, each further one of the month before.
#[derive(Debug)]
pub struct SentStatement<'a> {
    /// The document.
    pub document: Document<'a>,
    /// Names the account.
    pub account_id: Uuid,
    /// What is read in it.
    pub facts: &'a BankStatement,
    /// Its first day.
    pub start: Date,
    /// Its last.
    pub end: Date,
}

impl SentStatement<'_> {
    /// The date of a day of its month.
    pub fn date(&self, day: i8) -> Date {
        self.start.with().day(day).build().unwrap_or(self.start)
    }
}

/// What computed ids of an Item are for.
const STATEMENTS: u64 = 9 << 32;
const ACCOUNTS: u64 = 10 << 32;

impl Sandbox {
    /// The bank statements among the documents of an Item.
    pub(super) fn sent_statements<'a>(&'a self, found: &PayrollItem) -> Vec<SentStatement<'a>> {
        let Some(facts) = &self.catalog.payrolls.bank_statement else {
            return Vec::new();
        };
        let key = found.item_id.key();
        let sent = found.documents.map_or(0, |sent| sent.bank_statements);
        let sent_on = self.income_day(found.pulled_at).first_of_month();
        let statements = (0..sent).filter_map(|place| {
            let start = sent_on.checked_sub(Span::new().months(place + 1)).ok()?;
            Some(SentStatement {
                document: Document {
                    id: Uuid::new(self.tag(), spread(key, STATEMENTS, u64::from(place))),
                    upload: None,
                },
                account_id: Uuid::new(self.tag(), spread(key, ACCOUNTS, 0)),
                facts,
                start,
                end: start.last_of_month(),
            })
        });
        statements.collect()
    }

    /// The Items of a user for which bank statements were sent, the oldest first; those among
    /// `items` if any are named.
    ///
    /// # Errors
    /// Those of [`Sandbox::payroll_income`]; `INCOME_VERIFICATION_NOT_FOUND` if none was sent.
    pub fn uploaded_statements(
        &self,
        user_id: &UserId,
        items: Option<&[String]>,
    ) -> Result<Vec<PayrollSummary<'_>>, Error> {
        let mut found = self.payroll_income(user_id, items)?;
        found.retain(|it| !it.statements.is_empty());
        if found.is_empty() {
            return Err(ErrorCode::IncomeVerificationNotFound.into());
        }
        Ok(found)
    }
}
