//! Sessions of Link as `/credit/sessions/get` shows them.
//! <https://plaid.com/docs/api/products/income/#creditsessionsget>

use serde::Serialize;

use super::time::Exact;
use crate::sandbox::ids::{ItemId, PublicToken, Uuid};
use crate::sandbox::{BankIncomeStatus, LinkSession, SessionResult};

/// A session.
#[derive(Debug, Serialize)]
pub struct WireCreditSession<'a> {
    errors: Vec<SessionError<'a>>,
    link_session_id: Uuid,
    results: Results<'a>,
    session_start_time: Exact,
}

#[derive(Debug, Serialize)]
struct SessionError<'a> {
    display_message: Option<&'static str>,
    error_code: &'static str,
    error_message: &'a str,
    error_type: &'static str,
}

#[derive(Debug, Serialize)]
struct Results<'a> {
    bank_employment_results: [(); 0],
    bank_income_results: Vec<BankIncome<'a>>,
    document_income_results: Option<Documents>,
    item_add_results: Vec<ItemAdd<'a>>,
    payroll_income_results: Vec<Payroll<'a>>,
}

#[derive(Debug, Serialize)]
struct BankIncome<'a> {
    institution_id: &'a str,
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
struct ItemAdd<'a> {
    institution_id: &'a str,
    item_id: ItemId,
    public_token: PublicToken,
}

#[derive(Debug, Serialize)]
struct Payroll<'a> {
    institution_id: &'a str,
    institution_name: &'a str,
    num_paystubs_retrieved: u32,
    num_w2s_retrieved: u32,
}

fn id(institution: Option<&(String, String)>) -> &str {
    institution.map_or("", |(id, _)| id.as_str())
}

impl<'a> WireCreditSession<'a> {
    /// A session.
    pub fn new(session: &'a LinkSession) -> Self {
        let error = match &session.result {
            Some(SessionResult::Exit { error, .. }) => error.as_ref(),
            _ => None,
        };
        let found = &session.findings;
        Self {
            errors: error
                .into_iter()
                .map(|error| SessionError {
                    display_message: error.display_message(),
                    error_code: error.entry().code,
                    error_message: &error.message,
                    error_type: error.entry().error_type.as_str(),
                })
                .collect(),
            link_session_id: session.id,
            results: Results {
                bank_employment_results: [],
                bank_income_results: found
                    .bank_income
                    .iter()
                    .map(|it| BankIncome {
                        institution_id: id(it.institution.as_ref()),
                        item_id: it.item_id,
                        status: it.status,
                    })
                    .collect(),
                document_income_results: found.documents.map(|it| Documents {
                    num_1099s_uploaded: it.forms_1099,
                    num_bank_statements_uploaded: it.bank_statements,
                    num_i20s_uploaded: 0,
                    num_paystubs_uploaded: it.paystubs,
                    num_w2s_uploaded: it.w2s,
                }),
                item_add_results: session
                    .added
                    .iter()
                    .map(|it| ItemAdd {
                        institution_id: id(it.institution.as_ref()),
                        item_id: it.item_id,
                        public_token: it.public_token,
                    })
                    .collect(),
                payroll_income_results: found
                    .payroll_income
                    .iter()
                    .map(|it| Payroll {
                        institution_id: id(it.institution.as_ref()),
                        institution_name: it
                            .institution
                            .as_ref()
                            .map_or("", |(_, name)| name.as_str()),
                        num_paystubs_retrieved: it.paystubs,
                        num_w2s_retrieved: it.w2s,
                    })
                    .collect(),
            },
            session_start_time: Exact(session.started_at),
        }
    }
}
