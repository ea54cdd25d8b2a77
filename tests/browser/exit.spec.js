// Every way out of Link without an Item, and what the app is told.
import { expect, test } from './link.js';

const INVALID_LINK_TOKEN = {
  display_message: null,
  error_code: 'INVALID_LINK_TOKEN',
  error_message: 'invalid link_token provided',
  error_type: 'INVALID_INPUT',
};
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

const METADATA = {
  institution: null,
  link_session_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
  request_id: expect.stringMatching(/^[0-9a-f]{15}$/),
  status: null,
};

test('a wrong password, then exit', async ({ app, world }) => {
  const link = await app.open(await world.linkToken());
  await link.skipPhone();
  await link.chooseFirstPlatypusBank();
  await link.logIn('user_good', 'pass_bad');
  await expect(link.alert).toContainText('The credentials you provided were incorrect');
  await link.shows('Log into First Platypus Bank');
  await expect(link.username).toHaveValue('user_good');
  await expect(link.password).toHaveValue('');

  await link.exit();
  await link.shows('Are you sure you want to exit?');
  await link.button('No, stay here').click();
  await link.shows('Log into First Platypus Bank');
  expect(await app.calls('onExit')).toEqual([]);
  await link.exit();
  await link.button('Yes, exit').click();

  const [error, metadata] = await app.told('onExit');
  await link.isGone();
  expect(error).toEqual({
    display_message: 'The provided credentials were not correct. Please try again.',
    error_code: 'INVALID_CREDENTIALS',
    error_message: 'the provided credentials were not correct',
    error_type: 'ITEM_ERROR',
  });
  expect(metadata).toEqual({
    ...METADATA,
    institution: { institution_id: 'ins_109508', name: 'First Platypus Bank' },
    status: 'requires_credentials',
  });
  const events = await app.events();
  expect(events.slice(events.indexOf('SUBMIT_CREDENTIALS'))).toEqual([
    'SUBMIT_CREDENTIALS',
    'TRANSITION_VIEW LOADING',
    'ERROR',
    'TRANSITION_VIEW CREDENTIAL',
    'TRANSITION_VIEW EXIT',
    'TRANSITION_VIEW CREDENTIAL',
    'TRANSITION_VIEW EXIT',
    'EXIT',
  ]);
  const [, , exit] = (await app.calls('onEvent')).at(-1);
  expect(exit).toMatchObject({
    error_code: 'INVALID_CREDENTIALS',
    error_type: 'ITEM_ERROR',
    exit_status: 'requires_credentials',
  });
});

test('a wrong password, then the right one', async ({ app, world }) => {
  const link = await app.open(await world.linkToken());
  await link.skipPhone();
  await link.chooseFirstPlatypusBank();
  await link.logIn('user_bad', 'pass_bad');
  await expect(link.alert).toBeVisible();
  await link.logIn('user_good', 'pass_good');
  await link.finish();
  await app.told('onSuccess');
});

test('an expired token', async ({ app, world }) => {
  const token = await world.linkToken();
  await world.advance('4h 1s');
  await expectInvalid(app, token);
});

test('an unknown token', ({ app }) => expectInvalid(app, `link-sandbox-${UNKNOWN}`));

test('a token of production', ({ app }) => expectInvalid(app, `link-production-${UNKNOWN}`));

test('a token that is none', ({ app }) => expectInvalid(app, 'nonsense'));

async function expectInvalid(app, token) {
  const link = await app.open(token);
  await expect(link.alert).toBeVisible();
  await expect(link.frame.getByText('INVALID_LINK_TOKEN')).toBeVisible();
  expect(await app.calls('onExit')).toEqual([]);
  await link.primary.click();
  const [error, metadata] = await app.told('onExit');
  await link.isGone();
  expect(error).toEqual(INVALID_LINK_TOKEN);
  expect(metadata).toEqual(METADATA);
}

test('the list of institutions is left', async ({ app, world }) => {
  const link = await app.open(await world.linkToken());
  await link.skipPhone();
  await link.exit();
  const [error, metadata] = await app.told('onExit');
  await link.isGone();
  expect(error).toBeNull();
  expect(metadata).toEqual({ ...METADATA, status: 'institution_not_found' });
  expect((await app.events()).at(-1)).toBe('EXIT');
});

test('the first pane is left', async ({ app, world }) => {
  const link = await app.open(await world.linkToken());
  await link.exit();
  const [error, metadata] = await app.told('onExit');
  expect(error).toBeNull();
  expect(metadata).toEqual({ ...METADATA, status: 'requires_credentials' });
});

test('the choice of accounts is left', async ({ app, world }) => {
  const link = await app.open(await world.linkToken());
  await link.toAccounts();
  await link.exit();
  await link.button('Yes, exit').click();
  const [error, { status }] = await app.told('onExit');
  expect(error).toBeNull();
  expect(status).toBe('requires_account_selection');
});

test('a locked account leads back to the list', async ({ app, world }) => {
  const link = await app.open(await world.linkToken());
  await link.skipPhone();
  await link.chooseFirstPlatypusBank();
  await link.logIn('user_good', 'error_ITEM_LOCKED');
  await link.shows('Too many attempts');
  await link.primary.click();
  await link.shows('Select your institution');
  await link.exit();
  const [error, { status }] = await app.told('onExit');
  expect(error.error_code).toBe('ITEM_LOCKED');
  expect(status).toBe('institution_not_found');
});

test('back goes to the pane before', async ({ app, world }) => {
  const link = await app.open(await world.linkToken());
  await expect(link.button('Back')).toBeHidden();
  await link.skipPhone();
  await link.button('First Platypus Bank').click();
  await link.shows('Choose how you log in');
  await link.button('Back').click();
  await link.shows('Select your institution');
  await link.chooseFirstPlatypusBank();
  await link.button('Back').click();
  await link.shows('Select your institution');
  await link.choose('Tartan Bank');
  await link.shows('Log into Tartan Bank');
});

test('a bank that is down, and one that is slow', async ({ app, world }) => {
  const link = await app.open(await world.linkToken());
  await link.skipPhone();
  await link.choose('Unhealthy Platypus Bank - Down');
  await link.button('Choose another institution').click();
  await link.choose('Unhealthy Platypus Bank - Degraded');
  await link.button('Continue').click();
  await link.shows('Log into Unhealthy Platypus Bank - Degraded');
});
