// Webhooks as an app's server checks them: with Plaid's Node SDK and a JOSE library.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, receiver } from './receiver.js';
import { START, worlds } from './world.js';

const newWorld = worlds();

// A webhook of an Item that has arrived, and the emulator's control API.
async function fired(t) {
  const world = newWorld(t);
  const hook = await receiver(t);
  const { access_token } = await world.item({ options: { webhook: hook.url } });
  await world.plaid.sandboxItemFireWebhook({
    access_token,
    webhook_code: 'NEW_ACCOUNTS_AVAILABLE',
  });
  const control = async (path, body) => {
    const answer = await fetch(`${world.url}/_emulator/webhooks/${path}`, {
      method: 'POST',
      body: JSON.stringify({ client_id: world.clientId, ...body }),
    });
    return answer.json();
  };
  return { ...hook, access_token, control, plaid: world.plaid, world };
}

test('a webhook is believed for five minutes', async (t) => {
  const { take, plaid } = await fired(t);
  const webhook = await take();
  const after = (seconds) => new Date(Date.parse(START) + seconds * 1000);
  await check(plaid, webhook, after(0));
  await check(plaid, webhook, after(300));
  const old = check(plaid, webhook, after(302));
  await assert.rejects(old, { code: 'ERR_JWT_EXPIRED', claim: 'iat' });
});

test('a webhook that was tampered with is not', async (t) => {
  const { take, plaid, control } = await fired(t);
  await take();
  await control('rotate_key', {});
  const now = new Date(START);
  const resent = async (tamper) => {
    await control('resend', { id: 1, tamper });
    return check(plaid, await take(), now);
  };
  await resent(undefined);
  await assert.rejects(resent('signature'), { code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
  await assert.rejects(resent('iat'), { code: 'ERR_JWT_EXPIRED' });
  await assert.rejects(resent('alg'), { code: 'ERR_ASSERTION', actual: 'HS256' });
  await assert.rejects(resent('body'), /the body is what was signed/);
  await assert.rejects(resent('retired_key'), /the key is in force/);
  await assert.rejects(resent('kid'), (error) => {
    return error.response.data.error_code === 'INVALID_WEBHOOK_VERIFICATION_KEY_ID';
  });
});

test('a lost webhook is waited for in vain', async (t) => {
  const { access_token, control, plaid, world } = await fired(t);
  await control('rules', { webhook_code: 'LOGIN_REPAIRED', drop: true });
  const wait = async (query) => {
    const address = `${world.url}/_emulator/webhooks/wait?client_id=${world.clientId}&${query}`;
    return (await (await fetch(address)).json()).webhook;
  };
  const later = wait('webhook_code=USER_PERMISSION_REVOKED&state=delivered');
  await plaid.sandboxItemFireWebhook({ access_token, webhook_code: 'LOGIN_REPAIRED' });
  await plaid.sandboxItemFireWebhook({ access_token, webhook_code: 'USER_PERMISSION_REVOKED' });
  assert.equal((await later).attempts.length, 1);
  assert.equal((await wait('webhook_code=LOGIN_REPAIRED&timeout=0')).state, 'lost');
  assert.equal(await wait('webhook_code=LOGIN_REPAIRED&state=delivered&timeout=0'), null);
});
