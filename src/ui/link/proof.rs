//! The pane on which a bank statement is sent, which shows whose an account is.

/// The pane (view `UPLOAD_DOCUMENTS`): `submit_proof` with `proof`, the name of a file, or
/// `sample_proof`.
#[derive(Clone, Debug)]
pub struct ProofPane {
    /// The app's name.
    pub app_name: String,
    /// The name of the account.
    pub account: Option<String>,
    /// What is wrong with what was sent.
    pub error: Option<String>,
}
