// Link without a mouse.
import { ACCOUNTS, Link, expect, test } from './link.js';

// What has the focus in the frame, and whether one can see that it has.
function focused() {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const ringed = outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
  const label = document.getElementById(element.getAttribute('aria-labelledby'));
  return {
    name: (
      element.getAttribute('aria-label') ||
      (label ?? element.labels?.[0] ?? element).textContent
    ).trim(),
    visible: element.matches(':focus-visible') && (ringed || boxShadow !== 'none'),
  };
}

class Keyboard {
  constructor(link) {
    this.link = link;
    this.keyboard = link.page.keyboard;
  }

  body() {
    return this.link.frame.locator('body');
  }

  // Goes to the control with a name, and sees on the way that the focus shows and stays inside.
  async tabTo(name) {
    const passed = [];
    for (let presses = 0; presses < 40; presses += 1) {
      await this.keyboard.press('Tab');
      const at = await this.body().evaluate(focused);
      expect(at.visible, `the focus shows on "${at.name}"`).toBe(true);
      const host = await this.link.page.evaluate(() => document.activeElement.title);
      expect(host, 'the focus stays in Link').toBe('Plaid Link');
      if (at.name === name) {
        return;
      }
      passed.push(at.name);
    }
    throw new Error(`Tab does not come to "${name}", only to: ${passed.join(', ')}`);
  }

  async press(name) {
    await this.tabTo(name);
    await this.keyboard.press('Enter');
  }
}

test('from open to onSuccess by keyboard', async ({ app, world }) => {
  await app.visit('script', await world.linkToken());
  await app.connect.focus();
  const { keyboard } = app.page;
  await keyboard.press('Enter');
  const link = new Link(app.page);
  const keys = new Keyboard(link);

  // The loading pane has a heading too, and may be up still.
  await link.shows('Test App uses Plaid to connect your account');
  await expect(link.heading).toBeFocused();
  await keys.press('Continue without phone number');
  await link.shows('Select your institution');
  await expect(link.heading).toBeFocused();
  await keys.tabTo('Search');
  await keyboard.type('first platypus');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await link.shows('Choose how you log in');
  await keys.press('First Platypus Bank');
  await link.shows('Log into First Platypus Bank');
  await keys.tabTo('Username');
  await keyboard.type('user_good');
  await keys.tabTo('Password');
  await keyboard.type('pass_good');
  await keyboard.press('Enter');
  await link.shows(ACCOUNTS);
  await keys.tabTo('Plaid Checking•••• 0000');
  await keyboard.press('Space');
  await expect(link.rows.getByRole('checkbox').first()).not.toBeChecked();
  await keys.press('Continue');
  await link.shows(/^Save/);
  await keys.press('Finish without saving');

  const [, { accounts }] = await app.told('onSuccess');
  expect(accounts).toHaveLength(2);
  await link.isGone();
  await expect(app.connect).toBeFocused();
});

test('Tab goes round, both ways', async ({ app, world }) => {
  const link = await app.open(await world.linkToken());
  await link.shows(/uses Plaid to connect/);
  const keys = new Keyboard(link);
  await keys.tabTo('Exit');
  await keys.press('Continue without phone number');
  await link.shows('Select your institution');
  await keys.tabTo('Exit');
  await app.page.keyboard.press('Shift+Tab');
  await app.page.keyboard.press('Shift+Tab');
  const host = await app.page.evaluate(() => document.activeElement.title);
  expect(host).toBe('Plaid Link');
});

test('Escape leaves', async ({ app, world }) => {
  const link = await app.open(await world.linkToken());
  await link.toAccounts();
  await app.page.keyboard.press('Escape');
  await link.shows('Are you sure you want to exit?');
  await app.page.keyboard.press('Escape');
  await link.shows(ACCOUNTS);
  await app.page.keyboard.press('Escape');
  await link.button('Yes, exit').press('Enter');
  await app.told('onExit');
  await expect(app.connect).toBeFocused();
});

test('what is shared is read by keyboard before anything is chosen', async ({ app, world }) => {
  const token = await world.linkToken({ link_customization_name: 'single' }, {});
  const link = await app.open(token);
  await link.toAccounts();
  await expect(link.button('Continue')).toBeDisabled();
  await link.rows.last().locator('input').focus();
  await app.page.keyboard.press('Tab');
  await expect(link.frame.getByText('Learn more')).toBeFocused();
  await app.page.keyboard.press('Enter');
  await expect(link.frame.getByRole('group', { name: 'What is shared' })).toBeVisible();
  await app.page.keyboard.press('Tab');
  await expect(link.frame.getByRole('group', { name: 'What is shared' })).toBeFocused();
});
