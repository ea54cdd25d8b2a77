// Starts what all tests share: an emulator, one that takes its time for each pane and tells of
// every event at once, and the app's pages on another origin.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmulator } from '../sdk/node/emulator.js';

const pages = fileURLToPath(new URL('../../target/e2e/app/', import.meta.url));
// The address that stands in the pages; the emulator of a run has another port.
const USUAL_ADDRESS = 'http://127.0.0.1:4242';
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8' };
const NONCE = 'c3RyaWN0LXBvbGljeQ';

const strictPolicy = (url) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${NONCE}' 'strict-dynamic'`,
    `frame-src ${url}`,
    `connect-src ${url}`,
    'img-src data:',
  ].join('; ');

export default async function setup() {
  const emulator = await startEmulator();
  const slow = await startEmulator('--link-latency', '250', '--live-events');
  const server = createServer(async (request, response) => {
    const { pathname: asked } = new URL(request.url, 'http://127.0.0.1');
    // The pages under `/slow/` are the same, with the slow emulator; those under `/strict/`, with
    // a policy that lets in nothing but scripts with a nonce and the emulator.
    const [, folder, pathname] = asked.match(/^(?:\/(slow|strict)(?=\/))?(.*)$/);
    const { url } = folder === 'slow' ? slow : emulator;
    try {
      let text = await readFile(path.join(pages, path.normalize(pathname)), 'utf8');
      if (folder === 'strict' && path.extname(pathname) === '.html') {
        response.setHeader('content-security-policy', strictPolicy(url));
        text = text.replaceAll('<script', `<script nonce="${NONCE}"`);
      }
      response.setHeader('content-type', TYPES[path.extname(pathname)]);
      response.end(text.replaceAll(USUAL_ADDRESS, url));
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.env.EMULATOR_URL = emulator.url;
  process.env.SLOW_EMULATOR_URL = slow.url;
  process.env.APP_URL = `http://127.0.0.1:${server.address().port}`;
  return async () => {
    server.closeAllConnections();
    server.close();
    await emulator.stop();
    await slow.stop();
  };
}
