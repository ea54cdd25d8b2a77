//! Plaid's products, and the words of a request that name countries and languages.

use super::named::named;

named! {
    /// A product of Plaid's, the `Products` enum of the published API, sorted by name.
    pub enum Product {
        Assets = "assets",
        Auth = "auth",
        Balance = "balance",
        BalancePlus = "balance_plus",
        Beacon = "beacon",
        CraBaseReport = "cra_base_report",
        CraCashflowInsights = "cra_cashflow_insights",
        CraIncomeInsights = "cra_income_insights",
        CraLendScore = "cra_lend_score",
        CraMonitoring = "cra_monitoring",
        CraNetworkInsights = "cra_network_insights",
        CraPartnerInsights = "cra_partner_insights",
        CraPlaidCreditScore = "cra_plaid_credit_score",
        CreditDetails = "credit_details",
        Employment = "employment",
        Identity = "identity",
        IdentityMatch = "identity_match",
        IdentityVerification = "identity_verification",
        Income = "income",
        IncomeVerification = "income_verification",
        Investments = "investments",
        InvestmentsAuth = "investments_auth",
        Layer = "layer",
        Liabilities = "liabilities",
        PayByBank = "pay_by_bank",
        PaymentInitiation = "payment_initiation",
        ProcessorIdentity = "processor_identity",
        ProcessorPayments = "processor_payments",
        Profile = "profile",
        ProtectLinkedBank = "protect_linked_bank",
        ProtectTransactions = "protect_transactions",
        RecurringTransactions = "recurring_transactions",
        Signal = "signal",
        StandingOrders = "standing_orders",
        Statements = "statements",
        Transactions = "transactions",
        TransactionsRefresh = "transactions_refresh",
        Transfer = "transfer",
    }
}

impl Product {
    /// Whether it is one of Plaid Check, which makes consumer reports.
    pub const fn is_check(self) -> bool {
        matches!(
            self,
            Self::CraBaseReport
                | Self::CraCashflowInsights
                | Self::CraIncomeInsights
                | Self::CraLendScore
                | Self::CraMonitoring
                | Self::CraNetworkInsights
                | Self::CraPartnerInsights
                | Self::CraPlaidCreditScore
        )
    }
}

named! {
    /// A country Plaid serves, ISO 3166-1 alpha-2.
    pub enum CountryCode {
        Austria = "AT",
        Belgium = "BE",
        Canada = "CA",
        Germany = "DE",
        Denmark = "DK",
        Estonia = "EE",
        Spain = "ES",
        Finland = "FI",
        France = "FR",
        UnitedKingdom = "GB",
        Ireland = "IE",
        Italy = "IT",
        Lithuania = "LT",
        Latvia = "LV",
        Netherlands = "NL",
        Norway = "NO",
        Poland = "PL",
        Portugal = "PT",
        Sweden = "SE",
        UnitedStates = "US",
    }
}
