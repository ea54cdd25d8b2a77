// An app's server that receives webhooks, and checks each as Plaid's documentation says.
import assert from 'node:assert/strict';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

// A receiver for one test: its address, and `next`, which waits for a webhook, checks its signature
// with the key that Plaid's SDK gets, and reads it.
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
  const next = async (plaid) => {
    if (got.length === 0) {
      await once(server, 'got');
    }
    const webhook = got.shift();
    await check(plaid, webhook);
    return JSON.parse(webhook.body);
  };
  return { url: `http://127.0.0.1:${server.address().port}/hook`, next };
}

async function check(plaid, { headers, body }) {
  const [head, claims, signature] = headers['plaid-verification'].split('.');
  const read = (part) => JSON.parse(Buffer.from(part, 'base64url'));
  const { data: keys } = await plaid.webhookVerificationKeyGet({ key_id: read(head).kid });
  const { kty, crv, x, y } = keys.key;
  const key = createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });
  const signed = Buffer.from(`${head}.${claims}`);
  const bytes = Buffer.from(signature, 'base64url');
  const good = verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, bytes);
  assert.ok(good, 'the webhook is signed');
  const hash = createHash('sha256').update(body).digest('hex');
  assert.equal(read(claims).request_body_sha256, hash);
}
