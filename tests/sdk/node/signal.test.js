// Plaid's Node SDK, unmodified: how risky a debit is, and how well a person fits an account.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RuleResult, SignalScheduleDefaultPaymentMethod } from 'plaid';
import { worlds } from './world.js';

const newWorld = worlds();

function refusedWith(code) {
  return (error) => {
    assert.equal(error.response.data.error_code, code);
    return true;
  };
}

// A debit from the first account of an Item.
async function debit(world, products = ['auth', 'signal']) {
  const { access_token } = await world.item({ initial_products: products });
  const { data } = await world.plaid.accountsGet({ access_token });
  const [{ account_id }] = data.accounts;
  return { access_token, account_id, client_transaction_id: 'debit-1', amount: 12.17 };
}

test('a debit is evaluated, decided on and returned', async (t) => {
  const world = newWorld(t);
  const { plaid } = world;
  const asked = await debit(world);
  const { data } = await plaid.signalEvaluate({
    ...asked,
    client_user_id: 'user-1',
    is_recurring: false,
    default_payment_method: 'SAME_DAY_ACH',
    user: { name: { given_name: 'Alberta', family_name: 'Charleson' } },
    device: { ip_address: '198.30.2.2', user_agent: 'Mozilla/5.0' },
  });
  const { bank_initiated_return_risk: bank, customer_initiated_return_risk: customer } =
    data.scores;
  assert.deepEqual([bank.score, customer.score], [60, 60]);
  assert.equal(data.ruleset.ruleset_key, 'default');
  assert.equal(data.ruleset.result, RuleResult.Review);
  assert.equal(data.core_attributes.available_balance, 100);
  assert.equal(data.core_attributes.current_balance, 110);
  assert.deepEqual(data.warnings, []);

  const { client_transaction_id } = asked;
  const decided = await plaid.signalDecisionReport({
    client_transaction_id,
    initiated: true,
    decision_outcome: 'APPROVE',
    payment_method: 'SAME_DAY_ACH',
    days_funds_on_hold: 3,
    amount_instantly_available: 5.5,
  });
  assert.deepEqual(Object.keys(decided.data), ['request_id']);
  await plaid.signalReturnReport({
    client_transaction_id,
    return_code: 'R01',
    returned_at: '2026-09-04T00:00:00Z',
  });
  await plaid.signalDecisionReport({ client_transaction_id, initiated: false });
  await assert.rejects(
    plaid.signalReturnReport({ client_transaction_id, return_code: 'R01' }),
    refusedWith('SIGNAL_TRANSACTION_NOT_INITIATED'),
  );
  await assert.rejects(
    plaid.signalEvaluate({ ...asked, amount: 13 }),
    refusedWith('CLIENT_TRANSACTION_ID_ALREADY_IN_USE'),
  );
});

test('a ruleset says what to do', async (t) => {
  const world = newWorld(t);
  const asked = await debit(world, ['auth']);
  const { data } = await world.plaid.signalEvaluate({
    ...asked,
    amount: 100.5,
    ruleset_key: 'balance_only',
  });
  assert.equal(data.scores, null);
  assert.equal(data.ruleset.result, RuleResult.Reroute);
  assert.ok(data.ruleset.triggered_rule_details.internal_note);
  await assert.rejects(
    world.plaid.signalEvaluate({ ...asked, ruleset_key: 'of-nobody' }),
    refusedWith('RULESET_NOT_FOUND'),
  );
});

test('an Item is prepared for Signal', async (t) => {
  const world = newWorld(t);
  const asked = await debit(world, ['auth']);
  const { access_token } = asked;
  await world.plaid.signalPrepare({ access_token });
  const { data: read } = await world.plaid.itemGet({ access_token });
  assert.deepEqual(read.item.billed_products, ['auth', 'signal']);
  const { data } = await world.plaid.signalEvaluate(asked);
  assert.equal(data.scores.bank_initiated_return_risk.score, 60);
});

test('a day is advised for a debit', async (t) => {
  const world = newWorld(t);
  const { data } = await world.plaid.signalSchedule({
    ...(await debit(world)),
    default_payment_method: SignalScheduleDefaultPaymentMethod.StandardAch,
  });
  const best = data.recommendations.find((day) => day.rank === 1);
  assert.equal(best.date, data.optimal_date);
  assert.equal(best.recommendation, 'RECOMMENDED');
  assert.deepEqual(data.warnings, []);
});

test('a person is held against the owners of accounts', async (t) => {
  const world = newWorld(t);
  const { access_token } = await world.item({ initial_products: ['identity'] });
  await world.plaid.identityRefresh({ access_token });
  const match = async (user) => {
    const { data } = await world.plaid.identityMatch({ access_token, user });
    assert.equal(data.accounts.length, 14);
    return data.accounts[0];
  };
  const same = await match({
    legal_name: 'Alberta Bobbeth Charleson',
    phone_number: '+11112223333',
    email_address: 'accountholder0@example.com',
    address: {
      street: '2992 Cameron Road',
      city: 'Malakoff',
      region: 'NY',
      postal_code: '14236',
      country: 'US',
    },
  });
  assert.equal(same.legal_name.score, 100);
  assert.equal(same.phone_number.score, 100);
  assert.equal(same.email_address.score, 100);
  assert.equal(same.address.score, 100);
  assert.equal(same.address.is_postal_code_match, true);
  const other = await match({ legal_name: 'John Smith' });
  assert.ok(other.legal_name.score < 70);
  assert.equal(other.phone_number.score, null);
});

test('a processor asks about the account it was lent', async (t) => {
  const world = newWorld(t);
  const { plaid } = world;
  const { access_token, account_id, ...asked } = await debit(world, ['auth', 'identity']);
  const { data: lent } = await plaid.processorTokenCreate({
    access_token,
    account_id,
    processor: 'alloy',
  });
  const { processor_token } = lent;
  await plaid.processorSignalPrepare({ processor_token });
  const { data } = await plaid.processorSignalEvaluate({ processor_token, ...asked });
  assert.equal(data.scores.customer_initiated_return_risk.score, 60);
  const { client_transaction_id } = asked;
  await plaid.processorSignalDecisionReport({
    processor_token,
    client_transaction_id,
    initiated: true,
  });
  await plaid.processorSignalReturnReport({
    processor_token,
    client_transaction_id,
    return_code: 'R10',
  });
  const { data: matched } = await plaid.processorIdentityMatch({
    processor_token,
    user: { legal_name: 'Alberta Bobbeth Charleson' },
  });
  assert.equal(matched.account.account_id, account_id);
  assert.equal(matched.account.legal_name.score, 100);
});
