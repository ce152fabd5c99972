import type { Page } from '@playwright/test';
import { confirm, field, fill, openForm, press } from './fixtures/forms.ts';
import { unique } from './fixtures/people.ts';
import {
  addCustomerProduct,
  addEnvironment,
  createCustomer,
  createProduct,
  openCustomerProduct,
} from './fixtures/product-team.ts';
import { expect, test } from './fixtures/test.ts';

test.describe.configure({ timeout: 360_000 });

/** Another tab of the same person, on the same page. */
async function secondTab(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  return other;
}

async function deleteRecord(page: Page, what: string, name: string): Promise<void> {
  await press(page.getByRole('main').getByRole('button', { name: 'Delete', exact: true }));
  await confirm(page, `Delete ${what} ${name}?`, `Delete ${what}`);
}

test('a double press of Save creates one record', async ({ page }) => {
  const name = unique('Twice');
  await page.goto('/customers/new');
  const form = await openForm(page, 'New customer');
  await fill(form, { Name: name });
  await form.getByRole('button', { name: 'Create customer' }).dblclick();
  await page.waitForURL(/\/customers\/[0-9a-f-]{36}$/);
  await page.goto(`/customers?${new URLSearchParams({ q: name })}`);
  await expect(page.getByRole('link', { name, exact: true })).toHaveCount(1);
});

test('two tabs that enter the same customer create one, and the later is told', async ({ page }) => {
  const name = unique('Same');
  await page.goto('/customers/new');
  const other = await secondTab(page);
  const forms = [await openForm(page, 'New customer'), await openForm(other, 'New customer')] as const;
  for (const form of forms) await fill(form, { Name: name, 'Customer number': 'C-1' });
  await forms[0].getByRole('button', { name: 'Create customer' }).click();
  await page.waitForURL(/\/customers\/[0-9a-f-]{36}$/);
  await forms[1].getByRole('button', { name: 'Create customer' }).click();
  await expect(forms[1].getByRole('alert')).toContainText('Another customer has this name.');
  await expect(field(forms[1], 'Name')).toHaveAccessibleDescription(/Another customer has this name\./);
  await expect(field(forms[1], 'Customer number')).toHaveValue('C-1');
});

test('of two tabs that change the same terms, the later is told, keeps what was typed, and sees the other', async ({
  page,
}) => {
  const product = unique('Product');
  const customer = await createCustomer(page, unique('Customer'));
  await createProduct(page, product);
  await addCustomerProduct(page, customer, {
    Product: product,
    'License type': 'Annual',
    'No. of users': '20',
  });
  const first = await openCustomerProduct(page, customer, product);
  const other = await secondTab(page);
  const second = other.getByRole('form', { name: new RegExp(`^${product} of `) });
  await expect(second).toHaveAttribute('novalidate', '');

  await fill(first, { 'No. of users': '25' });
  await first.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(`**/customers/${customer}/products`);

  await fill(second, { WBS: 'W-9', 'No. of users': '30' });
  await second.getByRole('button', { name: 'Save' }).click();
  const told = second.getByRole('alert');
  await expect(told).toContainText('The customer product was changed by somebody else meanwhile.');
  await expect(field(second, 'WBS')).toHaveValue('W-9');
  await expect(field(second, 'No. of users')).toHaveValue('30');

  const opened = page.context().waitForEvent('page');
  await told.getByRole('link', { name: /^Show it as it is now/ }).click();
  const asItIs = (await opened).getByRole('form', { name: new RegExp(`^${product} of `) });
  await expect(field(asItIs, 'No. of users')).toHaveValue('25');
  await expect(field(asItIs, 'WBS')).toHaveValue('');
  await expect(field(second, 'WBS')).toHaveValue('W-9');
});

test('a record that another tab deleted: saving it says so, deleting it leads to the list', async ({
  page,
}) => {
  const name = unique('Gone');
  const id = await createCustomer(page, name);
  const [saves, deletes, opens] = [await secondTab(page), await secondTab(page), await secondTab(page)];
  const form = await openForm(saves, `Customer ${name}`);
  await deleteRecord(page, 'customer', name);
  await page.waitForURL('**/customers');

  await fill(form, { 'Customer number': 'C-9' });
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByRole('alert')).toContainText('The customer does not exist (any more).');
  await expect(field(form, 'Customer number')).toHaveValue('C-9');
  await expect(form.getByRole('link', { name: 'Cancel' })).toHaveAttribute('href', '/customers');

  await deleteRecord(deletes, 'customer', name);
  await expect(deletes.getByText('The customer does not exist (any more).')).toBeVisible();
  await deletes.waitForURL('**/customers');

  await opens.goto(`/customers/${id}/products`);
  await expect(opens.getByText('does not exist (any more)')).toBeVisible();
  await opens.getByRole('link', { name: 'Customers' }).last().click();
  await opens.waitForURL('**/customers');
});

test('a product or environment that another tab deleted is told of in the same way', async ({ page }) => {
  const product = unique('Product');
  await createProduct(page, product);
  const other = await secondTab(page);
  const form = await openForm(other, `Product ${product}`);
  await deleteRecord(page, 'product', product);
  await page.waitForURL('**/products');
  await fill(form, { Description: 'Late' });
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByRole('alert')).toContainText('The product does not exist (any more).');

  const customer = await createCustomer(page, unique('Customer'));
  await page.goto(`/customers/${customer}/environments/new`);
  const late = await openForm(page, 'Add an environment');
  await fill(late, { Name: 'Late', Tenant: `${customer}.example.com`, 'Serial number': '1' });
  const deleting = await page.context().newPage();
  await deleting.goto(`/customers/${customer}`);
  await press(deleting.getByRole('main').getByRole('button', { name: 'Delete', exact: true }));
  await deleting.getByRole('alertdialog').getByRole('button', { name: 'Delete customer' }).click();
  await deleting.waitForURL('**/customers');
  await late.getByRole('button', { name: 'Add environment' }).click();
  await expect(late.getByRole('alert')).toContainText('The customer does not exist (any more).');
});

test('a refused deletion names what stands in the way, and leads there', async ({ page }) => {
  const [customerName, product] = [unique('Customer'), unique('Product')];
  const customer = await createCustomer(page, customerName);
  const productId = await createProduct(page, product);
  await addCustomerProduct(page, customer, {
    Product: product,
    'License type': 'Perpetual',
    'Site (Module) License': true,
  });
  await addEnvironment(page, customer, {
    Name: 'Production',
    Tenant: `${customer}.example.com`,
    'Serial number': '1',
  });

  await page.goto(`/customers/${customer}`);
  await deleteRecord(page, 'customer', customerName);
  const refusal = page.getByRole('dialog', { name: 'Nothing was changed' });
  await expect(refusal).toContainText(
    `${customerName} cannot be deleted: it has 1 product and 1 environment. Delete those first.`,
  );
  await refusal.getByRole('link', { name: `Environments of ${customerName}` }).click();
  await page.waitForURL(`**/customers/${customer}/environments`);
  await expect(refusal).toBeHidden();

  await page.goto(`/products/${productId}`);
  await deleteRecord(page, 'product', product);
  await expect(refusal).toContainText(`${product} cannot be deleted: 1 customer has it (${customerName}).`);
  await refusal.getByRole('link', { name: `Customers of ${product}` }).click();
  await page.waitForURL(`**/products/${productId}/customers`);
  await page.getByRole('link', { name: customerName, exact: true }).click();
  await page.waitForURL(`**/customers/${customer}/products/*`);

  await deleteRecord(page, 'customer product', product);
  await expect(refusal).toContainText('Switch Enabled off first.');
  await page.keyboard.press('Escape');
  await expect(refusal).toBeHidden();
});
