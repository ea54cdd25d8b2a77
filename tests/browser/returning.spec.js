// People who return with what they have kept, https://plaid.com/docs/link/returning-user/.
import { ACCOUNTS, expect, shoot, test } from './link.js';

async function verified(app, world, phone, request) {
  const link = await app.open(await world.linkToken(request));
  await link.phone.fill(phone);
  await link.button('Continue').click();
  await link.shows('Verify your phone number');
  // Sent by itself once it is complete.
  await link.code.fill('123456');
  return link;
}

test('a saved account is shared without a login', async ({ app, world }) => {
  const link = await verified(app, world, '4155550011');
  await expect(link.heading).toContainText('Select a saved institution');
  await shoot(app.page, 'returning-1-institutions');
  await link.frame.locator('ul li:first-of-type button').click();
  await link.shows(/Select an account/);
  await shoot(app.page, 'returning-2-accounts');
  await expect(link.button('Confirm')).toBeDisabled();
  await link.frame.locator('li#aut-selection-0[role=listitem][data-state]').click();
  await link.button('Confirm').click();
  const [publicToken, metadata] = await app.told('onSuccess');
  expect(metadata.institution.name).toBe('Tartan Bank');
  expect(metadata.accounts).toHaveLength(1);
  expect(await world.accounts(publicToken)).toHaveLength(1);
  expect(await app.events()).toEqual([
    'OPEN',
    'TRANSITION_VIEW CONSENT',
    'TRANSITION_VIEW SUBMIT_PHONE',
    'SUBMIT_PHONE',
    'TRANSITION_VIEW VERIFY_PHONE',
    'SUBMIT_OTP',
    'VERIFY_PHONE',
    'TRANSITION_VIEW SELECT_SAVED_INSTITUTION',
    'SELECT_INSTITUTION',
    'TRANSITION_VIEW SELECT_SAVED_ACCOUNT',
    'TRANSITION_VIEW LOADING',
    'TRANSITION_VIEW CONNECTED',
    'HANDOFF',
  ]);
});

test('a new number is enrolled with Enter, and finds its bank next time', async ({ app, world }) => {
  const link = await app.open(await world.linkToken());
  await link.phone.fill('4155550010');
  await link.phone.press('Enter');
  await link.code.fill('123456');
  await link.code.press('Enter');
  await link.shows('Select your institution');
  await link.choose('Tartan Bank');
  await link.logIn('user_good', 'pass_good');
  await link.shows(ACCOUNTS);
  await link.button('Continue').click();
  await app.told('onSuccess');

  const again = await verified(app, world, '415-555-0010');
  await expect(again.heading).toContainText('Select a saved institution');
  await expect(again.rows).toHaveText(['Tartan Bank']);
  await again.button('Add new account').click();
  await again.shows('Select your institution');
});

test('one bank is chosen by itself', async ({ app, world }) => {
  const link = await verified(app, world, '4155550015');
  await link.shows(/Select an account/);
  await expect(link.frame.getByText('First Platypus Bank')).toBeVisible();
});

test('a new device asks for the login again', async ({ app, world }) => {
  const link = await verified(app, world, '4155550014');
  await link.rows.first().getByRole('button').click();
  await link.shows('Log into Tartan Bank');
});

test('three wrong codes end it', async ({ app, world }) => {
  const link = await app.open(await world.linkToken());
  await link.phone.fill('4155550011');
  await link.button('Continue').click();
  for (const [place, code] of ['000000', '111111', '222222'].entries()) {
    await link.code.fill(code);
    await link.button('Continue').click();
    if (place < 2) {
      await expect(link.alert).toHaveText(/incorrect/);
    }
  }
  await expect(link.frame.getByText('PROFILE_AUTHENTICATION_FAILED')).toBeVisible();
});

test('what was connected as a guest is saved at the end', async ({ app, world }) => {
  const link = await app.open(await world.linkToken());
  await link.toAccounts();
  await link.button('Continue').click();
  await link.shows('Save First Platypus Bank with Plaid');
  await link.phone.fill('4155550010');
  await link.button('Save').click();
  await link.shows('Verify your phone number');
  await shoot(app.page, 'returning-3-save');
  await link.code.fill('123456');
  await app.told('onSuccess');
  const again = await verified(app, world, '4155550010');
  await expect(again.rows).toHaveText(['First Platypus Bank']);
});
