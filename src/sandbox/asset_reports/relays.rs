//! Relays: the right of another client to read a report, and to have it made anew.
//! <https://plaid.com/docs/api/products/assets/#creditrelaycreate>

use super::{AssetReport, AssetTerms};
use crate::errors::Error;
use crate::sandbox::Sandbox;
use crate::sandbox::ids::RelayToken;

impl Sandbox {
    /// Relays a report.
    ///
    /// # Errors
    /// Those of [`Sandbox::parent_report`].
    pub fn create_relay(&mut self, report_token: &str) -> Result<RelayToken, Error> {
        let report = self.parent_report(report_token)?.token;
        let relay = self.mint.relay_token();
        self.asset_reports.relays.insert(relay, report);
        Ok(relay)
    }

    /// The report that is relayed.
    ///
    /// # Errors
    /// `INVALID_FIELD` if nothing is by this token, or no longer.
    pub fn relayed(&self, relay: &str) -> Result<&AssetReport, Error> {
        let relay = RelayToken::read(relay);
        let report = relay.and_then(|it| self.asset_reports.relays.get(&it));
        report
            .and_then(|token| self.asset_reports.of_token(*token))
            .ok_or_else(|| Error::id_not_found("relay token"))
    }

    /// Has the report made anew, of the same Items as they are now; the token then leads to that.
    /// The owner's report stays as it is.
    ///
    /// # Errors
    /// Those of [`Sandbox::relayed`]; the error of an Item that does not work.
    pub fn refresh_relayed(
        &mut self,
        relay: &str,
        webhook: Option<String>,
    ) -> Result<&AssetReport, Error> {
        let old = self.relayed(relay)?.token;
        let report = self.refresh_asset_report(&old.to_string(), |terms| AssetTerms {
            webhook,
            ..terms.clone()
        })?;
        let new = report.token;
        if let Some(relay) = RelayToken::read(relay) {
            self.asset_reports.relays.insert(relay, new);
        }
        self.relayed(relay)
    }

    /// Ends the right to read it.
    ///
    /// # Errors
    /// Those of [`Sandbox::relayed`].
    pub fn remove_relay(&mut self, relay: &str) -> Result<(), Error> {
        self.relayed(relay)?;
        if let Some(relay) = RelayToken::read(relay) {
            self.asset_reports.relays.remove(&relay);
        }
        Ok(())
    }
}
