//! Codes of type `BANK_TRANSFER_ERROR`.

use super::{Code, ErrorType, Family, api, link};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::BankTransferError,
    page: "microdeposits",
    rows: &[
        link(
            Code::BankTransferAccountBlocked,
            "BANK_TRANSFER_ACCOUNT_BLOCKED",
        )
        .message("bank transfer was blocked due to a previous ACH return on this account"),
        api(
            Code::BankTransferNotCancellable,
            "BANK_TRANSFER_NOT_CANCELLABLE",
        ),
    ],
};
