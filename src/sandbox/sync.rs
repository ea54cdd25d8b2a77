//! `/transactions/sync`: pages of what reached an Item since a cursor, and the cursors.
//! <https://plaid.com/docs/api/products/transactions/#transactionssync>

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use jiff::civil::Date;

use super::catalog::{Category, TransactionDetails};
use super::history::{Change, History, Readiness, Transaction};
use super::ids::{AccountId, DataId, TransactionId};
use super::mint::spread;
use super::product::Product;
use super::{Account, Item, Sandbox, TransactionWindow};
use crate::errors::{Error, ErrorCode, rule};

/// What a client asks of `/transactions/sync`.
#[derive(Debug)]
pub struct SyncRequest<'a> {
    /// The cursor of the page before; empty from the start.
    pub cursor: &'a str,
    /// The longest page wanted, 1 to 500.
    pub count: usize,
    /// One account instead of all.
    pub account_id: Option<&'a str>,
}

/// A page of what reached an Item. Each transaction stands once in the pages from one cursor on.
#[derive(Debug)]
pub struct SyncPage<'a> {
    /// New transactions, in the order they reached the Item.
    pub added: Vec<Transaction<'a>>,
    /// Transactions that were there before and have been told of again.
    pub modified: Vec<Transaction<'a>>,
    /// Transactions that are gone.
    pub removed: Vec<(AccountId, TransactionId)>,
    /// Where the next page begins; empty while nothing has been pulled.
    pub next_cursor: String,
    /// Whether another page is there now.
    pub has_more: bool,
    /// How much has been pulled.
    pub readiness: Readiness,
}

/// A place in the order in which transactions reach an Item.
///
/// On the wire it is the base64 text of 80 bytes in protobuf form, as Plaid's are: a version, a
/// transaction id and three timestamps. Ours say how much had been told before, and carry a check
/// that binds them to the Item and the account they were made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// How much had been told of before the first page.
    from: u32,
    /// How much had been told of when the first page was read, between two pages.
    to: u32,
    /// How many changes were on the pages before, between two pages.
    skip: u32,
    last: TransactionId,
}

/// Asks for the place behind all that has come, for apps that had used `/transactions/get`.
const NOW: &str = "now";
/// Keeps a number that is written as nanoseconds at four bytes.
const FOUR_BYTES: u32 = 1 << 21;
const CHECK_BITS: u32 = (1 << 27) - 1;
const BYTES: usize = 80;

impl SyncPage<'_> {
    fn len(&self) -> usize {
        self.added.len() + self.modified.len() + self.removed.len()
    }
}

impl Cursor {
    /// The place behind the first `told` things that are told of an Item.
    fn at(told: usize, item: &Item) -> Self {
        Self {
            from: told as u32,
            to: 0,
            skip: 0,
            last: item.id,
        }
    }

    fn encode(self, item: &Item, account: Option<AccountId>) -> String {
        let created = item.created_at;
        let mut bytes = Vec::with_capacity(BYTES);
        bytes.extend([0x08, 0x01, 0x12, 37]);
        bytes.extend(self.last.as_str().as_bytes());
        let check = self.check(item, account);
        for (tag, later, nanos) in [
            (0x1a, 0, self.from),
            (0x22, 0, check),
            (0x2a, self.to, self.skip),
        ] {
            bytes.extend([tag, 11, 0x08]);
            bytes.extend(varint(seconds_of(created).saturating_add(later), 5));
            bytes.push(0x10);
            bytes.extend(varint(nanos + FOUR_BYTES, 4));
        }
        STANDARD.encode(bytes)
    }

    fn decode(text: &str, item: &Item, account: Option<AccountId>) -> Option<Self> {
        let bytes = STANDARD.decode(text).ok()?;
        if bytes.len() != BYTES || bytes[..4] != [0x08, 0x01, 0x12, 37] {
            return None;
        }
        let last = DataId::parse(std::str::from_utf8(&bytes[4..41]).ok()?)?;
        let created = seconds_of(item.created_at);
        let cursor = Self {
            from: nanos_of(&bytes[41..54])?,
            to: seconds_within(&bytes[67..80])?.checked_sub(created)?,
            skip: nanos_of(&bytes[67..80])?,
            last,
        };
        (cursor.encode(item, account) == text).then_some(cursor)
    }

    fn check(self, item: &Item, account: Option<AccountId>) -> u32 {
        let stream = account.map_or(0, |account| account.key());
        let place = u64::from(self.from) << 32 | u64::from(self.to);
        let mixed = spread(
            item.id.key() ^ self.last.key() ^ u64::from(self.skip).rotate_left(32),
            stream,
            place,
        );
        (mixed as u32) & CHECK_BITS
    }
}

/// Seconds since 1970 in the five bytes a varint of this century takes, with room for more.
fn seconds_of(at: Timestamp) -> u32 {
    const FIVE_BYTES: i64 = 1 << 28;
    const ROOM: i64 = 1 << 28;
    let most = i64::from(u32::MAX) - ROOM;
    u32::try_from(at.as_second().clamp(FIVE_BYTES, most)).unwrap_or(u32::MAX)
}

fn varint(value: u32, length: usize) -> impl Iterator<Item = u8> {
    (0..length).map(move |at| {
        let group = (u64::from(value) >> (7 * at)) as u8 & 0x7f;
        if at + 1 == length {
            group
        } else {
            group | 0x80
        }
    })
}

/// The nanoseconds of a timestamp.
fn nanos_of(field: &[u8]) -> Option<u32> {
    number_of(field.get(9..13)?).checked_sub(FOUR_BYTES)
}

/// The seconds of a timestamp.
fn seconds_within(field: &[u8]) -> Option<u32> {
    Some(number_of(field.get(3..8)?))
}

/// The number that a varint writes, as far as it fits 32 bits.
fn number_of(groups: &[u8]) -> u32 {
    let groups = groups.iter().rev();
    groups.fold(0, |value, byte| (value << 7) | u32::from(*byte & 0x7f))
}

impl Sandbox {
    /// Readies an Item for a call of `/transactions/sync`, after the first of which the app hears
    /// of news there by `SYNC_UPDATES_AVAILABLE`.
    ///
    /// # Errors
    /// Those of [`Sandbox::start_transactions`].
    pub fn start_sync(
        &mut self,
        access_token: &str,
        days_requested: Option<u16>,
    ) -> Result<(), Error> {
        self.start_transactions(access_token, days_requested)?;
        self.item_mut(access_token)?.told.syncs = true;
        Ok(())
    }

    /// A page of what reached an Item since the request's cursor. Asking twice with the same
    /// cursor gives the same transactions in the same order, until there is more.
    ///
    /// # Errors
    /// `INVALID_FIELD` for a cursor that was not made for this Item and account;
    /// `INVALID_ACCOUNT_ID`; `TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION` for a cursor between
    /// two pages after something has changed; `PRODUCTS_NOT_SUPPORTED` if
    /// [`start_transactions`](Sandbox::start_transactions) was not called before.
    pub fn sync_transactions<'a>(
        &'a self,
        item: &'a Item,
        request: &SyncRequest<'_>,
    ) -> Result<SyncPage<'a>, Error> {
        let chosen = request.account_id.map(|text| account_of(item, text));
        let chosen = chosen.transpose()?;
        let account = chosen.map(|account| account.id);
        let history = match chosen {
            Some(account) => History::new(self, item, [account]),
            None => History::whole(self, item),
        };
        let history = history.ok_or_else(not_on_item)?;
        let from = match request.cursor {
            "" => Cursor::at(0, item),
            NOW => Cursor::at(history.told(), item),
            text => Cursor::decode(text, item, account).ok_or_else(cursor_of_another_item)?,
        };
        let mut page = SyncPage {
            added: Vec::new(),
            modified: Vec::new(),
            removed: Vec::new(),
            next_cursor: String::new(),
            has_more: false,
            readiness: history.readiness(),
        };
        if page.readiness == Readiness::NotReady {
            return Ok(page);
        }
        let to = history.told();
        if from.skip > 0 && from.to as usize != to {
            return Err(ErrorCode::TransactionsSyncMutationDuringPagination.into());
        }
        let mut changes = history.changes((from.from as usize, to), from.skip as usize);
        let mut last = from.last;
        for change in changes.by_ref().take(request.count) {
            last = change.id();
            match change {
                Change::Added(it) => page.added.push(it),
                Change::Modified(it) => page.modified.push(it),
                Change::Removed(account, id) => page.removed.push((account, id)),
            }
        }
        page.has_more = changes.next().is_some();
        let next = if page.has_more {
            Cursor {
                to: to as u32,
                skip: from.skip + page.len() as u32,
                last,
                ..from
            }
        } else {
            Cursor {
                last,
                ..Cursor::at(to, item)
            }
        };
        page.next_cursor = next.encode(item, account);
        Ok(page)
    }

    /// A page of the transactions of an Item's accounts by date, newest first.
    ///
    /// # Errors
    /// `PRODUCT_NOT_READY` in the first seconds; `PRODUCTS_NOT_SUPPORTED` if
    /// [`start_transactions`](Sandbox::start_transactions) was not called before.
    pub fn transactions_between<'a>(
        &'a self,
        item: &'a Item,
        dates: (Date, Date),
        accounts: &[&'a Account],
        page: (usize, usize),
    ) -> Result<TransactionWindow<'a>, Error> {
        let history = History::new(self, item, accounts.iter().copied()).ok_or_else(not_on_item)?;
        if history.readiness() == Readiness::NotReady {
            return Err(ErrorCode::ProductNotReady.into());
        }
        Ok(history.between(dates, page))
    }

    /// The legacy category of a transaction, for clients that still see it.
    pub fn legacy_category(&self, details: &TransactionDetails) -> Option<&Category> {
        let sees = self.client().is_some_and(|it| it.legacy_categories);
        self.category(details).filter(|_| sees)
    }

    /// The legacy category of a transaction, for whoever has asked for it.
    pub fn category(&self, details: &TransactionDetails) -> Option<&Category> {
        let id = details.category_id.as_ref()?;
        let categories = &self.catalog().categories;
        let place = categories
            .binary_search_by(|category| category.category_id.cmp(id))
            .ok()?;
        categories.get(place)
    }
}

fn not_on_item() -> Error {
    Error::products_not_supported(&[Product::Transactions.as_str()])
}

fn account_of<'a>(item: &'a Item, text: &str) -> Result<&'a Account, Error> {
    let id = AccountId::parse(text).ok_or_else(account_id_malformed)?;
    match item.accounts.iter().find(|account| account.id == id) {
        Some(account) => Ok(account),
        None => Err(ErrorCode::InvalidAccountId.into()),
    }
}

fn cursor_of_another_item() -> Error {
    Error::new(
        ErrorCode::InvalidField,
        "cursor not associated with access_token",
    )
}

fn account_id_malformed() -> Error {
    Error::invalid_field("options.account_id", rule::ACCOUNT_ID)
}
