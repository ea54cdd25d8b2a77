//! Codes of type `TRANSACTIONS_ERROR`.

use super::{Code, ErrorType, Family, api};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::TransactionsError,
    page: "transactions",
    rows: &[api(
        Code::TransactionsSyncMutationDuringPagination,
        "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION",
    )
    .message(
        "Underlying transaction data changed since last page was fetched. Please restart \
         pagination from last update.",
    )],
};
