// The bank's own site, and Link around it: pictures, no barrier that axe-core finds, and room on a
// small screen.
import { Link, expect, shoot, test } from './link.js';
import { LOOKS, barriers, sticksOut } from './looks.js';
import { Bank, openBank, toBank } from './oauth.js';

for (const { look, colorScheme, viewport } of LOOKS) {
  test.describe(look, () => {
    test.use({ colorScheme, viewport, contextOptions: { reducedMotion: 'reduce' } });

    async function inspect(page, frame, name) {
      await shoot(page, `${name}-${look}`);
      expect.soft(await frame.evaluate(sticksOut), `${name} fits`).toEqual([]);
      expect.soft(await barriers(frame), `barriers on ${name}`).toEqual([]);
    }

    const frameOf = async (link) => (await link.iframe.elementHandle()).contentFrame();

    test('a bank of its own', async ({ app, world }) => {
      const link = await app.open(await world.linkToken());
      await toBank(link);
      await inspect(link.page, await frameOf(link), '30-oauth');
      const bank = await openBank(link);
      await bank.page.setViewportSize(viewport);
      await link.shows(/^Waiting for/);
      await inspect(link.page, await frameOf(link), '31-oauth-waiting');
      const inspectBank = (name) => inspect(bank.page, bank.page.mainFrame(), name);
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
      await inspect(tab, tab.mainFrame(), '38-bank-return');
    });

    test('a bank of a light colour', async ({ page, world }) => {
      const token = await world.linkToken({ institution_id: 'ins_13' });
      const query = new URLSearchParams({ isLinkInitialize: 'true', token });
      await page.goto(`${process.env.EMULATOR_URL}/link/v2/stable/link.html?${query}`);
      const link = new Link(page, null);
      await link.button('Continue without phone number').click();
      const bank = await openBank(link);
      await bank.page.setViewportSize(viewport);
      await inspect(bank.page, bank.page.mainFrame(), '39-bank-other');
    });
  });
}
