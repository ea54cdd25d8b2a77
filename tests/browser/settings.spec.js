// The ways end-to-end tests in the wild go through Link, step by step as they are written there:
// by ids, texts and roles alone, without a look at the headings, once with panes that come at once
// and once with panes that take their time. What such tests cannot guess is set for each.
import { Bank } from './oauth.js';
import { expect, shoot, test } from './link.js';

// Every way to do a thing that tests use. A press on the same button follows the one before at once.
const PRESS = {
  button: (frame, name) => frame.getByRole('button', { name, exact: true }).click(),
  text: (frame, name) => frame.locator(`button:has-text("${name}")`).click(),
  span: (frame, name) => frame.locator(`//span[text()='${name}']`).click(),
};

// The steps of a person who logs in with a password; `skip` is the word of its time.
function logIn(skip, search) {
  return [
    async (frame) => PRESS.button(frame, skip),
    async (frame) => search(frame).fill('First Platypus Bank'),
    async (frame) => frame.getByRole('button', { name: /^First Platypus Bank/ }).click(),
    async (frame) => frame.getByText('First Platypus Bank', { exact: true }).last().click(),
    async (frame) => frame.locator('#aut-input-0-input').fill('user_good'),
    async (frame) => frame.locator('#aut-input-1-input').fill('pass_good'),
    async (frame) => PRESS.text(frame, 'Submit'),
    async (frame) => PRESS.span(frame, 'Continue'),
  ];
}

const E5 = logIn('Continue without phone number', (frame) => frame.getByPlaceholder('Search'));
const E4 = logIn('Continue as guest', (frame) => frame.locator('#search-input-input'));

// The panes at the end, in the combinations there are.
const ENDS = [
  { consent: 'none', save_pane: true },
  { consent: 'none', save_pane: false },
  { consent: 'allow', save_pane: true },
  { consent: 'allow', save_pane: false },
  { consent: 'share', save_pane: true },
  { consent: 'share', save_pane: false },
];

async function end(frame, { consent, save_pane }) {
  if (consent === 'allow') {
    await PRESS.span(frame, 'Allow');
  }
  if (consent === 'share') {
    await PRESS.button(frame, 'Share data');
  }
  if (save_pane) {
    await PRESS.text(frame, 'Finish without saving');
  }
}

for (const slow of [false, true]) {
  test.describe(slow ? 'panes after 250 ms' : 'panes at once', () => {
    test.use({ slow });

    for (const [era, steps] of Object.entries({ E5, E4 })) {
      for (const settings of ENDS) {
        test(`${era} with ${JSON.stringify(settings)}`, async ({ app, world }) => {
          const { frame } = await app.open(await world.linkToken({}, settings));
          for (const step of steps) {
            await step(frame);
          }
          await end(frame, settings);
          const [publicToken] = await app.told('onSuccess');
          expect(publicToken).toMatch(/^public-sandbox-/);
          await expect(app.page.locator('iframe[title="Plaid Link"]')).toBeHidden();
        });
      }
    }

    test('E4 with consent first, twice', async ({ app, world }) => {
      const { frame } = await app.open(await world.linkToken({}, { separate_consent: 2 }));
      // Some suites press the one button there is, and press again.
      for (let pane = 0; pane < 2; pane += 1) {
        await expect(frame.getByText(/continue/i)).toHaveCount(1);
        await frame.locator('#aut-button').click();
      }
      for (const step of E4) {
        await step(frame);
      }
      await end(frame, { save_pane: true });
      await app.told('onSuccess');
    });

    for (const settings of [
      { oauth_confirm: true, consent: 'share', save_pane: true },
      { oauth_confirm: false, consent: 'allow', save_pane: false },
    ]) {
      test(`a bank's own site with ${JSON.stringify(settings)}`, async ({ app, world }) => {
        const { frame } = await app.open(await world.linkToken({}, settings));
        await PRESS.button(frame, 'Continue without phone number');
        await frame.locator('#search-input-input').fill('Chase');
        await frame.locator('button[aria-label="Chase"]').click();
        const button = frame.getByRole('button', { name: 'Continue to login' });
        const [window] = await Promise.all([app.page.waitForEvent('popup'), button.click()]);
        await new Bank(window).share('Plaid Checking', 'Plaid Saving');
        if (settings.oauth_confirm) {
          await frame.locator('#aut-button:has-text("Continue")').click();
        }
        await end(frame, settings);
        const [, { accounts }] = await app.told('onSuccess');
        expect(accounts.map(({ name }) => name)).toEqual(['Plaid Checking', 'Plaid Saving']);
      });
    }

    test('a returning person types a code', async ({ app, world }) => {
      const { frame } = await app.open(await world.linkToken({}, { search_label: 'Your bank' }));
      await frame.locator('input[type="tel"]').fill('4155550010');
      await frame.locator('input[type="tel"]').press('Enter');
      await frame.locator('input[inputmode="numeric"]').fill('123456');
      await frame.getByPlaceholder('Your bank').fill('tartan');
      await frame.locator('button[aria-label="Tartan Bank"]').click();
      await frame.locator('#aut-input-0-input').fill('user_good');
      await frame.locator('#aut-input-1-input').fill('pass_good');
      await frame.locator('#aut-input-1-input').press('Enter');
      await frame.locator('#aut-button:has-text("Continue")').click();
      await app.told('onSuccess');
    });

    test('whoever presses twice presses once', async ({ app, world }) => {
      const { frame } = await app.open(await world.linkToken({}, { consent: 'allow' }));
      await PRESS.button(frame, 'Continue without phone number');
      await frame.locator('#search-input-input').fill('tartan');
      const tile = frame.locator('button[aria-label="Tartan Bank"]');
      await tile.dblclick();
      await expect(tile).toHaveCount(0);
      await frame.locator('#aut-input-0-input').fill('user_good');
      await frame.locator('#aut-input-1-input').fill('pass_good');
      await frame.locator('#aut-button').dblclick();
      await frame.locator('li#aut-selection-0').waitFor();
      await frame.locator('#aut-button').dblclick();
      await PRESS.span(frame, 'Allow');
      await PRESS.text(frame, 'Finish without saving');
      await app.told('onSuccess');
    });
  });
}

test.describe('events as they happen', () => {
  test.use({ slow: true });

  test('an app hears of each before the end', async ({ app, world }) => {
    const link = await app.open(await world.linkToken());
    await link.skipPhone();
    await link.choose('Tartan Bank');
    await link.shows('Log into Tartan Bank');
    await expect
      .poll(() => app.events())
      .toEqual([
        'OPEN',
        'TRANSITION_VIEW CONSENT',
        'TRANSITION_VIEW SUBMIT_PHONE',
        'SKIP_SUBMIT_PHONE',
        'TRANSITION_VIEW SELECT_INSTITUTION',
        'SEARCH_INSTITUTION',
        'SELECT_INSTITUTION',
        'TRANSITION_VIEW CREDENTIAL',
      ]);
    await link.logIn('user_good', 'pass_good');
    await link.finish();
    await app.told('onSuccess');
    const events = await app.events();
    expect(events.filter((name) => name === 'OPEN')).toHaveLength(1);
    expect(events.at(-1)).toBe('HANDOFF');
  });
});

test('whoever looks at what is shared is told of', async ({ app, world }) => {
  const link = await app.open(
    await world.linkToken({ link_customization_name: 'budgeting' }, { success_pane: false }),
  );
  await link.skipPhone('Where do you bank?');
  await link.choose('Tartan Bank');
  await link.logIn('user_good', 'pass_good');
  await link.frame.getByText('Learn more').click();
  await expect(link.frame.getByText('Build a budget')).toBeVisible();
  await shoot(link.page, '14-accounts-data');
  await link.finish();
  await app.told('onSuccess');
  expect(await app.events()).toContain('VIEW_DATA_TYPES');
});
