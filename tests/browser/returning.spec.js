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

  // The only institution that is saved is not asked for.
  const again = await verified(app, world, '415-555-0010');
  await again.shows('Select an account');
  await expect(again.frame.getByText('Tartan Bank')).toBeVisible();
  await again.button('Add new account').click();
  await again.shows('Select your institution');
});

test('one bank and one account are chosen by themselves', async ({ app, world }) => {
  const link = await verified(app, world, '4155550015');
  await link.shows('Select an account');
  await expect(link.frame.getByText('First Platypus Bank')).toBeVisible();
  await shoot(app.page, 'returning-lone-account');
  await expect(link.rows.first().getByRole('checkbox')).toBeChecked();
  await link.button('Continue').click();
  const [, metadata] = await app.told('onSuccess');
  expect(metadata.accounts.map((account) => account.mask)).toEqual(['0000']);
});

test('a new device asks for the login after the accounts', async ({ app, world }) => {
  const link = await verified(app, world, '4155550014');
  await link.rows.first().click();
  await link.shows('Select an account');
  await link.rows.nth(1).click();
  await link.button('Confirm').click();
  await link.shows('Log into Tartan Bank');
  await link.logIn('user_good', 'pass_good');
  const [, metadata] = await app.told('onSuccess');
  expect(metadata.accounts.map((account) => account.mask)).toEqual(['1111']);
});

test('a saved bank with a site of its own wants its login there', async ({ app, world }) => {
  const link = await verified(app, world, '4155550011');
  await link.rows.filter({ hasText: 'Chase' }).click();
  await link.shows('Log in at Chase');
  await link.button('Back').click();
  await expect(link.rows).toHaveText(['Tartan Bank', 'Chase']);
});

test('a known number shows its last digits and is sent by itself the next time', async ({
  app,
  world,
}) => {
  const token = await world.linkToken({
    user: { client_user_id: 'me', phone_number: '+14155550011' },
  });
  const link = await app.open(token);
  await expect(link.phone).toHaveValue('(•••) •••-0011');
  await shoot(app.page, 'returning-known-number');
  // Typing replaces it, and less than a number cannot be sent.
  await link.phone.click();
  await app.page.keyboard.type('415');
  await expect(link.phone).toHaveValue('415');
  await expect(link.primary).toBeDisabled();
  await link.phone.fill('(•••) •••-0011');
  await link.button('Continue').click();
  await link.shows('Verify your phone number');
  await link.button('Resend code').click();
  await expect(link.frame.getByText('A new code is on its way.')).toBeVisible();
  await link.code.fill('123456');
  await expect(link.rows).toHaveText(['Tartan Bank', 'Chase']);

  const again = await app.open(token);
  await again.shows('Verify your phone number');
  await again.code.fill('123456');
  await expect(again.rows).toHaveText(['Tartan Bank', 'Chase']);
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
  await expect(again.frame.getByText('First Platypus Bank')).toBeVisible();
});
