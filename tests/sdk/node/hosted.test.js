// Hosted Link without a front end: what an app's server learns by webhooks and by Plaid's Node SDK.
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
  hosted_link: { completion_redirect_uri: 'myapp://done' },
};

const names = (events) => events.map((event) => event.event_name);

test('a session that succeeds', async (t) => {
  const world = newWorld(t);
  const { plaid } = world;
  const { url, next } = await receiver(t);
  const { data } = await plaid.linkTokenCreate({ ...REQUEST, webhook: url });
  const { link_token } = data;
  assert.match(data.hosted_link_url, /\/link\/lp[0-9a-z]+$/);
  const page = await fetch(data.hosted_link_url);
  assert.equal(page.status, 200);
  await world.complete({ link_token });

  // They may come in any order.
  const told = {};
  for (let left = 3; left > 0; left -= 1) {
    const webhook = await next(plaid);
    assert.equal(webhook.webhook_type, 'LINK');
    assert.equal(webhook.link_token, link_token);
    told[webhook.webhook_code] = webhook;
  }
  const { ITEM_ADD_RESULT, SESSION_FINISHED, EVENTS } = told;
  assert.equal(SESSION_FINISHED.status, 'SUCCESS');
  assert.deepEqual(SESSION_FINISHED.public_tokens, [ITEM_ADD_RESULT.public_token]);

  const { data: read } = await plaid.linkTokenGet({ link_token });
  const [session] = read.link_sessions;
  assert.equal(session.link_session_id, SESSION_FINISHED.link_session_id);
  assert.deepEqual(names(session.events).reverse(), names(EVENTS.events));
  assert.equal(session.events[0].event_name, 'HANDOFF');
  const [added] = session.results.item_add_results;
  assert.equal(added.public_token, ITEM_ADD_RESULT.public_token);
  assert.equal(session.on_success.public_token, added.public_token);
  const { data: item } = await plaid.itemPublicTokenExchange({ public_token: added.public_token });
  const { data: accounts } = await plaid.accountsGet({ access_token: item.access_token });
  assert.deepEqual(
    accounts.accounts.map((account) => account.account_id),
    added.accounts.map((account) => account.id),
  );

  await world.advance('6h');
  const { data: later } = await plaid.linkTokenGet({ link_token });
  assert.deepEqual(later.link_sessions ?? [], []);
});

test('a session that is left', async (t) => {
  const world = newWorld(t);
  const { plaid } = world;
  const { url, next } = await receiver(t);
  const { data } = await plaid.linkTokenCreate({ ...REQUEST, webhook: url });
  await world.complete({ link_token: data.link_token, password: 'pass_bad' });
  const told = [await next(plaid), await next(plaid)];
  const finished = told.find((it) => it.webhook_code === 'SESSION_FINISHED');
  assert.equal(finished.status, 'EXITED');
  assert.deepEqual(finished.public_tokens, []);

  const { data: read } = await plaid.linkTokenGet({ link_token: data.link_token });
  const [{ exit, events }] = read.link_sessions;
  assert.equal(exit.error.error_code, 'INVALID_CREDENTIALS');
  assert.equal(exit.metadata.status, 'requires_credentials');
  assert.equal(events[0].event_metadata.exit_status, 'requires_credentials');
});

test('two Items in one session', async (t) => {
  const world = newWorld(t);
  const { plaid } = world;
  const { data: user } = await plaid.userCreate({ client_user_id: 'user-1' });
  const { data } = await plaid.linkTokenCreate({
    ...REQUEST,
    enable_multi_item_link: true,
    user_token: user.user_token,
  });
  const told = await world.complete({
    link_token: data.link_token,
    also: [{ institution_id: 'ins_109511' }],
  });
  assert.equal(told.public_token, '');
  const { data: read } = await plaid.linkTokenGet({ link_token: data.link_token });
  const [{ results, events }] = read.link_sessions;
  assert.deepEqual(
    results.item_add_results.map((added) => added.institution.institution_id),
    ['ins_109508', 'ins_109511'],
  );
  assert.equal(names(events).filter((name) => name === 'HANDOFF').length, 2);
});
