// Layer in an app's page, https://plaid.com/docs/layer/.
import { expect, shoot, test } from './link.js';

async function layerToken(world) {
  const { data } = await world.plaid.sessionTokenCreate({
    template_id: 'template_n31w56t6o9a7',
    user: { client_user_id: 'user-1' },
  });
  return data.link.link_token;
}

// The app's page with a handler that has loaded, and the link token it uses.
async function ready(app, world, page) {
  await app.visit('script', await layerToken(world));
  await page.waitForFunction(() => calls.some(([name]) => name === 'onLoad'));
}

const submit = (page, data) => page.evaluate((data) => handler.submit(data), data);

// Waits for an event that Link tells of at once.
const hears = (page, name) =>
  page.waitForFunction((name) => calls.some(([it, event]) => it === 'onEvent' && event === name), name);

test('an eligible person shares what is saved', async ({ app, world, page }) => {
  await ready(app, world, page);
  await submit(page, { phone_number: '+14155550011' });
  await hears(page, 'LAYER_READY');
  const link = await app.link(page);
  await link.shows(/uses Plaid to set you up/);
  await shoot(page, 'layer-1-consent');
  await link.button('Continue').click();
  await link.shows('Verify your phone number');
  await link.code.fill('123456');
  await link.shows('Confirm your details');
  await shoot(page, 'layer-2-review');
  await link.button('Edit Name').click();
  await link.frame.getByLabel('First name').fill('Ann');
  await link.button('Save').click();
  await expect(link.frame.getByText('Ann Knope')).toBeVisible();
  await link.button('Edit Bank account').click();
  await shoot(page, 'layer-3-accounts');
  await link.rows.nth(1).click();
  await link.button('Confirm').click();
  await link.button('Share').click();
  const [publicToken, metadata] = await app.told('onSuccess');
  expect(publicToken).toMatch(/^profile-sandbox-/);
  expect(metadata.institution).toBeNull();
  expect(await app.events()).toEqual([
    'LAYER_READY',
    'OPEN',
    'TRANSITION_VIEW CONSENT',
    'TRANSITION_VIEW VERIFY_PHONE',
    'SUBMIT_OTP',
    'VERIFY_PHONE',
    'TRANSITION_VIEW PROFILE_DATA_REVIEW',
    'SELECT_INSTITUTION',
    'HANDOFF',
  ]);
  const { data } = await world.plaid.userAccountSessionGet({ public_token: publicToken });
  expect(data.identity.name.first_name).toBe('Ann');
  const { access_token } = data.items[0];
  const { data: item } = await world.plaid.accountsGet({ access_token });
  expect(item.accounts.map((account) => account.mask)).toEqual(['1111']);
});

test('somebody who is not eligible is told so, and may leave', async ({ app, world, page }) => {
  await ready(app, world, page);
  await submit(page, { phone_number: '+14155550000' });
  await hears(page, 'LAYER_NOT_AVAILABLE');
  await submit(page, { date_of_birth: '1980-01-01' });
  await hears(page, 'LAYER_AUTOFILL_NOT_AVAILABLE');
  const link = await app.link(page);
  await link.shows('This phone number is not eligible for Plaid Layer');
  await shoot(page, 'layer-4-refused');
  await link.frame.locator('#aut-button').click();
  await app.told('onExit');
  expect(await app.events()).toEqual([
    'LAYER_NOT_AVAILABLE',
    'LAYER_AUTOFILL_NOT_AVAILABLE',
    'EXIT',
  ]);
});

test('a date of birth finds whom the phone number does not', async ({ app, world, page }) => {
  await ready(app, world, page);
  await submit(page, { phone_number: '+15155550017' });
  await hears(page, 'LAYER_NOT_AVAILABLE');
  await submit(page, { date_of_birth: '1975-01-18' });
  await hears(page, 'LAYER_READY');
  const link = await app.link(page);
  await link.button('Continue').click();
  await link.code.fill('123456');
  await expect(link.frame.getByText('123 Main St., Madison, IN, 47250')).toBeVisible();
});

test('submit() warns of what is not heard', async ({ app, world, page }) => {
  const told = [];
  page.on('console', (message) => told.push(message.text()));
  await ready(app, world, page);
  await submit(page, {});
  await submit(page, { phone_number: '+14155550011', date_of_birth: '1975-01-18' });
  await page.evaluate((token) => {
    Plaid.create({ token, onSuccess: () => {} }).submit({ phone_number: '+14155550011' });
  }, await layerToken(world));
  await app.visit('script', await world.linkToken());
  await page.waitForFunction(() => calls.some(([name]) => name === 'onLoad'));
  await submit(page, { phone_number: '+14155550011' });
  await expect.poll(() => told.filter((text) => text.startsWith('Link warning')).length).toBe(4);
  expect(told.filter((text) => text.startsWith('Link warning'))).toEqual([
    'Link warning: submit() takes either phone_number or date_of_birth',
    'Link warning: submit() takes either phone_number or date_of_birth',
    'Link warning: submit() was called before onLoad; Plaid may not hear it',
    'Link warning: submit() has no effect. It needs a valid link token that was made by ' +
      '/session/token/create.',
  ]);
});

for (const release of [4, 5]) {
  test(`react-plaid-link ${release} submits and opens`, async ({ app, world, page }) => {
    await app.visit(`react-${release}`, await layerToken(world));
    await page.waitForFunction(() => window.layer?.ready);
    await page.evaluate(() => window.layer.submit({ phone_number: '+14155550015' }));
    await hears(page, 'LAYER_READY');
    await app.connect.click();
    const link = app.shown(page);
    await link.button('Continue').click();
    await link.code.fill('123456');
    await link.button('Share').click();
    const [publicToken] = await app.told('onSuccess');
    expect(publicToken).toMatch(/^profile-sandbox-/);
  });
}
