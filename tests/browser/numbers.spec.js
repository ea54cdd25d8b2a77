// Auth by account numbers, in the steps that end-to-end tests take.
import { expect, test } from './link.js';

const SAME_DAY = { same_day_microdeposits_enabled: true };
const ACCOUNT = '1111222233330000';

const auth = (ways) => ({ products: ['auth'], auth: ways });

// From the routing number to the account's kind; every step is one field and Continue.
async function typeNumbers(link, routing = '110000000') {
  const { frame, primary } = link;
  await frame.locator('#device-input').fill(routing);
  await primary.click();
  await frame.locator('#account-number-input').fill(ACCOUNT);
  await frame.locator('#account-number-confirmation').fill(ACCOUNT);
  await primary.click();
  await expect(frame.locator('#name-input')).toHaveValue('');
  await frame.locator('#name-input').fill('Alberta Bobbeth Charleson');
  await primary.click();
  await frame.locator('#account-type-checking').click();
  await primary.click();
  await frame.getByRole('button', { name: 'Authorize' }).click();
}

const exchange = async (world, public_token) =>
  (await world.plaid.itemPublicTokenExchange({ public_token })).data.access_token;

test('a deposit on the same day, and its code on another', async ({ app, world }) => {
  const link = await app.open(await world.linkToken(auth(SAME_DAY)));
  await link.skipPhone();
  await link.searchField.fill('no such bank');
  await link.frame.getByText('Link with account numbers').click();
  await typeNumbers(link);
  await link.shows('Your deposit is on its way');
  await link.button('Continue').click();
  const [public_token, metadata] = await app.told('onSuccess');
  expect(metadata.institution).toBeNull();
  expect(metadata.accounts).toMatchObject([
    {
      name: 'Checking...0000',
      mask: '0000',
      type: 'depository',
      subtype: 'checking',
      verification_status: 'pending_manual_verification',
    },
  ]);
  await link.isGone();
  const access_token = await exchange(world, public_token);
  await expect(world.plaid.authGet({ access_token })).rejects.toMatchObject({
    response: { data: { error_code: 'PRODUCT_NOT_READY' } },
  });

  await world.advance('48h');
  const again = await app.open(await world.linkToken({ access_token, products: undefined }));
  await again.shows('Enter the code of your deposit');
  await again.frame.getByLabel('3-letter code').fill('abd');
  await again.primary.click();
  await expect(again.alert).toContainText('2 attempts remaining');
  await again.frame.getByLabel('3-letter code').fill('abc');
  await again.frame.getByLabel('3-letter code').press('Enter');
  await again.shows('Success');
  await again.primary.click();
  const [, verified] = await app.told('onSuccess');
  expect(verified.accounts[0].verification_status).toBe('manually_verified');
  const { data } = await world.plaid.authGet({ access_token });
  expect(data.numbers.ach[0]).toMatchObject({ account: ACCOUNT, routing: '110000000' });
});

test('manually, by choice', async ({ app, world }) => {
  const ways = { ...SAME_DAY, auth_type_select_enabled: true };
  const link = await app.open(await world.linkToken(auth(ways)));
  await link.button('Continue without phone number').click();
  await link.shows(/Choose how you'll link your/);
  await expect(link.frame.getByText('Continue')).toHaveCount(1);
  await link.frame.locator('#flow-type-manual').click({ force: true });
  await link.primary.click();
  await typeNumbers(link);
  await link.primary.click();
  await app.told('onSuccess');
  expect(await app.events()).toEqual([
    'OPEN',
    'TRANSITION_VIEW CONSENT',
    'TRANSITION_VIEW SUBMIT_PHONE',
    'SKIP_SUBMIT_PHONE',
    'TRANSITION_VIEW SELECT_AUTH_TYPE',
    'SELECT_AUTH_TYPE',
    'TRANSITION_VIEW NUMBERS',
    'SUBMIT_ROUTING_NUMBER',
    'SUBMIT_ACCOUNT_NUMBER',
    'TRANSITION_VIEW LOADING',
    'TRANSITION_VIEW SAME_DAY_MICRODEPOSIT_AUTHORIZED',
    'TRANSITION_VIEW CONNECTED',
    'HANDOFF',
  ]);
});

test('Instant Match after a login', async ({ app, world }) => {
  const link = await app.open(await world.linkToken(auth({})));
  await link.skipPhone();
  await link.choose('Houndstooth Bank');
  await link.logIn('user_good', 'pass_good');
  await link.frame.getByText('Plaid Saving').click();
  await link.primary.click();
  await link.frame.getByLabel('Routing number').fill('021000021');
  await link.primary.click();
  const number = link.frame.locator('#account-number-input');
  const again = link.frame.locator('#account-number-confirmation');
  await number.fill('1111222233331111');
  // Some tests press Continue once more before they type the number again.
  await link.primary.click();
  await expect(again).toBeFocused();
  await again.fill('1111222233331111');
  await link.primary.click();
  await link.shows('Success');
  await link.primary.click();
  const [public_token, metadata] = await app.told('onSuccess');
  expect(metadata.institution.institution_id).toBe('ins_109512');
  expect(metadata.accounts[0].verification_status).toBeNull();
  const { data } = await world.plaid.authGet({ access_token: await exchange(world, public_token) });
  expect(data.item.auth_method).toBe('INSTANT_MATCH');
});

test('a deposit that comes at once, by keyboard', async ({ app, world }) => {
  const ways = { instant_microdeposits_enabled: true };
  const link = await app.open(await world.linkToken(auth(ways)));
  await link.skipPhone();
  await link.choose('Windowpane Bank');
  await link.shows('Enter your account number');
  const { keyboard } = app.page;
  for (const [field, text] of [
    ['#device-input', '333333334'],
    ['#account-number-input', ACCOUNT],
    ['#account-number-confirmation', ACCOUNT],
  ]) {
    await keyboard.press('Tab');
    while (!(await link.frame.locator(field).evaluate((it) => it === document.activeElement))) {
      await keyboard.press('Tab');
    }
    await keyboard.type(text);
  }
  await keyboard.press('Enter');
  await link.shows('Enter the name on your account');
  await link.frame.locator('#name-input').fill('Ann Example');
  await keyboard.press('Enter');
  await link.frame.getByText('Savings', { exact: true }).click();
  await link.frame.locator('#class-type-business').check();
  await link.primary.click();
  await link.button('Authorize').click();
  await link.frame.locator('#nonce-input').fill('ABC');
  await keyboard.press('Enter');
  await link.shows('Success');
  await link.primary.click();
  const [, metadata] = await app.told('onSuccess');
  expect(metadata.accounts[0]).toMatchObject({
    class_type: 'business',
    subtype: 'savings',
    verification_status: 'manually_verified',
  });
});
