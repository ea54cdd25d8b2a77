// Plaid's Node SDK, unmodified, with Asset Reports.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { worlds } from './world.js';

const newWorld = worlds();

test('an Asset Report is made, read, shared and removed', async (t) => {
  const world = newWorld(t);
  const { plaid } = world;
  const { access_token } = await world.item({ initial_products: ['assets'] });
  const { data: asked } = await plaid.assetReportCreate({
    access_tokens: [access_token],
    days_requested: 60,
    options: { client_report_id: '17', user: { first_name: 'Ada' } },
  });
  const { asset_report_token } = asked;
  assert.match(asset_report_token, /^assets-sandbox-[0-9a-f-]{36}$/);
  await assert.rejects(plaid.assetReportGet({ asset_report_token }), (error) => {
    assert.equal(error.response.data.error_code, 'PRODUCT_NOT_READY');
    assert.equal(error.response.data.error_type, 'ASSET_REPORT_ERROR');
    return true;
  });
  await world.advance('4s');

  const { data } = await plaid.assetReportGet({ asset_report_token, include_insights: true });
  const [item] = data.report.items;
  const checking = item.accounts.find((account) => account.mask === '0000');
  assert.equal(checking.historical_balances.length, 60);
  assert.equal(checking.historical_balances.at(-1).current, -655.08);
  assert.equal(checking.transactions.length, 12);
  assert.equal(checking.transactions[0].name, 'SparkFun');

  const paper = await plaid.assetReportPdfGet(
    { asset_report_token },
    { responseType: 'arraybuffer' },
  );
  assert.equal(paper.headers['content-type'], 'application/pdf');
  assert.equal(Buffer.from(paper.data).subarray(0, 5).toString(), '%PDF-');

  const { data: copy } = await plaid.assetReportAuditCopyCreate({
    asset_report_token,
    auditor_id: 'fannie_mae',
  });
  const { audit_copy_token } = copy;
  const { data: shared } = await plaid.assetReportAuditCopyGet({ audit_copy_token });
  assert.equal(shared.report.asset_report_id, asked.asset_report_id);

  await plaid.assetReportRemove({ asset_report_token });
  await assert.rejects(plaid.assetReportAuditCopyGet({ audit_copy_token }), (error) => {
    assert.equal(error.response.data.error_code, 'INVALID_AUDIT_COPY_TOKEN');
    return true;
  });
});
