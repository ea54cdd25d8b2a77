// Plaid's Node SDK, unmodified, calls each endpoint that an app built on Sandbox calls first.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plaidWithoutKeys } from './emulator.js';
import { FIRST_PLATYPUS_BANK, worlds } from './world.js';

const newWorld = worlds();

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/.source;
const ID = /^[A-Za-z0-9]{37}$/;

const LINK_TOKEN_REQUEST = {
  client_name: 'Test App',
  country_codes: ['US'],
  language: 'en',
  products: ['auth', 'transactions'],
  user: { client_user_id: 'user-1' },
};

test('a link token is made and read', async (t) => {
  const { plaid } = newWorld(t);
  const { data: created } = await plaid.linkTokenCreate(LINK_TOKEN_REQUEST);
  assert.match(created.link_token, new RegExp(`^link-sandbox-${UUID}$`));
  assert.equal(created.expiration, '2026-09-01T16:00:00Z');
  assert.match(created.request_id, /^[0-9a-f]{15}$/);

  const { data: read } = await plaid.linkTokenGet({ link_token: created.link_token });
  assert.equal(read.link_token, created.link_token);
  assert.equal(read.expiration, created.expiration);
  assert.equal(new Date(read.created_at).getTime(), Date.parse('2026-09-01T12:00:00Z'));
  assert.equal(read.metadata.client_name, 'Test App');
  assert.deepEqual(read.metadata.initial_products, ['auth', 'transactions']);
  assert.deepEqual(read.link_sessions ?? [], []);
});

test('keys may stand in the body', async (t) => {
  const { url, clientId } = newWorld(t);
  const keys = { client_id: clientId, secret: 'secret' };
  const { data } = await plaidWithoutKeys(url).linkTokenCreate({ ...keys, ...LINK_TOKEN_REQUEST });
  assert.match(data.link_token, /^link-sandbox-/);
});

test('a public token becomes an Item', async (t) => {
  const world = newWorld(t);
  const public_token = await world.publicToken({
    options: { webhook: 'https://app.example/webhook' },
  });
  assert.match(public_token, new RegExp(`^public-sandbox-${UUID}$`));
  const { data: exchanged } = await world.plaid.itemPublicTokenExchange({ public_token });
  assert.match(exchanged.access_token, new RegExp(`^access-sandbox-${UUID}$`));
  assert.match(exchanged.item_id, ID);

  const { data } = await world.plaid.itemGet({ access_token: exchanged.access_token });
  assert.equal(data.item.item_id, exchanged.item_id);
  assert.equal(data.item.institution_id, FIRST_PLATYPUS_BANK);
  assert.equal(data.item.institution_name, 'First Platypus Bank');
  assert.equal(data.item.webhook, 'https://app.example/webhook');
  assert.equal(data.item.error, null);
  assert.deepEqual(data.item.products, ['auth', 'transactions']);
  assert.deepEqual(data.item.billed_products, ['auth', 'transactions']);
  const both = data.item.available_products.filter((it) => data.item.billed_products.includes(it));
  assert.deepEqual(both, []);
});

test('accounts and balances', async (t) => {
  const world = newWorld(t);
  const { access_token, item_id } = await world.item();
  const { data: all } = await world.plaid.accountsGet({ access_token });
  assert.equal(all.item.item_id, item_id);
  assert.equal(all.accounts.length, 14);
  const [checking] = all.accounts;
  assert.match(checking.account_id, ID);
  assert.equal(checking.name, 'Plaid Checking');
  assert.equal(checking.mask, '0000');
  assert.equal(checking.balances.available, 100);
  assert.equal(checking.balances.current, 110);

  const { data: one } = await world.plaid.accountsBalanceGet({
    access_token,
    options: { account_ids: [checking.account_id] },
  });
  assert.deepEqual(one.accounts, [checking]);
});

test('account and routing numbers', async (t) => {
  const world = newWorld(t);
  const { access_token } = await world.item();
  const { data } = await world.plaid.authGet({ access_token });
  const names = data.accounts.map((account) => account.name);
  assert.deepEqual(names, ['Plaid Checking', 'Plaid Saving', 'Plaid Cash Management']);
  assert.deepEqual(
    data.numbers.ach.map(({ account_id }) => account_id),
    data.accounts.map(({ account_id }) => account_id),
  );
  const [{ account, routing, wire_routing }] = data.numbers.ach;
  assert.deepEqual(
    { account, routing, wire_routing },
    { account: '1111222233330000', routing: '011401533', wire_routing: '021000021' },
  );
});

test('owners', async (t) => {
  const world = newWorld(t);
  const { access_token } = await world.item({ initial_products: ['identity'] });
  const { data } = await world.plaid.identityGet({ access_token });
  assert.equal(data.accounts.length, 14);
  const [owner] = data.accounts[0].owners;
  assert.deepEqual(owner.names, ['Alberta Bobbeth Charleson']);
  assert.equal(owner.emails[0].data, 'accountholder0@example.com');
});

test('transactions come page by page once they are ready', async (t) => {
  const world = newWorld(t);
  const { access_token } = await world.item();
  const sync = async (cursor) => {
    const { data } = await world.plaid.transactionsSync({ access_token, cursor, count: 10 });
    return data;
  };

  const early = await sync();
  assert.deepEqual([early.added, early.modified, early.removed], [[], [], []]);
  assert.equal(early.has_more, false);
  assert.equal(early.next_cursor, '');
  assert.equal(early.transactions_update_status, 'NOT_READY');

  await world.advance('30s');
  const pages = [];
  let cursor = early.next_cursor;
  for (let more = true; more; ) {
    const page = await sync(cursor);
    pages.push({ cursor, page });
    ({ has_more: more, next_cursor: cursor } = page);
  }
  assert.ok(pages.length > 3, `${pages.length} pages`);
  const added = pages.flatMap(({ page }) => page.added);
  assert.equal(new Set(added.map((it) => it.transaction_id)).size, added.length);
  for (const { page } of pages.slice(0, -1)) {
    assert.equal(page.added.length + page.modified.length + page.removed.length, 10);
  }

  // A cursor can be replayed, in the middle and at the end.
  const { cursor: middle, page: expected } = pages[2];
  const { request_id: ignored, ...again } = await sync(middle);
  const { request_id: first, ...before } = expected;
  assert.notEqual(ignored, first);
  assert.deepEqual(again, before);
  const drained = await sync(cursor);
  assert.deepEqual(drained.added, []);
  assert.equal(drained.next_cursor, cursor);

  // The same transactions by their dates.
  const { data: byDate } = await world.plaid.transactionsGet({
    access_token,
    start_date: '2024-01-01',
    end_date: '2026-09-01',
    options: { count: 500 },
  });
  assert.equal(byDate.total_transactions, added.length);
  const ids = (list) => list.map((it) => it.transaction_id).sort();
  assert.deepEqual(ids(byDate.transactions), ids(added));
  const known = new Set(byDate.accounts.map((account) => account.account_id));
  assert.ok(byDate.transactions.every((it) => known.has(it.account_id)));
});

test('transactions by date have offsets', async (t) => {
  const world = newWorld(t);
  const { access_token } = await world.item();
  await world.advance('30s');
  const page = async (offset) => {
    const { data } = await world.plaid.transactionsGet({
      access_token,
      start_date: '2026-08-01',
      end_date: '2026-08-31',
      options: { count: 4, offset },
    });
    return data;
  };
  const first = await page(0);
  const second = await page(4);
  assert.equal(first.transactions.length, 4);
  assert.equal(first.total_transactions, second.total_transactions);
  const dates = [...first.transactions, ...second.transactions].map((it) => it.date);
  assert.deepEqual(dates, dates.toSorted().toReversed());
  assert.ok(dates.every((date) => date >= '2026-08-01' && date <= '2026-08-31'));
});

test('institutions', async (t) => {
  const { plaid } = newWorld(t);
  const country_codes = ['US'];
  const { data: list } = await plaid.institutionsGet({ count: 5, offset: 0, country_codes });
  assert.equal(list.institutions.length, 5);
  assert.ok(list.total > 5);
  const { data: byId } = await plaid.institutionsGetById({
    institution_id: FIRST_PLATYPUS_BANK,
    country_codes,
    options: { include_optional_metadata: true },
  });
  assert.equal(byId.institution.name, 'First Platypus Bank');
  assert.ok('logo' in byId.institution && 'url' in byId.institution);
  const { data: found } = await plaid.institutionsSearch({
    query: 'Platypus',
    products: ['auth'],
    country_codes,
  });
  assert.ok(found.institutions.some((it) => it.institution_id === FIRST_PLATYPUS_BANK));
  assert.ok(found.institutions.length <= 10);
});

test('categories need no keys', async (t) => {
  const { url } = newWorld(t);
  const { data } = await plaidWithoutKeys(url).categoriesGet({});
  assert.ok(data.categories.length > 500);
  const bankFees = data.categories.find((it) => it.category_id === '10000000');
  assert.deepEqual(bankFees, {
    category_id: '10000000',
    group: 'special',
    hierarchy: ['Bank Fees'],
  });
});

test('a webhook is replaced and taken away', async (t) => {
  const world = newWorld(t);
  const { access_token } = await world.item();
  const set = async (webhook) => {
    const { data } = await world.plaid.itemWebhookUpdate({ access_token, webhook });
    return data.item.webhook;
  };
  assert.equal(await set('https://app.example/new'), 'https://app.example/new');
  assert.ok(!(await set(null)));
});

test('an access token is rotated', async (t) => {
  const world = newWorld(t);
  const { access_token, item_id } = await world.item();
  const { data } = await world.plaid.itemAccessTokenInvalidate({ access_token });
  assert.notEqual(data.new_access_token, access_token);
  const { data: read } = await world.plaid.itemGet({ access_token: data.new_access_token });
  assert.equal(read.item.item_id, item_id);
  await assert.rejects(world.plaid.itemGet({ access_token }), ({ response }) => {
    assert.equal(response.data.error_code, 'INVALID_ACCESS_TOKEN');
    return true;
  });
});

test('an Item is removed', async (t) => {
  const world = newWorld(t);
  const { access_token } = await world.item();
  const { data } = await world.plaid.itemRemove({ access_token });
  assert.deepEqual(Object.keys(data), ['request_id']);
  await assert.rejects(world.plaid.itemRemove({ access_token }), ({ response }) => {
    assert.equal(response.data.error_code, 'ITEM_NOT_FOUND');
    return true;
  });
});
