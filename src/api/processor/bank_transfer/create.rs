//! `POST /processor/bank_transfer/create`

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::api::wire::bank_transfer::{BankTransferUserRequest, WireBankTransfer, check_currency};
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::bank_transfers::NewBankTransfer;
use crate::sandbox::product::Product;
use crate::sandbox::transfers::{AchClass, Cents, Network, TransferType};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    ach_class: Option<AchClass>,
    amount: String,
    custom_tag: Option<String>,
    description: String,
    idempotency_key: String,
    iso_currency_code: String,
    metadata: Option<BTreeMap<String, String>>,
    network: Network,
    origination_account_id: Option<String>,
    processor_token: String,
    #[serde(rename = "type")]
    kind: TransferType,
    user: BankTransferUserRequest,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    bank_transfer: WireBankTransfer<'a>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/processor/bank_transfer/create";
    const SUMMARY: &'static str = "Make a bank transfer as a processor (succeeded by Transfer).";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::BankTransferAccountBlocked,
        ErrorCode::BankTransferInsufficientFunds,
        ErrorCode::BankTransferInvalidOriginationAccount,
        ErrorCode::BankTransferLimitExceeded,
        ErrorCode::BankTransferUnsupportedAccountType,
        ErrorCode::InvalidAccountId,
        ErrorCode::InvalidProcessorToken,
        ErrorCode::InvalidProduct,
        ErrorCode::ItemNotFound,
        ErrorCode::MissingFields,
        ErrorCode::ProductsNotSupported,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        check_currency(&self.iso_currency_code)?;
        let token = &self.processor_token;
        let lent = call.sandbox.lent_account(token, Some(Product::Auth))?;
        let new = NewBankTransfer {
            account_id: lent.account_id,
            item_id: call.sandbox.item(&lent.access_token)?.id,
            kind: self.kind,
            network: self.network,
            amount: Cents::parse("amount", &self.amount)?,
            ach_class: self.ach_class,
            description: self.description,
            legal_name: self.user.legal_name,
            email_address: self.user.email_address,
            custom_tag: self.custom_tag,
            metadata: self.metadata,
            origination_account_id: self.origination_account_id,
            idempotency_key: self.idempotency_key,
        };
        let made = call.sandbox.create_bank_transfer(new)?;
        Ok(Response {
            bank_transfer: WireBankTransfer::new(made),
        })
    }
}
