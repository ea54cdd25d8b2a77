// A world for each test: a client named after it, on the emulator of the test file.
import { after, before } from 'node:test';
import { plaidFor, startEmulator, turnClock } from './emulator.js';

// When the clocks of these tests begin to stand still.
export const START = '2026-09-01T12:00:00Z';

export const FIRST_PLATYPUS_BANK = 'ins_109508';

// Makes the emulator of a test file; the returned function makes a test's world.
export function worlds(...flags) {
  let emulator;
  before(async () => {
    emulator = await startEmulator('--freeze', '--now', START, ...flags);
  });
  after(() => emulator.stop());
  return (test) => new World(emulator.url, test.name.replace(/[^a-z0-9]+/gi, '-'));
}

class World {
  constructor(url, clientId) {
    this.url = url;
    this.clientId = clientId;
    this.plaid = plaidFor(url, clientId);
  }

  advance(by) {
    return turnClock(this.url, this.clientId, { advance: by });
  }

  // Goes through Link without a browser; what the app is told.
  async complete(request) {
    const answer = await fetch(`${this.url}/_emulator/link/complete`, {
      method: 'POST',
      body: JSON.stringify(request),
    });
    const told = await answer.json();
    if (!answer.ok) {
      throw new Error(`Link was not completed: ${told.error_message}`);
    }
    return told;
  }

  async publicToken(request = {}) {
    const { data } = await this.plaid.sandboxPublicTokenCreate({
      institution_id: FIRST_PLATYPUS_BANK,
      initial_products: ['transactions', 'auth'],
      ...request,
    });
    return data.public_token;
  }

  // `{ access_token, item_id }` of a new Item.
  async item(request = {}) {
    const public_token = await this.publicToken(request);
    const { data } = await this.plaid.itemPublicTokenExchange({ public_token });
    return data;
  }
}
