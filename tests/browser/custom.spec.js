// A user who is what the password says, https://plaid.com/docs/sandbox/user-custom/.
import { ACCOUNTS, expect, shoot, test } from './link.js';

const account = (subtype, mask) => ({
  type: 'depository',
  subtype,
  starting_balance: 1234.56,
  meta: { name: `Jane's ${subtype}`, mask },
  transactions: [],
});
const jane = { override_accounts: [account('checking', '0001'), account('savings', '0002')] };

async function atTheBank(app, world) {
  const link = await app.open(await world.linkToken());
  await link.skipPhone();
  await link.chooseFirstPlatypusBank();
  return link;
}

test('the accounts that the password names', async ({ app, world }) => {
  const link = await atTheBank(app, world);
  const mfa = { type: 'questions', question_rounds: 1, questions_per_round: 1 };
  await link.logIn('user_custom', JSON.stringify({ ...jane, mfa }));
  await link.shows('Answer your security questions');
  await link.frame.getByRole('textbox').fill('answer_0_0');
  await link.button('Submit').click();
  await link.shows(ACCOUNTS);
  await expect(link.frame.getByText("Jane's checking")).toBeVisible();
  await expect(link.frame.getByText("Jane's savings")).toBeVisible();
  await shoot(link.page, 'custom-accounts');
  await link.finish();
  const [publicToken] = await app.told('onSuccess');
  const accounts = await world.accounts(publicToken);
  expect(accounts.map(({ name, balances }) => [name, balances.current])).toEqual([
    ["Jane's checking", 1234.56],
    ["Jane's savings", 1234.56],
  ]);
});

test('an error that the password forces', async ({ app, world }) => {
  const link = await atTheBank(app, world);
  await link.logIn('user_custom', JSON.stringify({ ...jane, force_error: 'ITEM_LOCKED' }));
  await link.shows('Too many attempts');
});

test('a password that is cut off, then the whole one', async ({ app, world }) => {
  const link = await atTheBank(app, world);
  const whole = JSON.stringify(jane);
  await link.logIn('user_custom', whole.slice(0, -5));
  await expect(link.alert).toBeVisible();
  await link.logIn('user_custom', whole);
  await link.shows(ACCOUNTS);
});
