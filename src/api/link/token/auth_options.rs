//! `auth` of `/link/token/create`: the ways of verifying account numbers.
//! <https://plaid.com/docs/api/link/#link-token-create-request-auth>

use serde::Deserialize;

use crate::errors::Error;
use crate::sandbox::{AuthOptions, RerouteToCredentials};

/// What is asked.
#[derive(Debug, Default, Clone, Copy, Deserialize)]
#[serde(default)]
pub(super) struct Auth {
    auth_type_select_enabled: bool,
    automated_microdeposits_enabled: bool,
    database_insights_enabled: bool,
    database_match_enabled: bool,
    flow_type: Option<FlexibleAuth>,
    instant_match_enabled: Option<bool>,
    instant_microdeposits_enabled: bool,
    reroute_to_credentials: RerouteToCredentials,
    same_day_microdeposits_enabled: bool,
}

/// The old name of Auth Type Select.
#[derive(Debug, Clone, Copy, Deserialize)]
enum FlexibleAuth {
    #[serde(rename = "FLEXIBLE_AUTH")]
    FlexibleAuth,
}

impl Auth {
    /// Refuses ways that exclude each other.
    ///
    /// # Errors
    /// `INVALID_FIELD` for Database Insights together with what it replaces.
    pub(super) fn check(self) -> Result<(), Error> {
        let others = self.database_match_enabled
            || self.instant_microdeposits_enabled
            || self.same_day_microdeposits_enabled;
        if self.database_insights_enabled && others {
            let rule = "left out when Database Match, Instant Micro-deposits or Same Day \
                        Micro-deposits are enabled";
            return Err(Error::invalid_field("auth.database_insights_enabled", rule));
        }
        Ok(())
    }
}

impl From<Auth> for AuthOptions {
    fn from(auth: Auth) -> Self {
        Self {
            type_select: auth.auth_type_select_enabled || auth.flow_type.is_some(),
            automated_microdeposits: auth.automated_microdeposits_enabled,
            instant_match: auth.instant_match_enabled.unwrap_or(true),
            same_day_microdeposits: auth.same_day_microdeposits_enabled,
            instant_microdeposits: auth.instant_microdeposits_enabled,
            database_match: auth.database_match_enabled,
            database_insights: auth.database_insights_enabled,
            reroute: auth.reroute_to_credentials,
        }
    }
}
