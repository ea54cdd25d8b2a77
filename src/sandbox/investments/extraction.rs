//! Investments that are fetched while the app goes on, `async_update`.
//! <https://plaid.com/docs/api/products/investments/#investmentstransactionsget>

use jiff::SignedDuration;

use crate::errors::{Error, ErrorCode};
use crate::sandbox::history::{DAYS_MAX, date_of, day_number};
use crate::sandbox::ids::ItemId;
use crate::sandbox::product::Product;
use crate::sandbox::timers::Timer;
use crate::sandbox::webhooks::Payload;
use crate::sandbox::{Account, Item, Sandbox};

/// How long Plaid takes for it.
pub(in crate::sandbox) const EXTRACTION: SignedDuration = SignedDuration::from_secs(5);

impl Sandbox {
    /// Readies an Item for a call of Investments. With `later`, an Item that was made without
    /// them has them fetched, of which the app is told when they are there.
    ///
    /// # Errors
    /// Those of [`Sandbox::use_product`]; `PRODUCT_NOT_READY` while they are fetched;
    /// `NO_INVESTMENT_ACCOUNTS` if there is nothing to fetch.
    pub fn use_investments(&mut self, access_token: &str, later: bool) -> Result<(), Error> {
        let item = self.working_item(access_token)?;
        let at_once = !later || item.products.contains(&Product::Investments);
        let item = self.use_product(access_token, Product::Investments)?;
        if at_once {
            return Ok(());
        }
        let item_id = item.id;
        self.count_trades(self.item(access_token)?)?;
        let not_ready = &mut self.item_mut(access_token)?.not_ready;
        not_ready.insert(Product::Investments);
        let at = self.now + self.delay(EXTRACTION);
        self.timers.set(at, Timer::Investments(item_id));
        Err(ErrorCode::ProductNotReady.into())
    }

    /// The investments of an Item are there.
    pub(in crate::sandbox) fn announce_investments(&mut self, item_id: ItemId) {
        let Some(item) = self.items.get_mut(&item_id) else {
            return;
        };
        item.not_ready.remove(&Product::Investments);
        let count = self.items.get(&item_id).map(|item| self.count_trades(item));
        if let Some(Ok(trades)) = count {
            let payload = Payload::InvestmentsHistoricalUpdate { trades };
            self.notify(item_id, payload);
        }
    }

    /// How many investment transactions an Item has.
    fn count_trades(&self, item: &Item) -> Result<usize, Error> {
        let accounts: Vec<&Account> = item.accounts.iter().collect();
        let today = day_number(self.now());
        let days = (date_of(today - i64::from(DAYS_MAX)), date_of(today));
        let found = self.investment_transactions(item, &accounts, days, (0, 0))?;
        Ok(found.total)
    }
}
