// Identity Verification in Link, https://plaid.com/docs/identity-verification/testing/.
import { expect, shoot, test } from './link.js';

const template_id = 'idvtmp_4FrXJvfQU3zGUR';

function token(world, more = {}) {
  return world.linkToken({
    products: ['identity_verification'],
    identity_verification: { template_id, ...more },
  });
}

async function toDetails(link) {
  await link.shows(/wants to verify your identity/);
  await link.primary.click();
  await link.shows('What is your phone number?');
  await link.phone.fill('234-567-8909');
  await link.primary.click();
  await link.shows('Enter the code');
  await link.code.fill('99999');
  await link.primary.click();
  await expect(link.alert).toBeVisible();
  await link.code.fill('11111');
  await link.primary.click();
  await link.shows('Tell us about yourself');
}

async function tell(link, given_name) {
  const fields = {
    'First name': given_name,
    'Last name': 'Knope',
    'Date of birth': '1975-01-18',
    Street: '123 Main St.',
    City: 'Pawnee',
    State: 'IN',
    'Postal code': '46001',
    'Social security number': '123-45-6789',
  };
  for (const [label, value] of Object.entries(fields)) {
    await link.frame.getByLabel(label, { exact: true }).fill(value);
  }
  await shoot(link.page, 'identity-details');
  await link.primary.click();
}

test('Leslie Knope is verified', async ({ app, world }) => {
  const link = await app.open(await token(world));
  await shoot(app.page, 'identity-terms');
  await toDetails(link);
  await tell(link, 'Leslie');
  await link.shows('Show an official document');
  await shoot(app.page, 'identity-document');
  await link.primary.click();
  await link.shows('Your identity is verified');
  await shoot(app.page, 'identity-outcome');
  await link.primary.click();
  const [publicToken, metadata] = await app.told('onSuccess');
  expect(publicToken).toBeNull();
  expect(metadata).toMatchObject({ institution: null, accounts: [] });
  const { data } = await world.plaid.identityVerificationGet({
    identity_verification_id: metadata.link_session_id,
  });
  expect(data.status).toBe('success');
  expect(data.user.phone_number).toBe('+12345678909');
});

test('anybody else is not, and onSuccess is called all the same', async ({ app, world }) => {
  const link = await app.open(await token(world, { gave_consent: true }));
  await link.shows('What is your phone number?');
  await link.phone.fill('234-567-8909');
  await link.primary.click();
  await link.code.fill('11111');
  await link.primary.click();
  await tell(link, 'Ben');
  await link.shows('Your identity could not be verified');
  await link.primary.click();
  const [, metadata] = await app.told('onSuccess');
  const { data } = await world.plaid.identityVerificationGet({
    identity_verification_id: metadata.link_session_id,
  });
  expect(data.steps.kyc_check).toBe('failed');
  expect(await app.events()).toContain('IDENTITY_VERIFICATION_FAIL_SESSION');
});

test('who leaves can take it up again', async ({ app, world }) => {
  const first = await token(world);
  const link = await app.open(first);
  await link.shows(/wants to verify your identity/);
  await link.primary.click();
  await link.shows('What is your phone number?');
  await link.exit();
  await link.button('Yes, exit').click();
  await app.told('onExit');
  const again = await app.open(await token(world));
  await again.shows('What is your phone number?');
});
