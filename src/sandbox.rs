//! One world of the Sandbox: its state and the rules that change it.
//!
//! A [`Sandbox`] is a machine that is turned by hand. Chance enters once, as the seed; time enters
//! by [`Sandbox::advance_to`]; everything else by commands, which are verbs. Nothing here reads a
//! clock, draws chance of its own, waits, opens a file or knows of HTTP, HTML and JSON values.

mod applications;
mod consent;
mod consent_log;
mod delays;
mod direct_link;
mod duplicates;
mod enriched;
mod faults;
mod gesture;
mod happenings;
mod history;
mod identity_match;
mod institutions;
mod investments;
mod item_accounts;
mod item_login;
mod items;
mod layer;
mod liabilities;
mod link_delivery;
mod link_errors;
mod link_event;
mod link_facts;
mod link_identity;
mod link_income;
mod link_issues;
mod link_layer;
mod link_numbers;
mod link_opening;
mod link_picked;
mod link_purpose;
mod link_results;
mod link_returning;
mod link_sessions;
mod link_tokens;
mod link_told;
mod link_webhooks;
mod linking;
mod login;
mod mint;
mod named;
mod oauth;
mod oauth_tokens;
mod old_tokens;
mod phones;
mod plans;
mod processors;
mod proofs;
mod rate_limits;
mod recurring;
mod shelf;
mod signal;
mod signing;
mod spans;
mod statements;
mod sync;
mod tampering;
mod timers;
mod tokens;
mod told_transactions;
mod transaction_requests;
mod transparency;
mod update_mode;
mod verification;

pub mod account;
pub mod asset_reports;
pub mod bank_transfers;
pub mod cashflow_reports;
pub mod catalog;
pub mod check_reports;
pub mod clock;
pub mod ids;
pub mod income;
pub mod monitor;
pub mod payments;
pub mod product;
pub mod transfers;
pub mod users;
pub mod verifications;
pub mod webhooks;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

pub use applications::{
    AccountScope, Activity, ActivityPage, ActivityType, Authenticator, Connected, DataReads,
    KnownApplication, ProductScope, ReadData, Scopes, ScopesPlace,
};
pub use consent_log::{Agreed, ConsentEvent};
pub use delays::Delays;
pub use direct_link::DirectLink;
pub use enriched::{EnrichedStream, EnrichedTransaction, Sums, UserInsights};
pub use faults::{Mishap, Rule, RuleId, Standing};
pub use gesture::Gesture;
pub use happenings::Happening;
pub use history::{HistoryDates, MadeTransaction, Readiness, Transaction, TransactionWindow};
pub use identity_match::{AddressMatch, Claim, ClaimedAddress, IdentityMatch, NameMatch};
pub use institutions::{InstitutionFilter, InstitutionPage};
pub use investments::{Held, InvestmentTransaction, InvestmentWindow, MoveNumbers};
pub use item_accounts::Account;
pub use items::{Item, NewItem};
pub use layer::{EditCounts, SharedProfile};
pub use link_delivery::{
    Callback, CallbackAccount, CallbackKind, DeliveryNews, DeliveryReport, DeliveryStatus,
    DeliveryTold, DeliveryWay,
};
pub use link_event::LinkEvent;
pub use link_identity::{Details, IdentityGesture, IdentityRequest};
pub use link_income::{IncomeGesture, IncomeRequest};
pub use link_issues::{
    Followed, Issue, IssueClue, IssueGesture, IssueId, IssueResolved, IssueStatus, IssueTold,
};
pub use link_layer::{LayerGesture, LayerSession, SavedAccount};
pub use link_numbers::{AuthOptions, Numbers, NumbersDetail, NumbersGesture, RerouteToCredentials};
pub use link_picked::Pick;
pub use link_purpose::Purpose;
pub use link_results::{
    AddedItem, BankIncomeFound, BankIncomeStatus, CheckItem, DocumentsFound, Findings, Handover,
    PayrollFound, SessionResult, TransferStatus,
};
pub use link_returning::{Returning, ReturningGesture};
pub use link_sessions::LinkSession;
pub use link_tokens::{
    AccountFilters, DeliveryMethod, HostedLink, LinkConfiguration, LinkTokenRecord, LinkUser,
    SubtypeFilter,
};
pub use oauth::{OauthLogin, OauthStage};
pub use oauth_tokens::{
    ACCESS_LIFE as OAUTH_ACCESS_LIFE, Issued, OauthGrant, OauthPair, OauthScope, SubjectTokenType,
};
pub use old_tokens::ReadToken;
pub use phones::hidden_number;
pub use plans::Deed;
pub use processors::LentAccount;
pub use proofs::{Proof, ProofRequest, ProvenAccount, SAMPLE as SAMPLE_PROOF};
pub use rate_limits::CallSubject;
pub use recurring::{RecurringStream, RecurringStreams, StreamFrequency, StreamStatus};
pub use signal::{Advice, Attribute, Evaluation, PlannedDebit, Recommendation, Scores};
pub use signing::VerificationKey;
pub use spans::{SPANS, Span};
pub use statements::{Statement, StatementDates, WholeStatement};
pub use sync::{Cursor, SyncPage, SyncRequest};
pub use tampering::{Change, ItemState, TokenKind};
pub use tokens::{ChosenTokens, TokenLives};
pub use told_transactions::{TellingVerb, ToldTransaction};
pub use transaction_requests::{ForeignTransaction, MoneyDirection, WantedTransaction};
pub use transparency::{Consented, DataScope};
pub use verification::{AuthMethod, SimulatedStatus, Verification, VerificationStatus};

use applications::Applications;
use asset_reports::AssetReports;
use bank_transfers::BankTransfers;
use cashflow_reports::CashflowReports;
use catalog::{Catalog, Client};
use check_reports::CheckReports;
use clock::Clock;
use enriched::EnrichedTransactions;
use faults::Faults;
use ids::{AccessToken, ItemId, LinkToken, PublicToken, RequestId, Uuid, WorldTag};
use income::Incomes;
use layer::SharedProfiles;
use mint::Mint;
use monitor::Screenings;
use oauth_tokens::OauthTokens;
use old_tokens::OldTokens;
use payments::Payments;
use phones::Phones;
use processors::Processors;
use rate_limits::RateLimits;
use signal::Signals;
use signing::Keys;
use timers::Timers;
use transfers::Transfers;
use users::Users;
use verifications::Verifications;
use webhooks::Outbox;

/// One client's world.
///
/// Call [`advance_to`](Self::advance_to) first, then one command or getter; within a call time
/// does not move. Getters take `&self`.
#[derive(Debug)]
pub struct Sandbox {
    catalog: Arc<Catalog>,
    client_id: String,
    seed: u64,
    mint: Mint,
    clock: Clock,
    now: Timestamp,
    timers: Timers,
    outbox: Outbox,
    keys: Keys,
    users: Users,
    verifications: Verifications,
    access_tokens: BTreeMap<AccessToken, ItemId>,
    applications: Applications,
    asset_reports: AssetReports,
    bank_transfers: BankTransfers,
    items: BTreeMap<ItemId, Item>,
    issues: Vec<Issue>,
    link_sessions: BTreeMap<Uuid, LinkToken>,
    // Boxed: a map moves its neighbours about at every insertion.
    link_tokens: BTreeMap<LinkToken, Box<LinkTokenRecord>>,
    old_tokens: OldTokens,
    oauth_logins: BTreeMap<Uuid, OauthLogin>,
    oauth_tokens: OauthTokens,
    phones: Phones,
    plans: Vec<Deed>,
    processors: Processors,
    profiles: SharedProfiles,
    faults: Faults,
    payments: Payments,
    incomes: Incomes,
    cashflow_reports: BTreeMap<ItemId, CashflowReports>,
    check_reports: CheckReports,
    enriched: EnrichedTransactions,
    transfers: Transfers,
    rate_limits: RateLimits,
    screenings: Screenings,
    signals: Signals,
    public_tokens: BTreeMap<PublicToken, tokens::PublicTokenRecord>,
    token_lives: TokenLives,
}

impl Sandbox {
    /// The world of `client_id` in a run with `seed`, its clock as given.
    pub fn new(catalog: Arc<Catalog>, seed: u64, client_id: &str, clock: Clock) -> Self {
        Self {
            catalog,
            client_id: client_id.to_owned(),
            seed,
            mint: Mint::new(seed, client_id),
            clock,
            now: Timestamp::UNIX_EPOCH,
            timers: Timers::default(),
            outbox: Outbox::default(),
            keys: Keys::default(),
            users: Users::default(),
            verifications: Verifications::default(),
            access_tokens: BTreeMap::new(),
            applications: Applications::default(),
            asset_reports: AssetReports::default(),
            bank_transfers: BankTransfers::default(),
            items: BTreeMap::new(),
            issues: Vec::new(),
            link_sessions: BTreeMap::new(),
            link_tokens: BTreeMap::new(),
            old_tokens: OldTokens::default(),
            oauth_logins: BTreeMap::new(),
            oauth_tokens: OauthTokens::default(),
            phones: Phones::default(),
            plans: Vec::new(),
            processors: Processors::default(),
            profiles: SharedProfiles::default(),
            faults: Faults::default(),
            payments: Payments::default(),
            incomes: Incomes::default(),
            cashflow_reports: BTreeMap::new(),
            check_reports: CheckReports::default(),
            enriched: EnrichedTransactions::new(),
            transfers: Transfers::default(),
            rate_limits: RateLimits::default(),
            screenings: Screenings::default(),
            signals: Signals::default(),
            public_tokens: BTreeMap::new(),
            token_lives: TokenLives::default(),
        }
    }

    /// Lets time pass until the wall shows `wall`. What is due by then happens, in order and each
    /// at its own time, however far the clock jumps.
    pub fn advance_to(&mut self, wall: Timestamp) {
        let now = self.clock.read(wall);
        while let Some((due, timer)) = self.timers.take_due(now) {
            self.now = due;
            self.fire(timer);
        }
        self.now = now;
    }

    /// What the world's clock shows in this call.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The world's clock, to move or stop; takes effect with the next
    /// [`advance_to`](Self::advance_to).
    pub fn clock_mut(&mut self) -> &mut Clock {
        &mut self.clock
    }

    /// The world's clock.
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// What fixtures say.
    pub fn catalog(&self) -> &Arc<Catalog> {
        &self.catalog
    }

    /// The tag all tokens of this world carry.
    pub fn tag(&self) -> WorldTag {
        self.mint.tag()
    }

    /// The id of one more API answer.
    pub fn next_request_id(&mut self) -> RequestId {
        self.mint.request_id()
    }

    /// The id of a session that never came to be, for an app that is told so.
    pub fn next_session_id(&mut self) -> Uuid {
        self.mint.link_session_id()
    }

    /// What the clients file says of this world's client, if there is one.
    pub fn client(&self) -> Option<&Client> {
        self.catalog.clients.as_ref()?.get(&self.client_id)
    }
}
