//! Data Transparency Messaging: what a person is asked to share, and what follows from it.
//! <https://plaid.com/docs/link/data-transparency-messaging-migration-guide/>

use std::collections::BTreeSet;

use super::catalog::DataTransparency;
use super::ids::ItemId;
use super::named::named;
use super::product::{CountryCode, Product};
use super::{Item, LinkConfiguration, Sandbox};
use crate::errors::Error;

named! {
    /// A kind of data as people know it, the `ItemConsentedDataScope` of the published API.
    pub enum DataScope {
        AccountBalanceInfo = "account_balance_info",
        ContactInfo = "contact_info",
        AccountRoutingNumber = "account_routing_number",
        Transactions = "transactions",
        CreditLoanInfo = "credit_loan_info",
        Investments = "investments",
        BankStatements = "bank_statements",
        RiskInfo = "risk_info",
    }
}

/// Products whose data people are asked for, and which data beyond account, balance and contact.
const SCOPES: &[(Product, &[DataScope])] = &[
    (Product::Assets, &[DataScope::Transactions]),
    (Product::Auth, &[DataScope::AccountRoutingNumber]),
    (Product::Balance, &[]),
    (Product::BalancePlus, &[]),
    (Product::CraBaseReport, &[DataScope::Transactions]),
    (Product::CraCashflowInsights, &[DataScope::Transactions]),
    (Product::CraIncomeInsights, &[DataScope::Transactions]),
    (Product::CraLendScore, &[DataScope::Transactions]),
    (Product::CraMonitoring, &[DataScope::Transactions]),
    (Product::CraNetworkInsights, &[DataScope::Transactions]),
    (Product::CraPartnerInsights, &[DataScope::Transactions]),
    (Product::CraPlaidCreditScore, &[DataScope::Transactions]),
    (Product::Identity, &[]),
    (Product::IncomeVerification, &[DataScope::Transactions]),
    (Product::Investments, &[DataScope::Investments]),
    (
        Product::InvestmentsAuth,
        &[DataScope::AccountRoutingNumber, DataScope::Investments],
    ),
    (Product::Liabilities, &[DataScope::CreditLoanInfo]),
    (
        Product::Signal,
        &[DataScope::Transactions, DataScope::RiskInfo],
    ),
    (Product::Statements, &[DataScope::BankStatements]),
    (Product::Transactions, &[DataScope::Transactions]),
    (Product::Transfer, &[DataScope::AccountRoutingNumber]),
];

/// Products that any client may use, which are listed once their data is consented to; others are
/// when they are on the Item. Recorded for `auth`: `auth` and `identity`.
const COMMON: &[Product] = &[
    Product::Assets,
    Product::Auth,
    Product::Identity,
    Product::Investments,
    Product::InvestmentsAuth,
    Product::Liabilities,
    Product::Signal,
    Product::Statements,
    Product::Transactions,
];

/// What every product needs.
const BASE: [DataScope; 2] = [DataScope::AccountBalanceInfo, DataScope::ContactInfo];

/// What a person has agreed to share of an Item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consented {
    /// Kinds of data.
    pub scopes: BTreeSet<DataScope>,
    /// What the app does with them.
    pub use_cases: Vec<String>,
}

impl Consented {
    /// Whether a product reads nothing that was not agreed to. One that reads nothing of a bank
    /// needs no consent of this kind.
    pub fn covers(&self, product: Product) -> bool {
        scopes_of(product).is_none_or(|scopes| self.scopes.is_superset(&scopes))
    }
}

/// The kinds of data a product reads; `None` for a product that reads nothing of a bank.
fn scopes_of(product: Product) -> Option<BTreeSet<DataScope>> {
    let (_, own) = SCOPES.iter().find(|(known, _)| *known == product)?;
    Some(BASE.iter().chain(*own).copied().collect())
}

impl LinkConfiguration {
    /// The kinds of data consent is asked for, in the order people are told of them.
    pub fn data_scopes(&self) -> BTreeSet<DataScope> {
        let asked = self.all_products().filter_map(scopes_of).flatten();
        asked.chain(BASE).collect()
    }
}

impl Sandbox {
    /// What people are told about their data in a token's sessions; `None` where they are told
    /// nothing.
    pub fn data_transparency(
        &self,
        configuration: &LinkConfiguration,
    ) -> Option<&DataTransparency> {
        let applies = |country: &CountryCode| {
            matches!(country, CountryCode::UnitedStates | CountryCode::Canada)
        };
        let transparency = &self.customization(configuration).data_transparency;
        (transparency.enabled && configuration.country_codes.iter().any(applies))
            .then_some(transparency)
    }

    /// What a person agrees to who finishes Link with this token.
    pub(super) fn consent_of(&self, configuration: &LinkConfiguration) -> Option<Consented> {
        let transparency = self.data_transparency(configuration)?;
        Some(Consented {
            scopes: configuration.data_scopes(),
            use_cases: transparency.use_cases.clone(),
        })
    }

    /// Adds to what a person has agreed to share of an Item. An Item of which everything may be
    /// read, since nobody was asked when it was made, stays so.
    pub(super) fn widen_consent(&mut self, item_id: ItemId, more: Consented) {
        let item = self.items.get_mut(&item_id);
        if let Some(consented) = item.and_then(|item| item.consented.as_mut()) {
            consented.scopes.extend(more.scopes);
            if !more.use_cases.is_empty() {
                consented.use_cases = more.use_cases;
            }
        }
    }

    /// The products a person has agreed to, of those the institution has; `None` where nobody was
    /// asked.
    pub fn consented_products(&self, item: &Item) -> Option<Vec<Product>> {
        let consented = item.consented.as_ref()?;
        let institution = self.institution(&item.institution_id);
        let offered = |product: &Product| {
            let supported = institution.is_some_and(|it| it.supports(*product));
            item.products.contains(product) || supported && COMMON.contains(product)
        };
        let covered = SCOPES.iter().map(|(product, _)| *product);
        Some(
            covered
                .filter(|product| offered(product) && consented.covers(*product))
                .collect(),
        )
    }
}

/// Refuses a product that reads what a person has not agreed to share.
///
/// # Errors
/// `ADDITIONAL_CONSENT_REQUIRED`
pub(super) fn check_consent(item: &Item, product: Product) -> Result<(), Error> {
    // Statements are shared for the days that were asked for, so never without being asked.
    let covered = match &item.consented {
        Some(consented) => consented.covers(product),
        None => product != Product::Statements,
    };
    if item.products.contains(&product) || covered {
        Ok(())
    } else {
        Err(Error::additional_consent_required(product.as_str()))
    }
}
