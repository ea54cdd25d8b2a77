//! `POST /_emulator/transactions`: what a bank tells of transactions, now.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::TransactionId;
use crate::sandbox::{Sandbox, TellingVerb, ToldTransaction};

/// What is to happen.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// In whose world.
    pub client_id: String,
    /// The Item, by `item_id` or access token.
    pub item: String,
    /// One after the other.
    pub events: Vec<Event>,
}

/// The same for a scenario, whose world is its own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Planned {
    item: String,
    events: Vec<Event>,
}

/// What is to happen to a transaction; one of the first four keys says what and to which.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    pending: Option<String>,
    posts: Option<String>,
    changes: Option<String>,
    removes: Option<String>,
    account: Option<String>,
    amount: Option<f64>,
    name: Option<String>,
    currency: Option<String>,
    date: Option<Date>,
    linked: Option<bool>,
}

/// What has happened.
#[derive(Debug, Serialize)]
pub struct Response {
    transactions: Vec<Happened>,
}

#[derive(Debug, Serialize)]
struct Happened {
    event: &'static str,
    transaction: String,
    /// That it has now, or had.
    transaction_id: TransactionId,
}

/// Has the bank tell something.
///
/// # Errors
/// `EMULATOR_BAD_REQUEST` for the first event that cannot happen; those before it have.
pub fn tell(request: &Request, world: &mut Sandbox) -> Result<Response, Error> {
    world.item_state(&request.item)?;
    let mut transactions = Vec::new();
    for (index, event) in request.events.iter().enumerate() {
        let happened = event.happen(&request.item, world);
        transactions.push(happened.map_err(|error| {
            let message = format!("events[{index}]: {}", error.message);
            Error::new(ErrorCode::EmulatorBadRequest, message)
        })?);
    }
    Ok(Response { transactions })
}

/// What a request asks for, for when it is to happen later.
///
/// # Errors
/// `EMULATOR_BAD_REQUEST` if there is no such Item, and for events that say nothing or two things.
pub fn read(request: &Planned, world: &Sandbox) -> Result<(String, Vec<ToldTransaction>), Error> {
    world.item_state(&request.item)?;
    let told = request.events.iter().map(|event| Ok(event.read()?.1));
    Ok((request.item.clone(), told.collect::<Result<_, Error>>()?))
}

impl Event {
    fn happen(&self, item: &str, world: &mut Sandbox) -> Result<Happened, Error> {
        let (event, told) = self.read()?;
        let transaction_id = world.tell_of_transaction(item, &told)?;
        Ok(Happened {
            event,
            transaction: told.whom,
            transaction_id,
        })
    }

    fn read(&self) -> Result<(&'static str, ToldTransaction), Error> {
        let verbs = [
            ("pending", TellingVerb::Pending, &self.pending),
            ("posts", TellingVerb::Posts, &self.posts),
            ("changes", TellingVerb::Changes, &self.changes),
            ("removes", TellingVerb::Removes, &self.removes),
        ];
        let mut said = verbs
            .into_iter()
            .filter_map(|(event, verb, whom)| Some((event, verb, whom.clone()?)));
        let (Some((event, verb, whom)), None) = (said.next(), said.next()) else {
            return Err(Error::new(
                ErrorCode::EmulatorBadRequest,
                "expected exactly one of `pending`, `posts`, `changes` and `removes`",
            ));
        };
        let told = ToldTransaction {
            verb,
            whom,
            account: self.account.clone(),
            amount: self.amount,
            description: self.name.clone(),
            currency: self.currency.clone(),
            date: self.date,
            linked: self.linked.unwrap_or(true),
        };
        Ok((event, told))
    }
}
