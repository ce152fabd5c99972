import type { Page } from '@playwright/test';
import { download, recordsOf } from './fixtures/downloads.ts';
import { day, expectFieldError, field, fill, press } from './fixtures/forms.ts';
import { column, gridOf, rowsOf } from './fixtures/grids.ts';
import { expect, test } from './fixtures/instances.ts';
import type { LicenseManager, startLicenseManager } from './fixtures/license-manager.ts';
import { addCustomerProduct, createCustomer, createProduct } from './fixtures/product-team.ts';

test.describe.configure({ timeout: 480_000 });

/** A customer of an instance of its own, and its products by the days until they end. */
async function publisherOf(
  start: typeof startLicenseManager,
  open: (app: LicenseManager) => Promise<Page>,
  products: Record<string, { days: number; [field: string]: unknown }>,
) {
  const page = await open(await start({ WORKSPACES: 'publisher' }));
  const customer = await createCustomer(page, 'Contoso');
  for (const [product, { days, ...values }] of Object.entries(products)) {
    await createProduct(page, product);
    await addCustomerProduct(page, customer, {
      Product: product,
      'License type': 'Annual',
      'No. of users': '10',
      'Subscription end date': day(days),
      ...(values as Record<string, string>),
    });
  }
  return page;
}

const grid = (page: Page) => gridOf(page, 'Expiries');

/** Expects the report to list these products, in this order. */
const expectListed = (page: Page, ...products: string[]) =>
  expect.poll(() => column(grid(page), 'Product')).toEqual(products);

/** The row of the plot's table with this label. */
async function plotted(page: Page, label: string | RegExp): Promise<string[]> {
  const figure = page.getByRole('figure', { name: 'Ending in the next twelve months' });
  const summary = figure.getByText('Show as a table');
  if (!(await figure.getByRole('table').isVisible())) await summary.click();
  return figure.getByRole('row', { name: label }).getByRole('cell').allTextContents();
}

test('the report lists what ends in a period, tells licenses from maintenance, and plots the months', async ({
  start,
  open,
}) => {
  const page = await publisherOf(start, open, {
    Today: { days: 0 },
    Soon: { days: 35, 'License type': 'Perpetual' },
    Later: { days: 130 },
    'Much later': { days: 800 },
    Past: { days: -2 },
  });
  await page.goto('/');
  await page.getByRole('navigation').getByRole('link', { name: 'Expiry' }).click();
  await page.waitForURL('**/expiry');
  await expectListed(page, 'Today', 'Soon');
  const today = rowsOf(grid(page)).filter({ hasText: 'Today' });
  await expect(today).toContainText('License');
  await expect(rowsOf(grid(page)).filter({ hasText: 'Soon' })).toContainText('Maintenance');
  expect(await column(grid(page), 'Days left')).toEqual(['0', '35']);

  await page
    .getByRole('navigation', { name: 'Period' })
    .getByRole('link', { name: 'Next six months' })
    .click();
  await expectListed(page, 'Today', 'Soon', 'Later');
  await press(page.getByRole('checkbox', { name: 'Include overdue' }));
  await page.waitForURL('**/expiry?period=next-six-months&overdue=yes');
  await expectListed(page, 'Past', 'Today', 'Soon', 'Later');
  await expect(rowsOf(grid(page)).first()).toContainText('Overdue');
  expect(await column(grid(page), 'Days left')).toEqual(['-2', '0', '35', '130']);

  // Three to come in the next twelve months, and one past: by what ends, and in all.
  expect(await plotted(page, /^Overdue/)).toEqual(['1', '0', '1']);
  const bars = page.locator('.recharts-bar-rectangle path');
  await expect.poll(() => bars.count()).toBeGreaterThanOrEqual(3);

  await page.getByRole('navigation', { name: 'Period' }).getByRole('link', { name: 'This week' }).click();
  await expectListed(page, 'Past', 'Today');
  await page.reload();
  await expect(page.getByRole('checkbox', { name: 'Include overdue' })).toBeChecked();
  await expectListed(page, 'Past', 'Today');
});

test('the report is exported as it is asked for', async ({ start, open }) => {
  const page = await publisherOf(start, open, {
    Today: { days: 0 },
    Past: { days: -2 },
    Later: { days: 130 },
  });
  await page.goto('/expiry?period=this-week&overdue=yes&sort=expiresOn&dir=desc');
  await expectListed(page, 'Today', 'Past');
  const { name, content } = await download(page, page.getByRole('link', { name: 'Export CSV' }));
  expect(name).toMatch(/^expiry-\d{4}-\d\d-\d\d\.csv$/);
  expect(recordsOf(content)).toMatchObject([
    { Customer: 'Contoso', Product: 'Today', 'End date': day(0), 'Days left': '0', Overdue: 'no' },
    { Customer: 'Contoso', Product: 'Past', 'End date': day(-2), 'Days left': '-2', Overdue: 'yes' },
  ]);
});

test('an end date is changed beside the report, by the rules of the terms, one editor at a time', async ({
  start,
  open,
}) => {
  const page = await publisherOf(start, open, {
    Trial: { days: 5, 'License type': 'Temp' },
    Later: { days: 20 },
  });
  await page.goto('/expiry');
  await rowsOf(grid(page)).getByRole('link').first().click();
  await page.waitForURL('**/expiry?edit=*');
  const address = page.url();
  const form = page.getByRole('form', { name: 'End date of Trial of Contoso' });
  await expect(form).toHaveAttribute('novalidate', '');
  const other = await page.context().newPage();
  await other.goto(address);
  const second = other.getByRole('form', { name: 'End date of Trial of Contoso' });
  await expect(second).toHaveAttribute('novalidate', '');

  await fill(form, { 'Subscription end date': '' });
  await form.getByRole('button', { name: 'Save' }).click();
  await expectFieldError(field(form, 'Subscription end date'), 'A Temp license requires an end date.');
  await fill(form, { 'Subscription end date': day(60) });
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();
  await page.waitForURL('**/expiry');
  await expectListed(page, 'Later', 'Trial');
  expect(await column(grid(page), 'Days left')).toEqual(['20', '60']);

  await fill(second, { 'Subscription end date': day(90) });
  await second.getByRole('button', { name: 'Save' }).click();
  await expect(second.getByRole('alert')).toContainText('was changed by somebody else meanwhile');
  await expect(field(second, 'Subscription end date')).toHaveValue(day(90));

  await page.goto('/publisher-audit-log');
  await expect(page.getByRole('row').filter({ hasText: 'Contoso / Trial: ' })).toContainText([
    `Subscription end date ${day(5)} → ${day(60)}`,
  ]);
});
