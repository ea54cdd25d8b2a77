//! Customers of a platform, as requests and answers have them.
//! <https://plaid.com/docs/api/products/transfer/platform-payments/>

use serde::{Deserialize, Serialize};

use crate::sandbox::ids::Uuid;
use crate::sandbox::transfers::{DiligenceStatus, OriginatorId, OriginatorReport, RequirementType};

/// An account that a ledger can be filled from.
#[derive(Debug, Deserialize)]
pub struct FundingAccountRequest {
    /// The token of its Item.
    pub access_token: String,
    /// Which account of it.
    pub account_id: String,
}

/// A customer.
#[derive(Debug, Serialize)]
pub struct WireOriginator<'a> {
    client_id: OriginatorId,
    company_name: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    outstanding_requirements: Vec<WireRequirement>,
    transfer_diligence_status: DiligenceStatus,
}

#[derive(Debug, Serialize)]
struct WireRequirement {
    person_id: Option<Uuid>,
    requirement_type: RequirementType,
}

impl<'a> WireOriginator<'a> {
    /// A customer as it is now.
    pub fn new(it: OriginatorReport<'a>) -> Self {
        let outstanding = it.outstanding.iter().map(|it| WireRequirement {
            person_id: it.person_id,
            requirement_type: it.kind,
        });
        Self {
            client_id: it.id,
            company_name: it.company_name,
            outstanding_requirements: outstanding.collect(),
            transfer_diligence_status: it.status,
        }
    }
}
