// Link as a person sees it, and what a test of it needs: a world, the app's page, a watch over
// requests and the console.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect } from '@playwright/test';
import { plaidFor, turnClock } from '../sdk/node/emulator.js';

export { expect };

// The heading over the choice of accounts.
export const ACCOUNTS = /^(Your accounts|Select account)/;

const screenshots = fileURLToPath(new URL('../../target/screenshots/', import.meta.url));

// A picture for people to look at; no test reads it. On a busy machine Chromium now and then has no
// frame to copy ("Unable to capture screenshot"), and has one a moment later.
export async function shoot(page, name) {
  mkdirSync(screenshots, { recursive: true });
  const picture = path.join(screenshots, `${name}.png`);
  await expect(() => page.screenshot({ path: picture })).toPass({ timeout: 15_000 });
}

// The client of one test, with a world of its own.
class World {
  constructor(clientId, url = process.env.EMULATOR_URL) {
    this.url = url;
    this.clientId = clientId;
    this.plaid = plaidFor(this.url, clientId);
  }

  // `settings` are those of Link's pages.
  async linkToken(request = {}, settings = {}) {
    const body = {
      client_name: 'Test App',
      country_codes: ['US'],
      language: 'en',
      products: ['auth', 'transactions'],
      user: { client_user_id: 'user-1' },
      ...request,
    };
    const headers = { 'Plaid-Emulator-Link-UI': JSON.stringify(settings) };
    const { data } = await this.plaid.linkTokenCreate(body, { headers });
    return data.link_token;
  }

  advance(by) {
    return turnClock(this.url, this.clientId, { advance: by });
  }

  // For panes that show a date.
  setClock(time) {
    return turnClock(this.url, this.clientId, { set: time });
  }

  // The accounts of the Item behind a public token, as the app's server reads them.
  async accounts(public_token) {
    const { data: item } = await this.plaid.itemPublicTokenExchange({ public_token });
    const { data } = await this.plaid.accountsGet({ access_token: item.access_token });
    return data.accounts;
  }
}

// The app's page with the button that opens Link.
class App {
  constructor(page, folder) {
    this.page = page;
    this.folder = folder;
    this.connect = page.getByRole('button', { name: 'Connect a bank' });
  }

  // `name` is a page of `app/`; `token` the link token it uses at once.
  async visit(name, token) {
    const query = token ? `?${new URLSearchParams({ token })}` : '';
    await this.page.goto(`${process.env.APP_URL}${this.folder}/${name}.html${query}`);
  }

  // Opens Link with a token in the page with the script tag.
  async open(token) {
    await this.visit('script', token);
    await this.connect.click();
    return new Link(this.page);
  }

  // Link as it is up in the page.
  shown(page) {
    return new Link(page);
  }

  // Opens Link with the handler that the page has made already.
  async link(page) {
    await this.connect.click();
    return new Link(page);
  }

  calls(name) {
    return this.page.evaluate((name) => calls.filter(([it]) => it === name), name);
  }

  // What a callback was called with, as soon as it was.
  async told(name) {
    await this.page.waitForFunction((name) => calls.some(([it]) => it === name), name);
    const [[, ...values], ...more] = await this.calls(name);
    expect(more, `${name} is called once`).toEqual([]);
    return values;
  }

  // The events Link has told of, a `TRANSITION_VIEW` with its view.
  async events() {
    const events = await this.calls('onEvent');
    return events.map(([, name, { view_name }]) =>
      name === 'TRANSITION_VIEW' ? `${name} ${view_name}` : name,
    );
  }
}

// Link's dialog, in the frame of an app's page or as a page of its own.
export class Link {
  constructor(page, iframe = '[id^="plaid-link-iframe-"]') {
    this.page = page;
    this.iframe = page.locator(iframe);
    this.frame = iframe ? this.iframe.contentFrame() : page;
    this.heading = this.frame.locator('h1#a11y-title');
    this.primary = this.frame.locator('#aut-button');
    this.username = this.frame.locator('#aut-input-0-input');
    this.password = this.frame.locator('#aut-input-1-input');
    this.phone = this.frame.locator('#rux-enrollment-phone-number-input-input');
    this.code = this.frame.locator('#otp-code-input-input');
    this.searchField = this.frame.getByPlaceholder('Search');
    this.alert = this.frame.getByRole('alert');
    this.rows = this.frame.locator('li[id^="aut-selection-"]');
  }

  button(name) {
    return this.frame.getByRole('button', { name, exact: true });
  }

  async shows(heading) {
    await expect(this.heading).toHaveText(heading);
  }

  async skipPhone(heading = 'Select your institution') {
    await this.button('Continue without phone number').click();
    await this.shows(heading);
  }

  // From the list to an institution's login; a brand's plain portal has the brand's own name.
  async choose(name, brand) {
    await this.searchField.fill(brand ?? name);
    if (brand) {
      await this.button(brand).click();
      await this.shows('Choose how you log in');
    }
    await this.button(name).click();
  }

  async chooseFirstPlatypusBank() {
    await this.choose('First Platypus Bank', 'First Platypus Bank');
    await this.shows('Log into First Platypus Bank');
  }

  async logIn(username, password) {
    await this.username.fill(username);
    await this.password.fill(password);
    await this.button('Submit').click();
  }

  // The straight way from the first pane to the choice of accounts.
  async toAccounts() {
    await this.skipPhone();
    await this.chooseFirstPlatypusBank();
    await this.logIn('user_good', 'pass_good');
    await this.shows(ACCOUNTS);
  }

  // From the choice of accounts to the end.
  async finish() {
    await this.button('Continue').click();
    await this.button('Finish without saving').click();
  }

  async exit() {
    await this.frame.getByRole('button', { name: /^(Exit|Close)$/ }).click();
  }

  // The dialog is gone from the app's page.
  async isGone() {
    await expect(this.iframe).toBeHidden();
  }
}

export const test = base.extend({
  // Whether the emulator takes its time for each pane, and tells of events as they happen.
  slow: [false, { option: true }],

  world: async ({ slow }, use, { titlePath, repeatEachIndex, retry }) => {
    const title = titlePath.join(' ').replace(/[^a-z0-9]+/gi, '-');
    const url = slow ? process.env.SLOW_EMULATOR_URL : process.env.EMULATOR_URL;
    await use(new World(`${title}-${repeatEachIndex}-${retry}`, url));
  },

  app: async ({ page, slow }, use) => use(new App(page, slow ? '/slow' : '')),

  // Nothing may be asked of another machine, and nothing may complain.
  watch: [
    async ({ context }, use) => {
      const strangers = [];
      const complaints = [];
      context.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (hostname !== '127.0.0.1' && protocol !== 'data:') {
          strangers.push(request.url());
        }
      });
      context.on('console', (message) => {
        if (message.type() === 'error') {
          complaints.push(message.text());
        }
      });
      context.on('weberror', (error) => complaints.push(String(error.error())));
      await use();
      expect(strangers, 'requests to other machines').toEqual([]);
      expect(complaints, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
});
