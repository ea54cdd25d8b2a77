// Plaid's Node SDK, unmodified, lists and fetches statements.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { worlds } from './world.js';

const newWorld = worlds();

test('statements are listed, fetched and asked for', async (t) => {
  const world = newWorld(t);
  const { plaid } = world;
  const { access_token, item_id } = await world.item({
    initial_products: ['statements'],
    options: { statements: { start_date: '2026-07-01', end_date: '2026-08-31' } },
  });
  await assert.rejects(plaid.statementsList({ access_token }), (error) => {
    assert.equal(error.response.data.error_code, 'PRODUCT_NOT_READY');
    return true;
  });
  await world.advance('10s');
  const { data: listed } = await plaid.statementsList({ access_token });
  assert.equal(listed.item_id, item_id);
  assert.equal(listed.institution_name, 'First Platypus Bank');
  const [checking] = listed.accounts;
  assert.equal(checking.account_mask, '0000');
  assert.equal(checking.account_official_name, 'Plaid Gold Standard 0% Interest Checking');
  assert.deepEqual(
    checking.statements.map(({ year, month }) => [year, month]),
    [
      [2026, 8],
      [2026, 7],
    ],
  );

  const [{ statement_id }] = checking.statements;
  const request = { access_token, statement_id };
  const pdf = await plaid.statementsDownload(request, { responseType: 'arraybuffer' });
  const bytes = Buffer.from(pdf.data);
  assert.equal(pdf.headers['content-type'], 'application/pdf');
  assert.equal(Number(pdf.headers['content-length']), bytes.length);
  assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
  assert.equal(bytes.subarray(-6).toString().trim(), '%%EOF');
  const hash = createHash('sha256').update(bytes).digest('hex');
  assert.equal(pdf.headers['plaid-content-hash'], hash);
  // As in Plaid's own tests, which ask for no type.
  const text = await plaid.statementsDownload(request);
  assert.equal(typeof text.data, 'string');

  const dates = { start_date: '2026-05-01', end_date: '2026-05-31' };
  const { data: refreshed } = await plaid.statementsRefresh({ access_token, ...dates });
  assert.deepEqual(Object.keys(refreshed), ['request_id']);
  await world.advance('10s');
  const { data: more } = await plaid.statementsList({ access_token });
  assert.deepEqual(
    more.accounts[0].statements.map(({ month }) => month),
    [8, 7, 5],
  );
});

test('a statement that is not there is refused as JSON', async (t) => {
  const world = newWorld(t);
  const { access_token } = await world.item({
    initial_products: ['statements'],
    options: { statements: { start_date: '2026-08-01', end_date: '2026-08-31' } },
  });
  await world.advance('10s');
  await assert.rejects(
    world.plaid.statementsDownload({ access_token, statement_id: 'no such thing' }),
    (error) => {
      assert.equal(error.response.status, 400);
      assert.equal(error.response.data.error_code, 'INVALID_FIELD');
      return true;
    },
  );
});
