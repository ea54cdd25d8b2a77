//! `POST /bank_transfer/create`

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::api::wire::bank_transfer::{BankTransferUserRequest, WireBankTransfer, check_currency};
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::bank_transfers::NewBankTransfer;
use crate::sandbox::ids::AccountId;
use crate::sandbox::transfers::{AchClass, Cents, Network, TransferType};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
    account_id: String,
    ach_class: Option<AchClass>,
    amount: String,
    custom_tag: Option<String>,
    description: String,
    idempotency_key: String,
    iso_currency_code: String,
    metadata: Option<BTreeMap<String, String>>,
    network: Network,
    origination_account_id: Option<String>,
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
    const PATH: &'static str = "/bank_transfer/create";
    const SUMMARY: &'static str = "Make a bank transfer (succeeded by Transfer).";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::BankTransferAccountBlocked,
        ErrorCode::BankTransferInsufficientFunds,
        ErrorCode::BankTransferInvalidOriginationAccount,
        ErrorCode::BankTransferLimitExceeded,
        ErrorCode::BankTransferUnsupportedAccountType,
        ErrorCode::InvalidAccessToken,
        ErrorCode::InvalidAccountId,
        ErrorCode::ItemNotFound,
        ErrorCode::MissingFields,
        ErrorCode::ProductsNotSupported,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        check_currency(&self.iso_currency_code)?;
        let item = call.sandbox.item(&self.access_token)?;
        let chosen = AccountId::parse(&self.account_id);
        let account = item.accounts.iter().find(|it| Some(it.id) == chosen);
        let new = NewBankTransfer {
            account_id: account.ok_or(ErrorCode::InvalidAccountId)?.id,
            item_id: item.id,
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
