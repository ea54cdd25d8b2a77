// Hosted Link, https://plaid.com/docs/link/hosted-link/: no front end but the page behind an
// address, and no callbacks.
import { Link, expect, shoot, test } from './link.js';
import { Bank } from './oauth.js';

async function hosted(world, hosted_link = {}, request = {}) {
  const { data } = await world.plaid.linkTokenCreate({
    client_name: 'Test App',
    country_codes: ['US'],
    language: 'en',
    products: ['auth'],
    user: { client_user_id: 'user-1' },
    webhook: 'http://127.0.0.1:9/hook',
    hosted_link,
    ...request,
  });
  return data;
}

async function told(world) {
  const answer = await fetch(`${world.url}/_emulator/webhooks?client_id=${world.clientId}`);
  const { webhooks } = await answer.json();
  return webhooks.map(({ body }) => JSON.parse(body)).filter((it) => it.webhook_type === 'LINK');
}

const finished = (page) => page.getByRole('heading', { name: 'Return to Test App' });

test('a session ends on the page, which says to go back', async ({ page, world }) => {
  const { hosted_link_url, link_token } = await hosted(world);
  expect(hosted_link_url).toMatch(/\/link\/lp[0-9n-s]{32}$/);
  await page.goto(hosted_link_url);
  const link = new Link(page);
  await link.toAccounts();
  await shoot(page, 'hosted-1');
  await link.finish();
  await expect(finished(page)).toBeVisible();
  await shoot(page, 'hosted-2-finished');

  const { data } = await world.plaid.linkTokenGet({ link_token });
  const [{ results }] = data.link_sessions;
  const [{ public_token }] = results.item_add_results;
  expect(await world.accounts(public_token)).toHaveLength(3);
  const webhooks = await told(world);
  expect(webhooks.map((it) => it.webhook_code)).toEqual([
    'ITEM_ADD_RESULT',
    'SESSION_FINISHED',
    'EVENTS',
  ]);
  expect(webhooks[1]).toMatchObject({
    status: 'SUCCESS',
    public_token,
    public_tokens: [public_token],
    link_token,
  });
  expect(webhooks[2].events.at(-1).event_name).toBe('HANDOFF');
});

for (const [how, leave] of [
  ['success', (link) => link.toAccounts().then(() => link.finish())],
  ['exit', (link) => link.exit()],
]) {
  test(`the app's own address comes after ${how}`, async ({ page, world }) => {
    const completion_redirect_uri = `${process.env.APP_URL}/script.html?done`;
    const { hosted_link_url } = await hosted(world, { completion_redirect_uri });
    await page.goto(hosted_link_url);
    await leave(new Link(page));
    await page.waitForURL(completion_redirect_uri);
    const codes = (await told(world)).map((it) => it.webhook_code);
    expect(codes).toContain('SESSION_FINISHED');
  });
}

test('a window the app has opened closes', async ({ app, world }) => {
  const { hosted_link_url } = await hosted(world);
  await app.visit('script');
  const opened = app.page.waitForEvent('popup');
  await app.page.evaluate((url) => void window.open(url, '_blank', 'popup'), hosted_link_url);
  const page = await opened;
  const closed = page.waitForEvent('close');
  await new Link(page).exit();
  await closed;
});

test('a phone goes to the bank and comes back without help', async ({ page, world }) => {
  const { hosted_link_url } = await hosted(world, { is_mobile_app: true });
  await page.goto(hosted_link_url);
  const link = new Link(page);
  await link.skipPhone();
  await link.choose('Chase');
  await link.frame.getByRole('button', { name: /^Continue to log/ }).click();
  await page.waitForURL(/sandbox-oauth-login/);
  await new Bank(page).share('Plaid Checking');
  await page.waitForURL(/\/link\/lp.*oauth_state_id/);
  await link.button('Finish without saving').click();
  await expect(finished(page)).toBeVisible();
  const codes = (await told(world)).map((it) => it.webhook_code);
  expect(codes.filter((it) => it === 'SESSION_FINISHED')).toHaveLength(1);
});

test('an address that is over says so', async ({ page, world }) => {
  const { hosted_link_url } = await hosted(world, { url_lifetime_seconds: 60 });
  await world.advance('61s');
  for (const url of [hosted_link_url, `${world.url}/link/lp${'0'.repeat(32)}`]) {
    await page.goto(url);
    await expect(page.getByRole('heading')).toHaveText('This link has expired');
  }
  await shoot(page, 'hosted-3-expired');
});

test('several banks in one session', async ({ page, world }) => {
  const { data: user } = await world.plaid.userCreate({ client_user_id: 'user-1' });
  const request = { enable_multi_item_link: true, user_token: user.user_token };
  const { hosted_link_url, link_token } = await hosted(world, {}, request);
  await page.goto(hosted_link_url);
  const link = new Link(page);
  await link.toAccounts();
  await link.button('Continue').click();
  await link.shows('Your account is connected');
  await shoot(page, 'another-1');
  await link.button('Add another account').click();
  await link.choose('Tartan Bank');
  await link.logIn('user_good', 'pass_good');
  await link.button('Continue').click();
  await link.shows('Your account is connected');
  await shoot(page, 'another-2');
  await link.button('Continue').click();
  await expect(finished(page)).toBeVisible();
  const { data } = await world.plaid.linkTokenGet({ link_token });
  const { item_add_results } = data.link_sessions[0].results;
  expect(item_add_results.map((it) => it.institution.institution_id)).toEqual([
    'ins_109508',
    'ins_109511',
  ]);
});
