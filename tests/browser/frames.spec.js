// Who may speak with Link's frame, and whom the app's page listens to.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Link, expect, test as base } from './link.js';

// Pages of somebody else, on an origin of their own.
const test = base.extend({
  stranger: async ({}, use) => {
    const pages = new Map();
    const server = createServer(({ url }, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(`<!doctype html><title>Stranger</title><body>${pages.get(url) ?? ''}`);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    await use({ pages, origin: `http://127.0.0.1:${server.address().port}` });
    server.closeAllConnections();
    server.close();
  },
});

// Puts Link's frame into the stranger's page, as for an app of `origin`, and presses for it.
async function drive(page, stranger, token, origin) {
  await page.goto(`${stranger.origin}/`);
  const query = new URLSearchParams({ isLinkInitialize: 'true', token, origin, instance: '1' });
  const address = `${process.env.EMULATOR_URL}/cdn.plaid.com/link/v2/stable/link.html?${query}`;
  await page.evaluate(async (address) => {
    window.heard = [];
    window.addEventListener('message', ({ data }) => heard.push(data.type));
    const frame = document.createElement('iframe');
    frame.id = 'plaid-link-iframe-1';
    frame.src = address;
    frame.width = frame.height = 600;
    document.body.append(frame);
    await new Promise((loaded) => {
      frame.onload = loaded;
    });
    frame.contentWindow.postMessage({ plaidEmulator: 1, type: 'open' }, '*');
  }, address);
  return new Link(page);
}

test('a page of the origin that was named drives the frame', async ({ page, stranger, world }) => {
  const link = await drive(page, stranger, await world.linkToken(), stranger.origin);
  await link.shows(/uses Plaid to connect/);
  await expect.poll(() => page.evaluate(() => heard)).toEqual(['loaded', 'opened']);
});

test('a page of another origin neither drives the frame nor hears of it', async ({
  page,
  stranger,
  world,
}) => {
  const token = await world.linkToken();
  const link = await drive(page, stranger, token, process.env.APP_URL);
  // A message behind ours has arrived, and been looked at, when the frame has answered a question.
  await link.frame.locator('body').evaluate(() => new Promise(requestAnimationFrame));
  await expect(link.button('Continue without phone number')).toHaveCount(0);
  expect(await page.evaluate(() => heard)).toEqual([]);
  const { data } = await world.plaid.linkTokenGet({ link_token: token });
  expect(data.link_sessions ?? []).toEqual([]);
});

test('what is not said by the frame reaches no callback', async ({ app, page, stranger, world }) => {
  const forged = JSON.stringify({
    plaidEmulator: 1,
    type: 'finish',
    result: 'success',
    public_token: 'public-sandbox-00000000-0000-4000-8000-000000000000',
    metadata: {},
    events: [],
  });
  stranger.pages.set('/forger', `<script>parent.postMessage(${forged}, '*')</script>`);
  const link = await app.open(await world.linkToken());
  await link.shows(/uses Plaid to connect/);
  const arrived = await page.evaluate(
    async ([forger, forged]) => {
      let count = 0;
      window.addEventListener('message', ({ data }) => {
        count += data?.type === 'finish' ? 1 : 0;
      });
      window.postMessage(JSON.parse(forged), '*');
      const frame = document.createElement('iframe');
      frame.src = forger;
      document.body.append(frame);
      await new Promise((loaded) => {
        frame.onload = loaded;
      });
      await new Promise((later) => setTimeout(later));
      return count;
    },
    [`${stranger.origin}/forger`, forged],
  );
  expect(arrived).toBe(2);
  expect(await app.calls('onSuccess')).toEqual([]);
  await link.skipPhone();
});

test("the app's page cannot look into the frame", async ({ app, page, world }) => {
  const link = await app.open(await world.linkToken());
  await link.shows(/uses Plaid to connect/);
  const seen = await page.evaluate(() => {
    const frame = document.querySelector('[id^="plaid-link-iframe-"]');
    try {
      return frame.contentDocument ?? frame.contentWindow.document;
    } catch ({ name }) {
      return name;
    }
  });
  expect(seen).toBe('SecurityError');
});

test('no other page may read what the emulator answers', async ({ request, stranger, world }) => {
  const token = await world.linkToken();
  const { EMULATOR_URL } = process.env;
  for (const [method, path] of [
    ['OPTIONS', '/link/token/get'],
    ['POST', '/link/token/get'],
    ['GET', `/cdn.plaid.com/link/v2/stable/link.html?isLinkInitialize=true&token=${token}`],
    ['GET', '/_emulator/worlds'],
  ]) {
    const headers = { Origin: stranger.origin };
    const answer = await request.fetch(EMULATOR_URL + path, { method, headers });
    expect(answer.headers(), path).not.toHaveProperty('access-control-allow-origin');
  }
});
