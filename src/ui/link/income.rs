//! The panes about income: payroll providers, documents and banks.

use super::{InstitutionMark, Tile};

/// Money that comes to an account again and again.
#[derive(Clone, Debug)]
pub struct IncomeSourceRow {
    /// As the bank writes it.
    pub description: String,
    /// The account's name.
    pub account: String,
    /// The last digits of its number.
    pub mask: String,
    /// When it came last, as people write it.
    pub last: String,
    /// How much it was, as people write it.
    pub amount: String,
}

/// A pane about income.
#[derive(Clone, Debug)]
pub enum IncomePane {
    /// By a login or by documents: `choose_payroll` or `choose_documents`.
    Choose {
        /// The app's name.
        app_name: String,
    },
    /// Choice of a provider (view `SELECT_INSTITUTION`): `select_institution` with
    /// `institution_id`.
    Provider {
        /// The providers.
        providers: Vec<Tile>,
    },
    /// Username and password there (view `CREDENTIAL`): `submit_payroll_login`.
    Login {
        /// Where.
        institution: InstitutionMark,
        /// What is wrong with what was sent.
        error: Option<String>,
    },
    /// The last digits of the social security number (view `MFA`): `submit_ssn` with `ssn`.
    Ssn {
        /// Where.
        institution: InstitutionMark,
        /// What is wrong with what was sent.
        error: Option<String>,
    },
    /// Documents (view `UPLOAD_DOCUMENTS`): `submit_documents` with `paystub`, `w2` and
    /// `bank_statement`, the names of files.
    Upload {
        /// The app's name.
        app_name: String,
        /// What is wrong with what was sent.
        error: Option<String>,
    },
    /// What a bank tells of income: `confirm_sources` with `source`, the places of those that are.
    Review {
        /// The app's name.
        app_name: String,
        /// The bank.
        institution: InstitutionMark,
        /// What comes in; empty if nothing does.
        sources: Vec<IncomeSourceRow>,
    },
}

impl IncomePane {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Choose { .. } => "income-choose",
            Self::Provider { .. } => "income-provider",
            Self::Login { .. } => "income-login",
            Self::Ssn { .. } => "income-ssn",
            Self::Upload { .. } => "income-upload",
            Self::Review { .. } => "income-review",
        }
    }
}
