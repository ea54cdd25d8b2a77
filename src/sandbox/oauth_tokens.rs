//! Tokens of Plaid's OAuth service, by which apps share what is known of users and reach Plaid's
//! other services. <https://plaid.com/docs/api/oauth/>
//!
//! What Plaid does not say is as RFC 6749, 7009, 7662 and 8693 have it. A token for another client
//! is known in the world it was made in only.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use super::Sandbox;
use super::ids::{OauthToken, OauthTokenKind, UserId};
use super::named::named;
use crate::errors::{Error, OauthCode};

/// How long an access token works.
pub const ACCESS_LIFE: SignedDuration = SignedDuration::from_mins(15);
/// Where tokens are from and, unless the request says otherwise, where they are shown.
const ISSUER: &str = "https://sandbox.plaid.com";
/// Parties that read consumer reports, in place of a client id.
const PARTNERS: [&str; 3] = [
    "urn:plaid:params:cra-partner:experian",
    "urn:plaid:params:cra-partner:fannie-mae",
    "urn:plaid:params:cra-partner:freddie-mac",
];
/// Scopes of tokens about a user.
const OF_USERS: [OauthScope; 3] = [
    OauthScope::UserRead,
    OauthScope::UserWrite,
    OauthScope::Exchange,
];
/// Scopes of tokens about nobody.
const OF_CLIENTS: [OauthScope; 1] = [OauthScope::McpDashboard];

named! {
    /// What a token allows, in the order it is told.
    pub enum OauthScope {
        UserRead = "user:read",
        UserWrite = "user:write",
        Exchange = "exchange",
        McpDashboard = "mcp:dashboard",
    }
}

named! {
    /// What a token that is exchanged is.
    pub enum SubjectTokenType {
        MultiUser = "urn:plaid:params:credit:multi-user",
        OauthUser = "urn:plaid:params:oauth:user-token",
        User = "urn:plaid:params:tokens:user",
    }
}

/// The tokens of a world.
#[derive(Debug, Default)]
pub(super) struct OauthTokens {
    tokens: BTreeMap<OauthToken, Issued>,
}

/// What a token stands for.
#[derive(Debug, Clone)]
pub struct Issued {
    /// What it allows.
    pub scopes: BTreeSet<OauthScope>,
    /// For whom it is: client ids, or names of partners.
    pub audience: Vec<String>,
    /// Whom it is about.
    pub user_id: Option<UserId>,
    /// Where it is to be shown.
    pub resource: String,
    /// Since when it works.
    pub issued_at: Timestamp,
    /// Until when; a refresh token works until it is revoked.
    pub expires_at: Option<Timestamp>,
    parent: Option<OauthToken>,
    revoked: bool,
}

/// What is asked of `/oauth/token`.
#[derive(Debug)]
pub enum OauthGrant<'a> {
    /// A token about nobody, for the client that asks.
    Client,
    /// A new access token.
    Refresh(&'a str),
    /// A token for another.
    Exchange {
        /// What is shown.
        subject: &'a str,
        /// What that is.
        kind: SubjectTokenType,
        /// For whom the new one is to be.
        audience: &'a str,
    },
}

/// Both tokens of a grant.
#[derive(Debug, Clone, Copy)]
pub struct OauthPair {
    /// Gives access.
    pub access: OauthToken,
    /// Gives new ones.
    pub refresh: OauthToken,
}

fn refuse<T>(code: OauthCode, why: &'static str) -> Result<T, Error> {
    Err(Error::oauth(code, why))
}

/// Reads a list of scopes, of those that may be had; all of them if nothing is said.
fn scopes(asked: Option<&str>, may: &BTreeSet<OauthScope>) -> Result<BTreeSet<OauthScope>, Error> {
    let mut scopes = BTreeSet::new();
    for name in asked.unwrap_or_default().split_ascii_whitespace() {
        match OauthScope::from_name(name).filter(|scope| may.contains(scope)) {
            Some(scope) => scopes.insert(scope),
            None => return refuse(OauthCode::InvalidScope, "the scope cannot be granted"),
        };
    }
    Ok(if scopes.is_empty() {
        may.clone()
    } else {
        scopes
    })
}

impl Sandbox {
    /// Issues tokens.
    ///
    /// # Errors
    /// Those of the OAuth service: `invalid_grant` for a refresh token that is unknown, revoked
    /// or another client's; `invalid_scope`; `invalid_request` for a subject or an audience that
    /// cannot be.
    pub fn grant_tokens(
        &mut self,
        grant: &OauthGrant<'_>,
        scope: Option<&str>,
        resource: Option<&str>,
    ) -> Result<OauthPair, Error> {
        let resource = match resource {
            None => ISSUER,
            Some(uri) if uri.starts_with("https://") => uri,
            Some(_) => return refuse(OauthCode::InvalidRequest, "resource must be a URI"),
        };
        let (scopes, audience, user_id, parent) = match *grant {
            OauthGrant::Client => {
                let scopes = scopes(scope, &OF_CLIENTS.into())?;
                (scopes, vec![self.client_id.clone()], None, None)
            }
            OauthGrant::Refresh(text) => return self.refresh_access(text, scope),
            OauthGrant::Exchange {
                subject,
                kind: SubjectTokenType::OauthUser,
                audience,
            } => {
                let (token, issued) = self.exchangeable(subject)?;
                let scopes = scopes(scope, &issued.scopes)?;
                let audience = self.audience_of_one(audience)?;
                (scopes, audience, issued.user_id.clone(), Some(token))
            }
            OauthGrant::Exchange {
                subject,
                kind,
                audience,
            } => {
                let Ok(Some(user)) = self.find_user(None, Some(subject)) else {
                    return refuse(OauthCode::InvalidRequest, "subject_token is of no user");
                };
                let user_id = user.id.clone();
                let audience = match kind {
                    SubjectTokenType::MultiUser => self.audience_of_many(audience)?,
                    _ => self.own_audience(audience)?,
                };
                let scopes = scopes(scope, &OF_USERS.into())?;
                (scopes, audience, Some(user_id), None)
            }
        };
        let refresh = self.mint.oauth_token(OauthTokenKind::Refresh);
        let issued = Issued {
            scopes,
            audience,
            user_id,
            resource: resource.to_owned(),
            issued_at: self.now,
            expires_at: None,
            parent,
            revoked: false,
        };
        self.oauth_tokens.tokens.insert(refresh, issued.clone());
        Ok(OauthPair {
            access: self.issue_access(refresh, issued),
            refresh,
        })
    }

    /// A token that gives access as a refresh token does, for a while.
    fn issue_access(&mut self, refresh: OauthToken, issued: Issued) -> OauthToken {
        let access = self.mint.oauth_token(OauthTokenKind::Access);
        let issued = Issued {
            issued_at: self.now,
            expires_at: Some(self.now + ACCESS_LIFE),
            parent: Some(refresh),
            ..issued
        };
        self.oauth_tokens.tokens.insert(access, issued);
        access
    }

    fn refresh_access(&mut self, text: &str, scope: Option<&str>) -> Result<OauthPair, Error> {
        let found = self.issued(text);
        let own = found.filter(|(token, issued)| {
            token.kind == OauthTokenKind::Refresh && issued.audience.contains(&self.client_id)
        });
        let Some((refresh, issued)) = own else {
            return refuse(OauthCode::InvalidGrant, "refresh_token cannot be used");
        };
        let issued = Issued {
            scopes: scopes(scope, &issued.scopes)?,
            ..issued.clone()
        };
        Ok(OauthPair {
            access: self.issue_access(refresh, issued),
            refresh,
        })
    }

    /// A refresh token of this client's that may be exchanged for one for another client.
    fn exchangeable(&self, text: &str) -> Result<(OauthToken, &Issued), Error> {
        let found = self.issued(text);
        let own = found.filter(|(token, issued)| {
            token.kind == OauthTokenKind::Refresh && issued.audience.contains(&self.client_id)
        });
        match own {
            None => refuse(
                OauthCode::InvalidRequest,
                "subject_token is no refresh token",
            ),
            Some((_, issued)) if !issued.scopes.contains(&OauthScope::Exchange) => refuse(
                OauthCode::InvalidScope,
                "subject_token lacks the scope exchange",
            ),
            Some(found) => Ok(found),
        }
    }

    fn own_audience(&self, audience: &str) -> Result<Vec<String>, Error> {
        if audience == self.client_id {
            Ok(vec![self.client_id.clone()])
        } else {
            refuse(
                OauthCode::InvalidRequest,
                "audience must be the client_id of the request",
            )
        }
    }

    fn audience_of_one(&self, audience: &str) -> Result<Vec<String>, Error> {
        if self.is_client(audience) && audience != self.client_id {
            Ok(vec![audience.to_owned()])
        } else {
            refuse(
                OauthCode::InvalidRequest,
                "audience must be the client_id of another client",
            )
        }
    }

    fn audience_of_many(&self, audience: &str) -> Result<Vec<String>, Error> {
        let names: Vec<&str> = audience.split(',').map(str::trim).collect();
        let known = |name: &&str| PARTNERS.contains(name) || self.is_client(name);
        if names.iter().all(known) {
            Ok(names.into_iter().map(str::to_owned).collect())
        } else {
            refuse(
                OauthCode::InvalidRequest,
                "audience must be a list of client ids and partners",
            )
        }
    }

    /// Whether there can be a client with this id.
    fn is_client(&self, client_id: &str) -> bool {
        match &self.catalog.clients {
            Some(known) => known.contains_key(client_id),
            None => !client_id.is_empty() && !client_id.starts_with("urn:"),
        }
    }

    /// What a token stands for, while it works.
    pub fn issued(&self, text: &str) -> Option<(OauthToken, &Issued)> {
        let token = OauthToken::parse(text)?;
        let issued = self.oauth_tokens.tokens.get(&token)?;
        let over = issued.expires_at.is_some_and(|at| self.now >= at);
        let known = |id: &UserId| self.find_user(Some(id.as_str()), None).is_ok();
        let orphaned = issued.user_id.as_ref().is_some_and(|id| !known(id));
        (!over && !orphaned && !self.is_revoked(token)).then_some((token, issued))
    }

    /// Whether a token, or one that it was derived from, was revoked.
    fn is_revoked(&self, token: OauthToken) -> bool {
        let tokens = &self.oauth_tokens.tokens;
        let line = std::iter::successors(tokens.get(&token), |it| tokens.get(&it.parent?));
        line.into_iter().any(|it| it.revoked)
    }

    /// Has a token, and all that were derived from it, work no more. One that is unknown does not
    /// work anyway.
    pub fn revoke_token(&mut self, text: &str) {
        let tokens = &mut self.oauth_tokens.tokens;
        let token = OauthToken::parse(text);
        if let Some(issued) = token.and_then(|token| tokens.get_mut(&token)) {
            issued.revoked = true;
        }
    }

    /// Who issues tokens.
    pub fn token_issuer(&self) -> &'static str {
        ISSUER
    }
}
