// The panes of products that ask for more than a bank login, each way gone to its end, and what the
// app's server reads then.
import { expect, test } from './link.js';
import { inEveryLook } from './looks.js';
import { openBank } from './oauth.js';

const USER = { client_user_id: 'user-1' };

async function payment(world) {
  const { data: recipient } = await world.plaid.paymentInitiationRecipientCreate({
    name: 'Wonder Wallet',
    iban: 'GB33BUKB20201555555555',
  });
  const { data } = await world.plaid.paymentInitiationPaymentCreate({
    recipient_id: recipient.recipient_id,
    reference: 'Order 99744',
    amount: { currency: 'GBP', value: 100.5 },
  });
  return data.payment_id;
}

function paymentToken(world, payment_id) {
  return world.linkToken({
    products: ['payment_initiation'],
    country_codes: ['GB'],
    payment_initiation: { payment_id },
  });
}

async function statusOf(world, payment_id) {
  const { data } = await world.plaid.paymentInitiationPaymentGet({ payment_id });
  return data.status;
}

async function transferToken(world, mode) {
  const { data } = await world.plaid.transferIntentCreate({
    mode,
    amount: '12.34',
    description: 'Rent',
    ach_class: 'ppd',
    user: { legal_name: 'Anne Charleston' },
  });
  const { id } = data.transfer_intent;
  const token = await world.linkToken({
    products: ['transfer'],
    link_customization_name: 'single',
    transfer: { intent_id: id },
  });
  return { id, token };
}

async function incomeToken(world, income_verification) {
  const { data } = await world.plaid.userCreate(USER);
  const token = await world.linkToken({
    products: ['income_verification'],
    user_token: data.user_token,
    income_verification: { income_source_types: ['payroll'], ...income_verification },
  });
  return { user_token: data.user_token, token };
}

async function payrollOf(world, user_token) {
  await world.advance('5s');
  const { data } = await world.plaid.creditPayrollIncomeGet({ user_token });
  return data.items[0];
}

inEveryLook((inspect) => {
  test('a payment is allowed at the bank', async ({ app, world }) => {
    const id = await payment(world);
    const link = await app.open(await paymentToken(world, id));
    await link.shows('Test App uses Plaid to take a payment from your bank');
    await inspect(link, '60-payment-consent');
    await link.primary.click();
    // Two portals have the same name, as in the Sandbox.
    await link.frame.locator('#aut-ins_116834').click();
    await link.shows('Review your payment');
    await expect(link.frame.getByText('£100.50')).toBeVisible();
    await inspect(link, '61-payment-review');
    await link.primary.click();
    await link.shows('Log in at Flexible Platypus Open Banking');
    const bank = await openBank(link);
    expect(await statusOf(world, id)).toBe('PAYMENT_STATUS_AUTHORISING');
    await bank.share('Plaid Checking');
    await app.told('onSuccess');
    expect(await statusOf(world, id)).toBe('PAYMENT_STATUS_INITIATED');
  });

  test('a transfer is confirmed', async ({ app, world }) => {
    const { id, token } = await transferToken(world, 'PAYMENT');
    const link = await app.open(token);
    await link.skipPhone();
    await link.chooseFirstPlatypusBank();
    await link.logIn('user_good', 'pass_good');
    await link.rows.first().click();
    await link.button('Continue').click();
    await link.shows('$12.34 transfer');
    await inspect(link, '63-transfer-confirm');
    await link.primary.click();
    await link.shows('Success');
    await inspect(link, '64-transfer-made');
    await link.primary.click();
    const [, metadata] = await app.told('onSuccess');
    expect(metadata.transfer_status).toBe('COMPLETE');
    const { data } = await world.plaid.transferIntentGet({ transfer_intent_id: id });
    expect(data.transfer_intent.status).toBe('SUCCEEDED');
  });

  test('income by a payroll provider', async ({ app, world }) => {
    const { user_token, token } = await incomeToken(world, {});
    const link = await app.open(token);
    await link.skipPhone('How would you like to show your income?');
    await inspect(link, '65-income-choose');
    await link.primary.click();
    await link.shows('Select your payroll provider');
    await inspect(link, '66-income-provider');
    await link.button('Platypus Payroll').click();
    await link.shows('Log into Platypus Payroll');
    await link.logIn('user_good', 'pass_good');
    await expect(link.alert).toBeVisible();
    await inspect(link, '67-income-login-error');
    await link.logIn('test-good', 'test');
    await link.shows('Verify that it is you');
    await link.frame.getByLabel('Last four digits').fill('9999');
    await link.primary.click();
    await expect(link.alert).toBeVisible();
    await inspect(link, '68-income-ssn-error');
    await link.frame.getByLabel('Last four digits').fill('1234');
    await link.primary.click();
    await app.told('onSuccess');
    const item = await payrollOf(world, user_token);
    expect(item.institution_name).toBe('Platypus Payroll');
  });

  test('income by documents', async ({ app, world }) => {
    const { user_token, token } = await incomeToken(world, {
      payroll_income: { flow_types: ['payroll_document_income'] },
    });
    const link = await app.open(token);
    await link.skipPhone('Upload your documents');
    await link.primary.click();
    await expect(link.alert).toHaveText(/Choose at least one document/);
    await inspect(link, '69-income-upload-error');
    const pdf = (name) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') });
    const stubs = link.frame.getByLabel('Pay stubs');
    await stubs.setInputFiles([pdf('may.pdf'), pdf('june.pdf')]);
    await inspect(link, '70-income-upload');
    await link.primary.click();
    await app.told('onSuccess');
    const item = await payrollOf(world, user_token);
    expect(item.payroll_income[0].pay_stubs).toHaveLength(2);
  });

  test('income that a bank tells of', async ({ app, world }) => {
    await world.setClock('2036-01-15T12:00:00Z');
    const { user_token, token } = await incomeToken(world, {
      income_source_types: ['bank'],
      bank_income: { days_requested: 60 },
    });
    const link = await app.open(token);
    await link.skipPhone();
    await link.chooseFirstPlatypusBank();
    await link.logIn('user_bank_income', '{}');
    await link.button('Continue').click();
    await link.shows('Which of this is your income?');
    await inspect(link, '92-income-review');
    await link.frame.getByText('PENSION FUND PAYMENT').click();
    const pension = link.frame.getByRole('checkbox', { name: /PENSION FUND/ });
    await expect(pension).not.toBeChecked();
    await link.button('Confirm').click();
    await link.button('Finish without saving').click();
    const [, metadata] = await app.told('onSuccess');
    expect(metadata.institution.name).toBe('First Platypus Bank');
    const { data } = await world.plaid.creditBankIncomeGet({ user_token });
    const sources = data.bank_income[0].items[0].bank_income_sources;
    const named = sources.map((source) => source.income_description);
    expect(named).toContain('PLATYPUS INC PAYROLL');
    expect(named).not.toContain('PENSION FUND PAYMENT');
  });

  test('nothing at a bank is income', async ({ app, world }) => {
    const { user_token, token } = await incomeToken(world, {
      income_source_types: ['bank'],
      bank_income: { days_requested: 60 },
    });
    const link = await app.open(token);
    await link.skipPhone();
    await link.chooseFirstPlatypusBank();
    await link.logIn('user_bank_income', '{}');
    await link.button('Continue').click();
    await link.shows('Which of this is your income?');
    for (const source of await link.frame.getByRole('checkbox').all()) {
      await source.click();
    }
    await expect(link.button('Confirm')).toBeDisabled();
    await link.button('None of this is my income').click();
    await link.button('Finish without saving').click();
    await app.told('onSuccess');
    const { data } = await world.plaid.creditSessionsGet({ user_token });
    const [result] = data.sessions[0].results.bank_income_results;
    expect(result.status).toBe('USER_REPORTED_NO_INCOME');
  });

  test('a bank statement shows whose an account is', async ({ app, world }) => {
    const { data: made } = await world.plaid.sandboxPublicTokenCreate({
      institution_id: 'ins_109508',
      initial_products: ['auth'],
      options: { webhook: 'http://127.0.0.1:9/webhook' },
    });
    const { data: item } = await world.plaid.itemPublicTokenExchange({
      public_token: made.public_token,
    });
    const { access_token } = item;
    const { data: read } = await world.plaid.accountsGet({ access_token });
    const { account_id } = read.accounts[0];
    const link = await app.open(await world.linkToken({
      access_token,
      products: ['identity'],
      identity: {
        is_document_upload: true,
        account_ids: [account_id],
        parsing_configs: ['ocr', 'risk_signals'],
      },
    }));
    await link.skipPhone('Upload a bank statement');
    await link.primary.click();
    await expect(link.alert).toHaveText(/Choose at least one document/);
    await inspect(link, '78-proof-error');
    await link.frame.getByLabel('Statement of Plaid Checking').setInputFiles({
      name: 'altered.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4'),
    });
    await inspect(link, '79-proof');
    await link.button('Submit').click();
    await link.shows('Success');
    await link.primary.click();
    await app.told('onSuccess');
    expect(await app.events()).toContain('SUBMIT_DOCUMENTS_SUCCESS');
    await world.advance('5s');
    const { data } = await world.plaid.identityDocumentsUploadsGet({
      access_token,
      options: { account_ids: [account_id] },
    });
    const [document] = data.accounts[0].documents;
    expect(document.risk_insights.risk_summary.risk_score).toBe(100);
    expect(data.accounts[0].owners[0].names).toEqual(['Alberta Bobbeth Charleson']);
  });

  test('a consumer report', async ({ app, world }) => {
    const { data: user } = await world.plaid.userCreate({
      client_user_id: 'user-1',
      identity: {
        name: { given_name: 'Anne', family_name: 'Charleston' },
        date_of_birth: '1980-01-01',
        emails: [{ data: 'anne@example.com', primary: true }],
        phone_numbers: [{ data: '+14155550123', primary: true }],
        addresses: [
          {
            street_1: '1 Main St', city: 'Madison', region: 'IN', country: 'US',
            postal_code: '47250', primary: true,
          },
        ],
      },
    });
    const link = await app.open(await world.linkToken({
      user: undefined,
      user_id: user.user_id,
      products: ['cra_base_report'],
      cra_options: { days_requested: 60 },
      consumer_report_permissible_purpose: 'ACCOUNT_REVIEW_CREDIT',
      webhook: 'http://127.0.0.1:9/webhook',
    }));
    await link.toAccounts();
    await link.button('Continue').click();
    await link.shows('Share consumer report');
    await inspect(link, '71-consumer-report');
    await link.button('Confirm').click();
    await link.button('Finish without saving').click();
    await app.told('onSuccess');
    await world.advance('20s');
    const { data } = await world.plaid.craCheckReportBaseReportGet({ user_id: user.user_id });
    expect(data.report.items[0].accounts.length).toBeGreaterThan(0);
  });

  test('an identity is verified', async ({ app, world }) => {
    const link = await app.open(await world.linkToken({
      products: ['identity_verification'],
      identity_verification: { template_id: 'idvtmp_4FrXJvfQU3zGUR' },
    }));
    await link.shows(/wants to verify your identity/);
    await inspect(link, '72-identity-terms');
    await link.primary.click();
    await inspect(link, '73-identity-phone');
    await link.phone.fill('234-567-8909');
    await link.primary.click();
    await link.code.fill('99999');
    await link.primary.click();
    await expect(link.alert).toBeVisible();
    await inspect(link, '74-identity-code-error');
    await link.code.fill('11111');
    await link.primary.click();
    await link.shows('Tell us about yourself');
    await inspect(link, '75-identity-details');
    const fields = {
      'First name': 'Leslie', 'Last name': 'Knope', 'Date of birth': '1975-01-18',
      Street: '123 Main St.', City: 'Pawnee', State: 'IN', 'Postal code': '46001',
      'Social security number': '123-45-6789',
    };
    for (const [label, value] of Object.entries(fields)) {
      await link.frame.getByLabel(label, { exact: true }).fill(value);
    }
    await link.primary.click();
    await link.shows('Show an official document');
    await inspect(link, '76-identity-document');
    await link.primary.click();
    await link.shows('Your identity is verified');
    await inspect(link, '77-identity-verified');
    await link.primary.click();
    await app.told('onSuccess');
  });
});
