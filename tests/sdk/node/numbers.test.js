// Accounts linked by their numbers, as Plaid's Node SDK reads them, and the webhook of their
// verification, checked as an app's server checks it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { receiver } from './receiver.js';
import { worlds } from './world.js';

const newWorld = worlds();

const REQUEST = {
  client_name: 'Test App',
  country_codes: ['US'],
  language: 'en',
  products: ['auth'],
  user: { client_user_id: 'user-1' },
};

async function accessToken({ plaid }, { public_token }) {
  return (await plaid.itemPublicTokenExchange({ public_token })).data.access_token;
}

test('a deposit on the same day is verified by its code', async (t) => {
  const world = newWorld(t);
  const { plaid } = world;
  const { data } = await plaid.linkTokenCreate({
    ...REQUEST,
    auth: { same_day_microdeposits_enabled: true },
  });
  const numbers = { account_number: '1111222233330000', name: 'Ann Example', savings: true };
  const told = await world.complete({ link_token: data.link_token, numbers });
  assert.equal(told.metadata.accounts[0].verification_status, 'pending_manual_verification');
  const access_token = await accessToken(world, told);
  await assert.rejects(plaid.authGet({ access_token }), ({ response }) => {
    assert.equal(response.data.error_code, 'PRODUCT_NOT_READY');
    return true;
  });

  const again = await plaid.linkTokenCreate({ ...REQUEST, products: undefined, access_token });
  await world.complete({ link_token: again.data.link_token });
  const { data: read } = await plaid.accountsGet({ access_token });
  assert.equal(read.accounts[0].verification_status, 'manually_verified');
  assert.equal(read.accounts[0].verification_name, 'Ann Example');
  assert.equal(read.item.auth_method, 'SAME_DAY_MICRODEPOSITS');
  const { data: auth } = await plaid.authGet({ access_token });
  assert.deepEqual(
    auth.numbers.ach.map(({ account, routing }) => [account, routing]),
    [['1111222233330000', '110000000']],
  );
});

test('an automated deposit is told of by a webhook', async (t) => {
  const world = newWorld(t);
  const { plaid } = world;
  const { url, next } = await receiver(t);
  const { data } = await plaid.linkTokenCreate({
    ...REQUEST,
    webhook: url,
    auth: { automated_microdeposits_enabled: true },
  });
  const told = await world.complete({
    link_token: data.link_token,
    institution_id: 'ins_109512',
    password: 'microdeposits_good',
  });
  const [account] = told.metadata.accounts;
  assert.equal(account.verification_status, 'pending_automatic_verification');
  const access_token = await accessToken(world, told);

  await plaid.sandboxItemSetVerificationStatus({
    access_token,
    account_id: account.id,
    verification_status: 'automatically_verified',
  });
  const webhook = await next(plaid);
  assert.equal(webhook.webhook_type, 'AUTH');
  assert.equal(webhook.webhook_code, 'AUTOMATICALLY_VERIFIED');
  assert.equal(webhook.account_id, account.id);

  const { data: auth } = await plaid.authGet({ access_token });
  assert.equal(auth.accounts[0].verification_status, 'automatically_verified');
});
