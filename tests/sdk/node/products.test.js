// Plaid's Node SDK, unmodified, with products that build on an Item's data.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { worlds } from './world.js';

const newWorld = worlds();

test('an account is lent to a processor', async (t) => {
  const world = newWorld(t);
  const { plaid } = world;
  const { access_token } = await world.item({ initial_products: ['auth'] });
  const { data: all } = await plaid.accountsGet({ access_token });
  const [{ account_id }] = all.accounts;
  const { data: lent } = await plaid.processorTokenCreate({
    access_token,
    account_id,
    processor: 'dwolla',
  });
  const { processor_token } = lent;
  assert.match(processor_token, /^processor-sandbox-[0-9a-f-]{36}$/);
  const { data: auth } = await plaid.processorAuthGet({ processor_token });
  assert.equal(auth.account.account_id, account_id);
  assert.equal(auth.numbers.ach.account, '1111222233330000');
  const { data: balance } = await plaid.processorBalanceGet({ processor_token });
  assert.equal(balance.account.balances.available, 100);
  const { data: identity } = await plaid.processorIdentityGet({ processor_token });
  assert.deepEqual(identity.account.owners[0].names, ['Alberta Bobbeth Charleson']);

  await plaid.processorTokenPermissionsSet({ processor_token, products: ['auth'] });
  const { data: allowed } = await plaid.processorTokenPermissionsGet({ processor_token });
  assert.deepEqual(allowed.products, ['auth']);
  await assert.rejects(plaid.processorIdentityGet({ processor_token }), (error) => {
    assert.equal(error.response.data.error_code, 'INVALID_PRODUCT');
    return true;
  });

  const stripe = await plaid.processorStripeBankAccountTokenCreate({ access_token, account_id });
  assert.match(stripe.data.stripe_bank_account_token, /^btok_[0-9A-Za-z]{24}$/);

  await plaid.itemRemove({ access_token });
  await assert.rejects(plaid.processorAuthGet({ processor_token }), (error) => {
    assert.equal(error.response.data.error_code, 'ITEM_NOT_FOUND');
    return true;
  });
});

test('a processor reads what an app reads, of one account', async (t) => {
  const world = newWorld(t);
  const { plaid } = world;
  const { access_token } = await world.item({
    initial_products: ['transactions', 'investments', 'liabilities'],
  });
  await world.advance('30s');
  const { data: all } = await plaid.accountsGet({ access_token });
  const lent = async (mask) => {
    const { account_id } = all.accounts.find((account) => account.mask === mask);
    const { data } = await plaid.processorTokenCreate({
      access_token,
      account_id,
      processor: 'dwolla',
    });
    return { account_id, processor_token: data.processor_token };
  };
  const card = await lent('3333');
  const { processor_token } = card;
  const dates = { start_date: '2026-08-01', end_date: '2026-08-31' };
  const { data: page } = await plaid.processorTransactionsGet({ processor_token, ...dates });
  assert.ok(page.total_transactions > 0);
  assert.equal(page.account.mask, '3333');
  const { data: synced } = await plaid.processorTransactionsSync({ processor_token, count: 500 });
  assert.ok(synced.added.every((row) => row.account_id === card.account_id));
  const { data: streams } = await plaid.processorTransactionsRecurringGet({ processor_token });
  assert.ok(streams.outflow_streams.some((it) => it.description === 'United Airlines'));
  await plaid.processorTransactionsRefresh({ processor_token });
  const { data: owed } = await plaid.processorLiabilitiesGet({ processor_token });
  assert.equal(owed.liabilities.credit.length, 1);
  assert.equal(owed.liabilities.student, null);

  const ira = { processor_token: (await lent('5555')).processor_token };
  const { data: held } = await plaid.processorInvestmentsHoldingsGet(ira);
  assert.equal(held.holdings.length, 3);
  const { data: moved } = await plaid.processorInvestmentsTransactionsGet({ ...ira, ...dates });
  assert.ok(moved.total_investment_transactions > 0);
});
