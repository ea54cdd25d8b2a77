//! Link tokens: what they are made with, how long they live, and what opening one finds.
//! <https://plaid.com/docs/api/link/#linktokencreate>

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::account::AccountType;
use super::catalog::{AccountTemplate, Customization, LayerTemplate, LinkUi};
use super::check_reports::CheckTerms;
use super::ids::{ItemId, LinkToken, UserId};
use super::product::{CountryCode, Product};
use super::{
    AuthOptions, HistoryDates, IdentityRequest, LinkSession, Purpose, Sandbox, StatementDates,
};
use crate::errors::{Error, ErrorCode};

pub(super) const LIFE: SignedDuration = SignedDuration::from_hours(4);
pub(super) const LIFE_FOR_EXISTING_ITEM: SignedDuration = SignedDuration::from_mins(30);
pub(super) const SESSION_MEMORY: SignedDuration = SignedDuration::from_hours(6);
pub(super) const HOSTED_LIFE: SignedDuration = SignedDuration::from_mins(30);
pub(super) const HOSTED_LIFE_BY_SMS: SignedDuration = SignedDuration::from_hours(24);
pub(super) const HOSTED_LIFE_BY_EMAIL: SignedDuration = SignedDuration::from_hours(7 * 24);

/// What `/link/token/create` was asked for, checked.
#[derive(Debug, Default)]
pub struct LinkConfiguration {
    /// The app's name as people know it.
    pub client_name: String,
    /// Two letters.
    pub language: String,
    /// Countries whose institutions are shown.
    pub country_codes: Vec<CountryCode>,
    /// The person.
    pub user: LinkUser,
    /// The user Items will belong to.
    pub user_id: Option<UserId>,
    /// Products every shown institution must have.
    pub products: Vec<Product>,
    /// Products added where the institution has them.
    pub required_if_supported_products: Vec<Product>,
    /// Products added where the institution has them, without failing if they do not come.
    pub optional_products: Vec<Product>,
    /// Products consent is asked for in advance.
    pub additional_consented_products: Vec<Product>,
    /// Where webhooks go.
    pub webhook: Option<String>,
    /// The Item that update mode is for.
    pub update: Option<ItemId>,
    /// Update mode of a person, for one of these Items at a time: the one that broke last.
    pub update_of_user: Option<Vec<ItemId>>,
    /// Whether accounts are chosen anew in update mode.
    pub account_selection: bool,
    /// Which customization of Link to use.
    pub link_customization_name: Option<String>,
    /// Where OAuth banks send people back to.
    pub redirect_uri: Option<String>,
    /// The Android app OAuth banks send people back to.
    pub android_package_name: Option<String>,
    /// Which accounts may be chosen.
    pub account_filters: Option<AccountFilters>,
    /// A routing number whose bank comes first.
    pub routing_number: Option<String>,
    /// Opens on this institution.
    pub institution_id: Option<String>,
    /// Transaction history wanted.
    pub history: HistoryDates,
    /// Statements wanted.
    pub statements: Option<StatementDates>,
    /// How many days a Cashflow Report of the Item looks back, if one is asked for.
    pub cashflow_days: Option<u16>,
    /// How account numbers may be verified.
    pub auth: AuthOptions,
    /// The verification of a person's identity that the session is for.
    pub identity: Option<IdentityRequest>,
    /// Whether several Items may be added in one session.
    pub multi_item: bool,
    /// Set for Hosted Link.
    pub hosted_link: Option<HostedLink>,
    /// What sessions are for beyond an Item.
    pub purpose: Option<Purpose>,
    /// What the consumer report of the person is to be, where one is asked for.
    pub check: Option<CheckTerms>,
    /// The template of Layer, for tokens of `/session/token/create`.
    pub layer: Option<Box<LayerTemplate>>,
    /// Settings of the pages for this token alone.
    pub link_ui: LinkUi,
}

/// The person a link token is for.
#[derive(Debug, Clone, Default)]
pub struct LinkUser {
    /// The app's own id of the person.
    pub client_user_id: String,
    /// The name on the person's accounts, which is not asked for then.
    pub legal_name: Option<String>,
    /// E.164; fills the phone pane.
    pub phone_number: Option<String>,
}

/// How a Hosted Link session reaches the person, and how long its URL works.
#[derive(Debug, Clone, Default)]
pub struct HostedLink {
    /// Sent by Plaid by `sms` or `email`.
    pub delivery_method: Option<DeliveryMethod>,
    /// Where the person is sent at the end, with or without success.
    pub completion_redirect_uri: Option<String>,
    /// Whether the page is opened by an app on a phone.
    pub is_mobile_app: bool,
    /// Overrides the life of the URL; seconds.
    pub url_lifetime_seconds: Option<u32>,
}

super::named::named! {
    /// How Plaid would send a Hosted Link URL.
    pub enum DeliveryMethod {
        Email = "email",
        Sms = "sms",
    }
}

/// Account subtypes that may be chosen, by type; a type not mentioned is left out altogether.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct AccountFilters {
    /// Credit cards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit: Option<SubtypeFilter>,
    /// Checking, savings and the like.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub depository: Option<SubtypeFilter>,
    /// Investments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub investment: Option<SubtypeFilter>,
    /// Loans.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loan: Option<SubtypeFilter>,
    /// Everything else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<SubtypeFilter>,
}

/// Subtypes of one account type.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct SubtypeFilter {
    /// Names, or `all`.
    pub account_subtypes: Vec<String>,
}

impl AccountFilters {
    /// The filter of each type it mentions.
    pub fn entries(&self) -> impl Iterator<Item = (AccountType, &SubtypeFilter)> {
        [
            (AccountType::Credit, &self.credit),
            (AccountType::Depository, &self.depository),
            (AccountType::Investment, &self.investment),
            (AccountType::Loan, &self.loan),
            (AccountType::Other, &self.other),
        ]
        .into_iter()
        .filter_map(|(kind, filter)| Some((kind, filter.as_ref()?)))
    }

    fn admits(&self, account: &AccountTemplate) -> bool {
        self.entries().any(|(kind, filter)| {
            kind == account.account_type
                && filter
                    .account_subtypes
                    .iter()
                    .any(|name| name == "all" || name == account.subtype.as_str())
        })
    }
}

/// A link token and what has happened with it.
#[derive(Debug)]
pub struct LinkTokenRecord {
    /// The token.
    pub token: LinkToken,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it stops opening Link.
    pub expires_at: Timestamp,
    /// What it was made with.
    pub configuration: LinkConfiguration,
    /// When `/link_delivery/create` was called with it.
    pub delivered_at: Option<Timestamp>,
    /// Every time Link was opened with it.
    pub sessions: Vec<LinkSession>,
}

impl LinkConfiguration {
    fn life(&self) -> SignedDuration {
        match &self.hosted_link {
            Some(HostedLink {
                url_lifetime_seconds: Some(seconds),
                ..
            }) => SignedDuration::from_secs(i64::from(*seconds)),
            Some(_) if self.updates() => HOSTED_LIFE,
            Some(HostedLink {
                delivery_method: Some(DeliveryMethod::Sms),
                ..
            }) => HOSTED_LIFE_BY_SMS,
            Some(HostedLink {
                delivery_method: Some(DeliveryMethod::Email),
                ..
            }) => HOSTED_LIFE_BY_EMAIL,
            Some(_) => HOSTED_LIFE,
            None if self.updates() => LIFE_FOR_EXISTING_ITEM,
            None => LIFE,
        }
    }

    /// Whether a bank's own site can lead back into the app.
    pub(super) fn leads_back(&self) -> bool {
        self.redirect_uri.is_some()
            || self.android_package_name.is_some()
            || self.hosted_link.is_some()
    }

    /// Whether Link opens in update mode.
    pub fn updates(&self) -> bool {
        self.update.is_some() || self.update_of_user.is_some()
    }

    /// Every product asked for in any of the four lists.
    pub fn all_products(&self) -> impl Iterator<Item = Product> {
        [
            &self.products,
            &self.required_if_supported_products,
            &self.optional_products,
            &self.additional_consented_products,
        ]
        .into_iter()
        .flatten()
        .copied()
    }

    /// Whether a person may choose an account in a session for some products: it must be of use to
    /// one of them, and pass the filters.
    pub(super) fn admits(&self, account: &AccountTemplate, products: &[Product]) -> bool {
        let filtered = self
            .account_filters
            .as_ref()
            .is_none_or(|filters| filters.admits(account));
        filtered && serves(account, products)
    }
}

/// Whether an account is of use to products. Auth narrows the choice to accounts that can be
/// debited; otherwise one product it serves is enough.
/// <https://plaid.com/docs/link/customization/#account-select>
fn serves(account: &AccountTemplate, products: &[Product]) -> bool {
    if products.contains(&Product::Auth) || products.contains(&Product::Transfer) {
        return account.account_type == AccountType::Depository
            && matches!(
                account.subtype.as_str(),
                "checking" | "savings" | "cash management"
            );
    }
    products.is_empty()
        || products.iter().any(|product| match product {
            Product::Transactions => matches!(
                account.account_type,
                AccountType::Depository | AccountType::Credit | AccountType::Loan
            ),
            Product::Investments | Product::InvestmentsAuth => {
                account.account_type == AccountType::Investment
            }
            Product::PaymentInitiation => account.account_type == AccountType::Depository,
            Product::Liabilities => {
                matches!(
                    account.account_type,
                    AccountType::Credit | AccountType::Loan
                )
            }
            _ => true,
        })
}

impl Sandbox {
    /// Makes a link token.
    ///
    /// # Errors
    /// `INVALID_LINK_CUSTOMIZATION` for a customization nobody made.
    pub fn create_link_token(
        &mut self,
        configuration: LinkConfiguration,
    ) -> Result<&LinkTokenRecord, Error> {
        if let Some(name) = &configuration.link_customization_name
            && !self.catalog.customizations.contains_key(name)
        {
            return Err(ErrorCode::InvalidLinkCustomization.into());
        }
        if let Some(purpose) = &configuration.purpose {
            self.adopt_purpose(purpose, configuration.webhook.clone());
        }
        self.age_tokens();
        let token = self.mint.link_token();
        let record = Box::new(LinkTokenRecord {
            token,
            created_at: self.now,
            expires_at: self.now
                + self
                    .token_lives
                    .link
                    .unwrap_or_else(|| configuration.life()),
            configuration,
            delivered_at: None,
            sessions: Vec::new(),
        });
        self.old_tokens.watch(token, record.expires_at);
        Ok(self.link_tokens.entry(token).or_insert(record))
    }

    /// A link token's record; [`Sandbox::read_link_token`] knows of older ones.
    ///
    /// # Errors
    /// `INVALID_LINK_TOKEN` if it is malformed or unknown, or has long expired.
    pub fn link_token(&self, text: &str) -> Result<&LinkTokenRecord, Error> {
        let token = LinkToken::parse(text)?;
        self.link_tokens
            .get(&token)
            .map(Box::as_ref)
            .ok_or_else(|| ErrorCode::InvalidLinkToken.into())
    }

    /// The sessions of a token that can still be read: those that go on, and those that ended less
    /// than six hours ago.
    pub fn readable_sessions<'a>(
        &self,
        record: &'a LinkTokenRecord,
    ) -> impl Iterator<Item = &'a LinkSession> {
        let since = self.now - SESSION_MEMORY;
        let readable = move |ended: Timestamp| ended > since;
        record
            .sessions
            .iter()
            .filter(move |session| session.finished_at.is_none_or(readable))
    }

    /// Settings of the pages for a token: its own, over those of the whole run, over those of its
    /// customization.
    pub fn link_ui(&self, configuration: &LinkConfiguration) -> LinkUi {
        let customization = self.customization(configuration);
        let account_select = LinkUi {
            account_select: Some(customization.account_select),
            ..LinkUi::default()
        };
        let below = customization.link_ui.clone().over(&account_select);
        let run = self.catalog.link_ui.clone().over(&below);
        configuration.link_ui.clone().over(&run)
    }

    /// The customization of Link a token uses: the one it names, or else `default`, each if it is
    /// for the token's countries and language.
    pub fn customization(&self, configuration: &LinkConfiguration) -> &Customization {
        let named = configuration.link_customization_name.as_deref();
        named
            .into_iter()
            .chain(["default"])
            .filter_map(|name| self.catalog.customizations.get(name))
            .find(|it| it.fits(&configuration.country_codes, &configuration.language))
            .unwrap_or(&self.catalog.plain)
    }
}
