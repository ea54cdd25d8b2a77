//! Codes of type `SANDBOX_ERROR`.

use super::{Code, ErrorType, Family, api};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::SandboxError,
    page: "sandbox",
    rows: &[
        api(
            Code::SandboxBankTransferEventTransitionInvalid,
            "SANDBOX_BANK_TRANSFER_EVENT_TRANSITION_INVALID",
        )
        .message(
            "The provided simulated event type is incompatible with the current bank transfer \
             status",
        ),
        api(
            Code::SandboxProductNotEnabled,
            "SANDBOX_PRODUCT_NOT_ENABLED",
        )
        .message("The auth product is not enabled on this item"),
        api(
            Code::SandboxTransferEventTransitionInvalid,
            "SANDBOX_TRANSFER_EVENT_TRANSITION_INVALID",
        )
        .message(
            "The provided simulated event type is incompatible with the current transfer status",
        ),
        api(Code::SandboxWebhookInvalid, "SANDBOX_WEBHOOK_INVALID").message(
            "Webhook for this item is either not set up, or invalid. Please update the item's \
             webhook and try again.",
        ),
    ],
};
