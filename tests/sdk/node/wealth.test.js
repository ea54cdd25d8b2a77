// Plaid's Node SDK, unmodified, reads what people own and owe.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { worlds } from './world.js';

const newWorld = worlds();

test('holdings and their securities', async (t) => {
  const world = newWorld(t);
  const { access_token } = await world.item({ initial_products: ['investments'] });
  const { data } = await world.plaid.investmentsHoldingsGet({ access_token });
  assert.equal(data.holdings.length, 13);
  assert.equal(data.securities.length, 13);
  const known = new Set(data.securities.map((security) => security.security_id));
  assert.ok(data.holdings.every((holding) => known.has(holding.security_id)));
  const bitcoin = data.securities.find((security) => security.ticker_symbol === 'BTC');
  assert.equal(bitcoin.type, 'cryptocurrency');
  const { account_id } = data.accounts.find((account) => account.mask === '5555');
  const { data: one } = await world.plaid.investmentsHoldingsGet({
    access_token,
    options: { account_ids: [account_id] },
  });
  assert.equal(one.holdings.length, 3);
  await world.plaid.investmentsRefresh({ access_token });
});

test('investment transactions, page by page', async (t) => {
  const world = newWorld(t);
  const { access_token } = await world.item({ initial_products: ['investments'] });
  await world.advance('30s');
  const dates = { start_date: '2026-06-01', end_date: '2026-08-31' };
  const rows = [];
  for (;;) {
    const { data } = await world.plaid.investmentsTransactionsGet({
      access_token,
      ...dates,
      options: { count: 50, offset: rows.length },
    });
    rows.push(...data.investment_transactions);
    assert.ok(data.investment_transactions.length > 0);
    if (rows.length === data.total_investment_transactions) break;
  }
  assert.ok(rows.length > 100);
  assert.equal(new Set(rows.map((row) => row.investment_transaction_id)).size, rows.length);
  assert.ok(rows.every((row, i) => i === 0 || row.date <= rows[i - 1].date), 'newest first');
});

test('liabilities of each kind', async (t) => {
  const world = newWorld(t);
  const { access_token } = await world.item({ initial_products: ['liabilities'] });
  const { data } = await world.plaid.liabilitiesGet({ access_token });
  const { credit, mortgage, student } = data.liabilities;
  assert.equal(credit[0].aprs[0].apr_type, 'balance_transfer_apr');
  assert.equal(credit[0].aprs[0].apr_percentage, 15.24);
  assert.equal(mortgage[0].interest_rate.percentage, 3.99);
  assert.equal(student[0].loan_status.type, 'repayment');
  const { account_id } = data.accounts.find((account) => account.mask === '7777');
  const { data: one } = await world.plaid.liabilitiesGet({
    access_token,
    options: { account_ids: [account_id] },
  });
  assert.equal(one.liabilities.credit, null);
  assert.equal(one.liabilities.student[0].account_id, account_id);
});

const CUSTOM = {
  seed: 'wealth',
  override_accounts: [
    {
      type: 'credit',
      subtype: 'credit card',
      starting_balance: 1245.67,
      meta: { name: 'Card', limit: 10000, mask: '3333' },
      liability: { type: 'credit', purchase_apr: 16.99, minimum_payment_amount: 35 },
    },
    {
      type: 'loan',
      subtype: 'student',
      liability: {
        type: 'student',
        origination_date: '2022-01-01',
        principal: 45123,
        nominal_apr: 4.23,
        repayment_model: { type: 'standard', non_repayment_months: 12, repayment_months: 120 },
      },
    },
    {
      type: 'investment',
      subtype: 'brokerage',
      starting_balance: 1684.8,
      holdings: [
        {
          institution_price: 140.4,
          institution_price_as_of: '2026-06-03',
          quantity: 12,
          currency: 'USD',
          security: { ticker_symbol: 'PLTY', currency: 'USD' },
        },
      ],
      investment_transactions: [
        {
          date: '2026-08-24',
          name: 'buy',
          quantity: 10,
          price: 10.5,
          fees: 20,
          type: 'buy',
          currency: 'USD',
          security: { ticker_symbol: 'PLTY', currency: 'USD' },
        },
      ],
    },
  ],
};

test('a custom user owns and owes what the app says', async (t) => {
  const world = newWorld(t);
  const { plaid } = world;
  const { access_token } = await world.item({
    initial_products: ['liabilities', 'investments'],
    options: { override_username: 'user_custom', override_password: JSON.stringify(CUSTOM) },
  });
  await world.advance('30s');
  const { data: owed } = await plaid.liabilitiesGet({ access_token });
  assert.equal(owed.accounts.length, 3);
  assert.equal(owed.liabilities.credit[0].aprs[0].apr_percentage, 16.99);
  assert.equal(owed.liabilities.student[0].origination_principal_amount, 45123);
  assert.equal(owed.liabilities.mortgage, null);
  const { data: held } = await plaid.investmentsHoldingsGet({ access_token });
  assert.equal(held.holdings[0].quantity, 12);
  assert.equal(held.securities[0].ticker_symbol, 'PLTY');
  const { data: moved } = await plaid.investmentsTransactionsGet({
    access_token,
    start_date: '2026-08-01',
    end_date: '2026-08-31',
  });
  assert.equal(moved.total_investment_transactions, 1);
  assert.equal(moved.investment_transactions[0].amount, 105);
});
