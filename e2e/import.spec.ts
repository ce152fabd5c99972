import type { Page } from '@playwright/test';
import { download } from './fixtures/downloads.ts';
import { press } from './fixtures/forms.ts';
import { chooseTable, fileField, importButton, type Table } from './fixtures/imports.ts';
import { expectAccessible } from './fixtures/looks.ts';
import { unique } from './fixtures/people.ts';
import { createCustomer, createProduct } from './fixtures/product-team.ts';
import { expect, test } from './fixtures/test.ts';

test.describe.configure({ timeout: 360_000 });

/** Opens the import of `kind` and chooses a file with these rows. */
async function choose(page: Page, kind: string, table: Table): Promise<void> {
  await page.goto(`/import/${kind}`);
  await chooseTable(page, table);
}

const rowOf = (page: Page, name: string) =>
  page.getByRole('table', { name: 'Rows of the file' }).getByRole('row').filter({ hasText: name });

test('customers are imported after a report, and the same file again changes nothing', async ({ page }) => {
  const known = unique('Known');
  const added = unique('Added');
  await createCustomer(page, known);
  const table = [
    ['Name', 'Region', 'Customer number'],
    [known, 'Nordic', 'C-7'],
    [added, 'ANZ', ''],
  ];
  await choose(page, 'customers', table);
  await expect(rowOf(page, known)).toContainText('Region None → Nordic; Customer number none → C-7');
  await expect(rowOf(page, added)).toContainText('New');
  await expect(page.getByText('Not in the file, and left as stored: Description.')).toBeVisible();
  await importButton(page).click();
  await expect(page.getByText('Customers imported: 1 created, 1 changed, 0 unchanged.')).toBeVisible();

  await page.getByRole('link', { name: 'See customers' }).click();
  await page.goto(`/customers?${new URLSearchParams({ q: added })}`);
  await expect(page.getByRole('link', { name: added, exact: true })).toBeVisible();

  await choose(page, 'customers', table);
  await expect(page.getByText('Everything in the file is stored already')).toBeVisible();
  await expect(importButton(page)).toBeHidden();

  await page.goto('/publisher-audit-log');
  const entries = page.getByRole('row').filter({ hasText: 'Customers: 1 created, 1 changed, 0 unchanged.' });
  await expect(entries).toHaveCount(1);
});

test('a file with problems imports nothing, and says of each row what is wrong', async ({ page }) => {
  const customer = unique('Customer');
  const product = unique('Product');
  await createCustomer(page, customer);
  await createProduct(page, product);
  await choose(page, 'customer-products', [
    ['Customer', 'Product', 'License type', 'No. of users', 'End date'],
    [customer, product, 'Annual', 'many', '2027-12-31'],
    [customer, 'No such product', 'Annual', 5, ''],
  ]);
  await expect(page.getByText('Nothing can be imported while there are problems.')).toBeVisible();
  await expect(rowOf(page, product)).toContainText('No. of users: A whole number from 1 to 1,000,000.');
  await expect(rowOf(page, 'No such product')).toContainText('There is no product “No such product”.');
  await expect(importButton(page)).toBeHidden();
  await expectAccessible(page);

  // The corrected file is chosen in place.
  await chooseTable(page, [
    ['Customer', 'Product', 'License type', 'No. of users', 'End date'],
    [customer, product, 'Annual', 30, '2027-12-31'],
  ]);
  await importButton(page).click();
  await expect(page.getByText('Customer products imported: 1 created')).toBeVisible();
  await page.goto(`/customer-products?${new URLSearchParams({ q: customer })}`);
  await expect(page.getByRole('row').filter({ hasText: customer })).toContainText('30');
});

test('a file that cannot be read is refused with the reason', async ({ page }) => {
  await page.goto('/import/customers');
  const field = await fileField(page);
  const refused = async (buffer: Buffer, reason: string) => {
    await field.setInputFiles({ name: 'wrong.csv', mimeType: 'text/csv', buffer });
    await expect(page.getByRole('alert').filter({ hasText: reason })).toBeVisible();
  };
  await refused(Buffer.from('Name,Colour\nA,red\n'), 'The file has columns that are not known: “Colour”.');
  await refused(Buffer.from('Name\nMalm\u00f6\n', 'latin1'), 'Line 2 of the file is not UTF-8.');
  await refused(Buffer.from('Name\n"open\n'), 'is never closed');
  await refused(Buffer.alloc(1_000_001, 'A'), 'The file is larger than 1 MB.');
  await refused(Buffer.from(`Name\n${'A\n'.repeat(5001)}`), 'The file has 5,001 rows');
});

test('what is stored changes between report and import: the new report is shown instead', async ({
  page,
}) => {
  const name = unique('Moving');
  const id = await createCustomer(page, name);
  await choose(page, 'customers', [
    ['Name', 'Description'],
    [name, 'From the file'],
  ]);
  await expect(rowOf(page, name)).toContainText('Description none → From the file');
  const other = await page.context().newPage();
  await other.goto(`/customers/${id}`);
  await other.getByLabel('Description').fill('By hand');
  await press(other.getByRole('button', { name: 'Save' }));
  await expect(other.getByText('Customer saved.')).toBeVisible();
  await importButton(page).click();
  await expect(page.getByText('Nothing was imported: what is stored has changed')).toBeVisible();
  await expect(rowOf(page, name)).toContainText('Description By hand → From the file');
  await importButton(page).click();
  await expect(page.getByText('Customers imported: 0 created, 1 changed, 0 unchanged.')).toBeVisible();
});

test('a long report is paged, shows one outcome if asked, and comes with a dropped file', async ({
  page,
}) => {
  const mark = unique('Row');
  await page.goto('/import/customers');
  const field = await fileField(page);
  const content = `Name,Region\n${Array.from({ length: 120 }, (_, n) => `${mark} ${n},${n === 60 ? 'Mars' : ''}`).join('\n')}`;
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }));
    return transfer;
  }, content);
  await page.locator('label', { has: field }).dispatchEvent('drop', { dataTransfer: dropped });
  await expect(page.getByText('1–50 of 120')).toBeVisible();
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(page.getByText('51–100 of 120')).toBeVisible();
  await page.getByRole('button', { name: 'Problem 1' }).click();
  await expect(page.getByText('1–1 of 1')).toBeVisible();
  await expect(rowOf(page, `${mark} 60`)).toContainText('Region: Must be one of');
});

test('the template of each kind can be downloaded', async ({ page }) => {
  await page.goto('/import');
  await page.waitForURL('**/import/customers');
  const template = await download(page, page.getByRole('link', { name: 'Download a template' }));
  expect(template.name).toBe('customers.csv');
  expect(template.content).toContain('Name');
});

test('a list that was exported can be imported again, and changes nothing', async ({ page }) => {
  const customer = unique('Exported');
  const product = unique('=Product');
  const id = await createCustomer(page, customer);
  await createProduct(page, product);
  await choose(page, 'customer-products', [
    ['Customer', 'Product', 'License type', 'Site license', 'No. of users'],
    [customer, product, 'Perpetual', 'Yes', ''],
  ]);
  await importButton(page).click();
  await expect(page.getByText('Customer products imported: 1 created')).toBeVisible();
  const exported = await page.request.get(`/export/customer-products?customer=${id}`);
  await page.getByLabel(/^CSV file of /).setInputFiles({
    name: 'exported.csv',
    mimeType: 'text/csv',
    buffer: await exported.body(),
  });
  await expect(page.getByText('Everything in the file is stored already')).toBeVisible();
  await expect(page.getByText('In the file, and not imported: Active and Updated.')).toBeVisible();
});
