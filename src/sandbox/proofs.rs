//! Bank statements that people send to show whose an account is. The Sandbox does not look into
//! the files. <https://plaid.com/docs/identity/identity-document-upload/>

use jiff::Timestamp;

use super::account::Owner;
use super::catalog::ProofFacts;
use super::ids::{AccountId, ItemId, LinkToken, Uuid};
use super::income::{PROCESSING, Parsing};
use super::mint::spread;
use super::timers::Timer;
use super::webhooks::{Payload, Subject, may_be_called};
use super::{Account, Item, LinkSession, Sandbox};
use crate::errors::{Error, ErrorCode};

/// The name of a file that nothing is wrong with.
pub const SAMPLE: &str = "sample.pdf";

/// What a link token asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofRequest {
    /// The account that the statement is to be of.
    pub account_id: AccountId,
    /// What is read out of it.
    pub parsing: Vec<Parsing>,
}

/// A bank statement that a person has sent.
#[derive(Debug)]
pub struct Proof {
    /// `document_id`
    pub id: Uuid,
    /// The account it is of.
    pub account_id: AccountId,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// When it is read.
    pub read_at: Timestamp,
    /// What is read out of it.
    pub parsing: Vec<Parsing>,
    /// The name of the file, by which fixtures know what is in it.
    file: String,
    /// Where its webhook goes if the Item has no address for such.
    webhook: Option<String>,
}

/// An account with the bank statements that show whose it is.
#[derive(Debug)]
pub struct ProvenAccount<'a> {
    /// The account.
    pub account: &'a Account,
    /// The statements, the oldest first; none are of the other accounts of an Item.
    pub proofs: Vec<(&'a Proof, &'a ProofFacts)>,
    /// Who stands on each of them.
    pub owner: Option<Owner>,
}

impl Sandbox {
    /// Whether a file can be sent: Plaid's Sandbox takes none without an address for the webhook.
    pub(super) fn check_proof(
        &self,
        token: LinkToken,
        session: &LinkSession,
        file: &str,
    ) -> Result<(), ErrorCode> {
        if file.trim().is_empty() {
            return Err(ErrorCode::IncomeVerificationUploadError);
        }
        let item = session.update.and_then(|id| self.item_by_id(id));
        let of_item = item.and_then(|item| item.webhook.as_deref());
        let of_token = self.link_tokens[&token].configuration.webhook.as_deref();
        let url = of_item.or(of_token);
        if url.is_some_and(may_be_called) {
            Ok(())
        } else {
            Err(ErrorCode::SandboxWebhookInvalid)
        }
    }

    /// Keeps the statement a session has brought, which is read a little later.
    pub(super) fn take_proof(
        &mut self,
        token: LinkToken,
        session: &LinkSession,
        request: &ProofRequest,
    ) {
        let (now, read_at) = (self.now, self.now + self.delay(PROCESSING));
        let webhook = self.link_tokens[&token].configuration.webhook.clone();
        let tag = self.tag();
        let item = session.update.and_then(|id| self.items.get_mut(&id));
        let Some((item, file)) = item.zip(session.proof.clone()) else {
            return;
        };
        let place = item.proofs.len();
        item.proofs.push(Proof {
            id: proof_id(item.id, place, tag),
            account_id: request.account_id,
            sent_at: now,
            read_at,
            parsing: request.parsing.clone(),
            file,
            webhook,
        });
        self.timers.set(read_at, Timer::ProofRead(item.id, place));
    }

    /// Tells that a statement has been read.
    pub(super) fn announce_proof(&mut self, item_id: ItemId, place: usize) {
        let Some(item) = self.item_by_id(item_id) else {
            return;
        };
        if item.webhook.is_some() {
            return self.notify(item_id, Payload::ProofRead);
        }
        let proof = item.proofs.get(place);
        if let Some(url) = proof.and_then(|it| it.webhook.clone()) {
            self.notify_url(url, Subject::Item(item_id), Payload::ProofRead);
        }
    }

    /// Accounts of an Item with the statements that were read, all of them or those of `ids`.
    ///
    /// # Errors
    /// Those of [`Sandbox::item`] and [`Sandbox::select_accounts`]; `PRODUCT_NOT_READY` if no
    /// statement was read yet.
    pub fn proven_accounts(
        &self,
        access_token: &str,
        ids: Option<&[String]>,
    ) -> Result<Vec<ProvenAccount<'_>>, Error> {
        let item = self.item(access_token)?;
        let accounts = Self::select_accounts(item, ids)?;
        if !item.proofs.iter().any(|it| it.read_at <= self.now) {
            return Err(ErrorCode::ProductNotReady.into());
        }
        let proven = accounts.into_iter().map(|it| self.proven(item, it));
        Ok(proven.collect())
    }

    fn proven<'a>(&'a self, item: &'a Item, account: &'a Account) -> ProvenAccount<'a> {
        let proofs = item.proofs.iter();
        let proofs: Vec<_> = proofs
            .filter(|it| it.account_id == account.id && it.read_at <= self.now)
            .map(|it| (it, self.catalog.proofs.of_file(&it.file)))
            .collect();
        let owner = (!proofs.is_empty()).then(|| self.owner_on_statement(item, account));
        ProvenAccount {
            account,
            proofs,
            owner,
        }
    }

    /// Who stands on a statement: the owner whom the bank knows, or the fixtures' one where nobody
    /// has logged in. Statements have no telephone numbers and no e-mail addresses.
    fn owner_on_statement(&self, item: &Item, account: &Account) -> Owner {
        let known = item.template(account).owners.first();
        let known = known.filter(|_| !item.is_manual());
        let owner = known.unwrap_or(&self.catalog.proofs.owner);
        Owner {
            addresses: owner.addresses.clone(),
            names: owner.names.clone(),
            ..Owner::default()
        }
    }
}

fn proof_id(item_id: ItemId, place: usize, tag: super::ids::WorldTag) -> Uuid {
    const PROOFS: u64 = 14 << 32;
    Uuid::new(tag, spread(item_id.key(), PROOFS, place as u64))
}
