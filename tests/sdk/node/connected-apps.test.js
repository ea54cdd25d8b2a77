// Plaid's Node SDK, unmodified, as a bank that sees who is connected with a login, and as an app.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { worlds } from './world.js';

const newWorld = worlds();

test('a bank sees who is connected', async (t) => {
  const world = newWorld(t);
  const { access_token } = await world.item({ initial_products: ['auth'] });
  const { data: imported } = await world.plaid.itemImport({
    products: ['identity', 'auth'],
    user_auth: { user_id: 'user_good', auth_token: 'pass_good' },
  });
  const bank = imported.access_token;
  await world.plaid.sandboxItemApplicationSeed({
    access_token: bank,
    application_id: '5f2a61c9d4b7e800123a4b01',
  });
  const { data: listed } = await world.plaid.itemApplicationList({ access_token: bank });
  assert.equal(listed.applications.length, 2);
  await world.plaid.itemApplicationUnlink({
    access_token: bank,
    application_id: listed.applications[0].application_id,
  });
  const { data: item } = await world.plaid.itemGet({ access_token });
  assert.equal(item.item.error.error_code, 'USER_PERMISSION_REVOKED');
  const { data } = await world.plaid.itemActivityList({ access_token: bank });
  assert.equal(data.activities.length, 4);
});

test('an account is moved to another broker', async (t) => {
  const world = newWorld(t);
  const { access_token } = await world.item({ initial_products: ['investments_auth'] });
  const { data } = await world.plaid.investmentsAuthGet({ access_token });
  assert.deepEqual(data.numbers.acats[0].dtc_numbers, ['1111', '2222', '3333']);
  assert.equal(data.data_sources.numbers, 'INSTITUTION');
});

test('tokens of the OAuth service', async (t) => {
  const { plaid } = newWorld(t);
  const { data: pair } = await plaid.oauthToken({
    grant_type: 'client_credentials',
    scope: 'mcp:dashboard',
  });
  const { data: before } = await plaid.oauthIntrospect({ token: pair.access_token });
  assert.equal(before.active, true);
  await plaid.oauthRevoke({ token: pair.refresh_token });
  const { data: after } = await plaid.oauthIntrospect({ token: pair.access_token });
  assert.equal(after.active, false);
});

test('account numbers without Link', async (t) => {
  const { plaid } = newWorld(t);
  const { data } = await plaid.authVerify({
    legal_name: 'John Smith',
    numbers: { ach: { account: '1111222233331111', routing: '110000000' } },
  });
  assert.equal(data.verification_status, 'database_insights_pass');
});
