//! Link tokens that open nothing any more. All that is left to know of them is what
//! `/link/token/get` tells, which is the same of most tokens of an app, so it is kept once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::ids::LinkToken;
use super::product::Product;
use super::{LinkConfiguration, LinkSession, LinkTokenRecord, Sandbox};
use crate::errors::{Error, ErrorCode};

/// How long after its end a token is kept whole.
const MEMORY: SignedDuration = SignedDuration::from_hours(24);
/// How long after that a token is looked at again that has to be kept.
const LATER: SignedDuration = SignedDuration::from_hours(6);
/// How many tokens may grow old whenever one is made.
const LOOKS: usize = 2;

/// What is left of old tokens, and which may become old next.
#[derive(Debug, Default)]
pub(super) struct OldTokens {
    kept: BTreeMap<LinkToken, OldToken>,
    last: Arc<LinkConfiguration>,
    /// Tokens that are not old yet, and when to look at them.
    young: BTreeSet<(Timestamp, LinkToken)>,
}

#[derive(Debug)]
struct OldToken {
    created_at: Timestamp,
    expires_at: Timestamp,
    made_with: Arc<LinkConfiguration>,
}

/// A link token as `/link/token/get` tells of it.
#[derive(Debug)]
pub struct ReadToken<'a> {
    /// The token.
    pub token: LinkToken,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it stops, or has stopped, opening Link.
    pub expires_at: Timestamp,
    /// What it was made with, as far as it is told.
    pub made_with: &'a LinkConfiguration,
    /// The sessions that can still be read.
    pub sessions: Vec<&'a LinkSession>,
}

impl LinkConfiguration {
    /// What is told of it for ever.
    fn told(self) -> Self {
        Self {
            client_name: self.client_name,
            language: self.language,
            country_codes: self.country_codes,
            products: self.products,
            webhook: self.webhook,
            redirect_uri: self.redirect_uri,
            account_filters: self.account_filters,
            routing_number: self.routing_number,
            user_id: self.user_id,
            ..Self::default()
        }
    }

    fn tells_the_same(&self, other: &Self) -> bool {
        self.client_name == other.client_name
            && self.language == other.language
            && self.country_codes == other.country_codes
            && self.products == other.products
            && self.webhook == other.webhook
            && self.redirect_uri == other.redirect_uri
            && self.account_filters == other.account_filters
            && self.routing_number == other.routing_number
            && self.user_id == other.user_id
    }
}

impl OldTokens {
    /// A token was made that stops opening Link at `expires_at`.
    pub(super) fn watch(&mut self, token: LinkToken, expires_at: Timestamp) {
        self.young.insert((expires_at + MEMORY, token));
    }

    /// Takes out a token that is to be looked at now.
    fn take_due(&mut self, now: Timestamp) -> Option<LinkToken> {
        let (due, _) = self.young.first()?;
        if *due > now {
            return None;
        }
        self.young.pop_first().map(|(_, token)| token)
    }

    fn keep(&mut self, record: LinkTokenRecord) {
        let told = record.configuration.told();
        if !told.tells_the_same(&self.last) {
            self.last = Arc::new(told);
        }
        let old = OldToken {
            created_at: record.created_at,
            expires_at: record.expires_at,
            made_with: Arc::clone(&self.last),
        };
        self.kept.insert(record.token, old);
    }
}

impl Sandbox {
    /// A link token as it can be read, however old it is.
    ///
    /// # Errors
    /// `INVALID_LINK_TOKEN` if it is malformed or unknown.
    pub fn read_link_token(&self, text: &str) -> Result<ReadToken<'_>, Error> {
        let token = LinkToken::parse(text)?;
        if let Some(record) = self.link_tokens.get(&token) {
            return Ok(ReadToken {
                token,
                created_at: record.created_at,
                expires_at: record.expires_at,
                made_with: &record.configuration,
                sessions: self.readable_sessions(record).collect(),
            });
        }
        let old = self.old_tokens.kept.get(&token);
        let old = old.ok_or(ErrorCode::InvalidLinkToken)?;
        Ok(ReadToken {
            token,
            created_at: old.created_at,
            expires_at: old.expires_at,
            made_with: &old.made_with,
            sessions: Vec::new(),
        })
    }

    /// Looks whether tokens have grown old; called when one is made.
    pub(super) fn age_tokens(&mut self) {
        for _ in 0..LOOKS {
            let Some(token) = self.old_tokens.take_due(self.now) else {
                return;
            };
            let Some(record) = self.link_tokens.get(&token) else {
                continue;
            };
            if !self.is_old(record) {
                self.old_tokens.young.insert((self.now + LATER, token));
            } else if let Some(record) = self.link_tokens.remove(&token) {
                for session in &record.sessions {
                    self.link_sessions.remove(&session.id);
                }
                self.old_tokens.keep(*record);
            }
        }
    }

    /// Whether a token opens nothing, for good, and nothing that came of it can be read.
    fn is_old(&self, record: &LinkTokenRecord) -> bool {
        // At Plaid a token for Identity Verification opens Link even after its end.
        let products = &record.configuration.products;
        let ends =
            !products.contains(&Product::IdentityVerification) && record.delivered_at.is_none();
        ends && record.expires_at + MEMORY <= self.now
            && self.readable_sessions(record).next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::super::catalog::Catalog;
    use super::super::clock::Clock;
    use super::*;

    fn make(world: &mut Sandbox, many: usize, configuration: impl Fn() -> LinkConfiguration) {
        for _ in 0..many {
            world.create_link_token(configuration()).unwrap();
        }
    }

    fn later(world: &mut Sandbox, hours: i64) {
        world.clock_mut().advance(SignedDuration::from_hours(hours));
        world.advance_to(Timestamp::UNIX_EPOCH);
    }

    #[test]
    fn a_run_of_days_keeps_the_tokens_of_a_day() {
        let clock = Clock::Frozen(Timestamp::UNIX_EPOCH);
        let mut world = Sandbox::new(Arc::new(Catalog::default()), 1, "test", clock);
        let forever = || LinkConfiguration {
            products: vec![Product::IdentityVerification],
            ..LinkConfiguration::default()
        };
        make(&mut world, 10, forever);
        let mut most = 0;
        for _ in 0..24 * 30 {
            later(&mut world, 1);
            make(&mut world, 10, LinkConfiguration::default);
            most = most.max(world.link_tokens.len());
        }
        assert!(most <= 10 * (4 + 24 + 1) + 10, "{most} are whole");
        let kept = &world.old_tokens.kept;
        assert_eq!(kept.len() + world.link_tokens.len(), 10 + 10 * 24 * 30);
        let first = kept.values().next().unwrap();
        assert!(
            kept.values()
                .all(|it| Arc::ptr_eq(&it.made_with, &first.made_with))
        );
    }
}
