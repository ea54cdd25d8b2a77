// Accounts linked by their numbers, as Plaid's Node SDK reads them, and the webhook of their
// verification, checked as an app's server checks it.
import assert from 'node:assert/strict';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { worlds } from './world.js';

const newWorld = worlds();

const REQUEST = {
  client_name: 'Test App',
  country_codes: ['US'],
  language: 'en',
  products: ['auth'],
  user: { client_user_id: 'user-1' },
};

// Goes through Link without a browser; what the app is told.
async function complete({ url }, request) {
  const answer = await fetch(`${url}/_emulator/link/complete`, {
    method: 'POST',
    body: JSON.stringify(request),
  });
  const told = await answer.json();
  assert.equal(answer.status, 200, told.error_message);
  return told;
}

async function accessToken({ plaid }, { public_token }) {
  return (await plaid.itemPublicTokenExchange({ public_token })).data.access_token;
}

// A receiver of webhooks: its address, and the requests it got.
async function receiver(t) {
  const got = [];
  const server = createServer(async (request, response) => {
    const parts = await request.toArray();
    got.push({ headers: request.headers, body: Buffer.concat(parts).toString() });
    response.end();
    server.emit('got');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const next = async () => {
    if (got.length === 0) {
      await once(server, 'got');
    }
    return got.shift();
  };
  return { url: `http://127.0.0.1:${server.address().port}/hook`, next };
}

test('a deposit on the same day is verified by its code', async (t) => {
  const world = newWorld(t);
  const { plaid } = world;
  const { data } = await plaid.linkTokenCreate({
    ...REQUEST,
    auth: { same_day_microdeposits_enabled: true },
  });
  const numbers = { account_number: '1111222233330000', name: 'Ann Example', savings: true };
  const told = await complete(world, { link_token: data.link_token, numbers });
  assert.equal(told.metadata.accounts[0].verification_status, 'pending_manual_verification');
  const access_token = await accessToken(world, told);
  await assert.rejects(plaid.authGet({ access_token }), ({ response }) => {
    assert.equal(response.data.error_code, 'PRODUCT_NOT_READY');
    return true;
  });

  const again = await plaid.linkTokenCreate({ ...REQUEST, products: undefined, access_token });
  await complete(world, { link_token: again.data.link_token });
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
  const told = await complete(world, {
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
  const { headers, body } = await next();
  const webhook = JSON.parse(body);
  assert.equal(webhook.webhook_type, 'AUTH');
  assert.equal(webhook.webhook_code, 'AUTOMATICALLY_VERIFIED');
  assert.equal(webhook.account_id, account.id);

  const [head, claims, signature] = headers['plaid-verification'].split('.');
  const read = (part) => JSON.parse(Buffer.from(part, 'base64url'));
  const { data: keys } = await plaid.webhookVerificationKeyGet({ key_id: read(head).kid });
  const { kty, crv, x, y } = keys.key;
  const key = createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });
  const signed = Buffer.from(`${head}.${claims}`);
  const good = verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
  assert.ok(good, 'the webhook is signed');
  const hash = createHash('sha256').update(body).digest('hex');
  assert.equal(read(claims).request_body_sha256, hash);

  const { data: auth } = await plaid.authGet({ access_token });
  assert.equal(auth.accounts[0].verification_status, 'automatically_verified');
});
