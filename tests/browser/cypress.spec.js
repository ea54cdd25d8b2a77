// Cypress's way into Link: web security is off, and the test reaches through the frame's
// `contentDocument`, clicks by dispatching, types key by key into the element, and looks again
// until what it wants is there.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { expect, test as base } from './link.js';

const test = base.extend({
  // Site isolation goes with web security only in a profile of its own.
  context: async ({ launchOptions }, use) => {
    const profile = await mkdtemp(path.join(tmpdir(), 'plaid-emulator-cypress-'));
    const flags = ['--disable-web-security', '--disable-site-isolation-trials'];
    const context = await chromium.launchPersistentContext(profile, {
      ...launchOptions,
      args: [...launchOptions.args, ...flags],
    });
    await use(context);
    await context.close();
    await rm(profile, { recursive: true });
  },
  cy: async ({ page }, use) => use(new Frame(page)),
});

class Frame {
  constructor(page) {
    this.page = page;
  }

  // Does something with the first element in the frame that fits, as soon as there is one that can
  // be used.
  async with(selector, text, act, argument) {
    const found = { selector, text, act: String(act), argument };
    const done = ({ selector, text, act, argument }) => {
      const frame = document.querySelector('#plaid-link-iframe-1');
      const within = frame?.contentDocument?.body;
      const fits = [...(within?.querySelectorAll(selector) ?? [])].filter(
        (element) => !element.disabled && (!text || element.textContent.trim().startsWith(text)),
      );
      if (fits.length === 0) {
        return false;
      }
      new Function('element', 'argument', `(${act})(element, argument)`)(fits[0], argument);
      return true;
    };
    await this.page.waitForFunction(done, found);
  }

  click(selector, text) {
    return this.with(selector, text, (element) => element.click());
  }

  type(selector, value) {
    const keys = (element, value) => {
      element.focus();
      for (const key of value) {
        element.value += key;
        element.dispatchEvent(new Event('input', { bubbles: true }));
      }
      element.dispatchEvent(new Event('change', { bubbles: true }));
    };
    return this.with(selector, '', keys, value);
  }
}

test('the frame is gone into by its contentDocument', async ({ app, cy, world }) => {
  await app.visit('script', await world.linkToken());
  await app.connect.click();
  await cy.click('button', 'Continue without phone number');
  await cy.type('#search-input-input', 'Tartan Bank');
  await cy.click('button[aria-label="Tartan Bank"]');
  await cy.type('#aut-input-0-input', 'user_good');
  await cy.type('#aut-input-1-input', 'pass_good');
  await cy.click('#aut-button', 'Submit');
  await cy.click('#aut-selection-0 input');
  await cy.click('#aut-button', 'Continue');
  await cy.click('#aut-secondary-button', 'Finish without saving');
  const [publicToken, { accounts }] = await app.told('onSuccess');
  expect(accounts.map(({ mask }) => mask)).toEqual(['1111', '9002']);
  expect(await world.accounts(publicToken)).toHaveLength(2);
});
