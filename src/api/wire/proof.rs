//! Bank statements that show whose an account is.
//! <https://plaid.com/docs/api/products/identity/#identitydocumentsuploadsget>

use serde::Serialize;

use super::time::Seconds;
use crate::sandbox::account::{Address, Contact, Owner};
use crate::sandbox::catalog::{ProofFacts, RiskSignal};
use crate::sandbox::ids::Uuid;
use crate::sandbox::income::Parsing;
use crate::sandbox::{Proof, ProvenAccount};

/// A statement.
#[derive(Debug, Serialize)]
pub struct WireProof<'a> {
    document_id: Uuid,
    metadata: Metadata,
    #[serde(skip_serializing_if = "Option::is_none")]
    risk_insights: Option<RiskInsights<'a>>,
}

#[derive(Debug, Serialize)]
struct Metadata {
    document_type: &'static str,
    is_account_number_match: bool,
    last_updated: Seconds,
    page_count: u32,
    uploaded_at: Seconds,
}

#[derive(Debug, Serialize)]
struct RiskInsights<'a> {
    risk_signals: &'a [RiskSignal],
    risk_summary: RiskSummary,
}

#[derive(Debug, Serialize)]
struct RiskSummary {
    risk_score: u8,
}

/// Who stands on a statement.
#[derive(Debug, Serialize)]
pub struct ProvenOwner {
    addresses: Vec<Address>,
    document_id: Uuid,
    emails: Vec<Contact>,
    names: Vec<String>,
    phone_numbers: Vec<Contact>,
}

impl<'a> WireProof<'a> {
    fn new(proof: &Proof, facts: &'a ProofFacts) -> Self {
        let asked = proof.parsing.contains(&Parsing::RiskSignals);
        Self {
            document_id: proof.id,
            metadata: Metadata {
                document_type: "BANK_STATEMENT",
                is_account_number_match: facts.is_account_number_match,
                last_updated: Seconds(proof.read_at),
                page_count: facts.page_count,
                uploaded_at: Seconds(proof.sent_at),
            },
            risk_insights: asked.then_some(RiskInsights {
                risk_signals: &facts.risk_signals,
                risk_summary: RiskSummary {
                    risk_score: facts.risk_score,
                },
            }),
        }
    }

    /// The statements of an account; `None` if there are none.
    pub(super) fn all(proven: &ProvenAccount<'a>) -> Option<Vec<Self>> {
        let proofs = proven.proofs.iter();
        let told: Vec<Self> = proofs.map(|(it, facts)| Self::new(it, facts)).collect();
        (!told.is_empty()).then_some(told)
    }
}

impl ProvenOwner {
    fn new(owner: &Owner, document_id: Uuid) -> Self {
        let owner = owner.clone();
        Self {
            addresses: owner.addresses,
            document_id,
            emails: owner.emails,
            names: owner.names,
            phone_numbers: owner.phone_numbers,
        }
    }

    /// Who stands on the statements of an account, one for each.
    pub(super) fn all(proven: &ProvenAccount<'_>) -> Vec<Self> {
        let owner = proven.owner.iter();
        owner
            .flat_map(|owner| {
                let proofs = proven.proofs.iter();
                proofs.map(|(proof, _)| Self::new(owner, proof.id))
            })
            .collect()
    }
}
