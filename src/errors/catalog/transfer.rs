//! Codes of type `TRANSFER_ERROR`.

use super::{Code, ErrorType, Family, api};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::TransferError,
    page: "transfer",
    rows: &[
        api(
            Code::IncompleteCustomerOnboarding,
            "INCOMPLETE_CUSTOMER_ONBOARDING",
        )
        .message(
            "end customer has not completed onboarding. their diligence status must be `approved` \
             before moving funds",
        ),
        api(Code::TransferAccountBlocked, "TRANSFER_ACCOUNT_BLOCKED")
            .message("transfer was blocked due to a previous ACH return on this account"),
        api(
            Code::TransferForbiddenAchClass,
            "TRANSFER_FORBIDDEN_ACH_CLASS",
        )
        .message("specified ach_class is forbidden"),
        api(Code::TransferLimitReached, "TRANSFER_LIMIT_REACHED")
            .message("transfer limit exceeded"),
        api(
            Code::TransferNetworkLimitExceeded,
            "TRANSFER_NETWORK_LIMIT_EXCEEDED",
        )
        .message("Same Day ACH transaction amount cannot exceed 1000000"),
        api(Code::TransferNotCancellable, "TRANSFER_NOT_CANCELLABLE")
            .message("transfer is not cancellable"),
        api(
            Code::TransferOriginatorNotFound,
            "TRANSFER_ORIGINATOR_NOT_FOUND",
        )
        .message("the association between the sender and the originator client doesn't exist"),
        api(Code::TransferUiUnauthorized, "TRANSFER_UI_UNAUTHORIZED")
            .message("client is not authorized for transfer UI"),
        api(
            Code::TransferUnsupportedAccountType,
            "TRANSFER_UNSUPPORTED_ACCOUNT_TYPE",
        )
        .message("transfer account type not supported"),
        api(Code::UnauthorizedAccess, "UNAUTHORIZED_ACCESS")
            .message("you are not authorized to access this endpoint for your use case."),
    ],
};
