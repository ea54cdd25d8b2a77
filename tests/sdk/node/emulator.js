// Starts emulators for tests, and speaks to them with Plaid's own Node SDK.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Configuration, PlaidApi } from 'plaid';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export const binary =
  process.env.PLAID_EMULATOR_BINARY || path.join(root, 'target/debug/plaid-emulator');

// An emulator of its own for one test file. `stop` ends it.
export async function startEmulator(...flags) {
  const folder = await mkdtemp(path.join(tmpdir(), 'plaid-emulator-'));
  const portFile = path.join(folder, 'port');
  const child = spawn(binary, ['--port', '0', '--port-file', portFile, '--seed', '1', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // What it prints once it listens; the port is in the file by then.
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'error').then(([error]) => {
      throw new Error(`${binary} could not be started, is it built? ${error.message}`);
    }),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${binary} ended with ${code} before it listened`);
    }),
  ]);
  child.stdout.resume();
  const url = `http://127.0.0.1:${await readFile(portFile, 'utf8')}`;
  await rm(folder, { recursive: true });
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  };
  return { url, stop };
}

// Plaid's SDK for one client, whose keys go into the headers. Every client is a world of its own.
export function plaidFor(url, client_id, secret = 'secret') {
  const headers = { 'PLAID-CLIENT-ID': client_id, 'PLAID-SECRET': secret };
  return new PlaidApi(new Configuration({ basePath: url, baseOptions: { headers } }));
}

// The same without keys: each request carries them in its body.
export function plaidWithoutKeys(url) {
  return new PlaidApi(new Configuration({ basePath: url }));
}

// Turns a client's clock: `{ advance: '30s' }`, `{ freeze: true }`, `{ set: '2026-…' }`.
export async function turnClock(url, client_id, change) {
  const answer = await fetch(`${url}/_emulator/clock`, {
    method: 'POST',
    body: JSON.stringify({ client_id, ...change }),
  });
  const clock = await answer.json();
  if (!answer.ok) {
    throw new Error(`the clock was not turned: ${clock.error_message}`);
  }
  return clock;
}
