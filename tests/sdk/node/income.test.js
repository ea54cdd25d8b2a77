// Plaid's Node SDK, unmodified, with documents about income and relayed reports.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { worlds } from './world.js';

const newWorld = worlds();

test('bank statements are read and fetched, once and for two minutes', async (t) => {
  const world = newWorld(t);
  const { plaid } = world;
  const { data: user } = await plaid.userCreate({ client_user_id: 'user-1' });
  const { user_token } = user;
  const { data: link } = await plaid.linkTokenCreate({
    client_name: 'Test App',
    country_codes: ['US'],
    language: 'en',
    products: ['income_verification'],
    user: { client_user_id: 'user-1' },
    user_token,
    income_verification: {
      income_source_types: ['payroll'],
      payroll_income: { flow_types: ['payroll_document_income'] },
    },
  });
  await world.complete({ link_token: link.link_token, documents: [{ bank_statement: {} }] });
  await assert.rejects(plaid.creditBankStatementsUploadsGet({ user_token }), (error) => {
    assert.equal(error.response.data.error_code, 'PRODUCT_NOT_READY');
    return true;
  });
  await world.advance('5s');
  const address = async () => {
    const { data } = await plaid.creditBankStatementsUploadsGet({ user_token });
    return data.items[0].bank_statements[0].document_metadata.download_url;
  };
  const url = await address();
  const archive = await fetch(url);
  assert.equal(archive.headers.get('content-type'), 'application/zip');
  assert.equal(Buffer.from(await archive.arrayBuffer()).subarray(0, 2).toString(), 'PK');
  const kept = await address();
  await world.advance('2m');
  for (const gone of [url, kept]) {
    const { error_code } = await (await fetch(gone)).json();
    assert.equal(error_code, 'INCOME_VERIFICATION_DOCUMENT_NOT_FOUND');
  }
});

test('a relayed report is read until the relay is removed', async (t) => {
  const world = newWorld(t);
  const { plaid } = world;
  const { access_token } = await world.item({ initial_products: ['assets'] });
  const { data: report } = await plaid.assetReportCreate({
    access_tokens: [access_token],
    days_requested: 10,
  });
  await world.advance('4s');
  const { data: made } = await plaid.creditRelayCreate({
    report_tokens: [report.asset_report_token],
    secondary_client_id: 'partner',
  });
  const relay = { relay_token: made.relay_token, report_type: 'asset' };
  const { data: read } = await plaid.creditRelayGet(relay);
  assert.equal(read.report.asset_report_id, report.asset_report_id);
  await plaid.creditRelayRemove({ relay_token: made.relay_token });
  await assert.rejects(plaid.creditRelayGet(relay), (error) => {
    assert.equal(error.response.data.error_code, 'INVALID_FIELD');
    return true;
  });
});
