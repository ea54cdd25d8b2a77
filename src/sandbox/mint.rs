//! Makes ids: each is a function of the seed, the client, the kind of id and how many of that
//! kind the world has made before, so the same calls give the same ids in every run.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sha2::{Digest, Sha256};

use super::ids::{
    AccessToken, ApplicationId, AssetReportToken, AuditCopyToken, ConsentId, DataId, ItemId,
    LinkToken, OauthToken, OauthTokenKind, PaymentId, PrefixedId, ProcessorToken, ProfileToken,
    PublicToken, RecipientId, RefundId, RelayToken, RequestId, StripeToken, ThirdPartyUserToken,
    UserId, UserToken, Uuid, WorldTag,
};

/// What an id is for. The order is part of what a seed means: add at the end.
#[derive(Clone, Copy)]
enum Kind {
    Request,
    LinkToken,
    PublicToken,
    AccessToken,
    Item,
    LinkSession,
    LinkEvent,
    OauthState,
    User,
    UserToken,
    Recipient,
    Payment,
    PaymentConsent,
    Refund,
    Verification,
    Transfer,
    ProfileToken,
    ThirdPartyToken,
    CheckReport,
    ProcessorToken,
    CustomUser,
    Activity,
    AssetReport,
    Correlation,
    LedgerEvent,
    OauthToken,
    Monitor,
    Relay,
}

const KINDS: usize = Kind::Relay as usize + 1;
/// Words of 64 bits set aside for one id.
const WORDS_PER_ID: usize = 8;

/// The source of a world's ids.
#[derive(Debug)]
pub(super) struct Mint {
    /// A stream for each kind.
    sources: [ChaCha8Rng; KINDS],
    tag: WorldTag,
    application_id: ApplicationId,
}

impl Mint {
    /// The mint of the world of `client_id` in a run with `seed`.
    pub(super) fn new(seed: u64, client_id: &str) -> Self {
        let key: [u8; 32] = Sha256::new()
            .chain_update(seed.to_le_bytes())
            .chain_update(client_id)
            .finalize()
            .into();
        let tag = u32::from_le_bytes([key[0], key[1], key[2], key[3]]);
        let application: [u8; 12] = std::array::from_fn(|index| key[4 + index]);
        Self {
            sources: std::array::from_fn(|kind| {
                let mut source = ChaCha8Rng::from_seed(key);
                source.set_stream(kind as u64);
                source
            }),
            tag: WorldTag(tag),
            application_id: ApplicationId::of_chance(application),
        }
    }

    /// The tag that all tokens of this world carry.
    pub(super) fn tag(&self) -> WorldTag {
        self.tag
    }

    /// The id of the app of this world's client.
    pub(super) fn application_id(&self) -> &ApplicationId {
        &self.application_id
    }

    /// The id of something that happened to a connection.
    pub(super) fn activity_id(&mut self) -> Uuid {
        self.uuid(Kind::Activity)
    }

    /// The id of one API answer.
    pub(super) fn request_id(&mut self) -> RequestId {
        let [chance, ..] = self.chance(Kind::Request);
        RequestId(chance)
    }

    /// A new link token.
    pub(super) fn link_token(&mut self) -> LinkToken {
        LinkToken(self.uuid(Kind::LinkToken))
    }

    /// A new public token.
    pub(super) fn public_token(&mut self) -> PublicToken {
        PublicToken(self.uuid(Kind::PublicToken))
    }

    /// A new access token.
    pub(super) fn access_token(&mut self) -> AccessToken {
        AccessToken(self.uuid(Kind::AccessToken))
    }

    /// A new token of what Layer has shared.
    pub(super) fn profile_token(&mut self) -> ProfileToken {
        ProfileToken(self.uuid(Kind::ProfileToken))
    }

    /// The id of a new Link session.
    pub(super) fn link_session_id(&mut self) -> Uuid {
        self.uuid(Kind::LinkSession)
    }

    /// The id of a new Link event.
    pub(super) fn event_id(&mut self) -> Uuid {
        self.uuid(Kind::LinkEvent)
    }

    /// The id of one way to a bank's own site and back.
    pub(super) fn oauth_state_id(&mut self) -> Uuid {
        self.uuid(Kind::OauthState)
    }

    /// The id by which an app finds the link token of somebody who was at a bank to pay.
    pub(super) fn correlation_id(&mut self) -> Uuid {
        self.uuid(Kind::Correlation)
    }

    /// A token of Plaid's OAuth service.
    pub(super) fn oauth_token(&mut self, kind: OauthTokenKind) -> OauthToken {
        let [high, low, ..] = self.chance(Kind::OauthToken);
        let chance = u128::from(high) << 64 | u128::from(low);
        OauthToken::new(kind, self.tag, chance)
    }

    /// The id of a new user.
    pub(super) fn user_id(&mut self) -> UserId {
        let [high, low, ..] = self.chance(Kind::User);
        UserId::prefixed("usr_", u128::from(high) << 64 | u128::from(low))
    }

    /// The id of a new user of the older API: 64 hex digits.
    pub(super) fn legacy_user_id(&mut self) -> UserId {
        let [first, second, third, fourth, ..] = self.chance(Kind::User);
        UserId::new(format!(
            "{first:016x}{second:016x}{third:016x}{fourth:016x}"
        ))
    }

    /// The token of a new user of the older API.
    pub(super) fn user_token(&mut self) -> UserToken {
        UserToken(self.uuid(Kind::UserToken))
    }

    /// A token that shares a user with another client.
    pub(super) fn third_party_token(&mut self) -> ThirdPartyUserToken {
        ThirdPartyUserToken(self.uuid(Kind::ThirdPartyToken))
    }

    /// A token that lends an account to a processor.
    pub(super) fn processor_token(&mut self) -> ProcessorToken {
        ProcessorToken(self.uuid(Kind::ProcessorToken))
    }

    /// A token that lends an account to Stripe.
    pub(super) fn stripe_token(&mut self) -> StripeToken {
        let [a, b, c, d, ..] = self.chance(Kind::ProcessorToken);
        let wide = |high: u64, low: u64| u128::from(high) << 64 | u128::from(low);
        StripeToken::new(wide(a, b), wide(c, d))
    }

    /// The id of a new consumer report, or of a subscription to news of one.
    pub(super) fn check_report_id(&mut self) -> Uuid {
        self.uuid(Kind::CheckReport)
    }

    /// What the next custom user without a seed is made up from. It stays the same until it is
    /// spent, so that a login that is looked at twice finds the same accounts.
    pub(super) fn custom_user_seed(&self) -> String {
        let mut source = self.sources[Kind::CustomUser as usize].clone();
        format!("{:016x}", source.next_u64())
    }

    /// Has the next custom user be another one.
    pub(super) fn spend_custom_user_seed(&mut self) {
        self.chance(Kind::CustomUser);
    }

    /// The id of a new Asset Report and the token that reads it.
    pub(super) fn asset_report(&mut self) -> (Uuid, AssetReportToken) {
        let id = self.uuid(Kind::AssetReport);
        (id, AssetReportToken(self.uuid(Kind::AssetReport)))
    }

    /// A token that lets somebody else read reports.
    pub(super) fn audit_copy_token(&mut self) -> AuditCopyToken {
        let [high, low, ..] = self.chance(Kind::AssetReport);
        AuditCopyToken::new(u128::from(high) << 64 | u128::from(low))
    }

    /// A token that relays a report to another client.
    pub(super) fn relay_token(&mut self) -> RelayToken {
        RelayToken(self.uuid(Kind::Relay))
    }

    /// The id of a new identity verification.
    pub(super) fn verification_id(&mut self) -> String {
        let [high, low, ..] = self.chance(Kind::Verification);
        let id = UserId::prefixed("idv_", u128::from(high) << 64 | u128::from(low));
        id.as_str().to_owned()
    }

    /// The id of something new of Monitor, after its prefix.
    pub(super) fn monitor_id(&mut self, prefix: &str) -> PrefixedId {
        let [high, low, ..] = self.chance(Kind::Monitor);
        PrefixedId::new(prefix, u128::from(high) << 64 | u128::from(low))
    }

    /// The id of a verification of income, or of a question before one.
    pub(super) fn income_verification_id(&mut self) -> Uuid {
        self.uuid(Kind::Verification)
    }

    /// The key of an address that may be passed on.
    pub(super) fn share_key(&mut self) -> Uuid {
        self.uuid(Kind::Verification)
    }

    /// The id of somebody new who is paid.
    pub(super) fn recipient_id(&mut self) -> RecipientId {
        RecipientId(self.uuid(Kind::Recipient))
    }

    /// The id of a new payment.
    pub(super) fn payment_id(&mut self) -> PaymentId {
        PaymentId(self.uuid(Kind::Payment))
    }

    /// The id of a new consent to payments.
    pub(super) fn consent_id(&mut self) -> ConsentId {
        ConsentId(self.uuid(Kind::PaymentConsent))
    }

    /// The id of a new refund of a payment.
    pub(super) fn refund_id(&mut self) -> RefundId {
        RefundId(self.uuid(Kind::Refund))
    }

    /// The id of something new of Transfer: an authorization, a transfer, a refund and so on.
    pub(super) fn transfer_id(&mut self) -> Uuid {
        self.uuid(Kind::Transfer)
    }

    /// The client id of a new customer of a platform: 24 hex digits.
    pub(super) fn originator_id(&mut self) -> String {
        let [high, low, ..] = self.chance(Kind::Transfer);
        format!("{high:016x}{:08x}", low as u32)
    }

    /// The id of a change of a ledger.
    pub(super) fn ledger_event_id(&mut self) -> DataId {
        self.data_id(Kind::LedgerEvent)
    }

    /// The id of a new Item.
    pub(super) fn item_id(&mut self) -> ItemId {
        self.data_id(Kind::Item)
    }

    fn data_id(&mut self, kind: Kind) -> DataId {
        let mut bytes = [0; 32];
        for (bytes, word) in bytes.chunks_mut(8).zip(self.chance(kind)) {
            bytes.copy_from_slice(&word.to_le_bytes());
        }
        DataId::of_item(bytes)
    }

    fn uuid(&mut self, kind: Kind) -> Uuid {
        let [high, low, ..] = self.chance(kind);
        Uuid::new(self.tag, u128::from(high) << 64 | u128::from(low))
    }

    /// The chance set aside for the next id of a kind.
    fn chance(&mut self, kind: Kind) -> [u64; WORDS_PER_ID] {
        let source = &mut self.sources[kind as usize];
        std::array::from_fn(|_| source.next_u64())
    }
}

/// Spreads two small numbers over 128 bits with a key: the same three always give the same,
/// and no two of interest collide. For ids that are computed, never stored.
pub(super) fn spread(key: u64, first: u64, second: u64) -> u128 {
    let high = mix(key ^ mix(first.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ second));
    let low = mix(high ^ key.rotate_left(32) ^ second.wrapping_add(first << 32));
    u128::from(high) << 64 | u128::from(low)
}

/// The finalizer of SplitMix64.
fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_kind_do_not_depend_on_those_of_another() {
        let mut first = Mint::new(1, "client");
        let mut second = Mint::new(1, "client");
        second.link_token();
        second.request_id();
        assert_eq!(first.item_id(), second.item_id());
        assert_eq!(first.access_token(), second.access_token());
        assert_ne!(first.access_token(), Mint::new(1, "client").access_token());
    }

    #[test]
    fn clients_and_seeds_share_no_ids() {
        let token = Mint::new(1, "client").link_token();
        assert_ne!(token, Mint::new(2, "client").link_token());
        assert_ne!(token, Mint::new(1, "other").link_token());
    }
}
