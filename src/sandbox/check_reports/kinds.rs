//! What money in the accounts of a consumer report is for, by the category of a transaction.

use super::Flow;
use crate::sandbox::Transaction;

/// What a transaction is for: a name, which way the money goes, and how its category begins.
#[derive(Debug)]
pub(super) struct Kind {
    /// How the names of its attributes begin.
    pub(super) name: &'static str,
    flow: Flow,
    categories: &'static [&'static str],
}

const fn out(name: &'static str, categories: &'static [&'static str]) -> Kind {
    Kind {
        name,
        flow: Flow::Out,
        categories,
    }
}

const fn into(name: &'static str, categories: &'static [&'static str]) -> Kind {
    Kind {
        name,
        flow: Flow::In,
        categories,
    }
}

/// What is earned or received as a benefit.
pub(super) const INCOME: Kind = into("income_all", &["INCOME_"]);
/// What is paid to others; what goes to cards is counted where the card was used.
pub(super) const SPENDING: Kind = out(
    "spend_all",
    &[
        "BANK_FEES_",
        "ENTERTAINMENT_",
        "FOOD_AND_DRINK_",
        "GENERAL_",
        "GOVERNMENT_AND_NON_PROFIT_",
        "HOME_IMPROVEMENT_",
        "LOAN_PAYMENTS_BNPL",
        "LOAN_PAYMENTS_CAR_PAYMENT",
        "LOAN_PAYMENTS_CASH_ADVANCES",
        "LOAN_PAYMENTS_EWA",
        "LOAN_PAYMENTS_MORTGAGE_PAYMENT",
        "LOAN_PAYMENTS_PERSONAL_LOAN_PAYMENT",
        "LOAN_PAYMENTS_STUDENT_LOAN_PAYMENT",
        "MEDICAL_",
        "PERSONAL_CARE_",
        "RENT_AND_UTILITIES_",
        "TRANSFER_OUT_WITHDRAWAL",
        "TRANSPORTATION_",
        "TRAVEL_",
    ],
);
/// What is taken out as cash.
pub(super) const CASH: Kind = out("cash_reliance_atm_withdrawal", &["TRANSFER_OUT_WITHDRAWAL"]);
/// Fees for lack of funds.
pub(super) const PENALTIES: Kind = out(
    "bank_penalty_nsf_overdraft",
    &["BANK_FEES_INSUFFICIENT_FUNDS", "BANK_FEES_OVERDRAFT"],
);
/// Purchases that are paid in instalments.
pub(super) const PAY_LATER: Kind = out("loan_payment_bnpl", &["LOAN_PAYMENTS_BNPL"]);
/// Money that comes before the wages.
pub(super) const ADVANCES: Kind = into(
    "loan_disbursement_cash_advance",
    &["LOAN_DISBURSEMENTS_CASH_ADVANCES", "LOAN_DISBURSEMENTS_EWA"],
);

/// Of which kinds attributes are told.
pub(super) const KINDS: &[Kind] = &[
    PENALTIES,
    CASH,
    out(
        "credit_card_payment",
        &["LOAN_PAYMENTS_CREDIT_CARD_PAYMENT"],
    ),
    out(
        "discretionary_spend_dining",
        &[
            "FOOD_AND_DRINK_COFFEE",
            "FOOD_AND_DRINK_FAST_FOOD",
            "FOOD_AND_DRINK_RESTAURANT",
        ],
    ),
    out("discretionary_spend_entertainment", &["ENTERTAINMENT_"]),
    out("discretionary_spend_merchandise", &["GENERAL_MERCHANDISE_"]),
    out("discretionary_spend_travel", &["TRAVEL_"]),
    out("essential_spend_groceries", &["FOOD_AND_DRINK_GROCERIES"]),
    out("essential_spend_rent", &["RENT_AND_UTILITIES_RENT"]),
    out("essential_spend_transportation", &["TRANSPORTATION_"]),
    INCOME,
    into("income_gig", &["INCOME_GIG_ECONOMY"]),
    into("income_salary", &["INCOME_SALARY", "INCOME_WAGES"]),
    into("loan_disbursement_bnpl", &["LOAN_DISBURSEMENTS_BNPL"]),
    ADVANCES,
    PAY_LATER,
    out(
        "loan_payment_cash_advance",
        &["LOAN_PAYMENTS_CASH_ADVANCES", "LOAN_PAYMENTS_EWA"],
    ),
    out(
        "loan_payment_long_term",
        &[
            "LOAN_PAYMENTS_CAR_PAYMENT",
            "LOAN_PAYMENTS_MORTGAGE_PAYMENT",
            "LOAN_PAYMENTS_STUDENT_LOAN_PAYMENT",
        ],
    ),
    out(
        "loan_payment_personal",
        &["LOAN_PAYMENTS_PERSONAL_LOAN_PAYMENT"],
    ),
    SPENDING,
];

impl Kind {
    /// Whether a transaction is of this kind.
    pub(super) fn is_of(&self, it: &Transaction<'_>) -> bool {
        let category = it.details.category_v2.detailed.as_str();
        self.flow.has(it.amount) && self.categories.iter().any(|of| category.starts_with(of))
    }
}
