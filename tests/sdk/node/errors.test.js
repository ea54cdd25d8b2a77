// Plaid's errors as the Node SDK hands them to an app.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { binary, plaidFor, plaidWithoutKeys, startEmulator } from './emulator.js';
import { worlds } from './world.js';

const newWorld = worlds();

const NEVER_GIVEN = '00000000-0000-4000-8000-000000000000';

// Expects a call to be refused; `refusal` is `[status, error_type, error_code, error_message]`.
async function refused(call, refusal) {
  const error = await call.then(
    () => assert.fail(`expected ${refusal[2]}, but the call was answered`),
    (error) => error,
  );
  assert.ok(error.response, error.message);
  const { status, data } = error.response;
  assert.deepEqual([status, data.error_type, data.error_code, data.error_message], refusal);
  assert.match(data.request_id, /^[0-9a-f]{15}$/);
  assert.ok('display_message' in data && 'suggested_action' in data);
  return data;
}

test('MISSING_FIELDS', async (t) => {
  const { plaid, url } = newWorld(t);
  await refused(plaid.itemPublicTokenExchange({}), [
    400,
    'INVALID_REQUEST',
    'MISSING_FIELDS',
    'the following required fields are missing: public_token',
  ]);
  await refused(plaidWithoutKeys(url).itemGet({ access_token: 'access-sandbox-x' }), [
    400,
    'INVALID_REQUEST',
    'MISSING_FIELDS',
    'the following required fields are missing: client_id, secret',
  ]);
});

test('UNKNOWN_FIELDS', async (t) => {
  const world = newWorld(t);
  const { access_token } = await world.item();
  await refused(world.plaid.accountsGet({ access_token, options: { count: 1 }, page: 2 }), [
    400,
    'INVALID_REQUEST',
    'UNKNOWN_FIELDS',
    'the following fields are not recognized by this endpoint: options.count, page',
  ]);
});

test('INVALID_FIELD', async (t) => {
  const world = newWorld(t);
  const { access_token } = await world.item();
  const dates = { start_date: '01/01/2026', end_date: '2026-09-01' };
  await refused(world.plaid.transactionsGet({ access_token, ...dates }), [
    400,
    'INVALID_REQUEST',
    'INVALID_FIELD',
    "start_date must be a string of the format 'YYYY-MM-DD'",
  ]);
  await refused(world.plaid.itemWebhookUpdate({ access_token, webhook: 'ABCDEFG1234567' }), [
    400,
    'INVALID_REQUEST',
    'INVALID_FIELD',
    'webhook must be a non-empty string URL',
  ]);
});

test('INVALID_API_KEYS', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'plaid-emulator-'));
  const file = path.join(folder, 'clients.json');
  await writeFile(file, JSON.stringify({ clients: [{ client_id: 'known', secret: 'right' }] }));
  const { url, stop } = await startEmulator('--clients', file);
  t.after(async () => {
    await stop();
    await rm(folder, { recursive: true });
  });
  const search = (client_id, secret) =>
    plaidFor(url, client_id, secret).institutionsGet({
      count: 1,
      offset: 0,
      country_codes: ['US'],
    });
  const refusal = [
    400,
    'INVALID_INPUT',
    'INVALID_API_KEYS',
    'invalid client_id or secret provided',
  ];
  await search('known', 'right');
  await refused(search('known', 'wrong'), refusal);
  await refused(search('unknown', 'right'), refusal);
});

test('INVALID_ACCESS_TOKEN', async (t) => {
  const { plaid } = newWorld(t);
  const code = [400, 'INVALID_INPUT', 'INVALID_ACCESS_TOKEN'];
  await refused(plaid.accountsGet({ access_token: 'ABCDEFG1234567' }), [
    ...code,
    'provided access token is in an invalid format. expected format: ' +
      'access-<environment>-<identifier>',
  ]);
  await refused(plaid.accountsGet({ access_token: `access-sandbox-${NEVER_GIVEN}` }), [
    ...code,
    'could not find matching access token',
  ]);
  await refused(plaid.accountsGet({ access_token: `access-production-${NEVER_GIVEN}` }), [
    ...code,
    'provided access token is for the wrong Plaid environment. ' +
      'expected "sandbox", got "production"',
  ]);
});

test('INVALID_ACCESS_TOKEN of another client', async (t) => {
  const world = newWorld(t);
  const { access_token } = await world.item();
  await refused(plaidFor(world.url, 'somebody-else').accountsGet({ access_token }), [
    400,
    'INVALID_INPUT',
    'INVALID_ACCESS_TOKEN',
    'could not find matching access token',
  ]);
});

test('INVALID_PUBLIC_TOKEN', async (t) => {
  const world = newWorld(t);
  const exchange = (public_token) => world.plaid.itemPublicTokenExchange({ public_token });
  const code = [400, 'INVALID_INPUT', 'INVALID_PUBLIC_TOKEN'];
  const unknown = [...code, 'could not find matching public token'];
  await refused(exchange('ABCDEFG1234567'), [
    ...code,
    'provided public token is in an invalid format. expected format: ' +
      'public-<environment>-<identifier>',
  ]);
  await refused(exchange(`public-sandbox-${NEVER_GIVEN}`), unknown);

  const used = await world.publicToken();
  await exchange(used);
  await refused(exchange(used), unknown);

  const expired = await world.publicToken();
  await world.advance('31m');
  await refused(exchange(expired), [
    ...code,
    'provided public token is expired. Public tokens expire 30 minutes after creation at which ' +
      'point they can no longer be exchanged',
  ]);
});

test('ITEM_NOT_FOUND', async (t) => {
  const world = newWorld(t);
  const { access_token } = await world.item();
  await world.plaid.itemRemove({ access_token });
  await refused(world.plaid.accountsGet({ access_token }), [
    400,
    'ITEM_ERROR',
    'ITEM_NOT_FOUND',
    'The Item you requested cannot be found. This Item does not exist, has been previously ' +
      'removed via /item/remove, or has had access removed by the user.',
  ]);
});

test('INVALID_INSTITUTION', async (t) => {
  const world = newWorld(t);
  const refusal = [400, 'INVALID_INPUT', 'INVALID_INSTITUTION', 'invalid institution_id provided'];
  const institution_id = 'ins_0';
  await refused(world.publicToken({ institution_id }), refusal);
  const country_codes = ['US'];
  await refused(world.plaid.institutionsGetById({ institution_id, country_codes }), refusal);
});

test('INVALID_PRODUCT', async (t) => {
  const { plaid } = newWorld(t);
  await refused(
    plaid.linkTokenCreate({
      client_name: 'Test App',
      country_codes: ['US'],
      language: 'en',
      products: ['balance'],
      user: { client_user_id: 'user-1' },
    }),
    [
      400,
      'INVALID_INPUT',
      'INVALID_PRODUCT',
      'client is not authorized to access the following products: ["balance"]',
    ],
  );
});

test('PRODUCT_NOT_READY', async (t) => {
  const world = newWorld(t);
  const { access_token } = await world.item();
  const dates = { start_date: '2026-08-01', end_date: '2026-09-01' };
  await refused(world.plaid.transactionsGet({ access_token, ...dates }), [
    400,
    'ITEM_ERROR',
    'PRODUCT_NOT_READY',
    'the requested product is not yet ready. please provide a webhook or try the request again ' +
      'later',
  ]);
});

test('PRODUCTS_NOT_SUPPORTED', async (t) => {
  const world = newWorld(t);
  const withoutInvestments = 'ins_129644';
  await refused(
    world.publicToken({ institution_id: withoutInvestments, initial_products: ['investments'] }),
    [
      400,
      'ITEM_ERROR',
      'PRODUCTS_NOT_SUPPORTED',
      'the following products are not supported by this institution: ["investments"]',
    ],
  );
});

test('ITEM_LOCKED', async (t) => {
  const world = newWorld(t);
  const options = { override_username: 'user_good', override_password: 'error_ITEM_LOCKED' };
  const error = await refused(world.publicToken({ options }), [
    400,
    'ITEM_ERROR',
    'ITEM_LOCKED',
    "the account is locked. prompt the user to visit the institution's site and unlock their " +
      'account',
  ]);
  assert.match(error.display_message, /^The given account has been locked/);
});

test('ITEM_LOGIN_REQUIRED', async (t) => {
  const world = newWorld(t);
  const { access_token } = await world.item();
  await world.advance('721h');
  await refused(world.plaid.accountsGet({ access_token }), [
    400,
    'ITEM_ERROR',
    'ITEM_LOGIN_REQUIRED',
    'the login details of this item have changed (credentials, MFA, or required user action) ' +
      "and a user login is required to update this information. use Link's update mode to " +
      'restore the item to a good state',
  ]);
  const { data } = await world.plaid.itemGet({ access_token });
  assert.equal(data.item.error.error_code, 'ITEM_LOGIN_REQUIRED');
});

test('EMULATOR_NOT_IMPLEMENTED', async (t) => {
  const absent = /^absent +POST +\/beacon\/duplicate\/get$/m;
  const { stdout: coverage } = await promisify(execFile)(binary, ['coverage']);
  if (!absent.test(coverage)) {
    t.skip('the operation this test calls is built now; name another one');
    return;
  }
  const { plaid } = newWorld(t);
  await refused(plaid.beaconDuplicateGet({ beacon_duplicate_id: 'becdup_11111111111111' }), [
    501,
    'EMULATOR_ERROR',
    'EMULATOR_NOT_IMPLEMENTED',
    "/beacon/duplicate/get is an operation of Plaid's that this emulator does not answer yet",
  ]);
});

test('NOT_FOUND', async (t) => {
  const { url, clientId } = newWorld(t);
  const astray = plaidFor(`${url}/v1`, clientId);
  await refused(astray.categoriesGet({}), [404, 'INVALID_REQUEST', 'NOT_FOUND', 'not found']);
});
