// What people earn who are what a tester writes, https://plaid.com/docs/sandbox/user-custom/.
import { expect, test } from './link.js';

const stub = {
  employee: { name: 'Chip Hazard' },
  employer: { name: 'Heartland Toy Company' },
  pay_period_details: { pay_date: '2026-08-22', gross_earnings: 800, check_amount: 300 },
};

// Link for the income of a user, and what the app's server reads afterwards.
async function income(world, flow) {
  const { data: user } = await world.plaid.userCreate({ client_user_id: 'user-1' });
  const { user_token } = user;
  const token = await world.linkToken({
    products: ['income_verification'],
    user_token,
    income_verification: {
      income_source_types: ['payroll'],
      payroll_income: { flow_types: [flow] },
    },
  });
  const read = async () => {
    await world.advance('5s');
    const { data } = await world.plaid.creditPayrollIncomeGet({ user_token });
    return data.items[0].payroll_income[0];
  };
  return { token, read };
}

test('a custom user logs in at a payroll provider', async ({ app, world }) => {
  const { token, read } = await income(world, 'payroll_digital_income');
  const link = await app.open(token);
  await link.skipPhone('Select your payroll provider');
  await link.button('Platypus Payroll').click();
  await link.shows('Log into Platypus Payroll');
  const account = { type: 'payroll', subtype: 'payroll', income: { paystubs: [stub] } };
  await link.logIn('user_custom', JSON.stringify({ override_accounts: [account] }));
  await link.shows('Verify that it is you');
  await link.frame.getByLabel('Last four digits').fill('1234');
  await link.primary.click();
  await app.told('onSuccess');
  const { pay_stubs } = await read();
  expect(pay_stubs.map((it) => it.employee.name)).toEqual(['Chip Hazard']);
});

test('files say what is to be read in them', async ({ app, world }) => {
  const { token, read } = await income(world, 'payroll_document_income');
  const link = await app.open(token);
  await link.skipPhone('Upload your documents');
  const file = (name, content) => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(content),
  });
  await link.frame
    .getByLabel('Pay stubs')
    .setInputFiles([
      file('may.pdf', '%PDF-1.4'),
      file('june.json', JSON.stringify({ paystub: stub, ocr_status: 'SUCCESS' })),
      file('july.json', JSON.stringify({ ocr_status: 'ERROR_PROCESSING' })),
    ]);
  await link.frame
    .getByLabel('Forms W-2')
    .setInputFiles(file('form.json', JSON.stringify({ w2: { tax_year: 2024, box_9: 'nine' } })));
  await link.primary.click();
  await app.told('onSuccess');
  const { pay_stubs, w2s } = await read();
  const names = pay_stubs.map((it) => it.employee.name);
  expect(names).toEqual(['Chip Hazard', null, 'Josie Georgia Harrison']);
  const statuses = pay_stubs.map((it) => it.document_metadata.status);
  expect(statuses[1]).toBe('DOCUMENT_ERROR');
  expect(w2s.map((it) => [it.tax_year, it.box_9])).toEqual([['2024', 'nine']]);
});
