//! Codes of type `RATE_LIMIT_EXCEEDED`.

use super::{Code, ErrorType, Family, api, both};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::RateLimitExceeded,
    page: "rate-limit-exceeded",
    rows: &[
        api(Code::AccountsBalanceGetLimit, "ACCOUNTS_BALANCE_GET_LIMIT")
            .status(429)
            .message(
                "rate limit exceeded for attempts to access this item. please try again later",
            ),
        api(Code::AccountsLimit, "ACCOUNTS_LIMIT")
            .status(429)
            .message(
                "rate limit exceeded for attempts to access this item. please try again later",
            ),
        both(Code::AdditionLimit, "ADDITION_LIMIT").status(429),
        api(Code::AuthLimit, "AUTH_LIMIT").status(429).message(
            "rate limit exceeded for attempts to access this item. please try again later",
        ),
        api(Code::BalanceLimit, "BALANCE_LIMIT")
            .status(429)
            .message(
                "rate limit exceeded for attempts to access this item. please try again later",
            ),
        api(Code::CreditsExhausted, "CREDITS_EXHAUSTED")
            .status(429)
            .message(
                "Free usage exhausted, please request full Production access to continue using \
                 this product",
            ),
        api(Code::IdentityLimit, "IDENTITY_LIMIT")
            .status(429)
            .message(
                "rate limit exceeded for attempts to access this item. please try again later",
            ),
        api(Code::InstitutionRateLimit, "INSTITUTION_RATE_LIMIT")
            .status(429)
            .message(
                "The institution is currently receiving too many requests. Please try again later.",
            ),
        api(
            Code::InstitutionsGetByIdLimit,
            "INSTITUTIONS_GET_BY_ID_LIMIT",
        )
        .status(429)
        .message(
            "rate limit exceeded for attempts to access \"institutions get by id\". please try \
             again later",
        ),
        api(Code::InstitutionsGetLimit, "INSTITUTIONS_GET_LIMIT")
            .status(429)
            .message(
                "rate limit exceeded for attempts to access \"institutions get by id\". please try \
                 again later",
            ),
        api(
            Code::InvestmentHoldingsGetLimit,
            "INVESTMENT_HOLDINGS_GET_LIMIT",
        )
        .status(429)
        .message("rate limit exceeded for attempts to access this item. please try again later"),
        api(
            Code::InvestmentTransactionsLimit,
            "INVESTMENT_TRANSACTIONS_LIMIT",
        )
        .status(429)
        .message("rate limit exceeded for attempts to access this item. please try again later"),
        api(Code::ItemGetLimit, "ITEM_GET_LIMIT")
            .status(429)
            .message(
                "rate limit exceeded for attempts to access this item. please try again later",
            ),
        both(Code::RateLimit, "RATE_LIMIT").status(429).message(
            "rate limit exceeded for attempts to access this item. please try again later",
        ),
        api(Code::TransactionsLimit, "TRANSACTIONS_LIMIT")
            .status(429)
            .message(
                "rate limit exceeded for attempts to access this item. please try again later",
            ),
        api(Code::TransactionsRefreshLimit, "TRANSACTIONS_REFRESH_LIMIT")
            .status(429)
            .message(
                "rate limit exceeded for attempts to access this item. please try again later",
            ),
        api(Code::TransactionsSyncLimit, "TRANSACTIONS_SYNC_LIMIT")
            .status(429)
            .message(
                "rate limit exceeded for attempts to access this item. please try again later",
            ),
    ],
};
