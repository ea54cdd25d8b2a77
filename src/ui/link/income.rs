//! The panes about income: payroll providers and documents.

use super::{InstitutionMark, Tile};

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
}

impl IncomePane {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Choose { .. } => "income-choose",
            Self::Provider { .. } => "income-provider",
            Self::Login { .. } => "income-login",
            Self::Ssn { .. } => "income-ssn",
            Self::Upload { .. } => "income-upload",
        }
    }
}
