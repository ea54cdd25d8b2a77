//! Codes of type `BANK_TRANSFER_ERROR`. But for a blocked and an invalid account the sentences are
//! assumed to follow Transfer's.

use super::{Code, ErrorType, Family, api, both};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::BankTransferError,
    page: "bank-transfers",
    rows: &[
        both(
            Code::BankTransferAccountBlocked,
            "BANK_TRANSFER_ACCOUNT_BLOCKED",
        )
        .message("bank transfer was blocked due to a previous ACH return on this account")
        .page("microdeposits"),
        api(
            Code::BankTransferInsufficientFunds,
            "BANK_TRANSFER_INSUFFICIENT_FUNDS",
        )
        .message("insufficient funds for the bank transfer"),
        api(
            Code::BankTransferInvalidOriginationAccount,
            "BANK_TRANSFER_INVALID_ORIGINATION_ACCOUNT",
        )
        .message("origination_account_id is invalid"),
        api(
            Code::BankTransferLimitExceeded,
            "BANK_TRANSFER_LIMIT_EXCEEDED",
        )
        .message("bank transfer single transfer limit exceeded"),
        api(
            Code::BankTransferNotCancellable,
            "BANK_TRANSFER_NOT_CANCELLABLE",
        )
        .message("bank transfer is not cancellable"),
        api(
            Code::BankTransferUnsupportedAccountType,
            "BANK_TRANSFER_UNSUPPORTED_ACCOUNT_TYPE",
        )
        .message("bank transfer account type not supported"),
    ],
};
