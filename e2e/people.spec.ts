import type { Page } from '@playwright/test';
import { openLicenseAdministrator } from './fixtures/customers-people.ts';
import { confirm, expectFieldError, openForm, press } from './fixtures/forms.ts';
import { test as instances } from './fixtures/instances.ts';
import {
  createRole,
  fillInvitation,
  invite,
  openInvited,
  openPerson,
  unique,
  uniqueEmail,
} from './fixtures/people.ts';
import { addCustomerProduct, createCustomer, createProduct } from './fixtures/product-team.ts';
import { expect, test } from './fixtures/test.ts';

test.describe.configure({ timeout: 360_000 });

const REFUSAL = 'You do not have the permission for this.';
const rail = (page: Page) => page.getByRole('navigation', { name: 'Main' });
const people = (page: Page) =>
  page
    .getByRole('grid', { name: 'People' })
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') });

async function addTerms(page: Page, customerId: string, product: string): Promise<void> {
  await createProduct(page, product);
  await addCustomerProduct(page, customerId, {
    Product: product,
    'License type': 'Annual',
    'No. of users': '7',
  });
}

test("a customer's person with a role made for it sees the own customer, and nobody else's", async ({
  page,
  browser,
  app,
}) => {
  const [customer, other, role] = [unique('Contoso'), unique('Fabrikam'), unique('Looker')];
  const [product, otherProduct] = [unique('Payroll'), unique('Ledger')];
  const customerId = await createCustomer(page, customer);
  await addTerms(page, customerId, product);
  const otherId = await createCustomer(page, other);
  await addTerms(page, otherId, otherProduct);
  await createRole(page, role, "Customers' people", { Customers: 'Read', 'Customer products': 'Read' });

  const person = await openInvited(page, browser, app, { customer, roles: [role] }, '/portal');
  await expect(rail(person).getByRole('link')).toHaveText(['Products']);
  await expect(person.getByRole('main').getByText(product).first()).toBeVisible();
  await expect(person.getByText(otherProduct)).toHaveCount(0);
  // What environments report is another view: the product itself opens without it.
  await person.getByRole('link', { name: product, exact: true }).click();
  const panel = person.getByRole('complementary', { name: product });
  await expect(panel).toContainText('Quantity7');
  await expect(panel.getByText('Use, as reported')).toHaveCount(0);
  expect((await person.goto(`/customers/${otherId}`))?.status()).toBe(404);
  expect((await person.goto('/customers'))?.status()).toBe(200);
  await expect(person.getByText(REFUSAL).first()).toBeVisible();

  await page.goto(`/customers/${customerId}`);
  await page.getByRole('link', { name: 'People', exact: true }).last().click();
  await expect(people(page)).toHaveCount(1);
  await expect(people(page)).toContainText([role]);
});

test('a role that is changed counts at the next request of who has it', async ({ page, browser, app }) => {
  const role = unique('Seller');
  await createRole(page, role, 'Own organization', { Customers: 'Read' });
  const person = await openInvited(page, browser, app, { roles: [role] }, '/overview');
  await expect(rail(person).getByRole('link')).toHaveText(['Overview', 'Customers']);
  await person.goto('/customers');
  await expect(person.getByRole('button', { name: 'New customer' })).toBeDisabled();

  await page.goto('/people/roles');
  await page.getByRole('link', { name: role }).click();
  const form = await openForm(page, `Role ${role}`);
  await form.getByRole('radio', { name: 'Customers: Create', exact: true }).check();
  await form.getByRole('radio', { name: 'Products: Read', exact: true }).check();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();

  await person.goto('/customers');
  await expect(rail(person).getByRole('link')).toHaveText(['Overview', 'Customers', 'Products']);
  await person.getByRole('link', { name: 'New customer' }).first().click();
  await expect(person.getByRole('form', { name: 'New customer' })).toBeVisible();

  await page.getByRole('main').getByRole('button', { name: 'Delete' }).click();
  await confirm(page, `Delete role ${role}?`, 'Delete role');
  await expect(page.getByText(`${role} cannot be deleted: 1 person has it.`)).toBeVisible();
});

test("a customer's organization administrator keeps that customer's people", async ({
  page,
  browser,
  app,
}) => {
  const customer = unique('Contoso');
  await createCustomer(page, customer);
  const persona = 'Organization administrator';
  const keeper = await openInvited(page, browser, app, { customer, persona }, '/people');
  await expect(rail(keeper).getByRole('link')).toHaveText(['People']);
  await expect(people(keeper)).toHaveCount(1);

  const email = uniqueEmail();
  await keeper.goto('/people?invite=1');
  const form = await openForm(keeper, 'Invite a person');
  await expect(form.getByLabel('Organization')).toHaveCount(0);
  await expect(form.getByLabel('Persona').getByRole('option')).toHaveText(['User', persona]);
  await form.getByLabel(/^E-mail/).fill(email);
  await form.getByLabel(/^Name/).fill('Colleague');
  await form.getByRole('checkbox', { name: 'License administrator' }).check();
  await form.getByRole('button', { name: 'Create invitation' }).click();
  await expect(keeper.getByLabel('Link for the invited person')).toHaveValue(/\/invitation\//);

  await openPerson(keeper, email);
  await press(keeper.getByRole('button', { name: 'Disable', exact: true }));
  await confirm(keeper, `Disable ${email}?`, 'Disable');
  await expect(people(keeper).filter({ hasText: email })).toContainText('Disabled');
  for (const path of ['/people/organizations', '/people/roles']) {
    await keeper.goto(path);
    await expect(
      keeper.getByText(/permission for this|global administrator may do this/).first(),
    ).toBeVisible();
  }
});

instances('the last global administrator stays one, and stays', async ({ start, open }) => {
  const app = await start();
  const page = await open(app);
  // Who has not accepted the invitation yet cannot sign in.
  await invite(page, { email: uniqueEmail(), name: 'Not here yet', persona: 'Global administrator' });
  const refusal = /^This is the only global administrator who can sign in\./;
  await openPerson(page, app.admin.email);
  const panel = page.getByRole('complementary', { name: app.admin.email });
  await press(panel.getByRole('button', { name: 'Disable', exact: true }));
  await confirm(page, `Disable ${app.admin.email}?`, 'Disable');
  await expect(page.getByText(refusal).first()).toBeVisible();

  await openPerson(page, app.admin.email);
  await press(panel.getByRole('button', { name: 'More actions' }));
  await page.getByRole('menuitem', { name: 'Remove…' }).click();
  await confirm(page, `Remove ${app.admin.email}?`, 'Remove account');
  await expect(page.getByText(refusal).first()).toBeVisible();

  await openPerson(page, app.admin.email);
  const form = await openForm(page, `Account of ${app.admin.email}`);
  await form.getByLabel('Persona').selectOption('User');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByText(refusal)).toBeVisible();
  await expect(people(page).filter({ hasText: app.admin.email })).toContainText('Active');
});

test('allowed domains keep others out, from the next request on', async ({ page, browser, app }) => {
  const customer = unique('Contoso');
  await createCustomer(page, customer);
  const person = await openLicenseAdministrator(page, browser, app, customer);

  await page.goto('/people/organizations');
  await page.getByRole('link', { name: customer }).click();
  const form = await openForm(page, `Allowed domains of ${customer}`);
  const domains = form.getByLabel('Allowed e-mail domains');
  await domains.fill('*.contoso.example');
  await form.getByRole('button', { name: 'Save' }).click();
  await expectFieldError(domains, 'list each subdomain by itself');
  await domains.fill('Contoso.example');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('1 person has an address outside of these domains')).toBeVisible();

  await person.goto('/portal');
  await expect(person).toHaveURL(/\/sign-in/);
  const invitation = await fillInvitation(page, { email: uniqueEmail(), name: 'Outsider', customer });
  await invitation.getByRole('button', { name: 'Create invitation' }).click();
  await expectFieldError(
    invitation.getByLabel(/^E-mail/),
    'Not an address of this organization. Allowed is contoso.example.',
  );
  await invite(page, { email: `${unique('p').replace(' ', '')}@contoso.example`, name: 'Insider', customer });
});
