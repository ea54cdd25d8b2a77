//! Rules for webhooks that go astray: lost, held, doubled, late or forged.

use jiff::SignedDuration;

use super::{Subject, WebhookCode, WebhookType};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::ItemId;
use crate::sandbox::named::named;
use crate::sandbox::{RuleId, Sandbox};

named! {
    /// What is wrong with a webhook that no receiver should believe.
    pub enum Forgery {
        /// The signature is said to be made with another algorithm.
        Algorithm = "alg",
        /// The body has a byte more than was signed.
        Body = "body",
        /// It was signed longer ago than a receiver may accept.
        IssuedAt = "iat",
        /// The key it names does not exist.
        KeyId = "kid",
        /// It is signed with a key that was rotated out.
        RetiredKey = "retired_key",
        /// The signature is not of these bytes.
        Signature = "signature",
    }
}

/// What happens to a webhook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handling {
    /// It is sent so much later than it should.
    Delay(SignedDuration),
    /// It is lost on its way.
    Drop,
    /// It is sent twice.
    Duplicate,
    /// It waits until it is released.
    Hold,
    /// It is sent as nobody should accept it.
    Tamper(Forgery),
}

/// Which webhooks are handled in another way than usual. What is `None` is not looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookRule {
    /// What they are about.
    pub webhook_type: Option<WebhookType>,
    /// What has happened.
    pub webhook_code: Option<WebhookCode>,
    /// The Item they are about.
    pub item_id: Option<ItemId>,
    /// How many fitting ones are left alone first.
    pub after: u64,
    /// How many are handled before the rule is used up.
    pub times: Option<u64>,
    /// What happens to them.
    pub handling: Handling,
}

/// A rule that stands, and how it went.
#[derive(Debug)]
pub struct StandingWebhookRule {
    /// Names it.
    pub id: RuleId,
    /// What it says.
    pub rule: WebhookRule,
    /// How many webhooks have fitted.
    pub fitted: u64,
    /// How many of them it was used on.
    pub struck: u64,
}

/// The rules of a world, the oldest first.
#[derive(Debug, Default)]
pub(super) struct WebhookRules {
    made: u64,
    standing: Vec<StandingWebhookRule>,
}

impl WebhookRules {
    /// What happens to a webhook, by the first rule that is for it.
    pub(super) fn strike(
        &mut self,
        (kind, code): (WebhookType, WebhookCode),
        subject: Subject,
    ) -> Option<Handling> {
        self.standing.iter_mut().find_map(|standing| {
            let rule = &standing.rule;
            let fits = rule.webhook_type.is_none_or(|wanted| wanted == kind)
                && rule.webhook_code.is_none_or(|wanted| wanted == code)
                && rule
                    .item_id
                    .is_none_or(|wanted| subject.item_id() == Some(wanted));
            if !fits {
                return None;
            }
            standing.fitted += 1;
            let used_up = rule.times.is_some_and(|times| standing.struck >= times);
            let strikes = standing.fitted > rule.after && !used_up;
            standing.struck += u64::from(strikes);
            strikes.then_some(rule.handling)
        })
    }
}

impl Sandbox {
    /// Has a rule stand for the webhooks to come.
    ///
    /// # Errors
    /// `EMULATOR_BAD_REQUEST` if it needs a key that was rotated out, and none was.
    pub fn add_webhook_rule(&mut self, rule: WebhookRule) -> Result<&StandingWebhookRule, Error> {
        if let Handling::Tamper(forgery) = rule.handling {
            self.check_forgery(forgery)?;
        }
        let rules = &mut self.outbox.rules;
        rules.made += 1;
        rules.standing.push(StandingWebhookRule {
            id: RuleId(rules.made),
            rule,
            fitted: 0,
            struck: 0,
        });
        Ok(rules.standing.last().expect("a rule has just been added"))
    }

    /// The rules that stand, the oldest first.
    pub fn webhook_rules(&self) -> &[StandingWebhookRule] {
        &self.outbox.rules.standing
    }

    /// Takes a rule away, or all of them.
    ///
    /// # Errors
    /// `EMULATOR_BAD_REQUEST` if there is none with this id.
    pub fn clear_webhook_rules(&mut self, id: Option<RuleId>) -> Result<(), Error> {
        let standing = &mut self.outbox.rules.standing;
        let before = standing.len();
        standing.retain(|standing| id.is_some_and(|id| standing.id != id));
        if id.is_some() && standing.len() == before {
            return Err(Error::new(
                ErrorCode::EmulatorBadRequest,
                "there is no rule with this id; GET /_emulator/webhooks/rules lists those there \
                 are",
            ));
        }
        Ok(())
    }

    pub(super) fn check_forgery(&self, forgery: Forgery) -> Result<(), Error> {
        if forgery == Forgery::RetiredKey && !self.keys.have_retired() {
            return Err(Error::new(
                ErrorCode::EmulatorBadRequest,
                "no key was rotated out yet; POST /_emulator/webhooks/rotate_key does so",
            ));
        }
        Ok(())
    }
}
