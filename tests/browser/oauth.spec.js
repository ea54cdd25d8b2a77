// Logins on a bank's own site: in a window of its own, in a tab, and in place of the app's page.
import { Link, expect, test } from './link.js';
import { Bank, EVENTS, OAUTH_BANK, isClosed, openBank, toBank } from './oauth.js';

const NEXUS =
  'Mozilla/5.0 (Linux; Android 5.1.1; Nexus 5 Build/LMY48B; wv) AppleWebKit/537.36 ' +
  '(KHTML, like Gecko) Version/4.0 Chrome/43.0.2357.65 Mobile Safari/537.36';
const PIXEL =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 ' +
  '(KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';

const redirectUri = () => `${process.env.APP_URL}/oauth.html`;

test('in a window that closes itself', async ({ app, world }) => {
  const link = await app.open(await world.linkToken());
  await toBank(link);
  await expect(link.frame.getByText("You'll share contact info, account")).toBeVisible();
  await expect(link.primary).toHaveText('Continue to login');
  await expect(link.frame.getByRole('button', { name: 'Continue to log in' })).toBeVisible();
  const bank = await openBank(link);
  await link.shows(`Waiting for ${OAUTH_BANK}`);
  await expect(link.primary).toHaveCount(0);
  await bank.share('Plaid Checking', 'Plaid Credit Card', 'Plaid Saving');
  await isClosed(bank);
  await link.button('Finish without saving').click();

  const [publicToken, metadata] = await app.told('onSuccess');
  await link.isGone();
  expect(metadata.institution).toEqual({ name: OAUTH_BANK, institution_id: 'ins_127287' });
  // Auth takes no credit card.
  expect(metadata.accounts.map(({ mask }) => mask)).toEqual(['0000', '1111']);
  expect(await world.accounts(publicToken)).toHaveLength(2);
  const events = await app.events();
  expect(events.slice(events.indexOf('SELECT_INSTITUTION'))).toEqual(EVENTS);
});

test('as tests in the wild go through the bank', async ({ app, world }) => {
  const link = await app.open(await world.linkToken({ products: ['transactions'] }));
  await toBank(link);
  const { page } = await openBank(link);
  await expect(page.getByText('First Platypus Bank').first()).toBeVisible();
  const { searchParams } = new URL(page.url());
  expect([...searchParams.keys()]).toEqual(['client_name', 'redirect_uri', 'state']);
  await page.fill('#username', 'user_good');
  await page.fill('#password', 'pass_good');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Get code' }).click();
  await page.locator('#container').pressSequentially('1234');
  await page.locator('#verify-code #code').fill('1234');
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.locator('xpath=/html/body/main/div/div[4]/ul/li[1]/label/input').click();
  await page.locator('#accounts-list label[for=account_3]').click();
  await page.locator('.selection-text', { hasText: 'Plaid CD ••• •••' }).click();
  await page.locator('#additional-info-select #account-number').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  const terms = page.getByRole('checkbox', {
    name: 'I have read and accept the Terms and Conditions',
  });
  await page.locator('div').filter({ hasText: 'Terms and Conditions' }).nth(1).click();
  await expect(terms).toBeChecked();
  await page.locator('#terms-label').click();
  await expect(terms).not.toBeChecked();
  await terms.check();
  await page.getByRole('button', { name: 'Connect account information' }).click();
  await link.button('Finish without saving').click();
  const [, { accounts }] = await app.told('onSuccess');
  expect(accounts.map(({ name }) => name)).toEqual([
    'Plaid Checking',
    'Plaid CD',
    'Plaid Credit Card',
  ]);
});

test('the window is closed', async ({ app, world }) => {
  const link = await app.open(await world.linkToken());
  await toBank(link);
  const first = await openBank(link);
  await link.shows(`Waiting for ${OAUTH_BANK}`);
  await first.page.close();
  await link.shows(`Log in at ${OAUTH_BANK}`);
  const second = await openBank(link);
  await second.signIn.click();
  await link.button('Cancel').click();
  await link.shows(`Log in at ${OAUTH_BANK}`);
  await isClosed(second);
  const third = await openBank(link);
  await third.share('Plaid Saving');
  await link.button('Finish without saving').click();
  await app.told('onSuccess');
  const events = await app.events();
  const given = ['OPEN_OAUTH', 'CLOSE_OAUTH', 'TRANSITION_VIEW OAUTH'];
  expect(events.slice(events.indexOf('OPEN_OAUTH'))).toEqual([
    ...given,
    ...given,
    ...EVENTS.slice(EVENTS.indexOf('OPEN_OAUTH')),
  ]);
});

test('the bank says no', async ({ app, world }) => {
  const link = await app.open(await world.linkToken());
  await toBank(link);
  const bank = await openBank(link);
  await bank.simulate.selectOption('INSUFFICIENT_CREDENTIALS');
  await bank.signIn.click();
  await isClosed(bank);
  await link.shows(`Couldn't connect to ${OAUTH_BANK}`);
  await link.button('Try again').click();
  const again = await openBank(link);
  await again.page.getByRole('button', { name: /^Cancel/ }).click();
  await link.shows(`Couldn't connect to ${OAUTH_BANK}`);
  await link.exit();
  await link.button('Yes, exit').click();
  const [error, { status }] = await app.told('onExit');
  expect(error.error_code).toBe('INSUFFICIENT_CREDENTIALS');
  expect(status).toBe('requires_oauth');
  expect((await app.events()).slice(-5)).toEqual([
    'FAIL_OAUTH',
    'ERROR',
    'TRANSITION_VIEW ERROR',
    'TRANSITION_VIEW EXIT',
    'EXIT',
  ]);
});

test('the bank asks for accounts and for consent', async ({ app, world }) => {
  const link = await app.open(await world.linkToken());
  await toBank(link);
  const bank = await openBank(link);
  await bank.toAccounts();
  await bank.submitAccounts.click();
  await expect(bank.alert).toHaveText('Tick at least one account.');
  await bank.accounts.first().click();
  await bank.submitAccounts.click();
  await bank.connect.click();
  await expect(bank.alert).toHaveText('Accept the terms and conditions.');
  await bank.terms.check();
  await bank.connect.click();
  await link.button('Finish without saving').click();
  const [, { accounts }] = await app.told('onSuccess');
  expect(accounts).toHaveLength(1);
});

test('another test user has other accounts there', async ({ app, world }) => {
  const link = await app.open(await world.linkToken({ products: ['transactions'] }));
  await toBank(link);
  const bank = await openBank(link);
  const usual = await bank.accounts.count();
  await bank.page.fill('#username', 'user_small_business');
  await bank.signIn.click();
  await expect(bank.getCode).toBeVisible();
  expect(await bank.accounts.count()).not.toBe(usual);
});

test('Link ends while the window is open', async ({ app, world }) => {
  const link = await app.open(await world.linkToken());
  await toBank(link);
  const bank = await openBank(link);
  await link.shows(`Waiting for ${OAUTH_BANK}`);
  await app.page.evaluate(() => handler.exit({ force: true }));
  const [, { status }] = await app.told('onExit');
  expect(status).toBe('requires_oauth');
  await isClosed(bank);
});

// From the page of an app to the bank and back into the page, where Link is opened anew.
async function throughThePage(page, world, name) {
  const token = await world.linkToken({ redirect_uri: `${process.env.APP_URL}/${name}.html` });
  await page.goto(`${process.env.APP_URL}/${name}.html?${new URLSearchParams({ token })}`);
  await page.getByRole('button', { name: 'Connect a bank' }).click();
  const link = new Link(page);
  await toBank(link);
  await link.primary.click();
  await page.waitForURL('**/sandbox-oauth-login.html?**');
  await new Bank(page).share('Plaid Checking');
  await page.waitForURL(`**/${name}.html?oauth_state_id=*`);
  return token;
}

test.describe('in a webview', () => {
  test.use({ userAgent: NEXUS });

  for (const name of ['oauth', 'oauth-react-3', 'oauth-react-4', 'oauth-react-5']) {
    test(`${name}: in place of the app's page`, async ({ app, page, world }) => {
      const token = await throughThePage(page, world, name);
      const link = new Link(page);
      await link.button('Finish without saving').click();
      const [publicToken, metadata] = await app.told('onSuccess');
      expect(metadata.accounts.map(({ mask }) => mask)).toEqual(['0000']);
      expect(await world.accounts(publicToken)).toHaveLength(1);
      const { data } = await world.plaid.linkTokenGet({ link_token: token });
      expect(data.link_sessions).toHaveLength(1);
      const opens = (await app.calls('onEvent')).filter(([, event]) => event === 'OPEN');
      expect(opens.map(([, , { view_name }]) => view_name)).toEqual([null]);
    });
  }

  test('the page is loaded again', async ({ app, page, world }) => {
    await throughThePage(page, world, 'oauth');
    await new Link(page).button('Finish without saving').click();
    await app.told('onSuccess');
    await page.reload();
    const link = new Link(page);
    await link.shows('This login has been used');
    await link.button('Exit').last().click();
    const [error, { status }] = await app.told('onExit');
    expect(error).toEqual({
      display_message: null,
      error_code: 'OAUTH_STATE_ID_ALREADY_PROCESSED',
      error_message: null,
      error_type: 'OAUTH_ERROR',
    });
    expect(status).toBe('requires_oauth');
  });

  test('the bank says no', async ({ app, page, world }) => {
    const token = await world.linkToken({ redirect_uri: redirectUri() });
    await page.goto(`${redirectUri()}?${new URLSearchParams({ token })}`);
    await app.connect.click();
    const link = new Link(page);
    await toBank(link);
    await link.primary.click();
    const bank = new Bank(page);
    await bank.simulate.selectOption('ACCESS_NOT_GRANTED');
    await bank.signIn.click();
    await page.waitForURL('**/oauth.html?oauth_state_id=*');
    await link.shows('More access is needed');
    await link.button('Try again').click();
    await link.shows(`Log in at ${OAUTH_BANK}`);
    await link.primary.click();
    await bank.share('Plaid Checking');
    await link.button('Finish without saving').click();
    await app.told('onSuccess');
  });
});

test.describe('on a phone', () => {
  test.use({ userAgent: PIXEL });

  test('in a tab that ends in the app', async ({ context, app, page, world }) => {
    const token = await world.linkToken({ redirect_uri: redirectUri() });
    // The app's page keeps the token for the one it comes back to.
    await page.goto(`${redirectUri()}?${new URLSearchParams({ token })}`);
    await app.connect.click();
    const link = new Link(page);
    await toBank(link);
    const bank = await openBank(link);
    await bank.share('Plaid Checking');
    await bank.page.waitForURL('**/oauth.html?oauth_state_id=*');
    await new Link(bank.page).button('Finish without saving').click();
    await bank.page.waitForFunction(() => calls.some(([name]) => name === 'onSuccess'));
    expect(context.pages()).toHaveLength(2);
  });

  test('in a tab that closes itself', async ({ app, world }) => {
    const link = await app.open(await world.linkToken());
    await toBank(link);
    const bank = await openBank(link);
    await bank.share('Plaid Checking');
    await isClosed(bank);
    await link.button('Finish without saving').click();
    await app.told('onSuccess');
  });
});

test('update mode goes to the bank', async ({ app, world }) => {
  const { data: made } = await world.plaid.sandboxPublicTokenCreate({
    institution_id: 'ins_127287',
    initial_products: ['auth'],
  });
  const { data: item } = await world.plaid.itemPublicTokenExchange({
    public_token: made.public_token,
  });
  const { access_token } = item;
  await world.plaid.sandboxItemResetLogin({ access_token });
  const link = await app.open(await world.linkToken({ access_token, products: undefined }));
  await link.button('Continue without phone number').click();
  await link.shows(`Log in at ${OAUTH_BANK}`);
  await (await openBank(link)).share('Plaid Checking', 'Plaid Saving');
  await link.button('Continue').click();
  await app.told('onSuccess');
  const { data } = await world.plaid.accountsGet({ access_token });
  expect(data.accounts).toHaveLength(2);
});

test('an address that no bank has sent', async ({ app, world }) => {
  await app.visit('script');
  const messages = await app.page.evaluate(
    ([token, uri]) =>
      [
        '',
        '?code=1',
        '?oauth_state_id=1&a=b',
        '?oauth_state_id=1#top',
        '?oauth_state_id=1&link_correlation_id=2',
      ].map((rest) => {
        try {
          Plaid.create({ token, receivedRedirectUri: uri + rest });
          return 'made';
        } catch (error) {
          return error.message;
        }
      }),
    [await world.linkToken(), redirectUri()],
  );
  const told = 'oauth uri does not contain a valid oauth_state_id query parameter.';
  const why = `${told} It has to be the only parameter, with no fragment behind it.`;
  expect(messages).toEqual([told, told, why, why, 'made']);
});
