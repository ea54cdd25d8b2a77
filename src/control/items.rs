//! `GET /_emulator/items`, `POST /_emulator/item`: the whole state of Items, and changes of it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::errors::{Error, ErrorCode, OauthReason};
use crate::sandbox::ids::{AccessToken, AccountId, ItemId, PublicToken};
use crate::sandbox::product::Product;
use crate::sandbox::{Change, ItemState, Sandbox};

/// What is to happen to an Item.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// In whose world; not said in a scenario.
    #[serde(default)]
    pub client_id: String,
    /// The Item, by `item_id` or access token.
    pub item: String,
    /// What.
    pub change: Name,
    /// With `login_required` at institutions with OAuth: why.
    pub reason: Option<String>,
    /// With `not_ready` and `ready`: of which product.
    pub product: Option<Product>,
    /// With `account_revoked`: which account.
    pub account: Option<String>,
}

/// The changes there are.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Name {
    /// The login is asked for again.
    LoginRequired,
    /// The bank has locked the account.
    Locked,
    /// The person has revoked the app's permission.
    PermissionRevoked,
    /// The person has ended access to an account.
    AccountRevoked,
    /// The consent has come to its end.
    ConsentExpired,
    /// The bank has accounts the app does not know.
    NewAccounts,
    /// The data of a product is kept back.
    NotReady,
    /// It is there.
    Ready,
    /// All works again.
    Repaired,
}

/// The Items of a world.
#[derive(Debug, Serialize)]
pub struct Response {
    items: Vec<Shown>,
}

/// An Item, whole.
#[derive(Debug, Serialize)]
pub struct Shown {
    access_token: AccessToken,
    accounts: Vec<ShownAccount>,
    consent_expires_at: Option<Timestamp>,
    created_at: Timestamp,
    /// The code that calls for its data are answered with.
    error: Option<&'static str>,
    error_reason: Option<&'static str>,
    institution_id: String,
    item_id: ItemId,
    not_ready: Vec<Product>,
    products: Vec<Product>,
    /// Those that can still be exchanged.
    public_tokens: Vec<PublicToken>,
    removed: bool,
    username: String,
    webhook: Option<String>,
}

#[derive(Debug, Serialize)]
struct ShownAccount {
    account_id: AccountId,
    mask: String,
    name: String,
}

impl Shown {
    fn new(state: &ItemState<'_>) -> Self {
        let item = state.item;
        let error = item.error();
        let accounts = item.accounts.iter().map(|account| {
            let template = item.template(account);
            ShownAccount {
                account_id: account.id,
                mask: template.mask.clone(),
                name: template.name.clone(),
            }
        });
        Self {
            access_token: item.access_token,
            accounts: accounts.collect(),
            consent_expires_at: item.consent_expires_at,
            created_at: item.created_at,
            error: error.as_ref().map(|error| error.code.as_str()),
            error_reason: error
                .and_then(|error| error.reason)
                .map(OauthReason::as_str),
            institution_id: item.institution_id.clone(),
            item_id: item.id,
            not_ready: state.not_ready.iter().copied().collect(),
            products: item.products.iter().copied().collect(),
            public_tokens: state.public_tokens.clone(),
            removed: state.removed,
            username: item.username().to_owned(),
            webhook: item.webhook.clone(),
        }
    }
}

/// The Items of a world, or the one that is named.
///
/// # Errors
/// `EMULATOR_BAD_REQUEST` if there is no such Item.
pub fn list(world: &Sandbox, item: Option<&str>) -> Result<Response, Error> {
    let items = match item {
        Some(item) => vec![Shown::new(&world.item_state(item)?)],
        None => world.item_states().iter().map(Shown::new).collect(),
    };
    Ok(Response { items })
}

/// Changes an Item.
///
/// # Errors
/// `EMULATOR_BAD_REQUEST` if there is no such Item, or what is said of the change does not belong
/// to it.
pub fn change(request: &Request, world: &mut Sandbox) -> Result<Shown, Error> {
    let change = read(request)?;
    Ok(Shown::new(&world.change_item(&request.item, change)?))
}

/// The change that is asked for.
///
/// # Errors
/// `EMULATOR_BAD_REQUEST` if what is said of it does not belong to it.
pub(super) fn read(request: &Request) -> Result<Change, Error> {
    let reason = request.reason.as_deref().map(reason).transpose()?;
    if let (Name::AccountRevoked, None, None) = (request.change, reason, request.product) {
        let account = request.account.as_deref().and_then(AccountId::parse);
        return account.map(Change::AccountRevoked).ok_or_else(|| {
            refuse("`account_revoked` needs `account`; GET /_emulator/items lists an Item's")
        });
    }
    if request.account.is_some() {
        return Err(refuse("`account` goes with `account_revoked` alone"));
    }
    Ok(match (request.change, reason, request.product) {
        (Name::LoginRequired, reason, None) => Change::LoginRequired(reason),
        (Name::Locked, None, None) => Change::Locked,
        (Name::PermissionRevoked, None, None) => Change::PermissionRevoked,
        (Name::ConsentExpired, None, None) => Change::ConsentExpired,
        (Name::NewAccounts, None, None) => Change::NewAccounts,
        (Name::NotReady, None, Some(product)) => Change::NotReady(product),
        (Name::Ready, None, Some(product)) => Change::Ready(product),
        (Name::Repaired, None, None) => Change::Repaired,
        _ => {
            return Err(refuse(
                "`reason` goes with `login_required` alone, and `product` with `not_ready` and \
                 `ready`, which need it",
            ));
        }
    })
}

fn reason(name: &str) -> Result<OauthReason, Error> {
    let reasons = [
        OauthReason::ConsentExpired,
        OauthReason::InvalidToken,
        OauthReason::UserRevoked,
    ];
    reasons
        .into_iter()
        .find(|reason| reason.as_str() == name)
        .ok_or_else(|| {
            refuse(
                "`reason` must be OAUTH_CONSENT_EXPIRED, OAUTH_INVALID_TOKEN or \
                 OAUTH_USER_REVOKED",
            )
        })
}

fn refuse(message: &'static str) -> Error {
    Error::new(ErrorCode::EmulatorBadRequest, message)
}
