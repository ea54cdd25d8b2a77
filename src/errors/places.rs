//! Where Plaid can answer which code. <https://plaid.com/docs/errors/>

use super::{ErrorCode, ErrorType, Side};

/// What an operation works on, as far as errors go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// Its path.
    pub path: &'a str,
    /// Whether it names an Item: by an access token, a processor token or in any other way.
    pub has_item: bool,
    /// Whether it names a user.
    pub has_user: bool,
}

impl ErrorCode {
    /// The code with this name that Plaid can answer at a place, whichever type it is of.
    ///
    /// # Errors
    /// Why there is none, as a sentence for people.
    pub fn at(name: &str, place: Place<'_>) -> Result<Self, String> {
        let usual = Self::from_wire(name).ok_or_else(|| {
            format!(
                "Plaid has no error code {name}; expected one of https://plaid.com/docs/errors/"
            )
        })?;
        let namesakes = Self::ALL.iter().copied().filter(|code| {
            !name.contains('/') && code.as_str() == usual.as_str() && code.fits(place).is_ok()
        });
        match usual.fits(place) {
            Ok(()) => Ok(usual),
            Err(why) => namesakes.into_iter().next().ok_or(why),
        }
    }

    /// Whether Plaid can answer this code at a place.
    ///
    /// # Errors
    /// Why it cannot, as a sentence for people.
    pub fn fits(self, place: Place<'_>) -> Result<(), String> {
        let entry = self.entry();
        let (code, path) = (entry.code, place.path);
        let refused = |why: &str| Err(format!("{code} is no answer of {path}: {why}"));
        match entry.side {
            Side::Link => return refused("only Link gives it"),
            Side::Webhook => return refused("only webhooks and Items carry it"),
            Side::Api | Side::Both => {}
        }
        if entry.error_type == ErrorType::EmulatorError {
            return refused("it is the emulator's own");
        }
        if entry.error_type == ErrorType::RateLimitExceeded {
            return match limited_paths(self) {
                Some(paths) if !paths.contains(&path) => {
                    refused(&format!("it belongs to {}", paths.join(", ")))
                }
                _ => Ok(()),
            };
        }
        if matches!(
            entry.error_type,
            ErrorType::ItemError | ErrorType::InstitutionError
        ) && !place.has_item
        {
            return refused("the operation names no Item and no institution");
        }
        if entry.error_type == ErrorType::UserError && place.has_user {
            return Ok(());
        }
        match areas(entry.error_type) {
            Some(areas) if !areas.iter().any(|area| path.starts_with(area)) => {
                refused(&format!("it belongs to paths below {}", areas.join(", ")))
            }
            _ => Ok(()),
        }
    }
}

/// The paths below which an error type is found; `None` for those found anywhere.
fn areas(error_type: ErrorType) -> Option<&'static [&'static str]> {
    Some(match error_type {
        ErrorType::AssetReportError => &["/asset_report", "/credit/audit", "/credit/asset_report"],
        ErrorType::BankTransferError => &[
            "/bank_transfer",
            "/processor/bank_transfer",
            "/sandbox/bank_transfer",
        ],
        ErrorType::BaseReportError
        | ErrorType::CheckReportError
        | ErrorType::ConsumerReportError => &[
            "/cra/",
            "/consumer_report",
            "/sandbox/cra",
            "/cashflow_report",
        ],
        ErrorType::IncomeVerificationError => &["/credit/", "/income/", "/sandbox/income"],
        ErrorType::MicrodepositsError => &["/auth/", "/item/", "/processor/", "/sandbox/item/"],
        ErrorType::OauthError => &["/link/", "/oauth/"],
        ErrorType::PartnerError => &["/partner/"],
        ErrorType::PaymentError => &[
            "/payment_initiation/",
            "/payment_profile/",
            "/sandbox/payment",
            "/wallet/",
        ],
        ErrorType::SandboxError => &["/sandbox/"],
        ErrorType::SignalError => &["/signal/", "/processor/signal/"],
        ErrorType::TransactionError | ErrorType::TransactionsError => &[
            "/processor/transactions/",
            "/sandbox/transactions/",
            "/transactions/",
        ],
        ErrorType::TransferError => &["/sandbox/transfer/", "/transfer/"],
        ErrorType::UserError => &[
            "/cra/",
            "/credit/",
            "/link/token/create",
            "/sandbox/user/",
            "/session/token/",
            "/user/",
            "/user_account/",
        ],
        ErrorType::ApiError
        | ErrorType::EmulatorError
        | ErrorType::InstitutionError
        | ErrorType::InvalidInput
        | ErrorType::InvalidRequest
        | ErrorType::InvalidResult
        | ErrorType::ItemError
        | ErrorType::RateLimitExceeded
        | ErrorType::RecaptchaError => return None,
    })
}

/// The paths a rate limit of its own belongs to; `None` for limits of any path.
/// <https://plaid.com/docs/errors/rate-limit-exceeded/>
fn limited_paths(code: ErrorCode) -> Option<&'static [&'static str]> {
    use ErrorCode as Code;
    Some(match code {
        Code::AccountsBalanceGetLimit | Code::BalanceLimit => &["/accounts/balance/get"],
        Code::AccountsLimit => &["/accounts/get"],
        Code::AuthLimit => &["/auth/get"],
        Code::IdentityLimit => &["/identity/get"],
        Code::InstitutionsGetByIdLimit => &["/institutions/get_by_id"],
        Code::InstitutionsGetLimit => &["/institutions/get"],
        Code::InvestmentHoldingsGetLimit => &["/investments/holdings/get"],
        Code::InvestmentTransactionsLimit => &["/investments/transactions/get"],
        Code::ItemGetLimit => &["/item/get"],
        Code::TransactionsLimit => &["/transactions/get", "/transactions/refresh"],
        Code::TransactionsRefreshLimit => &["/transactions/refresh"],
        Code::TransactionsSyncLimit => &["/transactions/sync"],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(code: ErrorCode, path: &str, has_item: bool) -> String {
        let place = Place {
            path,
            has_item,
            has_user: false,
        };
        code.fits(place)
            .map_or_else(|why| why, |()| "fits".to_owned())
    }

    #[test]
    fn a_code_fits_where_plaid_gives_it() {
        let told = [
            fits(ErrorCode::ItemLoginRequired, "/transactions/sync", true),
            fits(ErrorCode::InstitutionDown, "/auth/get", true),
            fits(ErrorCode::InternalServerError, "/categories/get", false),
            fits(ErrorCode::ItemLoginRequired, "/categories/get", false),
            fits(ErrorCode::TransactionsSyncLimit, "/auth/get", true),
            fits(ErrorCode::ProfileAuthenticationFailed, "/item/get", true),
            fits(ErrorCode::ItemUserPermissionRevoked, "/item/get", true),
            fits(ErrorCode::EmulatorBadRequest, "/item/get", true),
        ];
        insta::assert_snapshot!(told.join("\n"));
    }
}
