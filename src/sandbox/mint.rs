//! Makes ids: each is a function of the seed, the client, the kind of id and how many of that
//! kind the world has made before, so the same calls give the same ids in every run.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sha2::{Digest, Sha256};

use super::ids::{AccessToken, DataId, ItemId, LinkToken, PublicToken, RequestId, Uuid, WorldTag};

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
}

const KINDS: usize = Kind::OauthState as usize + 1;
/// Words of the stream set aside for one id.
const WORDS_PER_ID: u128 = 16;

/// The source of a world's ids.
#[derive(Debug)]
pub(super) struct Mint {
    source: ChaCha8Rng,
    tag: WorldTag,
    made: [u64; KINDS],
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
        Self {
            source: ChaCha8Rng::from_seed(key),
            tag: WorldTag(tag),
            made: [0; KINDS],
        }
    }

    /// The tag that all tokens of this world carry.
    pub(super) fn tag(&self) -> WorldTag {
        self.tag
    }

    /// The id of one API answer.
    pub(super) fn request_id(&mut self) -> RequestId {
        self.seek(Kind::Request);
        RequestId(self.source.next_u64())
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

    /// The id of a new Item.
    pub(super) fn item_id(&mut self) -> ItemId {
        self.seek(Kind::Item);
        let mut chance = [0; 32];
        self.source.fill_bytes(&mut chance);
        DataId::of_item(chance)
    }

    fn uuid(&mut self, kind: Kind) -> Uuid {
        self.seek(kind);
        let chance = u128::from(self.source.next_u64()) << 64 | u128::from(self.source.next_u64());
        Uuid::new(self.tag, chance)
    }

    fn seek(&mut self, kind: Kind) {
        let made = &mut self.made[kind as usize];
        self.source.set_stream(kind as u64);
        self.source.set_word_pos(u128::from(*made) * WORDS_PER_ID);
        *made += 1;
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
