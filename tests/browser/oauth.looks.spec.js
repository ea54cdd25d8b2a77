// The bank's own site, and Link around it: pictures, no barrier that axe-core finds, and room on a
// small screen.
import { Link, expect, test } from './link.js';
import { inEveryLook } from './looks.js';
import { Bank, openBank, toBank } from './oauth.js';

inEveryLook((inspect, viewport) => {
  test('a bank of its own', async ({ app, world }) => {
    const link = await app.open(await world.linkToken());
    await toBank(link);
    await inspect(link, '30-oauth');
    const bank = await openBank(link);
    await bank.page.setViewportSize(viewport);
    await link.shows(/^Waiting for/);
    await inspect(link, '31-oauth-waiting');
    const inspectBank = (name) => inspect(bank.page, name);
    await expect(bank.signIn).toBeVisible();
    await inspectBank('32-bank-login');
    await bank.signIn.click();
    await inspectBank('33-bank-device');
    await bank.getCode.click();
    await inspectBank('34-bank-code');
    await bank.submitCode.click();
    await bank.submitAccounts.click();
    await expect(bank.alert).toBeVisible();
    await inspectBank('35-bank-accounts');
    await bank.accounts.first().click();
    await bank.submitAccounts.click();
    await bank.connect.click();
    await expect(bank.alert).toBeVisible();
    await inspectBank('36-bank-terms');
  });

  test('the way back', async ({ page, world }) => {
    const token = await world.linkToken();
    const query = new URLSearchParams({ isLinkInitialize: 'true', token });
    await page.goto(`${process.env.EMULATOR_URL}/link/v2/stable/link.html?${query}`);
    const link = new Link(page, null);
    await toBank(link);
    const address = await link.primary.getAttribute('data-site');
    await link.primary.click();
    const login = new URL(address, page.url()).href;
    const tab = await page.context().newPage();
    await tab.goto(login);
    const bank = new Bank(tab);
    await bank.share('Plaid Checking');
    await expect(tab.locator('#click-to-continue-wrapper')).toBeVisible();
    await inspect(tab, '38-bank-return');
  });

  test('a bank of a light colour', async ({ page, world }) => {
    const token = await world.linkToken({ institution_id: 'ins_13' });
    const query = new URLSearchParams({ isLinkInitialize: 'true', token });
    await page.goto(`${process.env.EMULATOR_URL}/link/v2/stable/link.html?${query}`);
    const link = new Link(page, null);
    await link.button('Continue without phone number').click();
    const bank = await openBank(link);
    await bank.page.setViewportSize(viewport);
    await inspect(bank.page, '39-bank-other');
  });
});
