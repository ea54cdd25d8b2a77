// How the panes about account numbers look.
import { Link, expect, test } from './link.js';
import { inEveryLook } from './looks.js';

const WAYS = { same_day_microdeposits_enabled: true, auth_type_select_enabled: true };
const NUMBER = '1111222233330000';

inEveryLook((inspect) => {
  test('account numbers from end to end', async ({ app, world }) => {
    const token = await world.linkToken({ products: ['auth'], auth: WAYS });
    await app.visit('script', token);
    await app.connect.click();
    const link = new Link(app.page);
    await link.button('Continue without phone number').click();
    await link.shows(/Choose how/);
    await inspect(link, '40-numbers-type');
    await link.primary.click();
    await link.shows('Select your institution');
    await inspect(link, '41-numbers-entry');
    await link.searchField.fill('no such bank');
    await inspect(link, '41-numbers-entry-nothing');
    await link.searchField.fill('');
    await link.choose('Tartan Bank');
    await link.exit();
    await link.shows('Are you sure you want to exit?');
    await inspect(link, '42-numbers-exit');
    await link.button('Link with account numbers').click();
    await link.shows('Enter your routing number');
    const field = (id) => link.frame.locator(id);
    await field('#device-input').fill('123456789');
    await link.primary.click();
    await expect(link.alert).toBeVisible();
    await inspect(link, '43-numbers-routing-error');
    await field('#device-input').fill('011000138');
    await link.primary.click();
    await link.shows('Log in to link faster');
    await inspect(link, '44-numbers-reroute');
    await link.button('Enter account number instead').click();
    await link.shows('Enter your account number');
    await field('#account-number-input').fill(NUMBER);
    await field('#account-number-confirmation').fill('1');
    await link.primary.click();
    await expect(link.alert).toBeVisible();
    await inspect(link, '45-numbers-account-error');
    await field('#account-number-confirmation').fill(NUMBER);
    await link.primary.click();
    await link.shows('Enter the name on your account');
    await inspect(link, '46-numbers-name');
    await field('#name-input').fill('Ann Example');
    await link.primary.click();
    await link.shows('What kind of account is it?');
    await inspect(link, '47-numbers-kind');
    await link.primary.click();
    await link.shows('Authorize a small deposit');
    await inspect(link, '48-numbers-authorize');
    await link.primary.click();
    await link.shows('Your deposit is on its way');
    await inspect(link, '49-numbers-authorized');
    await link.primary.click();
    const [public_token] = await app.told('onSuccess');
    const { data } = await world.plaid.itemPublicTokenExchange({ public_token });
    const request = { access_token: data.access_token, products: undefined };
    await app.visit('script', await world.linkToken(request));
    await app.connect.click();
    await link.shows('Enter the code of your deposit');
    await inspect(link, '50-numbers-code');
    for (const code of ['aaa', 'bbb']) {
      await field('#nonce-input').fill(code);
      await link.primary.click();
      await expect(link.alert).toBeVisible();
      await link.shows('Enter the code of your deposit');
    }
    await inspect(link, '51-numbers-code-error');
    await field('#nonce-input').fill('ccc');
    await link.primary.click();
    await link.shows('Too many attempts');
    await inspect(link, '52-numbers-locked');
    await link.button('Exit').first().click();
    await app.told('onExit');
  });

  test('both numbers at once', async ({ app, world }) => {
    const auth = { instant_microdeposits_enabled: true };
    const link = await app.open(await world.linkToken({ products: ['auth'], auth }));
    await link.skipPhone();
    await link.choose('Windowpane Bank');
    await link.shows('Enter your account number');
    await inspect(link, '53-numbers-both');
  });

  test('numbers of Canada', async ({ app, world }) => {
    const link = await app.open(await world.linkToken({
      products: ['auth'],
      country_codes: ['CA'],
      auth: { database_insights_enabled: true },
    }));
    await link.skipPhone();
    await link.button('Link with account numbers').click();
    await link.shows('Enter your institution and branch number');
    await link.frame.getByLabel('Institution number').fill('110');
    await link.frame.getByLabel('Branch number').fill('1');
    await link.primary.click();
    await expect(link.alert).toBeVisible();
    await inspect(link, '55-numbers-branch-error');
    await link.frame.getByLabel('Branch number').fill('11111');
    await link.primary.click();
    await link.shows('Enter your account number');
    await inspect(link, '56-numbers-canada-account');
  });
});
