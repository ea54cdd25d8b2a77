// Every pane of Link: a picture of it, no barrier that axe-core finds, and room on a small screen.
import { ACCOUNTS, Link, expect, test } from './link.js';
import { OAUTH_BANK, openBank } from './oauth.js';
import { inEveryLook } from './looks.js';

inEveryLook((inspect) => {
  test('the way of a guest', async ({ app, world }) => {
    await app.visit('script', await world.linkToken({ products: ['transactions'] }));
    const link = new Link(app.page);
    const letGo = await hold(app.page);
    await app.connect.click();
    await link.shows('Opening Link');
    await inspect(link, '01-loading');
    letGo();

    await link.shows(/uses Plaid to connect/);
    await inspect(link, '02-phone');
    await link.skipPhone();
    await inspect(link, '06-institutions');
    await link.searchField.fill('platypus');
    await inspect(link, '07-search');
    await link.searchField.fill('no such bank');
    await expect(link.frame.getByText('Nothing matches your search')).toBeVisible();
    await inspect(link, '08-search-empty');
    await link.searchField.fill('');
    await link.button('First Platypus Bank').click();
    await link.shows('Choose how you log in');
    await inspect(link, '09-brand');
    await link.button('First Platypus Bank').click();
    await link.shows('Log into First Platypus Bank');
    await inspect(link, '10-credentials');
    await link.logIn('user_good', 'pass_bad');
    await expect(link.alert).toBeVisible();
    await inspect(link, '11-credentials-error');
    await link.exit();
    await link.shows('Are you sure you want to exit?');
    await inspect(link, '12-exit');
    await link.button('No, stay here').click();
    await link.logIn('user_good', 'error_ITEM_LOCKED');
    await link.shows('Too many attempts');
    await inspect(link, '13-error');
    await link.primary.click();
    await link.shows('Select your institution');
    await link.chooseFirstPlatypusBank();
    await link.logIn('user_good', 'pass_good');
    await link.shows(ACCOUNTS);
    await inspect(link, '14-accounts');
    await link.button('Continue').click();
    await link.shows(/^Save/);
    await inspect(link, '16-save');
    await link.button('Finish without saving').click();
    await app.told('onSuccess');
  });

  test('the way by phone', async ({ app, world }) => {
    const link = await app.open(await world.linkToken(
      { link_customization_name: 'single' },
      { success_pane: true },
    ));
    await link.phone.fill('4155550010');
    await link.button('Continue').click();
    await expect(link.code).toBeVisible();
    await inspect(link, '04-code');
    await link.code.fill('000000');
    await expect(link.alert).toBeVisible();
    await inspect(link, '05-code-error');
    await link.code.fill('123456');
    await link.shows('Select your institution');
    await link.chooseFirstPlatypusBank();
    await link.logIn('user_good', 'pass_good');
    await link.shows(ACCOUNTS);
    await inspect(link, '15-accounts-single');
    await link.rows.first().click();
    await link.button('Continue').click();
    await link.shows('Success');
    await inspect(link, '17-connected');
    await link.button('Continue').click();
    await app.told('onSuccess');
  });

  test('a wrong phone number', async ({ app, world }) => {
    const link = await app.open(await world.linkToken());
    await link.phone.fill('2125551234');
    await link.button('Continue').click();
    await expect(link.alert).toBeVisible();
    await inspect(link, '03-phone-error');
    await link.skipPhone();
  });

  test('what a bank asks after the password', async ({ app, world }) => {
    await app.visit('script', await world.linkToken());
    const link = new Link(app.page);
    for (const [name, password, heading] of [
      ['23-mfa-device', 'mfa_device', 'Verify your identity'],
      ['24-mfa-questions', 'mfa_questions_1_2', 'Answer your security questions'],
      ['25-mfa-selections', 'mfa_selections', 'Answer your security questions'],
      ['26-recaptcha', '{"recaptcha":"good"}', 'Verify that you are human'],
    ]) {
      await app.connect.click();
      await link.skipPhone();
      await link.chooseFirstPlatypusBank();
      await link.logIn('user_good', password);
      await link.shows(heading);
      await inspect(link, name);
      await link.exit();
      await link.button('Yes, exit').click();
      await link.isGone();
    }
  });

  test('banks in trouble', async ({ app, world }) => {
    const link = await app.open(await world.linkToken());
    await link.skipPhone();
    for (const [name, institution] of [
      ['18-degraded', 'Unhealthy Platypus Bank - Degraded'],
      ['19-down', 'Unhealthy Platypus Bank - Down'],
      ['20-unsupported', 'Unsupported Platypus Bank - Institution Not Supported'],
    ]) {
      await link.choose(institution);
      await expect(link.button('Choose another institution')).toBeVisible();
      await inspect(link, name);
      await link.button('Choose another institution').click();
      await link.shows('Select your institution');
    }
  });

  test('panes that only some sessions have', async ({ app, world }) => {
    const request = { link_customization_name: 'budgeting' };
    const settings = { separate_consent: 1, oauth_confirm: true, consent: 'share' };
    const link = await app.open(await world.linkToken(request, settings));
    await link.shows(/uses Plaid to connect/);
    await inspect(link, '27-consent');
    await link.button('Continue').click();
    await link.skipPhone('Where do you bank?');
    await inspect(link, '28-institutions-custom');
    await link.choose(OAUTH_BANK, OAUTH_BANK);
    await (await openBank(link)).share('Plaid Checking');
    await link.shows(/^You are logged in/);
    await inspect(link, '29-returned');
    await link.button('Continue').click();
    await link.shows(/^Review the types/);
    await link.frame.getByText('Learn more').click();
    await inspect(link, '30-sharing');
    await link.button('Share data').click();
    await link.shows('All set');
    await inspect(link, '31-connected-custom');
    await link.button('See my budget').click();
    await link.button('Finish without saving').click();
    await app.told('onSuccess');
  });

  test('what is shared, below the accounts', async ({ app, world }) => {
    const link = await app.open(await world.linkToken());
    await link.toAccounts();
    await link.frame.getByText('Learn more').click();
    await inspect(link, '32-accounts-data');
  });

  test('a token that opens nothing', async ({ app }) => {
    const link = await app.open('link-sandbox-00000000-0000-4000-8000-000000000000');
    await expect(link.alert).toBeVisible();
    await inspect(link, '21-invalid-token');
  });

  test('the tiles of an embedded search', async ({ app, world }) => {
    await app.visit('script');
    await app.page.evaluate((token) => {
      const place = document.querySelector('main').appendChild(document.createElement('div'));
      place.style.height = '400px';
      Plaid.createEmbedded({ token, ...callbacks }, place);
    }, await world.linkToken());
    const tiles = new Link(app.page, 'iframe[title="Choose your institution"]');
    await expect(tiles.button('First Platypus Bank')).toBeVisible();
    await inspect(tiles, '22-embedded');
  });
});

// Keeps the answers to Link's posts back until the returned function is called.
async function hold(page) {
  let release;
  const released = new Promise((resolve) => {
    release = resolve;
  });
  await page.route('**/link.html*', async (route) => {
    if (route.request().method() === 'POST') {
      await released;
    }
    await route.continue();
  });
  return release;
}
