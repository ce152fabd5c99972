import type { Page } from '@playwright/test';
import { addModule, licenseOf, refreshLicenses, sendTelemetry } from './fixtures/administrator.ts';
import { openLicenseAdministrator } from './fixtures/customers-people.ts';
import { day, expectFieldError, field, fill, press } from './fixtures/forms.ts';
import { gridOf, rowsOf } from './fixtures/grids.ts';
import { CONTOSO, environmentOf, expect, test } from './fixtures/instances.ts';
import { createRole, openInvited } from './fixtures/people.ts';
import { addCustomerProduct, createContoso, createCustomer, createProduct } from './fixtures/product-team.ts';

test.describe.configure({ timeout: 600_000 });

const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });
const table = (page: Page, name: string) => rowsOf(gridOf(page, name));
const openRow = (page: Page, name: string, hasText: string) =>
  press(table(page, name).filter({ hasText }).getByRole('link').first());

/** Opens the answer to the request of this kind that waits. */
async function answer(team: Page, kind: string, how: 'Grant' | 'Decline') {
  await team.goto('/requests');
  await openRow(team, 'Requests', kind);
  await press(team.getByRole('toolbar').getByRole('link', { name: how }));
  return dialog(team, new RegExp(`^${how}`));
}

test('a customer asks for more users and a renewal; the product team grants one and declines the other', async ({
  start,
  open,
  browser,
}) => {
  const publisher = await start({ WORKSPACES: 'publisher' });
  const team = await open(publisher);
  const contoso = await createContoso(team);
  await createProduct(team, 'Payroll');
  await addCustomerProduct(team, contoso, {
    Product: 'Payroll',
    'License type': 'Annual',
    'No. of users': '10',
    'Subscription end date': day(20),
  });
  const fabrikam = await createCustomer(team, 'Fabrikam');
  await addCustomerProduct(team, fabrikam, {
    Product: 'Payroll',
    'License type': 'Annual',
    'No. of users': '5',
  });
  const administrator = await open(await start(environmentOf(publisher, CONTOSO)));
  await addModule(administrator, { model: 'PayrollCore', product: 'Payroll', version: '1.0', used: '12' });
  await refreshLicenses(administrator, /^Success: 1 license refreshed, /);
  await sendTelemetry(administrator, 'Success: Telemetry sent for 1 module.');

  // The own customer's records, and no others.
  const ada = await openLicenseAdministrator(team, browser, publisher, 'Contoso');
  const payroll = table(ada, 'Your products').filter({ hasText: 'Payroll' });
  await expect(payroll).toHaveCount(1);
  await expect(payroll).toContainText('Users exceeded');
  await expect(payroll).toContainText('in 20 days');
  await expect(payroll.getByRole('gridcell', { name: '10', exact: true })).toBeVisible();
  await expect(payroll.getByRole('gridcell', { name: '12', exact: true })).toBeVisible();
  await expect(ada.getByRole('navigation', { name: 'Main' })).not.toContainText('Customers');
  await ada.goto('/portal/environments');
  const environment = table(ada, 'Your environments').filter({ hasText: 'Contoso Production' });
  await expect(environment).toContainText('Registered');
  await ada.goto(`/customers/${fabrikam}`);
  await expect(ada.getByText('does not exist (any more)')).toBeVisible();

  // More users: how many in all.
  await ada.goto('/portal');
  await openRow(ada, 'Your products', 'Payroll');
  await expect(ada.getByRole('region', { name: 'Payroll, details' })).toContainText('12 used');
  await press(ada.getByRole('link', { name: 'Ask for more users' }));
  const asking = dialog(ada, 'Ask for more users: Payroll');
  await asking.getByRole('button', { name: 'Send request' }).click();
  await expectFieldError(field(asking, 'Users in all'), 'Required.');
  await fill(asking, { 'Users in all': '10' });
  await asking.getByRole('button', { name: 'Send request' }).click();
  await expectFieldError(field(asking, 'Users in all'), 'Must be more than the present 10.');
  await fill(asking, { 'Users in all': '25', Message: 'A new site in May.' });
  // However often it is pressed.
  await asking.getByRole('button', { name: 'Send request' }).dblclick();
  await expect(asking).toBeHidden();
  await expect(ada.getByRole('button', { name: 'Ask for more users' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await ada.goto('/portal/requests');
  await expect(table(ada, 'Your requests').filter({ hasText: 'More users' })).toHaveCount(1);
  await expect(table(ada, 'Your requests').filter({ hasText: '25 users in all' })).toContainText('Open');

  // And a renewal.
  await ada.goto('/portal');
  await openRow(ada, 'Your products', 'Payroll');
  await press(ada.getByRole('link', { name: 'Ask for renewal' }));
  const renewing = dialog(ada, 'Ask for renewal: Payroll');
  await fill(renewing, { 'Wished end date': day(20) });
  await renewing.getByRole('button', { name: 'Send request' }).click();
  await expectFieldError(field(renewing, 'Wished end date'), 'Must be later than the present end date');
  await fill(renewing, { 'Wished end date': day(400) });
  await renewing.getByRole('button', { name: 'Send request' }).click();
  await expect(renewing).toBeHidden();

  // Nothing of it for another customer.
  const bob = await openLicenseAdministrator(team, browser, publisher, 'Fabrikam');
  await expect(table(bob, 'Your products').filter({ hasText: 'Payroll' })).toContainText('5');
  await bob.goto('/portal/requests');
  await expect(bob.getByText('No requests yet')).toBeVisible();

  await team.goto('/requests');
  await expect(team.getByRole('link', { name: 'Requests 2 waiting' })).toBeVisible();
  await openRow(team, 'Requests', 'More users');
  const panel = team.getByRole('complementary', { name: 'Contoso: More users' });
  await expect(panel).toContainText('A new site in May.');
  await expect(panel).toContainText('12 used');
  await expect(panel).toContainText('1 environment of this customer');
  const request = new URL(team.url()).searchParams.get('selected');
  await bob.goto(`/portal/requests?selected=${request}`);
  await expect(bob.getByText('The request does not exist (any more).')).toBeVisible();
  const product = new URL(
    (await panel.getByRole('link', { name: 'Open the customer product' }).getAttribute('href')) ?? '',
    publisher.url,
  ).pathname
    .split('/')
    .at(-1);
  await bob.goto(`/portal?selected=${product}`);
  await expect(bob.getByText('The customer product does not exist (any more).')).toBeVisible();

  // Who may see nothing but requests reads them, too, and can decline.
  await createRole(team, 'Answerer', 'Own organization', { Requests: 'Update' });
  const answerer = await openInvited(team, browser, publisher, { roles: ['Answerer'] }, '/requests');
  await openRow(answerer, 'Requests', 'More users');
  const alone = answerer.getByRole('complementary', { name: 'Contoso: More users' });
  await expect(alone).toContainText('A new site in May.');
  await expect(alone.getByRole('button', { name: 'Grant' })).toBeDisabled();
  await expect(alone.getByRole('link', { name: 'Decline' })).toBeVisible();
  await expect(alone.getByText('Present terms')).toHaveCount(0);

  const granting = await answer(team, 'More users', 'Grant');
  await fill(granting, { Answer: 'Welcome to the new site.' });
  await granting.getByRole('button', { name: 'Grant' }).click();
  await expect(granting).toBeHidden();
  await expect(team.getByRole('link', { name: 'Requests 1 waiting' })).toBeVisible();

  await refreshLicenses(
    administrator,
    'Success: 1 license refreshed, 1 changed: Payroll (License Qty 10 → 25).',
  );
  await expect(
    licenseOf(administrator, 'PayrollCore').getByRole('gridcell', { name: '25', exact: true }),
  ).toBeVisible();

  const declining = await answer(team, 'Renewal', 'Decline');
  await declining.getByRole('button', { name: 'Decline' }).click();
  await expectFieldError(field(declining, 'Answer'), 'Required: it tells the customer why.');
  await fill(declining, { Answer: 'Please order by phone.' });
  await declining.getByRole('button', { name: 'Decline' }).click();
  await expect(declining).toBeHidden();
  await expect(team.getByRole('link', { name: 'Requests', exact: true })).toBeVisible();

  await ada.goto('/portal/requests');
  const answers = table(ada, 'Your requests');
  await expect(answers.filter({ hasText: 'More users' })).toContainText('Granted');
  await expect(answers.filter({ hasText: 'More users' })).toContainText('Welcome to the new site.');
  await expect(answers.filter({ hasText: 'Renewal' })).toContainText('Declined');
  await expect(answers.filter({ hasText: 'Renewal' })).toContainText('Please order by phone.');
  await ada.goto('/portal');
  await expect(payroll.getByRole('gridcell', { name: '25', exact: true })).toBeVisible();
  await expect(payroll).toContainText('Ends soon');
});
