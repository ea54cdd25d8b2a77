// Plaid's Node SDK, unmodified, follows transactions from pending to posted while the clock moves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { worlds } from './world.js';

const newWorld = worlds();

// An app that keeps what /transactions/sync tells, as Plaid's documentation says to.
class Ledger {
  constructor(plaid, access_token) {
    this.plaid = plaid;
    this.access_token = access_token;
    this.cursor = undefined;
    this.known = new Map();
  }

  async page(cursor, count) {
    const { access_token } = this;
    const { data } = await this.plaid.transactionsSync({ access_token, cursor, count });
    return data;
  }

  // Reads all pages; begins again at the first when something has changed in between.
  async catchUp(count = 100, between = async () => {}) {
    for (;;) {
      const pages = [];
      let cursor = this.cursor;
      try {
        for (let more = true; more; ) {
          const page = await this.page(cursor, count);
          pages.push(page);
          ({ has_more: more, next_cursor: cursor } = page);
          if (more) {
            await between(pages.length);
          }
        }
      } catch (error) {
        const { error_type, error_code } = error.response.data;
        assert.equal(error_type, 'TRANSACTIONS_ERROR');
        assert.equal(error_code, 'TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION');
        continue;
      }
      for (const { added, modified, removed } of pages) {
        [...added, ...modified].forEach((it) => this.known.set(it.transaction_id, it));
        removed.forEach((it) => this.known.delete(it.transaction_id));
      }
      this.cursor = cursor;
      return pages;
    }
  }

  named(name) {
    return [...this.known.values()].filter((it) => it.merchant_name === name);
  }

  // What /transactions/get shows is what has been kept.
  async agrees() {
    const { data } = await this.plaid.transactionsGet({
      access_token: this.access_token,
      start_date: '2020-01-01',
      end_date: '2030-01-01',
      options: { count: 500 },
    });
    const byId = (a, b) => (a.transaction_id < b.transaction_id ? -1 : 1);
    assert.deepEqual([...this.known.values()].sort(byId), data.transactions.sort(byId));
  }
}

async function itemOf(world, override_username) {
  const options = { override_username, override_password: 'any' };
  const { access_token } = await world.item({ initial_products: ['transactions'], options });
  return access_token;
}

test('a bill is pending and posts with a tip', async (t) => {
  const world = newWorld(t);
  const ledger = new Ledger(world.plaid, await itemOf(world, 'user_pending_posts'));
  await world.advance('20s');
  await ledger.catchUp();
  const [pending] = ledger.named('Chipotle Mexican Grill');
  assert.deepEqual([pending.pending, pending.amount, pending.date], [true, 40, '2026-09-01']);

  for (let day = 0; day < 8; day += 1) {
    await world.advance('24h');
    await ledger.catchUp();
    await ledger.agrees();
  }
  const [posted] = ledger.named('Chipotle Mexican Grill');
  assert.deepEqual([posted.pending, posted.amount, posted.date], [false, 48.2, '2026-09-03']);
  assert.equal(posted.pending_transaction_id, pending.transaction_id);
  assert.notEqual(posted.transaction_id, pending.transaction_id);
  const [fuel] = ledger.named('Shell');
  assert.equal(fuel.pending_transaction_id, null);
});

test('pages are begun again when data changes between them', async (t) => {
  const world = newWorld(t);
  const ledger = new Ledger(world.plaid, await itemOf(world, 'user_pending_posts'));
  await world.advance('20s');
  let changes = 0;
  const pages = await ledger.catchUp(2, async (page) => {
    if (page === 1 && changes === 0) {
      changes += 1;
      await world.advance('24h');
    }
  });
  assert.equal(changes, 1);
  assert.equal(pages.length, 3);
  await ledger.agrees();
});

test('a refresh and transactions of its own', async (t) => {
  const world = newWorld(t);
  const access_token = await itemOf(world, 'user_transactions_dynamic');
  const ledger = new Ledger(world.plaid, access_token);
  await world.advance('20s');
  await ledger.catchUp();
  const pending = [...ledger.known.values()].filter((it) => it.pending);
  assert.equal(pending.length, 4);

  await world.plaid.transactionsRefresh({ access_token });
  const [{ removed, modified }] = await ledger.catchUp(500);
  const gone = removed.map((it) => it.transaction_id).sort();
  assert.deepEqual(gone, pending.map((it) => it.transaction_id).sort());
  assert.ok(modified.length > 0);

  const today = { date_transacted: '2026-09-01', date_posted: '2026-09-01' };
  await world.plaid.sandboxTransactionsCreate({
    access_token,
    transactions: [{ ...today, amount: 9.5, description: 'KFC 1234', iso_currency_code: 'USD' }],
  });
  const [{ added }] = await ledger.catchUp(500);
  assert.deepEqual(added.map((it) => [it.name, it.merchant_name]), [['KFC 1234', 'KFC']]);
  await ledger.agrees();
});

test('what comes again and again, and what comes from elsewhere', async (t) => {
  const world = newWorld(t);
  const access_token = await itemOf(world, 'user_yuppie');
  await world.advance('20s');
  const { data } = await world.plaid.transactionsRecurringGet({ access_token });
  const pay = data.inflow_streams.find((it) => it.description === 'LUMEN LABS INC PAYROLL');
  assert.deepEqual([pay.frequency, pay.status, pay.is_active], ['SEMI_MONTHLY', 'MATURE', true]);
  assert.equal(pay.last_amount.amount, -4218.75);

  const { data: enriched } = await world.plaid.transactionsEnrich({
    account_type: 'credit',
    transactions: [
      {
        id: '1',
        description: 'PURCHASE WM SUPERCENTER #1700',
        amount: 72.1,
        direction: 'OUTFLOW',
        iso_currency_code: 'USD',
      },
    ],
  });
  const [{ enrichments }] = enriched.enriched_transactions;
  assert.equal(enrichments.merchant_name, 'Walmart');
  assert.equal(enrichments.location.store_number, '1700');
});
