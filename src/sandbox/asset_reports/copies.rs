//! Audit copies: the right of somebody else to read a report.
//! <https://plaid.com/docs/api/products/assets/#asset_reportaudit_copycreate>

use super::AssetReport;
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::AuditCopyToken;

impl Sandbox {
    /// Lets somebody else read a report.
    ///
    /// # Errors
    /// Those of [`Sandbox::parent_report`].
    pub fn create_audit_copy(&mut self, report_token: &str) -> Result<AuditCopyToken, Error> {
        let report = self.parent_report(report_token)?.token;
        let copy = self.mint.audit_copy_token();
        self.asset_reports.copies.insert(copy.clone(), report);
        Ok(copy)
    }

    /// Has an audit copy show another report.
    ///
    /// # Errors
    /// `INVALID_AUDIT_COPY_TOKEN`; those of [`Sandbox::parent_report`].
    pub fn update_audit_copy(&mut self, copy: &str, report_token: &str) -> Result<(), Error> {
        self.audit_copy(copy)?;
        let report = self.parent_report(report_token)?.token;
        let copy = AuditCopyToken::of_text(copy);
        self.asset_reports.copies.insert(copy, report);
        Ok(())
    }

    /// The report that an audit copy shows.
    ///
    /// # Errors
    /// `INVALID_AUDIT_COPY_TOKEN` if there is no such copy, or no longer.
    pub fn audit_copy(&self, copy: &str) -> Result<&AssetReport, Error> {
        let reports = &self.asset_reports;
        let token = reports.copies.get(&AuditCopyToken::of_text(copy));
        token
            .and_then(|token| reports.of_token(*token))
            .ok_or_else(|| ErrorCode::InvalidAuditCopyToken.into())
    }

    /// Ends the right to read it.
    ///
    /// # Errors
    /// Those of [`Sandbox::audit_copy`].
    pub fn remove_audit_copy(&mut self, copy: &str) -> Result<(), Error> {
        self.audit_copy(copy)?;
        let copy = AuditCopyToken::of_text(copy);
        self.asset_reports.copies.remove(&copy);
        Ok(())
    }
}
