// The whole flow, from the button of an app to the accounts its server reads.
import { Link, expect, shoot, test } from './link.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const EVENT_KEYS = [
  'account_number_mask',
  'error_code',
  'error_message',
  'error_type',
  'exit_status',
  'institution_id',
  'institution_name',
  'institution_search_query',
  'is_update_mode',
  'link_session_id',
  'match_reason',
  'mfa_type',
  'request_id',
  'routing_number',
  'selection',
  'timestamp',
  'view_name',
];

const FIRST_PLATYPUS_BANK = { name: 'First Platypus Bank', institution_id: 'ins_109508' };

for (const page of ['script', 'react-3', 'react-4', 'react-5', 'vue', 'angular']) {
  test(`${page}: from open to accounts`, async ({ app, world }) => {
    await app.visit(page, await world.linkToken());
    await app.connect.click();
    const link = new Link(app.page);
    await link.toAccounts();
    expect(await app.events()).toEqual(['OPEN']);
    await link.finish();

    const [publicToken, metadata] = await app.told('onSuccess');
    await link.isGone();
    expect(await app.calls('onExit')).toEqual([]);
    checkSuccess(publicToken, metadata);
    checkEvents(await app.calls('onEvent'), metadata.link_session_id);

    // The accounts of onSuccess are the ones the server reads.
    const accounts = await world.accounts(publicToken);
    const linked = accounts.map(({ account_id: id, name, mask, type, subtype }) => ({
      id,
      name,
      mask,
      type,
      subtype,
      class_type: null,
      verification_status: null,
    }));
    expect(metadata.accounts).toEqual(linked);
  });
}

function checkSuccess(publicToken, { accounts, ...rest }) {
  expect(publicToken).toMatch(/^public-sandbox-/);
  expect(publicToken.slice('public-sandbox-'.length)).toMatch(UUID);
  expect(accounts.map(({ name, mask }) => `${name} ${mask}`)).toEqual([
    'Plaid Checking 0000',
    'Plaid Saving 1111',
    'Plaid Cash Management 9002',
  ]);
  expect(rest).toEqual({
    account: accounts[0],
    account_id: accounts[0].id,
    institution: FIRST_PLATYPUS_BANK,
    link_session_id: expect.stringMatching(UUID),
    public_token: publicToken,
    status: null,
    transfer_status: null,
  });
}

function checkEvents(events, linkSessionId) {
  const told = events.map(([, name, metadata]) => ({ name, ...metadata }));
  const line = told.map(({ name, view_name }) => (view_name ? `${name} ${view_name}` : name));
  expect(line).toEqual([
    'OPEN CONSENT',
    'TRANSITION_VIEW CONSENT',
    'TRANSITION_VIEW SUBMIT_PHONE',
    'SKIP_SUBMIT_PHONE',
    'TRANSITION_VIEW SELECT_INSTITUTION',
    'SEARCH_INSTITUTION',
    'SELECT_BRAND',
    'SELECT_INSTITUTION',
    'TRANSITION_VIEW CREDENTIAL',
    'SUBMIT_CREDENTIALS',
    'TRANSITION_VIEW LOADING',
    'TRANSITION_VIEW SELECT_ACCOUNT',
    'TRANSITION_VIEW CONNECTED',
    'HANDOFF',
  ]);
  for (const [, , metadata] of events) {
    expect(Object.keys(metadata).sort()).toEqual(EVENT_KEYS);
    expect(metadata.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(metadata.link_session_id).toBe(linkSessionId);
  }
  const times = told.map(({ timestamp }) => timestamp);
  expect(times).toEqual(times.toSorted());
  const named = (name) => told.find((event) => event.name === name);
  expect(named('OPEN')).toMatchObject({ request_id: null, is_update_mode: 'false' });
  expect(named('SEARCH_INSTITUTION').institution_search_query).toBe('First Platypus Bank');
  expect(named('SKIP_SUBMIT_PHONE').institution_id).toBeNull();
  const chosen = told.slice(told.indexOf(named('SELECT_INSTITUTION')));
  for (const event of chosen) {
    expect(event).toMatchObject({
      institution_id: FIRST_PLATYPUS_BANK.institution_id,
      institution_name: FIRST_PLATYPUS_BANK.name,
      error_code: null,
      exit_status: null,
    });
    expect(event.request_id).toMatch(/^[0-9a-f]{15}$/);
  }
}

test('an older test finds its way as a guest', async ({ app, world }) => {
  const link = await app.open(await world.linkToken());
  await link.button('Continue as guest').click();
  await link.chooseFirstPlatypusBank();
  await link.logIn('user_good', 'pass_good');
  await link.finish();
  const [publicToken] = await app.told('onSuccess');
  expect(await world.accounts(publicToken)).toHaveLength(3);
});

test('one account is chosen where only one may be', async ({ app, world }) => {
  const token = await world.linkToken({ link_customization_name: 'single' });
  const link = await app.open(token);
  await link.toAccounts();
  await expect(link.frame.getByRole('radio')).toHaveCount(3);
  await expect(link.button('Continue')).toBeDisabled();
  await link.rows.filter({ hasText: 'Plaid Checking' }).click();
  await link.rows.filter({ hasText: 'Plaid Saving' }).click();
  await link.finish();
  const [publicToken, { accounts, account_id }] = await app.told('onSuccess');
  expect(accounts.map((account) => account.name)).toEqual(['Plaid Saving']);
  const [account, ...others] = await world.accounts(publicToken);
  expect(others).toEqual([]);
  expect(account.account_id).toBe(account_id);
});

test('accounts are left out', async ({ app, world }) => {
  const link = await app.open(await world.linkToken({ products: ['transactions'] }));
  await link.toAccounts();
  // All but the IRA and the 401k, which have no transactions.
  await expect(link.rows).toHaveCount(12);
  await expect(link.rows.getByRole('checkbox', { checked: true })).toHaveCount(12);
  for (const name of ['Plaid Mortgage', 'Plaid Student Loan']) {
    await link.rows.filter({ hasText: name }).click();
  }
  await link.finish();
  const [publicToken, { accounts }] = await app.told('onSuccess');
  expect(accounts).toHaveLength(10);
  const names = (await world.accounts(publicToken)).map((account) => account.name);
  expect(names).toEqual(accounts.map((account) => account.name));
  expect(names).not.toContain('Plaid Mortgage');
});

test('account filters say what is offered', async ({ app, world }) => {
  const token = await world.linkToken({
    products: ['transactions'],
    account_filters: {
      depository: { account_subtypes: ['savings', 'cd'] },
      credit: { account_subtypes: ['all'] },
    },
  });
  const link = await app.open(token);
  await link.toAccounts();
  const masks = await link.rows.locator('.Row__mask').allTextContents();
  expect(masks.map((mask) => mask.slice(-4))).toEqual(['1111', '2222', '3333', '9999']);
  await link.finish();
  const [publicToken] = await app.told('onSuccess');
  expect(await world.accounts(publicToken)).toHaveLength(4);
});

test('the tiles of an embedded search open Link', async ({ app, world }) => {
  await app.visit('script');
  await app.page.evaluate((token) => {
    const place = document.querySelector('main').appendChild(document.createElement('div'));
    place.style.height = '400px';
    Plaid.createEmbedded({ token, ...callbacks }, place);
  }, await world.linkToken());
  const tiles = app.page.frameLocator('iframe[title="Choose your institution"]');
  await tiles.getByPlaceholder('Search').fill('Tattersall');
  await tiles.getByRole('button', { name: 'Tattersall Federal Credit Union' }).click();
  const link = new Link(app.page);
  await link.skipPhone('Log into Tattersall Federal Credit Union');
  await link.logIn('user_good', 'pass_good');
  await link.finish();
  const [, { institution }] = await app.told('onSuccess');
  expect(institution.institution_id).toBe('ins_109510');
  expect((await app.events()).slice(0, 5)).toEqual([
    'OPEN',
    'SELECT_INSTITUTION',
    'TRANSITION_VIEW CONSENT',
    'TRANSITION_VIEW SUBMIT_PHONE',
    'SKIP_SUBMIT_PHONE',
  ]);
});

test('account numbers are typed from the tiles', async ({ app, world }) => {
  const token = await world.linkToken({
    products: ['auth'],
    auth: { auth_type_select_enabled: true, same_day_microdeposits_enabled: true },
  });
  await app.visit('script');
  await app.page.evaluate((token) => {
    const place = document.querySelector('main').appendChild(document.createElement('div'));
    place.style.height = '400px';
    Plaid.createEmbedded({ token, ...callbacks }, place);
  }, token);
  const tiles = app.page.frameLocator('iframe[title="Choose your institution"]');
  const manually = tiles.getByRole('button', { name: 'Connect manually' });
  await manually.scrollIntoViewIfNeeded();
  await shoot(app.page, 'tiles');
  await manually.click();
  const link = new Link(app.page);
  await link.skipPhone('Enter your routing number');
  await expect(link.frame.locator('#device-input')).toBeVisible();
});

test('tiles are not drawn within an iframe of the app', async ({ app, world }) => {
  await app.visit('script');
  const frames = await app.page.evaluate(async (token) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.src = location.href;
    await new Promise((loaded) => frame.addEventListener('load', loaded));
    const { Plaid, document: inner } = frame.contentWindow;
    frame.contentWindow.console.error = () => {};
    const place = inner.body.appendChild(inner.createElement('div'));
    Plaid.createEmbedded({ token, onSuccess() {} }, place);
    return place.querySelectorAll('iframe').length;
  }, await world.linkToken());
  expect(frames).toBe(0);
});
