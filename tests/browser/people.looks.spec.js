// The panes for people Plaid knows already, and for people whose bank is down.
import { Link, expect, test } from './link.js';
import { inEveryLook } from './looks.js';

async function verified(app, world, phone) {
  const link = await app.open(await world.linkToken());
  await link.phone.fill(phone);
  await link.primary.click();
  await link.code.fill('123456');
  return link;
}

inEveryLook((inspect) => {
  test('somebody returns', async ({ app, world }) => {
    const link = await verified(app, world, '4155550011');
    await expect(link.heading).toContainText('Select a saved institution');
    await inspect(link, '80-kept-institutions');
    await link.rows.first().getByRole('button').click();
    await link.shows(/Select an account/);
    await inspect(link, '81-kept-accounts');
    await link.rows.first().click();
    await link.button('Confirm').click();
    await app.told('onSuccess');
  });

  test('somebody saves at the end', async ({ app, world }) => {
    const link = await app.open(await world.linkToken());
    await link.toAccounts();
    await link.button('Continue').click();
    await link.phone.fill('4155550010');
    await link.button('Save').click();
    await link.shows('Verify your phone number');
    await link.code.fill('000000');
    await expect(link.alert).toBeVisible();
    await inspect(link, '82-save-code-error');
    await link.button('Finish without saving').click();
    await app.told('onSuccess');
  });

  test('Layer', async ({ app, world, page }) => {
    const { data } = await world.plaid.sessionTokenCreate({
      template_id: 'template_n31w56t6o9a7',
      user: { client_user_id: 'user-1' },
    });
    await app.visit('script', data.link.link_token);
    await page.waitForFunction(() => calls.some(([name]) => name === 'onLoad'));
    await page.evaluate(() => handler.submit({ phone_number: '+14155550011' }));
    await page.waitForFunction(() => calls.some(([, event]) => event === 'LAYER_READY'));
    const link = await app.link(page);
    await link.shows(/uses Plaid to set you up/);
    await inspect(link, '83-layer-consent');
    await link.primary.click();
    await link.code.fill('123456');
    await link.shows('Confirm your details');
    await inspect(link, '84-layer-review');
    await link.button('Edit Date of birth').click();
    await link.shows('Date of birth');
    const field = link.frame.getByRole('textbox').first();
    await field.fill('never');
    await link.button('Save').click();
    await expect(link.alert).toBeVisible();
    await inspect(link, '85-layer-edit-error');
    await field.fill('1975-01-18');
    await link.button('Save').click();
    await link.button('Edit Bank account').click();
    await link.shows('Select an account');
    await inspect(link, '86-layer-accounts');
    await link.button('Confirm').click();
    await link.button('Share').click();
    await app.told('onSuccess');
  });

  test('an identity is verified without an app', async ({ world, page }) => {
    const { data: made } = await world.plaid.identityVerificationCreate({
      client_user_id: 'user-1',
      template_id: 'idvtmp_7AwdZbKnxCSQaM',
      is_shareable: true,
      gave_consent: false,
    });
    await page.goto(made.shareable_url);
    const link = new Link(page);
    await link.shows(/wants to verify your identity/);
    await inspect(link, '90-shared-terms');
    await link.primary.click();
    await link.shows('Show an official document');
    await link.exit();
    await link.button('Yes, exit').click();
    const closed = page.getByRole('heading', { name: 'You can close this page' });
    await expect(closed).toBeVisible();
    await page.goto(made.shareable_url);
    await link.shows('Show an official document');
    await link.primary.click();
    await link.shows('Your identity is verified');
    await link.primary.click();
    await expect(closed).toBeFocused();
    await inspect(page, '91-shared-closed');
    const { data } = await world.plaid.identityVerificationGet({
      identity_verification_id: made.id,
    });
    expect(data.status).toBe('success');
  });

  test('a bank that is down is followed', async ({ world, page }) => {
    const { data } = await world.plaid.linkTokenCreate({
      client_name: 'Test App',
      country_codes: ['US'],
      language: 'en',
      products: ['auth'],
      user: { client_user_id: 'user-1' },
      hosted_link: {},
      webhook: 'http://127.0.0.1:9/webhook',
    });
    await page.goto(data.hosted_link_url);
    const link = new Link(page);
    await link.skipPhone();
    await link.chooseFirstPlatypusBank();
    await link.logIn('user_link_recovery', '{}');
    await link.shows('First Platypus Bank is not available right now');
    await inspect(link, '87-issue-email');
    await link.frame.getByLabel('Email').fill('example@plaid.com');
    await link.button('Notify me').click();
    await link.shows('Verify your email');
    await link.code.fill('000000');
    await expect(link.alert).toBeVisible();
    await inspect(link, '88-issue-code-error');
    await link.code.fill('123456');
    await link.shows('We will write to you');
    await inspect(link, '89-issue-followed');
    await link.button('Finish').click();
    await expect(link.iframe).toBeHidden();
    const { data: read } = await world.plaid.linkTokenGet({ link_token: data.link_token });
    expect(read.link_sessions[0].events.map((event) => event.event_name)).toContain(
      'ISSUE_FOLLOWED',
    );
  });
});
