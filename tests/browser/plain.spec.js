// Link's page by itself: without JavaScript, every pane is a form.
import { Link, expect, shoot, test } from './link.js';
import { Bank } from './oauth.js';

test.use({ javaScriptEnabled: false });

const frame = (token) =>
  `${process.env.EMULATOR_URL}/link/v2/stable/link.html?` +
  new URLSearchParams({ isLinkInitialize: 'true', token });

test('without JavaScript an Item is made', async ({ page, world }) => {
  const token = await world.linkToken();
  await page.goto(frame(token));
  const link = new Link(page, null);
  await shoot(page, 'plain-1-open');
  await link.button('Open Link').click();
  await link.button('Continue without phone number').click();
  await link.searchField.fill('platypus');
  await link.button('Find').click();
  await shoot(page, 'plain-2-search');
  await link.button('First Platypus Bank').click();
  await link.shows('Choose how you log in');
  await link.button('First Platypus Bank').click();
  await link.logIn('user_good', 'pass_bad');
  await expect(link.alert).toBeVisible();
  await link.logIn('user_good', 'pass_good');
  await link.frame.getByRole('checkbox').last().uncheck();
  await link.finish();
  await link.shows('You are connected');
  await shoot(page, 'plain-3-finished');

  const { data } = await world.plaid.linkTokenGet({ link_token: token });
  const [{ results, events }] = data.link_sessions;
  const [{ public_token, accounts }] = results.item_add_results;
  expect(accounts.map(({ mask }) => mask)).toEqual(['0000', '1111']);
  expect(await world.accounts(public_token)).toHaveLength(2);
  expect(events[0].event_name).toBe('HANDOFF');
});

test('without JavaScript Link is left', async ({ page, world }) => {
  await page.goto(frame(await world.linkToken()));
  const link = new Link(page, null);
  await link.button('Open Link').click();
  await link.button('Continue without phone number').click();
  await link.searchField.fill('tartan');
  await link.button('Find').click();
  await link.button('Tartan Bank').click();
  await link.shows('Log into Tartan Bank');
  await link.exit();
  await link.button('No, stay here').click();
  await link.button('Back').click();
  await link.shows('Select your institution');
  await link.exit();
  await link.shows('You have left Link');
});

test('without JavaScript somebody logs in at the bank', async ({ page, world }) => {
  await page.goto(frame(await world.linkToken()));
  const link = new Link(page, null);
  await link.button('Open Link').click();
  await link.button('Continue without phone number').click();
  await link.searchField.fill('chase');
  await link.button('Find').click();
  await link.button('Chase').click();
  await link.shows('Log in at Chase');
  await link.primary.click();
  await link.shows('Waiting for Chase');
  await shoot(page, 'plain-4-waiting');
  const opened = page.context().waitForEvent('page');
  await link.frame.getByRole('link', { name: 'Show the window again' }).click();
  const bank = new Bank(await opened);
  await bank.toAccounts();
  await bank.submitAccounts.click();
  await expect(bank.alert).toHaveText('Tick at least one account.');
  await bank.accounts.filter({ hasText: 'Plaid Saving' }).click();
  await bank.submitAccounts.click();
  await bank.terms.check();
  await bank.connect.click();
  await expect(bank.page.locator('#click-to-continue-wrapper')).toBeVisible();
  await shoot(bank.page, 'plain-5-return');
  await link.button('I am done there').click();
  await link.button('Finish without saving').click();
  await link.shows('You are connected');
});
