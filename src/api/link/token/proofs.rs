//! Bank statements asked for with a link token, which show whose an account is.
//! <https://plaid.com/docs/identity/identity-document-upload/>

use serde::Deserialize;

use super::create::Request;
use crate::errors::Error;
use crate::sandbox::income::Parsing;
use crate::sandbox::product::Product;
use crate::sandbox::{ProofRequest, Purpose, Sandbox};

/// `identity`
#[derive(Debug, Deserialize)]
pub(super) struct DocumentUpload {
    account_ids: Option<Vec<String>>,
    is_document_upload: Option<bool>,
    parsing_configs: Option<Vec<Parsing>>,
}

impl DocumentUpload {
    /// Whether sessions are for a statement.
    pub(super) fn is_document_upload(&self) -> bool {
        self.is_document_upload.unwrap_or_default()
    }
}

/// What is asked for. Plaid's sentences are not known.
///
/// # Errors
/// `INVALID_FIELD` without an access token, for other products and for other than one account;
/// those of [`Sandbox::item`] and [`Sandbox::select_accounts`].
pub(super) fn read(
    asked: &DocumentUpload,
    request: &Request,
    products: &[Product],
    sandbox: &Sandbox,
) -> Result<Purpose, Error> {
    let Some(access_token) = &request.access_token else {
        let rule = "accompanied by access_token when true";
        return Err(Error::invalid_field("identity.is_document_upload", rule));
    };
    if products != [Product::Identity] {
        let rule = "a list of identity alone when identity.is_document_upload is true";
        return Err(Error::invalid_field("products", rule));
    }
    let field = "identity.account_ids";
    let item = sandbox.item(access_token)?;
    let ids = asked.account_ids.as_deref().unwrap_or_default();
    let accounts = Sandbox::select_accounts_by(item, Some(ids), field)?;
    let [account] = accounts[..] else {
        return Err(Error::invalid_field(field, "a list of one account_id"));
    };
    let parsing = asked.parsing_configs.clone().unwrap_or_default();
    Ok(Purpose::Proof(ProofRequest {
        account_id: account.id,
        parsing: if parsing.is_empty() {
            vec![Parsing::Ocr]
        } else {
            parsing
        },
    }))
}
