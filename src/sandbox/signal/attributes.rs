//! What Signal knows of an account. Balances and ages are the account's own, the rest is drawn.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{PlannedDebit, account_of};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::catalog::AccountTemplate;
use crate::sandbox::ids::AccountId;
use crate::sandbox::mint::spread;
use crate::sandbox::{Item, Sandbox};

/// The value of an attribute.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Attribute {
    /// How many.
    Count(u32),
    /// Units of the currency, or a ratio.
    Amount(f64),
    /// Whether it is so.
    Flag(bool),
    /// When.
    Time(Timestamp),
    /// Not known.
    Unknown,
}

/// Counts that are drawn, and the most that comes out.
const COUNTS: &[(&[&str], u32)] = &[
    (
        &[
            "unauthorized_transactions_count_7d",
            "unauthorized_transactions_count_30d",
            "unauthorized_transactions_count_60d",
            "unauthorized_transactions_count_90d",
            "nsf_overdraft_transactions_count_7d",
            "nsf_overdraft_transactions_count_30d",
            "nsf_overdraft_transactions_count_60d",
            "nsf_overdraft_transactions_count_90d",
            "phone_change_count_28d",
            "phone_change_count_90d",
            "email_change_count_28d",
            "email_change_count_90d",
            "address_change_count_28d",
            "address_change_count_90d",
            "failed_plaid_non_oauth_authentication_attempts_count_3d",
            "failed_plaid_non_oauth_authentication_attempts_count_7d",
            "failed_plaid_non_oauth_authentication_attempts_count_30d",
        ],
        2,
    ),
    (
        &[
            "plaid_connections_count_7d",
            "plaid_connections_count_30d",
            "total_plaid_connections_count",
            "days_with_negative_balance_count_90d",
            "plaid_non_oauth_authentication_attempts_count_3d",
            "plaid_non_oauth_authentication_attempts_count_7d",
            "plaid_non_oauth_authentication_attempts_count_30d",
            "distinct_ip_addresses_count_3d",
            "distinct_ip_addresses_count_7d",
            "distinct_ip_addresses_count_30d",
            "distinct_ip_addresses_count_90d",
            "distinct_user_agents_count_3d",
            "distinct_user_agents_count_7d",
            "distinct_user_agents_count_30d",
            "distinct_user_agents_count_90d",
            "distinct_ssl_tls_connection_sessions_count_3d",
            "distinct_ssl_tls_connection_sessions_count_7d",
            "distinct_ssl_tls_connection_sessions_count_30d",
            "distinct_ssl_tls_connection_sessions_count_90d",
        ],
        9,
    ),
    (
        &[
            "debit_transactions_count_10d",
            "credit_transactions_count_10d",
            "debit_transactions_count_30d",
            "credit_transactions_count_30d",
            "debit_transactions_count_60d",
            "credit_transactions_count_60d",
            "debit_transactions_count_90d",
            "credit_transactions_count_90d",
        ],
        60,
    ),
];

/// Amounts that are drawn, below this many units.
const AMOUNTS: &[&str] = &[
    "total_credit_transactions_amount_10d",
    "total_debit_transactions_amount_10d",
    "p50_credit_transactions_amount_28d",
    "p50_debit_transactions_amount_28d",
    "p95_credit_transactions_amount_28d",
    "p95_debit_transactions_amount_28d",
    "p90_eod_balance_30d",
    "p90_eod_balance_60d",
    "p90_eod_balance_90d",
    "p10_eod_balance_30d",
    "p10_eod_balance_60d",
    "p10_eod_balance_90d",
    "total_debit_transactions_amount_30d",
    "total_credit_transactions_amount_30d",
    "total_debit_transactions_amount_60d",
    "total_credit_transactions_amount_60d",
    "total_debit_transactions_amount_90d",
    "total_credit_transactions_amount_90d",
    "p50_eod_balance_30d",
    "p50_eod_balance_60d",
    "p50_eod_balance_90d",
    "p50_eod_balance_31d_to_60d",
    "p50_eod_balance_61d_to_90d",
    "p90_eod_balance_31d_to_60d",
    "p90_eod_balance_61d_to_90d",
    "p10_eod_balance_31d_to_60d",
    "p10_eod_balance_61d_to_90d",
];
const AMOUNT_MAX_CENTS: u64 = 500_000;

impl Sandbox {
    /// What a debit's account holds, in units of its currency, as far as the bank says.
    pub(super) fn balance_of(
        &self,
        item: &Item,
        debit: &PlannedDebit<'_>,
    ) -> Result<Option<f64>, Error> {
        let balances = &template_of(item, account_of(item, debit.account_id)?)?.balances;
        Ok(balances.available.or(balances.current))
    }

    /// What is known of a debit's account; of its balances alone, if asked.
    pub(super) fn attributes_of(
        &self,
        item: &Item,
        debit: &PlannedDebit<'_>,
        balance_only: bool,
    ) -> Result<BTreeMap<&'static str, Attribute>, Error> {
        let id = account_of(item, debit.account_id)?;
        let template = template_of(item, id)?;
        let balances = &template.balances;
        let amount = |value: Option<f64>| value.map_or(Attribute::Unknown, Attribute::Amount);
        let mut known = BTreeMap::from([
            ("available_balance", amount(balances.available)),
            ("current_balance", amount(balances.current)),
        ]);
        if balance_only {
            return Ok(known);
        }
        let mut drawn = (0..).map(|place| spread(id.key(), place, 0) as u64);
        let mut chance = || drawn.next().unwrap_or_default();
        for (names, most) in COUNTS {
            for name in *names {
                let count = chance() % (u64::from(*most) + 1);
                known.insert(*name, Attribute::Count(count as u32));
            }
        }
        for name in AMOUNTS {
            let cents = chance() % AMOUNT_MAX_CENTS;
            known.insert(*name, Attribute::Amount(cents as f64 / 100.0));
        }
        let days = self.now().duration_since(item.created_at).as_hours() / 24;
        let savings = matches!(template.subtype.as_str(), "savings" | "money market");
        let held = self.balance_of(item, debit)?;
        let ratio = held.map(|it| (it / debit.amount * 1e4).round() / 1e4);
        let ratio = ratio.filter(|ratio| ratio.is_finite());
        known.extend([
            ("balance_last_updated", Attribute::Time(self.now())),
            ("balance_to_transaction_amount_ratio", amount(ratio)),
            ("days_since_account_opening", Attribute::Unknown),
            (
                "days_since_first_plaid_connection",
                Attribute::Count(u32::try_from(days).unwrap_or_default()),
            ),
            ("is_account_closed", Attribute::Flag(false)),
            ("is_account_frozen_or_restricted", Attribute::Flag(false)),
            (
                "is_savings_or_money_market_account",
                Attribute::Flag(savings),
            ),
            (
                "transactions_last_updated",
                item.transactions_updated_at(self.now())
                    .map_or(Attribute::Unknown, Attribute::Time),
            ),
        ]);
        Ok(known)
    }
}

fn template_of(item: &Item, id: AccountId) -> Result<&AccountTemplate, Error> {
    let account = item.accounts.iter().find(|account| account.id == id);
    Ok(item.template(account.ok_or(ErrorCode::InvalidAccountId)?))
}
