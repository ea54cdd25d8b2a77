//! People who work with the Dashboard. <https://plaid.com/docs/api/kyc-aml-users/>

use serde::Serialize;

use super::time::Seconds;
use crate::sandbox::catalog::{DashboardUser, DashboardUserStatus};

/// Somebody who works with the Dashboard.
#[derive(Debug, Serialize)]
pub struct WireDashboardUser<'a> {
    created_at: Seconds,
    email_address: &'a str,
    id: &'a str,
    status: DashboardUserStatus,
}

impl<'a> From<&'a DashboardUser> for WireDashboardUser<'a> {
    fn from(user: &'a DashboardUser) -> Self {
        Self {
            created_at: Seconds(user.created_at),
            email_address: &user.email_address,
            id: &user.id,
            status: user.status,
        }
    }
}
