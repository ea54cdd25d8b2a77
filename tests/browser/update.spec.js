// Update mode: Items that exist, repaired and changed; and a login by phone.
import { ACCOUNTS, Link, expect, test } from './link.js';
import { inEveryLook } from './looks.js';

// An Item with checking and savings; its access token.
async function item(world, products) {
  const { data } = await world.plaid.sandboxPublicTokenCreate({
    institution_id: 'ins_109508',
    initial_products: products,
  });
  const { public_token } = data;
  const { data: made } = await world.plaid.itemPublicTokenExchange({ public_token });
  return made;
}

test('a broken login is repaired', async ({ app, world }) => {
  const { access_token, item_id } = await item(world, ['transactions']);
  await world.plaid.sandboxItemResetLogin({ access_token });
  const token = await world.linkToken({ access_token, products: undefined });
  const link = await app.open(token);
  await link.button('Continue without phone number').click();
  await link.shows('Log into First Platypus Bank');
  await link.logIn('user_yuppie', 'anything');
  await expect(link.alert).toContainText('another login');
  await link.logIn('user_good', 'pass_good');
  await link.shows('Success');
  await link.primary.click();
  const [public_token] = await app.told('onSuccess');
  const { data: exchanged } = await world.plaid.itemPublicTokenExchange({ public_token });
  expect(exchanged).toMatchObject({ access_token, item_id });
  const { data } = await world.plaid.itemGet({ access_token });
  expect(data.item.error).toBeNull();
});

test('accounts are chosen anew', async ({ app, world }) => {
  const { access_token } = await item(world, ['auth']);
  const update = { account_selection_enabled: true };
  const link = await app.open(await world.linkToken({ access_token, products: undefined, update }));
  await link.button('Continue without phone number').click();
  await link.logIn('user_good', 'pass_good');
  await link.shows(ACCOUNTS);
  // What is shared already is ticked.
  const boxes = link.frame.getByRole('checkbox');
  expect(await boxes.evaluateAll((all) => all.every((box) => box.checked))).toBe(true);
  const rows = await link.rows.count();
  for (let row = 1; row < rows; row += 1) {
    await link.rows.nth(row).click();
  }
  await link.primary.click();
  await link.shows('Success');
  await link.primary.click();
  const [, metadata] = await app.told('onSuccess');
  expect(metadata.accounts.map(({ mask }) => mask)).toEqual(['0000']);
  const { data } = await world.plaid.accountsGet({ access_token });
  expect(data.accounts.map(({ account_id }) => account_id)).toEqual([metadata.accounts[0].id]);
});

const EUROPE = { country_codes: ['GB'], products: ['transactions'] };

test('a code on the screen takes a phone to the bank', async ({ app, browser, world }) => {
  const link = await app.open(await world.linkToken(EUROPE));
  await link.skipPhone();
  await link.searchField.fill('Flexible Platypus Open Banking');
  await link.frame.locator('#aut-ins_117181').click();
  const code = link.frame.getByRole('img', { name: 'Code for your phone' });
  const address = await code.getAttribute('data-address');
  const phone = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const page = await phone.newPage();
  await page.goto(address);
  await page.locator('#submit-credentials').click();
  await page.locator('#submit-device').click();
  await page.locator('#submit-code').click();
  await page.locator('#accounts-list > li').first().click();
  await page.locator('#submit-accounts').click();
  await page.locator('#terms').check();
  await page.locator('#submit-confirmation').click();
  await expect(page.getByText('Go back to the device where you opened')).toBeVisible();
  await phone.close();
  await link.shows(/^Save/);
  await link.button('Finish without saving').click();
  const [, metadata] = await app.told('onSuccess');
  expect(metadata.institution.institution_id).toBe('ins_117181');
});

inEveryLook((inspect) => {
  test('the code for a phone', async ({ app, world }) => {
    await app.visit('script', await world.linkToken(EUROPE));
    await app.connect.click();
    const link = new Link(app.page);
    await link.skipPhone();
    await link.searchField.fill('Flexible Platypus Open Banking');
    await link.frame.locator('#aut-ins_117181').click();
    await link.shows('Log in at Flexible Platypus Open Banking');
    await inspect(link, '54-oauth-scan');
  });
});
