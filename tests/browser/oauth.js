// The bank's own site as a person sees it, by the ids that tests in the wild know it by.
import { expect } from './link.js';

export const OAUTH_BANK = 'Platypus OAuth Bank';

// What Link announces for a login at an OAuth bank, from the list of banks on.
export const EVENTS = [
  'SELECT_INSTITUTION',
  'TRANSITION_VIEW OAUTH',
  'OPEN_OAUTH',
  'TRANSITION_VIEW CONNECTED',
  'HANDOFF',
];

export class Bank {
  constructor(page) {
    this.page = page;
    this.signIn = page.locator('#submit-credentials');
    this.getCode = page.locator('#submit-device');
    this.submitCode = page.locator('#submit-code');
    this.accounts = page.locator('#accounts-list > li');
    this.submitAccounts = page.locator('#submit-accounts');
    this.terms = page.locator('#terms');
    this.connect = page.locator('#submit-confirmation');
    this.simulate = page.getByLabel('Simulate:');
    this.alert = page.getByRole('alert');
  }

  // To the choice of accounts, with nothing typed.
  async toAccounts() {
    await this.signIn.click();
    await this.getCode.click();
    await this.submitCode.click();
  }

  async share(...names) {
    await this.toAccounts();
    for (const name of names) {
      await this.accounts.filter({ hasText: name }).getByRole('checkbox').check();
    }
    await this.submitAccounts.click();
    await this.terms.check();
    await this.connect.click();
  }
}

// From the list of banks to the pane that leads to the bank's own site.
export async function toBank(link) {
  await link.skipPhone();
  await link.choose(OAUTH_BANK, OAUTH_BANK);
  await link.shows(`Log in at ${OAUTH_BANK}`);
}

// Presses the button that opens the bank's window, which is up as soon as the press is over.
export async function openBank(link) {
  const [window] = await Promise.all([link.page.waitForEvent('popup'), link.primary.click()]);
  return new Bank(window);
}

export async function isClosed(bank) {
  await expect.poll(() => bank.page.isClosed()).toBe(true);
}
