// The demo page, as a visitor walks through it.
import { Link, expect, shoot, test } from './link.js';

test.use({ viewport: { width: 1280, height: 900 } });

test('the demo from the first step to the data', async ({ page }) => {
  await page.goto(`${process.env.EMULATOR_URL}/demo`);
  await shoot(page, 'demo-1');
  await page.getByRole('button', { name: 'Open Link', exact: true }).click();
  const link = new Link(page);
  await link.toAccounts();
  await link.finish();
  await expect(page.getByText('First Platypus Bank is connected')).toBeVisible();
  await page.getByRole('button', { name: 'Exchange public token' }).click();
  await expect(page.getByText('access-sandbox-').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: /Read the data \(done\)/ })).toBeVisible();
  await expect(page.locator('[data-card="accounts"]')).toContainText('Plaid Checking');
  await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0);
  await shoot(page, 'demo-2');
});

test('the demo without Link', async ({ page }) => {
  await page.goto(`${process.env.EMULATOR_URL}/demo`);
  await page.getByRole('button', { name: 'Skip the browser' }).click();
  await page.getByRole('button', { name: 'Exchange public token' }).click();
  await expect(page.locator('[data-card="accounts"]')).toContainText('Plaid Checking');
});
