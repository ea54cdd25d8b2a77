//! Codes of type `PAYMENT_ERROR`.

use super::{Code, ErrorType, Family, both, link};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::PaymentError,
    page: "payment",
    rows: &[
        both(Code::PaymentBlocked, "PAYMENT_BLOCKED").message("payment blocked"),
        link(Code::PaymentCancelled, "PAYMENT_CANCELLED")
            .message("user cancelled the payment")
            .display("Try making your payment again or select a different bank to continue."),
        link(Code::PaymentConsentCancelled, "PAYMENT_CONSENT_CANCELLED")
            .message("user cancelled the payment consent")
            .display(
                "Authorise your payment consent again or select a different bank to continue.",
            ),
        both(
            Code::PaymentConsentInvalidConstraints,
            "PAYMENT_CONSENT_INVALID_CONSTRAINTS",
        )
        .message("payment consent constraints invalid")
        .display(
            "The payment consent constraints are missing or not supported by the institution. \
             Either update constraints or select another institution.",
        ),
        link(Code::PaymentInsufficientFunds, "PAYMENT_INSUFFICIENT_FUNDS")
            .message("insufficient funds to complete the request")
            .display(
                "There isn't enough money in this account to complete the payment. Try again, or \
                 select another account or bank.",
            ),
        both(Code::PaymentInvalidRecipient, "PAYMENT_INVALID_RECIPIENT")
            .message("payment recipient invalid")
            .display(
                "The payment recipient is invalid for the selected institution. Create a new \
                 payment with a different recipient.",
            ),
        both(Code::PaymentInvalidReference, "PAYMENT_INVALID_REFERENCE")
            .message("payment reference invalid")
            .display(
                "The payment reference is invalid for the selected institution. Create a new \
                 payment with a different reference.",
            ),
        both(Code::PaymentInvalidSchedule, "PAYMENT_INVALID_SCHEDULE")
            .message("payment schedule invalid")
            .display(
                "The payment schedule is invalid for the selected institution. Create a new \
                 payment with a different schedule.",
            ),
        link(Code::PaymentRejected, "PAYMENT_REJECTED")
            .message("payment rejected")
            .display(
                "The payment was rejected by the institution. Try again, or select another account \
                 or bank.",
            ),
        both(
            Code::PaymentSchemeNotSupported,
            "PAYMENT_SCHEME_NOT_SUPPORTED",
        )
        .message("payment scheme not supported")
        .display(
            "The payment scheme is not supported by the institution. Either change scheme or \
             select another institution.",
        ),
    ],
};
