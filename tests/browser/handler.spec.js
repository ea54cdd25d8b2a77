// The handler of `Plaid.create`, as an app uses it.
import { Link, expect, test } from './link.js';

test('exit by force ends in onExit', async ({ app, world }) => {
  const link = await app.open(await world.linkToken());
  await link.skipPhone();
  await link.chooseFirstPlatypusBank();
  await app.page.evaluate(() => handler.exit({ force: true }));
  await link.isGone();
  const [error, metadata] = await app.told('onExit');
  expect(error).toBeNull();
  expect(metadata.status).toBe('requires_credentials');
  expect((await app.events()).at(-1)).toBe('EXIT');
});

test('exit without force asks first', async ({ app, world }) => {
  const link = await app.open(await world.linkToken());
  await link.toAccounts();
  await app.page.evaluate(() => handler.exit());
  await link.shows('Are you sure you want to exit?');
  await link.button('Yes, exit').click();
  await app.told('onExit');
});

test('destroyed and made again', async ({ app, world }) => {
  const token = await world.linkToken();
  const first = await app.open(token);
  await first.skipPhone();
  await app.page.evaluate(() => handler.destroy());
  await expect(first.iframe).toHaveCount(0);

  await app.page.evaluate((token) => {
    handler = Plaid.create({ token, ...callbacks });
    handler.open();
  }, token);
  const second = new Link(app.page);
  await expect(second.iframe).toHaveId('plaid-link-iframe-2');
  expect(await app.calls('onExit')).toEqual([]);
  await second.toAccounts();
  await second.finish();
  await app.told('onSuccess');
});

test('the same handler opens again', async ({ app, world }) => {
  const link = await app.open(await world.linkToken());
  await link.exit();
  const [, { link_session_id: first }] = await app.told('onExit');
  await link.isGone();
  await app.connect.click();
  await link.toAccounts();
  await link.finish();
  const [, { link_session_id: second }] = await app.told('onSuccess');
  expect(second).not.toBe(first);
});

test('two on one page', async ({ app, world }) => {
  await app.visit('script');
  const tokens = [await world.linkToken(), await world.linkToken()];
  await app.page.evaluate((tokens) => {
    window.handlers = tokens.map((token) => Plaid.create({ token, ...callbacks }));
  }, tokens);
  const [one, two] = [1, 2].map((n) => new Link(app.page, `#plaid-link-iframe-${n}`));
  await expect(one.iframe).toHaveAttribute('title', 'Plaid Link');
  await expect(two.iframe).toHaveAttribute('title', 'Plaid Link');
  await expect(one.iframe).toBeHidden();

  await app.page.evaluate(() => handlers[1].open());
  await two.skipPhone();
  await expect(one.iframe).toBeHidden();
  await two.exit();
  await two.isGone();

  await app.page.evaluate(() => handlers[0].open());
  await one.toAccounts();
  await one.finish();
  await app.told('onSuccess');
  const { link_sessions: sessions } = (
    await world.plaid.linkTokenGet({ link_token: tokens[0] })
  ).data;
  expect(sessions).toHaveLength(1);
});

test('open before the frame has loaded waits for it', async ({ app, world }) => {
  await app.visit('script');
  await app.page.evaluate((token) => {
    window.handler = Plaid.create({ token, ...callbacks });
    handler.open();
  }, await world.linkToken());
  await new Link(app.page).skipPhone();
  await app.told('onLoad');
});

test('a token is needed', async ({ app }) => {
  await app.visit('script');
  const message = await app.page.evaluate(() => {
    try {
      Plaid.create({ ...callbacks });
      return 'made';
    } catch (error) {
      return error.message;
    }
  });
  expect(message).toBe(
    'Missing Link parameter. Link requires a key or token to be provided.',
  );
});

test('the frame has the address that tests look for', async ({ app, world }) => {
  const token = await world.linkToken();
  const link = await app.open(token);
  const src = await link.iframe.getAttribute('src');
  expect(src).toContain('cdn.plaid.com/link/v2/stable/link.html?isLinkInitialize=true');
  expect(src).toContain(`token=${token}`);
  await expect(link.frame.locator('reach-portal')).toHaveCount(1);
});

test('tags for the CDN are led to the emulator, whoever makes them', async ({ app }) => {
  await app.visit('script');
  const loaded = await app.page.evaluate(async () => {
    const cdn = 'https://cdn.plaid.com/link/v2/stable/link-initialize.js';
    const plaid = window.Plaid;
    const load = (mark) =>
      new Promise((resolve, reject) => {
        const script = document.createElement('script');
        mark(script);
        script.onload = () => resolve(new URL(script.src).hostname);
        script.onerror = reject;
        document.body.append(script);
      });
    const byProperty = await load((script) => (script.src = cdn));
    const byAttribute = await load((script) => script.setAttribute('src', cdn));
    return { byProperty, byAttribute, same: window.Plaid === plaid };
  });
  expect(loaded).toEqual({ byProperty: '127.0.0.1', byAttribute: '127.0.0.1', same: true });
});

test('a public key opens nothing any more', async ({ app }) => {
  await app.visit('script');
  await app.page.evaluate(() => {
    window.handler = Plaid.create({ key: 'abc', env: 'sandbox', product: ['auth'], ...callbacks });
    handler.open();
  });
  const link = new Link(app.page);
  await link.shows('Current version not supported');
  await expect(link.frame.getByText('PUBLIC_KEY_NOT_ENABLED')).toBeVisible();
  await link.primary.click();
  const [error] = await app.told('onExit');
  expect(error).toMatchObject({
    error_type: 'INVALID_INPUT',
    error_code: 'PUBLIC_KEY_NOT_ENABLED',
  });
});
