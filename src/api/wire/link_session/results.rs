//! What a Link session has brought, as `results` of `/link/token/get` and onSuccess show it.

use serde::Serialize;

use super::NamedInstitution;
use crate::sandbox::account::{AccountSubtype, AccountType};
use crate::sandbox::ids::{AccountId, ItemId, PublicToken};
use crate::sandbox::{
    AddedItem, AuthMethod, BankIncomeFound, BankIncomeStatus, CheckItem, DocumentsFound, Findings,
    PayrollFound, Sandbox, Verification, VerificationStatus,
};

#[derive(Debug, Clone, Serialize)]
pub(in crate::api::wire) struct LinkedAccount<'a> {
    pub(in crate::api::wire) class_type: Option<&'static str>,
    pub(in crate::api::wire) id: AccountId,
    pub(in crate::api::wire) mask: &'a str,
    pub(in crate::api::wire) name: Option<&'a str>,
    pub(in crate::api::wire) subtype: AccountSubtype,
    #[serde(rename = "type")]
    pub(in crate::api::wire) account_type: AccountType,
    pub(in crate::api::wire) verification_status: Option<&'static str>,
}

/// `results`: every list is there, empty or not.
#[derive(Debug, Serialize)]
pub(super) struct Results<'a> {
    bank_income_results: Vec<BankIncomeResult<'a>>,
    cra_document_upload_results: Option<CheckDocuments>,
    cra_item_add_results: Vec<CheckItemResult<'a>>,
    cra_update_results: Vec<CheckItemResult<'a>>,
    document_income_results: Option<Documents>,
    item_add_results: Vec<ItemAddResult<'a>>,
    payroll_income_results: Vec<PayrollResult<'a>>,
    /// In the published sample, and undescribed.
    protect_results: Option<()>,
}

#[derive(Debug, Serialize)]
struct ItemAddResult<'a> {
    accounts: Vec<LinkedAccount<'a>>,
    institution: Option<NamedInstitution<'a>>,
    public_token: PublicToken,
}

#[derive(Debug, Serialize)]
struct CheckItemResult<'a> {
    accounts: Vec<LinkedAccount<'a>>,
    institution: Option<NamedInstitution<'a>>,
    item_id: ItemId,
}

#[derive(Debug, Serialize)]
struct CheckDocuments {
    num_bank_statements_uploaded: u32,
}

#[derive(Debug, Serialize)]
struct BankIncomeResult<'a> {
    institution: Option<NamedInstitution<'a>>,
    item_id: ItemId,
    status: BankIncomeStatus,
}

#[derive(Debug, Serialize)]
struct Documents {
    num_1099s_uploaded: u32,
    num_bank_statements_uploaded: u32,
    num_i20s_uploaded: u32,
    num_paystubs_uploaded: u32,
    num_w2s_uploaded: u32,
}

#[derive(Debug, Serialize)]
struct PayrollResult<'a> {
    institution: Option<NamedInstitution<'a>>,
    num_paystubs_retrieved: u32,
    num_w2s_retrieved: u32,
}

impl LinkedAccount<'_> {
    pub(in crate::api::wire) fn id(&self) -> AccountId {
        self.id
    }
}

impl<'a> Results<'a> {
    /// What a session has added and found; `None` if that is nothing.
    pub(super) fn new(
        sandbox: &'a Sandbox,
        added: &'a [AddedItem],
        found: &'a Findings,
    ) -> Option<Self> {
        let results = Self {
            bank_income_results: found.bank_income.iter().map(Into::into).collect(),
            cra_document_upload_results: found.check_statements.map(|many| CheckDocuments {
                num_bank_statements_uploaded: many,
            }),
            cra_item_add_results: check_items(sandbox, &found.check_items),
            cra_update_results: check_items(sandbox, &found.check_updates),
            document_income_results: found.documents.map(Into::into),
            item_add_results: added
                .iter()
                .filter(|added| !added.check)
                .map(|added| ItemAddResult {
                    accounts: linked_accounts(sandbox, added.item_id, &added.accounts),
                    institution: NamedInstitution::of_added(added),
                    public_token: added.public_token,
                })
                .collect(),
            payroll_income_results: found.payroll_income.iter().map(Into::into).collect(),
            protect_results: None,
        };
        (!results.is_empty()).then_some(results)
    }

    fn is_empty(&self) -> bool {
        self.bank_income_results.is_empty()
            && self.cra_document_upload_results.is_none()
            && self.cra_item_add_results.is_empty()
            && self.cra_update_results.is_empty()
            && self.document_income_results.is_none()
            && self.item_add_results.is_empty()
            && self.payroll_income_results.is_empty()
    }
}

fn check_items<'a>(sandbox: &'a Sandbox, items: &'a [CheckItem]) -> Vec<CheckItemResult<'a>> {
    let shown = items.iter().map(|item| CheckItemResult {
        accounts: linked_accounts(sandbox, item.item_id, &item.accounts),
        institution: item.institution.as_ref().map(NamedInstitution::named),
        item_id: item.item_id,
    });
    shown.collect()
}

impl<'a> From<&'a BankIncomeFound> for BankIncomeResult<'a> {
    fn from(found: &'a BankIncomeFound) -> Self {
        Self {
            institution: found.institution.as_ref().map(NamedInstitution::named),
            item_id: found.item_id,
            status: found.status,
        }
    }
}

impl From<DocumentsFound> for Documents {
    fn from(found: DocumentsFound) -> Self {
        Self {
            num_1099s_uploaded: found.forms_1099,
            num_bank_statements_uploaded: found.bank_statements,
            num_i20s_uploaded: 0,
            num_paystubs_uploaded: found.paystubs,
            num_w2s_uploaded: found.w2s,
        }
    }
}

impl<'a> From<&'a PayrollFound> for PayrollResult<'a> {
    fn from(found: &'a PayrollFound) -> Self {
        Self {
            institution: found.institution.as_ref().map(NamedInstitution::named),
            num_paystubs_retrieved: found.paystubs,
            num_w2s_retrieved: found.w2s,
        }
    }
}

/// The accounts that came with an Item.
pub(in crate::api::wire) fn linked_accounts<'a>(
    sandbox: &'a Sandbox,
    item_id: ItemId,
    chosen: &[AccountId],
) -> Vec<LinkedAccount<'a>> {
    let Some(item) = sandbox.item_by_id(item_id) else {
        return Vec::new();
    };
    let accounts = item.accounts.iter();
    accounts
        .filter(|account| chosen.contains(&account.id))
        .map(|account| {
            let template = item.template(account);
            let verification = item.verification();
            let by_insights = verification.is_some_and(is_by_insights);
            let business = verification.and_then(|it| it.business);
            LinkedAccount {
                class_type: business.map(|it| if it { "business" } else { "personal" }),
                id: account.id,
                mask: &template.mask,
                // Nobody has told it yet.
                name: (!by_insights).then_some(template.name.as_str()),
                subtype: template.subtype,
                account_type: template.account_type,
                verification_status: match verification.and_then(|it| it.status) {
                    _ if by_insights => Some("database_insights_pending"),
                    status => status.map(VerificationStatus::as_str),
                },
            }
        })
        .collect()
}

/// What is known of the numbers is looked up after Link has closed.
fn is_by_insights(verification: &Verification) -> bool {
    verification.method == AuthMethod::DatabaseInsights
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::sandbox::catalog::Catalog;
    use crate::sandbox::clock::Clock;

    #[test]
    fn every_kind_of_result_has_its_keys() {
        let clock = Clock::Frozen(jiff::Timestamp::UNIX_EPOCH);
        let sandbox = Sandbox::new(Arc::new(Catalog::default()), 1, "test", clock);
        assert!(Results::new(&sandbox, &[], &Findings::default()).is_none());
        let item_id = ItemId::of_item([1; 32]);
        let institution = Some(("ins_1".to_owned(), "A Bank".to_owned()));
        let check = CheckItem {
            item_id,
            accounts: Vec::new(),
            institution: institution.clone(),
        };
        let found = Findings {
            bank_income: vec![BankIncomeFound {
                status: BankIncomeStatus::Approved,
                item_id,
                institution: None,
            }],
            check_items: vec![check.clone()],
            check_updates: vec![check],
            check_statements: Some(2),
            documents: Some(DocumentsFound {
                paystubs: 1,
                ..DocumentsFound::default()
            }),
            payroll_income: vec![PayrollFound {
                paystubs: 2,
                w2s: 1,
                institution,
            }],
            transfer: None,
        };
        let results = Results::new(&sandbox, &[], &found).unwrap();
        insta::assert_snapshot!(serde_json::to_string_pretty(&results).unwrap());
    }
}
