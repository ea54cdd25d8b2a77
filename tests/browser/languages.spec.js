// Link in other languages: what it says comes from the language's file, and fits.
import { readFileSync } from 'node:fs';
import { ACCOUNTS, Link, expect, shoot, test } from './link.js';
import { barriers, sticksOut } from './looks.js';

const textsOf = (language) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/languages/${language}.json`, import.meta.url)));

for (const [look, colorScheme, viewport] of [
  ['wide-light', 'light', { width: 1024, height: 768 }],
  ['narrow-dark', 'dark', { width: 320, height: 640 }],
]) {
  test.describe(look, () => {
    test.use({ colorScheme, viewport, contextOptions: { reducedMotion: 'reduce' } });

    for (const language of ['de', 'es', 'fr', 'it', 'nl', 'pt']) {
      test(`a guest who reads ${language}`, async ({ app, world }) => {
        const { texts } = textsOf(language);
        const say = (key, values = {}) =>
          texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
        const inspect = async (name) => {
          await shoot(link.page, `language-${language}-${name}-${look}`);
          const frame = await (await link.iframe.elementHandle()).contentFrame();
          expect.soft(await frame.evaluate(sticksOut), `${name} fits`).toEqual([]);
          expect.soft(await barriers(frame), `barriers on ${name}`).toEqual([]);
        };
        const bank = 'First Platypus Bank';
        const link = await app.open(await world.linkToken({ language }));
        const purpose = say('connect_your_account');
        await link.shows(say('app_uses_plaid_to_purpose', { app: 'Test App', purpose }));
        await expect(link.frame.locator('html')).toHaveAttribute('lang', language);
        await inspect('1-phone');
        await link.button(say('continue_without_phone_number')).click();
        await link.shows(say('select_your_institution'));
        await link.frame.getByPlaceholder(say('search')).fill('platypus');
        const results = new RegExp(`^${say('count_results', { count: '\\d+' })}$`);
        await expect(link.frame.locator('#link-status')).toHaveText(results);
        await inspect('2-institutions');
        await link.button(bank).click();
        await link.shows(say('choose_how_you_log_in'));
        await link.button(bank).click();
        await link.shows(say('log_into_institution', { institution: bank }));
        await link.username.fill('user_good');
        await link.password.fill('wrong');
        await link.button(say('submit')).click();
        await expect(link.alert).toBeVisible();
        await inspect('3-credentials');
        await link.button(say('exit')).click();
        await link.shows(say('are_you_sure_you_want_to_exit'));
        await inspect('4-exit');
        await link.button(say('no_stay_here')).click();
        await link.password.fill('pass_good');
        await link.username.fill('user_good');
        await link.button(say('submit')).click();
        await link.shows(say('select_accounts'));
        await inspect('5-accounts');
        await link.button(say('continue')).click();
        await link.shows(say('save_institution_with_plaid', { institution: bank }));
        await inspect('6-save');
        await link.button(say('finish_without_saving')).click();
        await app.told('onSuccess');
      });
    }
  });
}

test('the page around Hosted Link and the bank speak it too', async ({ page, world }) => {
  const { data } = await world.plaid.linkTokenCreate({
    client_name: 'Test App',
    country_codes: ['US'],
    language: 'de',
    products: ['auth'],
    user: { client_user_id: 'user-1' },
    hosted_link: {},
  });
  await page.goto(data.hosted_link_url);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  const { texts } = textsOf('de');
  const link = new Link(page);
  await link.button(texts.continue_without_phone_number).click();
  await link.searchField.or(link.frame.getByPlaceholder(texts.search)).fill('platypus oauth');
  await link.button('Platypus OAuth Bank').click();
  await link.button('Platypus OAuth Bank').click();
  const [bank] = await Promise.all([page.waitForEvent('popup'), link.primary.click()]);
  await expect(bank.locator('html')).toHaveAttribute('lang', 'de');
  await expect(bank.getByRole('button', { name: texts.sign_in })).toBeVisible();
  await shoot(bank, 'language-de-7-bank');
});

test('a language that nobody has written is English', async ({ app, world }) => {
  const link = await app.open(await world.linkToken({ language: 'da' }));
  await link.toAccounts();
  await link.shows(ACCOUNTS);
  await expect(link.frame.locator('html')).toHaveAttribute('lang', 'en');
});
