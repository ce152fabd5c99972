import { day, expectFieldError, field, press } from './fixtures/forms.ts';
import { column, gridOf, rowsOf } from './fixtures/grids.ts';
import { unique } from './fixtures/people.ts';
import { addCustomerProduct, createCustomer, createProduct } from './fixtures/product-team.ts';
import { expect, OWN_CUSTOMER, test } from './fixtures/sample-data.ts';

test.describe.configure({ timeout: 360_000 });

test('rows are selected by keyboard, enabled and disabled together, and that is taken back', async ({
  page,
}) => {
  const names = [unique('Product A'), unique('Product B'), unique('Product C')];
  const customer = await createCustomer(page, unique('Customer'));
  for (const name of names) {
    await createProduct(page, name);
    await addCustomerProduct(page, customer, {
      Product: name,
      'License type': 'Annual',
      'No. of users': '10',
      'Subscription end date': day(30),
    });
  }
  const grid = gridOf(page, 'Customer products');
  const rows = rowsOf(grid);
  await expect(rows).toHaveCount(3);
  await rows.first().focus();
  const selected = page.getByRole('status').filter({ hasText: /selected$/ });
  await page.keyboard.press('Space');
  await expect(selected).toHaveText('1 selected');
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+Space');
  await expect(selected).toHaveText('3 selected');
  await page.keyboard.press('Space');
  await expect(selected).toHaveText('2 selected');
  await page.keyboard.press('Control+A');
  await expect(selected).toHaveText('3 selected');

  const actions = page.getByRole('toolbar', { name: 'Actions for selected rows' });
  await actions.getByRole('button', { name: 'Disable' }).click();
  const enabled = () => column(grid, 'Enabled');
  await expect.poll(enabled).toEqual(Array(3).fill('✗No'));
  await expect(actions).toHaveCount(0);
  const toast = page.getByRole('alertdialog').filter({ hasText: '3 customer products disabled.' });
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(enabled).toEqual(Array(3).fill('✓Yes'));

  await grid.getByRole('checkbox', { name: 'Select all rows of this page' }).check();
  await actions.getByRole('button', { name: 'Set end date' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set end date: 3 customer products' });
  const date = field(dialog, 'End date');
  await dialog.getByRole('button', { name: 'Set end date' }).click();
  await expectFieldError(date, 'Required.');
  await date.fill('2031-05-06');
  await dialog.getByRole('button', { name: 'Set end date' }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => column(grid, 'End date')).toEqual(Array(3).fill('06/05/2031'));
  // In the page, too, for who was not quick enough for the toast.
  await page.getByRole('main').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => column(grid, 'End date')).not.toContain('06/05/2031');

  await grid.getByRole('checkbox', { name: `Select ${names[0]}` }).check();
  await grid.getByRole('checkbox', { name: `Select ${names[2]}` }).click({ modifiers: ['Shift'] });
  await expect(selected).toHaveText('3 selected');
  await grid.getByRole('checkbox', { name: `Select ${names[1]}` }).uncheck();
  await actions.getByRole('button', { name: 'Delete' }).click();
  const question = page.getByRole('alertdialog', { name: 'Delete 2 customer products?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(selected).toHaveText('2 selected');
  await actions.getByRole('button', { name: 'Delete' }).click();
  await question.getByRole('button', { name: 'Delete 2 customer products' }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText(names[1] ?? '');
});

test('what stands in the way of one record is told, and none is changed', async ({ page }) => {
  await page.goto(`/customers?q=${encodeURIComponent(OWN_CUSTOMER)}`);
  const grid = gridOf(page, 'Customers');
  await expect(rowsOf(grid)).toHaveCount(1);
  await press(grid.getByRole('checkbox', { name: `Select ${OWN_CUSTOMER}` }));
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete 1 customer' }).click();
  const refusal = page.getByRole('dialog', { name: 'Nothing was changed' });
  await expect(refusal).toContainText(OWN_CUSTOMER);
  await refusal.getByRole('button', { name: 'Close' }).first().click();
  await expect(rowsOf(grid)).toHaveCount(1);

  // The selection outlives the refusal, until it is ended.
  await page.getByRole('button', { name: 'Clear selection' }).click();
  await expect(page.getByRole('toolbar', { name: 'Actions for selected rows' })).toHaveCount(0);
});
