// What a bank asks after the password, https://plaid.com/docs/sandbox/test-credentials/.
import { ACCOUNTS, expect, test } from './link.js';

const QUESTIONS = 'Answer your security questions';

async function asked(app, world, password, heading) {
  const link = await app.open(await world.linkToken());
  await link.skipPhone();
  await link.chooseFirstPlatypusBank();
  await link.logIn('user_good', password);
  await link.shows(heading);
  return link;
}

test('a code sent to a device', async ({ app, world }) => {
  const link = await asked(app, world, 'mfa_device', 'Verify your identity');
  await link.frame.getByRole('radio').first().check();
  await link.button('Submit').click();
  await link.frame.getByLabel('Code').fill('0000');
  await link.button('Submit').click();
  await expect(link.alert).toBeVisible();
  await link.frame.getByLabel('Code').fill('1234');
  await link.button('Submit').click();
  await link.shows(ACCOUNTS);
  await link.finish();
  const [publicToken] = await app.told('onSuccess');
  expect(await world.accounts(publicToken)).toHaveLength(3);

  const events = (await app.calls('onEvent')).map(([, name, { view_name, mfa_type }]) =>
    [name, view_name, mfa_type].filter(Boolean).join(' '),
  );
  expect(events.slice(events.indexOf('SUBMIT_CREDENTIALS'))).toEqual([
    'SUBMIT_CREDENTIALS',
    'TRANSITION_VIEW LOADING',
    'TRANSITION_VIEW MFA device',
    'SUBMIT_MFA device',
    'TRANSITION_VIEW LOADING',
    'TRANSITION_VIEW MFA code',
    'SUBMIT_MFA code',
    'TRANSITION_VIEW LOADING',
    'ERROR',
    'TRANSITION_VIEW MFA code',
    'SUBMIT_MFA code',
    'TRANSITION_VIEW LOADING',
    'TRANSITION_VIEW SELECT_ACCOUNT',
    'TRANSITION_VIEW CONNECTED',
    'HANDOFF',
  ]);
});

test('questions, in rounds', async ({ app, world }) => {
  const link = await asked(app, world, 'mfa_questions_2_2', QUESTIONS);
  for (const round of [0, 1]) {
    for (const number of [0, 1]) {
      const name = `${round}_${number}`;
      await link.frame.getByLabel(`question_${name}`).fill(`answer_${name}`);
    }
    await link.button('Submit').click();
  }
  await link.shows(ACCOUNTS);
});

test('a wrong answer, then exit', async ({ app, world }) => {
  const link = await asked(app, world, 'mfa_questions_1_1', QUESTIONS);
  await link.frame.getByRole('textbox').fill('no idea');
  await link.button('Submit').click();
  await expect(link.alert).toBeVisible();
  await link.exit();
  await link.button('Yes, exit').click();
  const [error, { status }] = await app.told('onExit');
  expect(error.error_code).toBe('INVALID_MFA');
  expect(status).toBe('requires_questions');
});

test('a choice among answers', async ({ app, world }) => {
  const link = await asked(app, world, 'mfa_selections', QUESTIONS);
  for (const answer of ['tomato', 'ketchup']) {
    await link.frame.getByLabel(answer).check();
  }
  await link.button('Submit').click();
  await link.shows(ACCOUNTS);
});

test('a captcha', async ({ app, world }) => {
  const link = await app.open(await world.linkToken());
  await link.skipPhone();
  await link.chooseFirstPlatypusBank();
  await link.logIn('user_good', '{"recaptcha":"good"}');
  await link.frame.getByRole('checkbox').check();
  await link.button('Continue').click();
  await link.shows(ACCOUNTS);
});
