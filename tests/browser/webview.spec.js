// Link in a webview, https://plaid.com/docs/link/webview/: the app reads navigations to
// `plaidlink://`, which it cancels.
import { Link, expect, test as base } from './link.js';
import { Bank } from './oauth.js';

const test = base.extend({
  // Every navigation to `plaidlink://`, which is cancelled as an app does it.
  navigations: async ({ page }, use) => {
    const heard = [];
    await page.exposeFunction('hear', (url) => {
      const { host, searchParams } = new URL(url);
      heard.push([host, Object.fromEntries(searchParams)]);
    });
    await page.addInitScript(() => {
      navigation.addEventListener('navigate', (event) => {
        const { url } = event.destination;
        if (url.startsWith('plaidlink://')) {
          event.preventDefault();
          hear(url);
        }
      });
    });
    await use(heard);
  },
});

const page_of = (token, more = {}) =>
  `${process.env.EMULATOR_URL}/link/v2/stable/link.html?` +
  new URLSearchParams({ isWebview: 'true', token, ...more });

async function end(heard) {
  await expect.poll(() => heard.at(-1)?.[0]).toMatch(/connected|exit/);
  const events = heard.filter(([host]) => host === 'event').map(([, it]) => it);
  return { last: heard.at(-1), events };
}

test('an Item is connected', async ({ page, navigations, world }) => {
  await page.goto(page_of(await world.linkToken()));
  const link = new Link(page, null);
  await link.toAccounts();
  expect(navigations[0][1]).toMatchObject({ event_name: 'OPEN', view_name: 'CONSENT' });
  await link.finish();
  const { last, events } = await end(navigations);
  const [host, connected] = last;
  expect(host).toBe('connected');
  expect(Object.keys(connected)).toEqual([
    'public_token',
    'account_id',
    'account_mask',
    'account_name',
    'account_subtype',
    'account_type',
    'accounts',
    'institution_id',
    'institution_name',
    'link_session_id',
    'transfer_status',
  ]);
  const accounts = JSON.parse(connected.accounts);
  expect(accounts[0]).toMatchObject({
    _id: connected.account_id,
    meta: { name: 'Plaid Checking', number: '0000' },
    type: 'depository',
    subtype: 'checking',
  });
  expect(await world.accounts(connected.public_token)).toHaveLength(accounts.length);

  const names = events.map((it) => it.view_name || it.event_name);
  expect(names).toEqual([
    'CONSENT',
    'CONSENT',
    'SUBMIT_PHONE',
    'SKIP_SUBMIT_PHONE',
    'SELECT_INSTITUTION',
    'SEARCH_INSTITUTION',
    'SELECT_BRAND',
    'SELECT_INSTITUTION',
    'CREDENTIAL',
    'SUBMIT_CREDENTIALS',
    'LOADING',
    'SELECT_ACCOUNT',
    'CONNECTED',
    'HANDOFF',
  ]);
  // Every key is there, empty or not.
  expect(events.every((it) => Object.keys(it).length === 18)).toBe(true);
});

test('a wrong password, and the exit', async ({ page, navigations, world }) => {
  await page.goto(page_of(await world.linkToken()));
  const link = new Link(page, null);
  await link.skipPhone();
  await link.chooseFirstPlatypusBank();
  await link.logIn('user_good', 'pass_bad');
  await expect(link.alert).toBeVisible();
  await link.exit();
  await link.button('Yes, exit').click();
  const { last } = await end(navigations);
  expect(last).toEqual([
    'exit',
    expect.objectContaining({
      status: 'requires_credentials',
      error_type: 'ITEM_ERROR',
      error_code: 'INVALID_CREDENTIALS',
      institution_id: 'ins_109508',
      institution_name: 'First Platypus Bank',
    }),
  ]);
  const { request_id, link_request_id, plaid_api_request_id, display_message } = last[1];
  expect([link_request_id, plaid_api_request_id]).toEqual([request_id, request_id]);
  expect(last[1].error_display_message).toBe(display_message);
});

test('a token that opens nothing', async ({ page, navigations }) => {
  await page.goto(page_of('link-sandbox-00000000-0000-4000-8000-000000000000'));
  const link = new Link(page, null);
  await link.button('Exit').last().click();
  const { last } = await end(navigations);
  expect(last).toEqual(['exit', expect.objectContaining({ error_code: 'INVALID_LINK_TOKEN' })]);
});

test('to the bank and back', async ({ page, navigations, world }) => {
  const redirect_uri = `${process.env.APP_URL}/script.html`;
  const token = await world.linkToken({ redirect_uri });
  await page.goto(page_of(token));
  const link = new Link(page, null);
  await link.skipPhone();
  await link.choose('Chase');
  await link.frame.getByRole('button', { name: /^Continue to log/ }).click();
  await page.waitForURL(/sandbox-oauth-login/);
  await new Bank(page).share('Plaid Checking');
  await page.waitForURL(`${redirect_uri}?oauth_state_id=*`);
  // The app opens the same page anew, with the address it was led to.
  await page.goto(page_of(token, { receivedRedirectUri: page.url() }));
  await link.button('Finish without saving').click();
  const { last } = await end(navigations);
  expect(last).toEqual(['connected', expect.objectContaining({ institution_id: 'ins_56' })]);
});
