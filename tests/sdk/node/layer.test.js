// Layer as Plaid's Node SDK speaks to it: the token it begins with and what it brings.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { worlds } from './world.js';

const newWorld = worlds();

async function layerToken({ plaid }) {
  const { data } = await plaid.sessionTokenCreate({
    template_id: 'template_n31w56t6o9a7',
    user: { client_user_id: 'user-1' },
  });
  return data.link.link_token;
}

test('what somebody shares is read, with the Item they have chosen', async (t) => {
  const world = newWorld(t);
  const link_token = await layerToken(world);
  const told = await world.complete({ link_token, phone_number: '+14155550011' });
  assert.equal(told.result, 'success');
  const { data } = await world.plaid.userAccountSessionGet({ public_token: told.public_token });
  assert.equal(data.identity.phone_number, '+14155550011');
  assert.equal(data.identity.ssn_last_4, '4321');
  const [{ access_token, item_id }] = data.items;
  const { data: read } = await world.plaid.itemGet({ access_token });
  assert.equal(read.item.item_id, item_id);
  await world.plaid.userAccountSessionEventSend({
    link_session_id: told.metadata.link_session_id,
    event: { name: 'signed up', timestamp: '2026-09-01T12:00:00Z' },
  });
  await assert.rejects(
    world.plaid.itemPublicTokenExchange({ public_token: told.public_token }),
    ({ response }) => response.data.error_code === 'INVALID_PUBLIC_TOKEN',
  );
});

test('nobody is found by a number that has saved nothing', async (t) => {
  const world = newWorld(t);
  const link_token = await layerToken(world);
  const told = await world.complete({ link_token, phone_number: '+14155550000' });
  assert.equal(told.result, 'exit');
  assert.deepEqual(
    told.events.map(({ eventName }) => eventName),
    ['LAYER_NOT_AVAILABLE', 'EXIT'],
  );
});
