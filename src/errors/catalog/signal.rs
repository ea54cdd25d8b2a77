//! Codes of type `SIGNAL_ERROR`.

use super::{Code, ErrorType, Family, api};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::SignalError,
    page: "signal",
    rows: &[
        api(Code::AddendumNotSigned, "ADDENDUM_NOT_SIGNED")
            .status(403)
            .message("The Signal Addendum has not been signed"),
        api(
            Code::ClientTransactionIdAlreadyInUse,
            "CLIENT_TRANSACTION_ID_ALREADY_IN_USE",
        )
        .message("Client transaction id has already been used in a different transaction"),
        api(
            Code::InvalidConfigurationState,
            "INVALID_CONFIGURATION_STATE",
        )
        .message(
            "Client configuration state is missing default ruleset imputation, contact your \
             Account Manager for assistance.",
        ),
        api(
            Code::NotEnabledForSignalTransactionScoreRulesets,
            "NOT_ENABLED_FOR_SIGNAL_TRANSACTION_SCORE_RULESETS",
        )
        .status(403)
        .message(
            "Your account is not enabled for Signal Transaction Score rulesets. Use a Balance-only \
             ruleset or contact your Account Manager to enable Signal Transaction Scores.",
        ),
        api(Code::RulesetNotFound, "RULESET_NOT_FOUND").message(
            "Missing 'default' ruleset. Create the ruleset here: \
             https://dashboard.plaid.com/signal/risk-profiles",
        ),
        api(
            Code::SignalTransactionNotInitiated,
            "SIGNAL_TRANSACTION_NOT_INITIATED",
        )
        .message(
            "Transactions previously reported as not initiated cannot be reported as returned",
        ),
    ],
};
