import { day, expectFieldError, expectNoFieldError, field, fill, openForm } from './fixtures/forms.ts';
import { unique } from './fixtures/people.ts';
import { createCustomer, createProduct, openCustomerProduct } from './fixtures/product-team.ts';
import { expect, test } from './fixtures/test.ts';

test.describe.configure({ timeout: 360_000 });

const REQUIRED = 'Required without a Site (Module) License: a whole number from 1 to 1,000,000.';
const RANGE = 'A whole number from 1 to 1,000,000.';
const NOT_SAVED = 'Not saved yet: some fields need your attention.';

test('No. of users is asked for without a Site (Module) License, and does not apply with one', async ({
  page,
}) => {
  const product = unique('Product');
  const customer = await createCustomer(page, unique('Customer'));
  await createProduct(page, product);
  await page.goto(`/customers/${customer}/products/new`);
  const form = await openForm(page, 'Add a product');
  const users = field(form, 'No. of users');
  await fill(form, { Product: product, 'License type': 'Annual' });
  await expectNoFieldError(users);

  const add = form.getByRole('button', { name: 'Add product' });
  await expect(add).toBeEnabled();
  await add.click();
  await expect(form.getByRole('alert')).toHaveText(NOT_SAVED);
  await expectFieldError(users, REQUIRED);
  await expect(users).toBeFocused();
  for (const wrong of ['0', '-5', '2.5', '1000001', 'many']) {
    await users.fill(wrong);
    await expectFieldError(users, RANGE);
  }
  await users.fill('20');
  await expectNoFieldError(users);

  // Whatever was typed: for a site license it does not apply, and is not kept.
  await users.fill('many');
  const site = field(form, 'Site (Module) License');
  await site.check();
  await expect(users).toBeDisabled();
  await expect(users).toHaveValue('');
  await expectNoFieldError(users);
  await expect(users).toHaveAccessibleDescription('Does not apply to a site license.');
  await add.click();
  await page.waitForURL(`**/customers/${customer}/products`);
  const row = page.getByRole('row').filter({ hasText: product });
  // Active, Enabled, Site license.
  await expect(row.getByRole('gridcell')).toContainText([product, 'Yes', 'Yes', 'Yes', 'Site', 'Annual']);
});

test('switching a site license off asks for the No. of users again, and on again empties it', async ({
  page,
}) => {
  const product = unique('Product');
  const customer = await createCustomer(page, unique('Customer'));
  await createProduct(page, product);
  await page.goto(`/customers/${customer}/products/new`);
  const added = await openForm(page, 'Add a product');
  await fill(added, { Product: product, 'License type': 'Subscription', 'Site (Module) License': true });
  await added.getByRole('button', { name: 'Add product' }).click();
  await page.waitForURL(`**/customers/${customer}/products`);

  let form = await openCustomerProduct(page, customer, product);
  let users = field(form, 'No. of users');
  await expect(field(form, 'Site (Module) License')).toBeChecked();
  await expect(users).toBeDisabled();
  await field(form, 'Site (Module) License').uncheck();
  await expect(users).toBeEnabled();
  // Said at once, before anybody tries to save.
  await expectFieldError(users, REQUIRED);
  const save = form.getByRole('button', { name: 'Save' });
  await expect(save).toBeEnabled();
  await save.click();
  await expect(form.getByRole('alert')).toHaveText(NOT_SAVED);
  await expect(users).toBeFocused();
  await users.fill('25');
  await expectNoFieldError(users);
  await save.click();
  await page.waitForURL(`**/customers/${customer}/products`);
  const row = page.getByRole('row').filter({ hasText: product });
  await expect(row.getByRole('gridcell')).toContainText([product, 'Yes', 'Yes', 'No', '25']);

  form = await openCustomerProduct(page, customer, product);
  users = field(form, 'No. of users');
  await expect(users).toHaveValue('25');
  await field(form, 'Site (Module) License').check();
  await expect(users).toHaveValue('');
  await field(form, 'Site (Module) License').uncheck();
  // The former number does not come back by itself.
  await expect(users).toHaveValue('');
  await field(form, 'Site (Module) License').check();
  await form.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(`**/customers/${customer}/products`);
  await expect(row.getByRole('gridcell')).toContainText([product, 'Yes', 'Yes', 'Yes', 'Site']);

  await page.goto(`/publisher-audit-log?${new URLSearchParams({ q: product })}`);
  const changes = page.getByRole('row').filter({ hasText: 'Customer Product Changed' });
  await expect(changes).toHaveCount(2);
  await expect(changes.first()).toContainText('Site (Module) License no → yes; No. of users 25 → none');
  await expect(changes.last()).toContainText('Site (Module) License yes → no; No. of users none → 25');
});

test('the dates of a customer product must follow from each other', async ({ page }) => {
  const product = unique('Product');
  const customer = await createCustomer(page, unique('Customer'));
  await createProduct(page, product, { 'Feature managed': true });
  await page.goto(`/customers/${customer}/products/new`);
  const form = await openForm(page, 'Add a product');
  const end = field(form, 'Subscription end date');
  const disable = field(form, 'Feature disable date');
  await fill(form, { Product: product, 'License type': 'Temp', 'No. of users': '3' });
  await form.getByRole('button', { name: 'Add product' }).click();
  await expectFieldError(end, 'A Temp license requires an end date.');
  await expect(end).toBeFocused();

  await fill(form, { 'Subscription start date': day(10), 'Subscription end date': day(5) });
  await expectFieldError(end, `Must not be before the start date, ${day(10)}.`);
  await end.fill(day(40));
  await expectNoFieldError(end);
  await disable.fill(day(39));
  await disable.blur();
  await expectFieldError(disable, `Must not be before the end date, ${day(40)}.`);
  await form.getByRole('button', { name: 'Clear Feature disable date' }).click();
  await expect(disable).toHaveValue('');
  await expectNoFieldError(disable);
  await form.getByRole('button', { name: 'Add product' }).click();
  await page.waitForURL(`**/customers/${customer}/products`);

  const changed = await openCustomerProduct(page, customer, product);
  await expect(field(changed, 'Subscription start date')).toHaveValue(day(10));
  await expect(field(changed, 'Subscription end date')).toHaveValue(day(40));
  await expect(field(changed, 'Feature disable date')).toHaveValue('');
});
