//! What a world finds when it is made and never changes: institutions, test users, categories,
//! Link customizations and clients. Made by `fixtures`, shared by all worlds.

mod application;
pub mod bank_statement;
mod custom_users;
mod customization;
pub mod documents;
mod language;
mod ledger;
mod liability;
mod link_ui;
pub mod payroll;
mod portfolio;
mod profile;
mod proof;
mod recognition;
mod ruleset;
mod test_user;
mod transaction;
mod watchlist;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::account::AccountNumbers;
use super::delays::Delays;
use super::named::named;
use super::product::{CountryCode, Product};
use super::verifications::VerificationTemplate;

pub use application::Application;
pub use custom_users::CustomUsers;
pub use customization::{
    Colours, Customization, DataTransparency, InstitutionChoice, PaneTexts, Texts, USE_CASES_MAX,
};
pub use language::{LANGUAGES, Language, ReadLater, Writing};
pub use ledger::{Day, Ledger, MonthlyRow, Refresh, RefreshRow, Script, Step, Told};
pub use liability::{
    AprType, CreditLiability, CustomCredit, CustomStudent, Liability, LoanStanding,
    MortgageLiability, Repayment, StudentLiability,
};
pub use link_ui::{AccountSelect, ConsentPane, LinkUi, SEPARATE_CONSENT_MAX};
pub use portfolio::{
    AcatsNumbers, AtonNumbers, Holding, InvestmentDay, InvestmentNumbers, InvestmentRow,
    InvestmentSubtype, InvestmentType, Moment, Portfolio, PositionType, RetirementNumbers,
    Security, SecurityType, TaxLot,
};
pub use profile::{
    Connection, Demand, HomeAddress, IdentityField, LayerTemplate, PersonName, Profile,
    ProfileIdentity,
};
pub use proof::{ProofFacts, Proofs, RiskSignal};
pub use recognition::{Pattern, Recognition, plain};
pub use ruleset::{Rule, RuleResult, Ruleset};
pub use test_user::{AccountTemplate, Gate, PasswordRule, TestUser};
pub use transaction::{
    Counterparty, CounterpartyType, CycleRow, FinanceCategory, TransactionDetails,
};
pub use watchlist::{
    DashboardUser, DashboardUserStatus, DateRange, ListCode, Listed, ListedDocument,
    ListedDocumentType, ListedLocation, ListedName, ListedPhone, ListedPhoneType, Program,
    Sensitivity, Subject, Watchlists, WeakAlias,
};

/// Everything fixtures say.
#[derive(Debug, Default)]
pub struct Catalog {
    /// By `institution_id`.
    pub institutions: BTreeMap<String, Institution>,
    /// `institution_id`s in the order lists and search show them; an institution that is not here
    /// is found by its id only.
    pub institution_order: Vec<String>,
    /// By username.
    pub users: BTreeMap<String, Arc<TestUser>>,
    /// Users who are what their password says.
    pub custom_users: CustomUsers,
    /// People with saved connections, by the ten digits of their phone numbers.
    pub profiles: BTreeMap<String, Profile>,
    /// Whom Layer's Extended Autofill finds by their day of birth.
    pub autofill: ProfileIdentity,
    /// By id; `default` is for ids that are not here.
    pub layer_templates: BTreeMap<String, LayerTemplate>,
    /// What descriptions of transactions tell.
    pub recognition: Arc<Recognition>,
    /// `/categories/get`, sorted by id.
    pub categories: Vec<Category>,
    /// Account numbers at institutions of each system, `{mask}` standing for the account's mask.
    pub number_templates: BTreeMap<NumberSystem, AccountNumbers>,
    /// Numbers by which what an account holds is moved, `{mask}` standing for its mask.
    pub investment_numbers: InvestmentNumbers,
    /// By name; `default` always exists.
    pub customizations: BTreeMap<String, Customization>,
    /// What applies where no customization does.
    pub plain: Customization,
    /// The language of Link that all others fall back to.
    pub english: Language,
    /// The other languages of Link, by their codes.
    pub languages: BTreeMap<String, ReadLater>,
    /// Settings of Link's pages that apply to every customization.
    pub link_ui: LinkUi,
    /// Bank statements that show whose an account is.
    pub proofs: Proofs,
    /// What debits are held against, by `ruleset_key`.
    pub rulesets: BTreeMap<String, Ruleset>,
    /// What payroll providers know of people.
    pub payrolls: payroll::Payrolls,
    /// Templates of Identity Verification.
    pub verification_templates: Vec<VerificationTemplate>,
    /// What Monitor screens by.
    pub watchlists: Watchlists,
    /// What is known of the app of a client.
    pub own_application: Application,
    /// Other apps that can be connected with a login, by id.
    pub applications: BTreeMap<String, Application>,
    /// Registered clients by client id; `None` lets any key pair in.
    pub clients: Option<BTreeMap<String, Client>>,
    /// What is set for the whole run.
    pub switches: Switches,
}

/// What is set for a whole run, by flags; as at Plaid's unless said otherwise.
#[derive(Debug, Clone, Default)]
pub struct Switches {
    /// Banks do what they are known for, which those of the Sandbox do not; set by a fixture.
    pub bank_specific_behaviour: bool,
    /// How long Plaid takes for what it does by itself.
    pub delays: Delays,
    /// Refuse calls over Plaid's rate limits, which tests should not fail by unasked.
    pub rate_limits: bool,
    /// How long Link takes for each pane.
    pub link_latency: std::time::Duration,
    /// Tell the app of every event of Link at once, and not only of those Plaid tells of.
    pub live_events: bool,
}

impl Catalog {
    /// The language with this code, or English where there is none.
    pub fn language(&self, code: &str) -> &Language {
        let other = self.languages.get(code);
        other.map_or(&self.english, |language| language)
    }

    /// The numbers of `account` at `institution`; `None` where `/auth/get` does not list it.
    ///
    /// An account with ACH numbers has others at institutions that use another system.
    pub fn numbers(
        &self,
        institution: &Institution,
        account: &AccountTemplate,
    ) -> Option<AccountNumbers> {
        let own = account.numbers.as_ref()?;
        let template = match (own, institution.numbers) {
            (AccountNumbers::Ach { .. }, system) if system != NumberSystem::Ach => {
                self.number_templates.get(&system)
            }
            _ => None,
        };
        Some(template.map_or_else(|| own.clone(), |template| template.with_mask(&account.mask)))
    }
}

/// A bank or other source of accounts, <https://plaid.com/docs/api/institutions/>.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Institution {
    /// `ins_` and digits.
    pub institution_id: String,
    /// Official name.
    pub name: String,
    /// Countries it serves.
    pub country_codes: Vec<CountryCode>,
    /// Whether people sign in on the bank's own site.
    pub oauth: bool,
    /// Products it supports, in the order Plaid lists them.
    pub products: Vec<Product>,
    /// ABA routing numbers it is known by.
    #[serde(default)]
    pub routing_numbers: Vec<String>,
    /// DTC numbers of its brokerage.
    #[serde(default)]
    pub dtc_numbers: Vec<String>,
    /// Home page, with `include_optional_metadata`.
    #[serde(default)]
    pub url: Option<String>,
    /// `#rrggbb`, with `include_optional_metadata`.
    #[serde(default)]
    pub primary_color: Option<String>,
    /// Base64 PNG, with `include_optional_metadata`.
    #[serde(default)]
    pub logo: Option<String>,
    /// The brand whose tile in Link opens a list of portals this institution is one of.
    #[serde(default)]
    pub brand: Option<String>,
    /// How Link treats it.
    #[serde(default)]
    pub health: Health,
    /// ISO 4217 currency of its accounts when it is not the test user's own.
    #[serde(default)]
    pub currency: Option<String>,
    /// The system that moves money to its accounts when it is not ACH.
    #[serde(default)]
    pub numbers: NumberSystem,
    /// How Auth gets the numbers of its accounts.
    #[serde(default)]
    pub auth_coverage: AuthCoverage,
    /// Whether account numbers are tokenized, as at some OAuth banks.
    #[serde(default)]
    pub tokenized_account_numbers: bool,
    /// Whether accounts carry `persistent_account_id` in Sandbox.
    #[serde(default)]
    pub persistent_account_ids: bool,
    /// Whether a new connection of a login ends the one before, where banks behave as themselves.
    #[serde(default)]
    pub one_connection: bool,
    /// Label of the first login field in Link.
    #[serde(default = "default_username_label")]
    pub username_label: String,
    /// Label of the second login field in Link.
    #[serde(default = "default_password_label")]
    pub password_label: String,
    /// How people get from Link to its own site.
    #[serde(default)]
    pub handoff: Handoff,
    /// Label of a third login field, at banks that have a PIN.
    #[serde(default)]
    pub pin_label: Option<String>,
    /// Asks for a code sent to a device, whatever the password.
    #[serde(default)]
    pub own_mfa: bool,
    /// Order on Link's first list; without it the institution is found by search only.
    #[serde(default)]
    pub featured: Option<u16>,
    /// How long a consent lasts, in days; `None` for ever.
    #[serde(default)]
    pub consent_days: Option<u16>,
}

fn default_username_label() -> String {
    "Username".to_owned()
}

fn default_password_label() -> String {
    "Password".to_owned()
}

named! {
    /// How Link treats an institution, <https://plaid.com/docs/sandbox/institutions/>.
    #[derive(Default)]
    pub enum Health {
        #[default]
        Healthy = "HEALTHY",
        Degraded = "DEGRADED",
        Down = "DOWN",
        Unsupported = "UNSUPPORTED",
    }
}

named! {
    /// How Auth gets the numbers of an institution's accounts,
    /// <https://plaid.com/docs/auth/coverage/>.
    #[derive(Default)]
    pub enum AuthCoverage {
        #[default]
        Instant = "instant",
        InstantMatch = "instant_match",
        InstantMicrodeposits = "instant_microdeposits",
    }
}

named! {
    /// How people get from Link to an institution's own site.
    #[derive(Default)]
    pub enum Handoff {
        App = "app",
        #[default]
        Browser = "browser",
        QrCode = "qr_code",
    }
}

named! {
    /// Which kind of numbers `/auth/get` gives for an institution's accounts.
    #[derive(Default)]
    pub enum NumberSystem {
        #[default]
        Ach = "ach",
        Eft = "eft",
        Bacs = "bacs",
        International = "international",
    }
}

/// An entry of `/categories/get`.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Eight digits.
    pub category_id: String,
    /// `place`, `special` or `digital`.
    pub group: String,
    /// From the broadest to the narrowest.
    pub hierarchy: Vec<String>,
}

/// A registered client: its keys and what its Dashboard says.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Client {
    /// 24 hex digits at Plaid; any non-empty text here unless `strict_keys`.
    pub client_id: String,
    /// The Sandbox secret.
    pub secret: String,
    /// Refuse keys that are not hex of Plaid's length.
    #[serde(default)]
    pub strict_keys: bool,
    /// Allowed `redirect_uri`s; `None` allows any well-formed one.
    #[serde(default)]
    pub redirect_uris: Option<Vec<String>>,
    /// Allowed `android_package_name`s; `None` allows any.
    #[serde(default)]
    pub android_package_names: Option<Vec<String>>,
    /// Products it may use; `None` allows all.
    #[serde(default)]
    pub products: Option<Vec<Product>>,
    /// Fill `category` and `category_id` of transactions, as for clients of before 2026.
    #[serde(default)]
    pub legacy_categories: bool,
    /// All sessions of Link tell of their results and events by webhook, as where Plaid has
    /// switched that on; otherwise only Hosted Link and sessions for several Items do.
    #[serde(default)]
    pub link_webhooks: bool,
    /// People may follow any bank that is down, in sessions that can open later by themselves.
    #[serde(default)]
    pub link_recovery: bool,
    /// Every user is one of the newer API for users, as for clients made since December 2025.
    #[serde(default)]
    pub upgraded_users: bool,
    /// Where webhooks go that are about no Item and no link token, as set in Plaid's Dashboard.
    #[serde(default)]
    pub webhook: Option<String>,
    /// `v1` or `v2` personal finance categories; `v2` unless set.
    #[serde(default)]
    pub personal_finance_category_version: Option<String>,
}
