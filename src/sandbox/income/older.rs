//! Verifications of income as the older API has them: of an id or an Item, of nobody in particular.
//! <https://plaid.com/docs/api/products/income/#incomeverificationcreate>

use super::PayrollSummary;
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::Uuid;

impl Sandbox {
    /// Begins a verification, of which `webhook` is told.
    pub fn create_income_verification(&mut self, webhook: String) -> Uuid {
        let id = self.mint.income_verification_id();
        self.incomes.verifications.insert(id, webhook);
        id
    }

    /// The id of a question that was asked before a verification.
    pub fn income_precheck(&mut self) -> Uuid {
        self.mint.income_verification_id()
    }

    /// The verification with an id.
    ///
    /// # Errors
    /// `INCOME_VERIFICATION_NOT_FOUND`
    pub fn income_verification(&self, id: &str) -> Result<Uuid, Error> {
        let id = Uuid::parse(id).filter(|id| self.incomes.verifications.contains_key(id));
        id.ok_or(ErrorCode::IncomeVerificationNotFound.into())
    }

    /// Where the app is told of a verification.
    pub(in crate::sandbox) fn webhook_of_verification(&self, id: Uuid) -> Option<String> {
        self.incomes.verifications.get(&id).cloned()
    }

    /// The payroll of a verification, or of an Item.
    ///
    /// # Errors
    /// `MISSING_FIELDS` if neither is named; those of [`Sandbox::item`];
    /// `INCOME_VERIFICATION_NOT_FOUND` if nothing was found yet; `PRODUCT_NOT_READY` while it is
    /// processed; `INCOME_VERIFICATION_FAILED` if nothing could be read.
    pub fn verified_payroll(
        &self,
        verification: Option<&str>,
        access_token: Option<&str>,
    ) -> Result<PayrollSummary<'_>, Error> {
        let mut payrolls = self.incomes.payroll.iter().rev();
        let found = match (access_token, verification) {
            (Some(token), _) => {
                let item_id = self.item(token)?.id;
                payrolls.find(|it| it.item_id == item_id)
            }
            (None, Some(id)) => {
                let id = self.income_verification(id)?;
                payrolls.find(|it| it.verification == Some(id))
            }
            (None, None) => return Err(Error::missing_fields(&["access_token"])),
        };
        let found = found.and_then(|it| self.payroll_summary(it));
        let found = found.ok_or(ErrorCode::IncomeVerificationNotFound)?;
        if !found.ready {
            return Err(ErrorCode::IncomeProductNotReady.into());
        }
        if found.found.is_unreadable() {
            return Err(ErrorCode::IncomeVerificationFailed.into());
        }
        Ok(found)
    }
}
