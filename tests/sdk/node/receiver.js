// An app's server that receives webhooks, and checks each as Plaid's documentation says.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';

// A receiver for one test: its address, and `next`, which waits for a webhook, checks its signature
// with the key that Plaid's SDK gets, and reads it; `take` waits for one and leaves the checks to
// the test.
export async function receiver(t) {
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
  const take = async () => {
    if (got.length === 0) {
      await once(server, 'got');
    }
    return got.shift();
  };
  const next = async (plaid) => {
    const webhook = await take();
    await check(plaid, webhook);
    return JSON.parse(webhook.body);
  };
  return { url: `http://127.0.0.1:${server.address().port}/hook`, next, take };
}

// Why a webhook is not to be believed: throws what the JOSE library says, or that the body is another.
// `now` is a moment by the world's clock, from which its age counts.
export async function check(plaid, { headers, body }, now) {
  const token = headers['plaid-verification'];
  const { alg, kid } = decodeProtectedHeader(token);
  assert.equal(alg, 'ES256');
  const { data } = await plaid.webhookVerificationKeyGet({ key_id: kid });
  assert.equal(data.key.expired_at, null, 'the key is in force');
  const key = await importJWK(data.key, 'ES256');
  const options = { algorithms: ['ES256'], currentDate: now, maxTokenAge: now && '5 min' };
  const { payload } = await jwtVerify(token, key, options);
  const hash = createHash('sha256').update(body).digest('hex');
  assert.equal(payload.request_body_sha256, hash, 'the body is what was signed');
}
