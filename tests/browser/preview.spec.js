// The page that shows every pane of a Link customization.
import { expect, shoot, test } from './link.js';
import { LOOKS, barriers, sticksOut } from './looks.js';

for (const { look, colorScheme, viewport } of LOOKS) {
  test.describe(look, () => {
    test.use({ colorScheme, viewport });

    test('the preview of a customization', async ({ page }) => {
      await page.goto(`${process.env.EMULATOR_URL}/demo`);
      await page.getByRole('link', { name: 'see its customizations' }).click();
      await page.getByRole('link', { name: 'budgeting' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('budgeting');
      await page.getByLabel('Consent pane').selectOption('share');
      await page.getByRole('button', { name: 'Show' }).click();
      const pane = page.frameLocator('iframe[title="The pane sharing"]');
      const button = pane.locator('#aut-button');
      await expect(button).toHaveText('Share data');
      await expect(button).toHaveCSS('background-color', 'rgb(231, 111, 81)');
      await expect(page.getByText('Plaid-Emulator-Link-UI')).toBeVisible();
      await shoot(page, `preview-${look}`);
      expect(await page.evaluate(sticksOut)).toEqual([]);
      expect(await barriers(page)).toEqual([]);
    });
  });
}
