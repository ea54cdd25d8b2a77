//! Plaid's rate limits of the Sandbox, counted by the world's clock when they are switched on.
//! <https://plaid.com/docs/errors/rate-limit-exceeded/>

use std::collections::{BTreeMap, VecDeque};

use jiff::{SignedDuration, Timestamp};

use super::Sandbox;
use super::ids::ItemId;
use crate::errors::{Error, ErrorCode};

const SECOND: SignedDuration = SignedDuration::from_secs(1);
const MINUTE: SignedDuration = SignedDuration::from_mins(1);
const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// How often an operation may be called.
struct Limit {
    /// The operation; with a `*` at the end, all that begin so count together.
    path: &'static str,
    per_item: Option<Most>,
    per_client: Option<Most>,
    /// For calls that name a transaction of the app's own.
    per_transaction: Option<Most>,
}

/// So many calls within a time, and what is one too many answered with.
#[derive(Clone, Copy)]
struct Most {
    calls: usize,
    within: SignedDuration,
    code: ErrorCode,
}

const fn most(calls: usize, within: SignedDuration, code: ErrorCode) -> Option<Most> {
    Some(Most {
        calls,
        within,
        code,
    })
}

const fn limit(path: &'static str, per_item: Option<Most>, per_client: Option<Most>) -> Limit {
    Limit {
        path,
        per_item,
        per_client,
        per_transaction: None,
    }
}

/// Plaid's table. A path that is not in it has no published limit and is not counted.
const LIMITS: &[Limit] = {
    use ErrorCode as Code;
    const fn both(item: usize, client: usize, path: &'static str, code: Code) -> Limit {
        limit(path, most(item, MINUTE, code), most(client, MINUTE, code))
    }
    const fn client(client: usize, path: &'static str, code: Code) -> Limit {
        limit(path, None, most(client, MINUTE, code))
    }
    &[
        both(100, 5000, "/accounts/get", Code::AccountsLimit),
        limit(
            "/accounts/balance/get",
            most(25, MINUTE, Code::BalanceLimit),
            most(100, MINUTE, Code::AccountsBalanceGetLimit),
        ),
        client(100, "/asset_report/create", Code::RateLimit),
        client(1000, "/asset_report/get", Code::RateLimit),
        client(100, "/asset_report/refresh", Code::RateLimit),
        both(100, 500, "/auth/get", Code::AuthLimit),
        client(100, "/cra/check_report/*", Code::RateLimit),
        client(100, "/cra/monitoring_insights/*", Code::RateLimit),
        both(100, 1000, "/identity/get", Code::IdentityLimit),
        client(60, "/identity_verification/*", Code::RateLimit),
        client(10, "/institutions/get", Code::InstitutionsGetLimit),
        client(
            400,
            "/institutions/get_by_id",
            Code::InstitutionsGetByIdLimit,
        ),
        both(15, 500, "/investments/auth/get", Code::RateLimit),
        both(
            100,
            1000,
            "/investments/holdings/get",
            Code::InvestmentHoldingsGetLimit,
        ),
        both(1, 100, "/investments/refresh", Code::RateLimit),
        both(
            100,
            1000,
            "/investments/transactions/get",
            Code::InvestmentTransactionsLimit,
        ),
        both(40, 5000, "/item/get", Code::ItemGetLimit),
        both(100, 500, "/item/remove", Code::RateLimit),
        both(10, 1000, "/liabilities/get", Code::RateLimit),
        client(1000, "/network/status/get", Code::RateLimit),
        client(100, "/payment_initiation/consent/create", Code::RateLimit),
        client(240, "/payment_initiation/consent/get", Code::RateLimit),
        client(
            100,
            "/payment_initiation/consent/payment/execute",
            Code::RateLimit,
        ),
        client(100, "/payment_initiation/consent/revoke", Code::RateLimit),
        client(100, "/payment_initiation/payment/create", Code::RateLimit),
        client(240, "/payment_initiation/payment/get", Code::RateLimit),
        client(240, "/payment_initiation/payment/list", Code::RateLimit),
        client(240, "/payment_initiation/payment/reverse", Code::RateLimit),
        client(240, "/payment_initiation/recipient/*", Code::RateLimit),
        client(500, "/processor/token/create", Code::RateLimit),
        both(2, 50, "/sandbox/transactions/create", Code::RateLimit),
        client(4000, "/signal/decision/report", Code::RateLimit),
        Limit {
            per_transaction: most(10, HOUR, Code::RateLimit),
            ..limit(
                "/signal/evaluate",
                most(70, HOUR, Code::RateLimit),
                most(30, SECOND, Code::RateLimit),
            )
        },
        client(2000, "/signal/prepare", Code::RateLimit),
        client(4000, "/signal/return/report", Code::RateLimit),
        client(50, "/statements/download", Code::RateLimit),
        client(100, "/statements/list", Code::RateLimit),
        client(50, "/statements/refresh", Code::RateLimit),
        client(100, "/transactions/enrich", Code::RateLimit),
        both(80, 1000, "/transactions/get", Code::TransactionsLimit),
        both(20, 1000, "/transactions/recurring/get", Code::RateLimit),
        both(
            2,
            100,
            "/transactions/refresh",
            Code::TransactionsRefreshLimit,
        ),
        both(50, 1000, "/transactions/sync", Code::TransactionsSyncLimit),
        limit(
            "/transfer/authorization/create",
            most(100, HOUR, Code::RateLimit),
            most(100, MINUTE, Code::RateLimit),
        ),
        client(100, "/transfer/create", Code::RateLimit),
        client(100, "/transfer/intent/create", Code::RateLimit),
        client(100, "/transfer/recurring/create", Code::RateLimit),
        client(100, "/transfer/refund/create", Code::RateLimit),
        client(300, "/watchlist_screening/individual/get", Code::RateLimit),
    ]
};

/// What is counted by itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Counted {
    Client,
    Item(ItemId),
    Transaction(String),
}

/// What a call says of whom it is about.
#[derive(Debug, Clone, Copy, Default)]
pub struct CallSubject<'a> {
    /// `access_token` or `processor_token`
    pub token: Option<&'a str>,
    /// `client_transaction_id`
    pub transaction_id: Option<&'a str>,
}

/// When the last calls were, by operation and by what is counted.
#[derive(Debug, Default)]
pub(super) struct RateLimits {
    calls: BTreeMap<(&'static str, Counted), VecDeque<Timestamp>>,
}

impl RateLimits {
    /// Counts a call, unless that is one too many.
    fn count(&mut self, counted: (&'static str, Counted), most: Most, now: Timestamp) -> bool {
        let calls = self.calls.entry(counted).or_default();
        while calls
            .front()
            .is_some_and(|at| now.duration_since(*at) >= most.within)
        {
            calls.pop_front();
        }
        // A clock that was set back leaves calls of the future behind, which count for nothing.
        calls.retain(|at| *at <= now);
        let allowed = calls.len() < most.calls;
        if allowed {
            calls.push_back(now);
        }
        allowed
    }
}

impl Sandbox {
    /// Counts a call of an operation; does nothing while rate limits are off.
    ///
    /// # Errors
    /// The code of `RATE_LIMIT_EXCEEDED` that belongs to the operation.
    pub fn count_call(&mut self, path: &str, subject: CallSubject<'_>) -> Result<(), Error> {
        if !self.catalog.switches.rate_limits {
            return Ok(());
        }
        let fits = |limit: &&Limit| match limit.path.strip_suffix('*') {
            Some(beginning) => path.starts_with(beginning),
            None => path == limit.path,
        };
        let Some(limit) = LIMITS.iter().find(fits) else {
            return Ok(());
        };
        let item = subject.token.and_then(|text| self.item_named_by(text));
        let transaction = subject.transaction_id.map(str::to_owned);
        let limits = [
            limit.per_client.zip(Some(Counted::Client)),
            limit.per_item.zip(item.map(Counted::Item)),
            limit
                .per_transaction
                .zip(transaction.map(Counted::Transaction)),
        ];
        for (most, counted) in limits.into_iter().flatten() {
            if !self
                .rate_limits
                .count((limit.path, counted), most, self.now)
            {
                return Err(most.code.into());
            }
        }
        Ok(())
    }
}
