import type { Page } from '@playwright/test';
import { addModule, auditEntries } from './fixtures/administrator.ts';
import { expectFieldError, field, press } from './fixtures/forms.ts';
import { expect, test } from './fixtures/instances.ts';
import { createProduct } from './fixtures/product-team.ts';

test.describe.configure({ timeout: 120_000 });

/** Opens the dialog that clears the environment's audit log. */
async function openClearing(page: Page) {
  await page.goto('/license-management/audit-log');
  await press(page.getByRole('link', { name: 'Clear audit log' }));
  const dialog = page.getByRole('dialog', { name: 'Clear audit log' });
  await expect(field(dialog, 'Delete entries older than')).toHaveValue('30');
  return dialog;
}

test('Clear audit log deletes what is older than asked, says how many, and keeps the publisher’s', async ({
  start,
  open,
}) => {
  const app = await start();
  const page = await open(app);
  await addModule(page, { model: 'Payroll', product: 'Payroll', version: '1.0' });
  await createProduct(page, 'Payroll');
  await expect(await auditEntries(page, 'Module Added')).toHaveCount(1);

  // Nothing here is older than a month.
  let dialog = await openClearing(page);
  await expect(dialog.getByRole('status')).toContainText(/^0 entries from before .* will be deleted\./);
  await dialog.getByRole('button', { name: 'Delete entries' }).click();
  await expect(dialog).toBeHidden();
  await expect(await auditEntries(page, 'Module Added')).toHaveCount(1);
  const nothing = await auditEntries(
    page,
    'Audit Log Cleared',
    'Deleted 0 entries older than 30 days, up to ',
  );
  await expect(nothing).toHaveCount(1);

  dialog = await openClearing(page);
  const days = field(dialog, 'Delete entries older than');
  for (const wrong of ['', '-1', '3651', 'all']) {
    await days.fill(wrong);
    await dialog.getByRole('button', { name: 'Delete entries' }).click();
    await expectFieldError(days, wrong === '' ? 'Required.' : 'A whole number from 0 to 3,650.');
  }
  await days.fill('0');
  await expect(dialog.getByRole('status')).toContainText(/^[1-9]\d* entries from before /);
  const said = (await dialog.getByRole('status').textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Delete entries' }).click();
  await expect(dialog).toBeHidden();

  await expect(await auditEntries(page, 'Module Added')).toHaveCount(0);
  const left = page.getByRole('grid', { name: 'Audit entries' }).locator('tbody').getByRole('row');
  await expect(left).toHaveCount(1);
  await expect(left).toContainText('Audit Log Cleared');
  await expect(left).toContainText(app.admin.email);
  await expect(left).toContainText(`Deleted ${Number.parseInt(said, 10)} entries older than 0 days, up to `);

  await page.goto('/publisher-audit-log');
  await expect(page.getByRole('row').filter({ hasText: 'Product Created' })).toHaveCount(1);
  await expect(page.getByRole('row').filter({ hasText: 'Audit Log Cleared' })).toHaveCount(0);
});
