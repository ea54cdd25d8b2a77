//! What a session keeps of the account numbers typed in it, and the Item that comes of them.

use std::sync::Arc;

use super::look_up::is_known;
use super::{Numbers, NumbersGesture};
use crate::errors::ErrorCode;
use crate::link::numbers::{AuthWay, NumbersAction};
use crate::link::{Facts, Portal};
use crate::sandbox::account::{
    AccountNumbers, AccountSubtype, AccountType, Balances, HolderCategory, Owner,
};
use crate::sandbox::catalog::{AccountTemplate, Gate, Ledger, PasswordRule, Portfolio, TestUser};
use crate::sandbox::ids::{ItemId, LinkToken};
use crate::sandbox::item_login::Login;
use crate::sandbox::verification::{AuthMethod, Verification, VerificationStatus};
use crate::sandbox::{LinkConfiguration, LinkSession, NewItem, Sandbox};

/// Last digits of an account number that is known, and of one that could be one.
const KNOWN_ACCOUNT: &str = "1111222233331111";
const POSSIBLE_ACCOUNT: &str = "1111222233333333";
/// The same in Canada.
const KNOWN_IN_CANADA: &str = "11223311";
const POSSIBLE_IN_CANADA: &str = "11223333";

impl Sandbox {
    /// Keeps what a gesture about account numbers has told.
    pub(in crate::sandbox) fn remember_numbers(
        &mut self,
        token: LinkToken,
        session: &mut LinkSession,
        gesture: NumbersGesture<'_>,
        facts: &Facts,
    ) {
        session.numbers.slip = facts.numbers.slip;
        session.numbers.way = facts.numbers.way;
        match gesture {
            NumbersGesture::Plain(NumbersAction::Enter | NumbersAction::ChooseManually) => {
                session.institution = None;
                session.portal = Portal::Credentials;
                session.numbers = Numbers::of(facts.numbers.way);
            }
            NumbersGesture::Routing(routing) => {
                session.numbers.routing = typed(routing);
                let configuration = &self.link_tokens[&token].configuration;
                let banks = self.banks_with_routing_number(configuration, routing.trim());
                session.numbers.several_banks = banks.len() > 1;
            }
            NumbersGesture::Branch(institution, branch) => {
                session.numbers.routing = typed(institution);
                session.numbers.branch = typed(branch);
            }
            NumbersGesture::Account(number, _) => {
                session.numbers.account = typed(number);
                self.note_match(session, facts);
            }
            NumbersGesture::Both(routing, number, _) => {
                session.numbers.routing = typed(routing);
                session.numbers.account = typed(number);
            }
            NumbersGesture::Name(name) => session.numbers.name = typed(name),
            NumbersGesture::Kind { savings, business } => {
                session.numbers.savings = savings;
                session.numbers.business = business;
            }
            NumbersGesture::Bank(id) => {
                session.portal = facts.portal;
                session.institution = self.institution_named(id);
                session.numbers = Numbers::default();
            }
            NumbersGesture::Code(_) if facts.numbers.slip.is_none() => match session.update {
                Some(item_id) => self.note_deposit_code(item_id, facts.answer),
                None if facts.answer.is_err() => session.numbers.wrong += 1,
                None => {}
            },
            NumbersGesture::Code(_) | NumbersGesture::Plain(_) => {}
        }
    }

    /// Counts numbers that match nothing; after too many of them a deposit has to do.
    fn note_match(&self, session: &mut LinkSession, facts: &Facts) {
        match facts.answer {
            Err(ErrorCode::InstantMatchFailed) if facts.numbers.deposit_follows => {
                session.numbers.way = Some(AuthWay::Automated);
            }
            Err(_) if facts.numbers.slip.is_none() => session.numbers.wrong += 1,
            _ => {}
        }
    }

    /// Makes the Item of somebody who has logged in nowhere.
    pub(in crate::sandbox) fn connect_by_numbers(
        &mut self,
        token: LinkToken,
        session: &mut LinkSession,
    ) {
        let configuration = &self.link_tokens[&token].configuration;
        let verification = verification(configuration, session);
        let new = NewItem {
            institution_id: String::new(),
            user: Arc::new(holder(&session.numbers, &verification)),
            products: configuration.products.iter().copied().collect(),
            webhook: configuration.webhook.clone(),
            accounts: None,
            history: configuration.history,
            user_id: configuration.user_id.clone(),
        };
        let (public_token, item_id) = self.create_item(new);
        self.begin_verification(item_id, verification);
        if let Some(item) = self.items.get_mut(&item_id) {
            item.login = Login::NEVER_ASKED;
        }
        session.institution = None;
        self.keep_added(token, session, public_token, item_id);
    }

    /// Adds the numbers typed after a login to the Item that was made of it.
    pub(in crate::sandbox) fn add_typed_numbers(
        &mut self,
        token: LinkToken,
        session: &LinkSession,
        item_id: ItemId,
    ) {
        let configuration = &self.link_tokens[&token].configuration;
        let verification = verification(configuration, session);
        self.begin_verification(item_id, verification);
    }
}

fn typed(text: &str) -> String {
    text.trim().to_owned()
}

/// How the account of a session is verified.
fn verification(configuration: &LinkConfiguration, session: &LinkSession) -> Verification {
    let numbers = &session.numbers;
    let (method, status) = match numbers.way {
        Some(AuthWay::InstantMatch) => (AuthMethod::InstantMatch, None),
        Some(AuthWay::Automated) => (
            AuthMethod::AutomatedMicrodeposits,
            Some(VerificationStatus::PendingAutomaticVerification),
        ),
        Some(AuthWay::Instant) => (
            AuthMethod::InstantMicrodeposits,
            Some(VerificationStatus::ManuallyVerified),
        ),
        Some(AuthWay::Database) if configuration.auth.database_insights => {
            (AuthMethod::DatabaseInsights, Some(insights(numbers)))
        }
        Some(AuthWay::Database) => (
            AuthMethod::DatabaseMatch,
            Some(VerificationStatus::DatabaseMatched),
        ),
        Some(AuthWay::SameDay) | None => (
            AuthMethod::SameDayMicrodeposits,
            Some(VerificationStatus::PendingManualVerification),
        ),
    };
    let given = configuration.user.legal_name.clone();
    let name = given.unwrap_or_else(|| numbers.name.clone());
    Verification {
        method,
        status,
        name_match_score: status.and_then(|status| score(status, &name)),
        name: Some(name).filter(|name| !name.is_empty()),
        business: numbers.says_kind().then_some(numbers.business),
        numbers: account_numbers(numbers),
        wrong_codes: 0,
    }
}

/// How well a name fits the owner that is known of an account; `None` where none is.
pub(super) fn score(status: VerificationStatus, name: &str) -> Option<u8> {
    let found = status == VerificationStatus::DatabaseInsightsPass;
    found.then_some(if is_known(name) { 100 } else { 0 })
}

/// What is known of an account by its numbers.
pub(super) fn insights(numbers: &Numbers) -> VerificationStatus {
    let (known, possible) = if numbers.branch.is_empty() {
        (KNOWN_ACCOUNT, POSSIBLE_ACCOUNT)
    } else {
        (KNOWN_IN_CANADA, POSSIBLE_IN_CANADA)
    };
    match numbers.account.as_str() {
        account if account == known => VerificationStatus::DatabaseInsightsPass,
        account if account == possible => VerificationStatus::DatabaseInsightsPassWithCaution,
        _ => VerificationStatus::DatabaseInsightsFail,
    }
}

pub(super) fn account_numbers(numbers: &Numbers) -> AccountNumbers {
    let account = numbers.account.clone();
    if numbers.branch.is_empty() {
        AccountNumbers::Ach {
            account,
            routing: numbers.routing.clone(),
            wire_routing: None,
        }
    } else {
        AccountNumbers::Eft {
            account,
            institution: numbers.routing.clone(),
            branch: numbers.branch.clone(),
        }
    }
}

/// The owner of an account of which nothing is known but its numbers.
pub(in crate::sandbox) fn holder(numbers: &Numbers, verification: &Verification) -> TestUser {
    let (kind, subtype) = if numbers.savings {
        ("Savings", "savings")
    } else {
        ("Checking", "checking")
    };
    let subtype = AccountSubtype::of(AccountType::Depository, subtype)
        .expect("Plaid has checking and savings accounts");
    let account = AccountTemplate {
        name: format!("{kind}...{}", numbers.mask()),
        official_name: None,
        mask: numbers.mask().to_owned(),
        account_type: AccountType::Depository,
        subtype,
        balances: Balances::default(),
        currency: if numbers.branch.is_empty() {
            "USD".to_owned()
        } else {
            "CAD".to_owned()
        },
        apy: None,
        holder_category: verification.business.map(|business| {
            if business {
                HolderCategory::Business
            } else {
                HolderCategory::Personal
            }
        }),
        persistent_account_id: None,
        margin_loan_amount: None,
        liability: None,
        income: None,
        numbers: Some(verification.numbers.clone()),
        owners: Arc::new(vec![Owner {
            names: verification.name.iter().cloned().collect(),
            ..Owner::default()
        }]),
    };
    TestUser {
        username: String::new(),
        password: PasswordRule::Any,
        accounts: vec![account],
        cycle: Vec::new(),
        cycle_days: 1,
        ledger: Ledger::default(),
        portfolio: Portfolio::default(),
        gate: Gate::default(),
    }
}
