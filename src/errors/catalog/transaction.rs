//! Codes of type `TRANSACTION_ERROR`.

use super::{Code, ErrorType, Family, api};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::TransactionError,
    page: "virtual-account",
    rows: &[
        api(Code::NonidenticalRequest, "NONIDENTICAL_REQUEST")
            .message("Request body does not match previous request with this idempotency key"),
        api(Code::RequestConflict, "REQUEST_CONFLICT")
            .message("Original request is still processing"),
        api(
            Code::TransactionAmountExceeded,
            "TRANSACTION_AMOUNT_EXCEEDED",
        )
        .message("Transaction amount exceeds the allowed threshold for this client"),
        api(Code::TransactionBacsInvalid, "TRANSACTION_BACS_INVALID")
            .message("The provided BACS account number and/or sort code is invalid"),
        api(
            Code::TransactionCurrencyMismatch,
            "TRANSACTION_CURRENCY_MISMATCH",
        )
        .message("The currency between the wallet and recipient account is different"),
        api(
            Code::TransactionExecutionFailed,
            "TRANSACTION_EXECUTION_FAILED",
        )
        .message("There was a problem executing the transaction. Please retry."),
        api(
            Code::TransactionFastPayDisabled,
            "TRANSACTION_FAST_PAY_DISABLED",
        )
        .message("The recipient sort code is not enabled for faster payments"),
        api(Code::TransactionIbanInvalid, "TRANSACTION_IBAN_INVALID")
            .message("The provided IBAN is invalid"),
        api(
            Code::TransactionInsufficientFunds,
            "TRANSACTION_INSUFFICIENT_FUNDS",
        )
        .message("There are insufficient funds to complete the transaction"),
        api(
            Code::TransactionOnSameAccount,
            "TRANSACTION_ON_SAME_ACCOUNT",
        )
        .message("Payment to the same account is not allowed"),
    ],
};
