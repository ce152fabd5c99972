import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import { exampleOf } from '../scripts/doc-examples.ts';
import { addModule, auditEntries } from './fixtures/administrator.ts';
import { download } from './fixtures/downloads.ts';
import { expectFieldError, field, press } from './fixtures/forms.ts';
import { expect, test } from './fixtures/instances.ts';
import { createProduct } from './fixtures/product-team.ts';

test.describe.configure({ timeout: 360_000 });

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

/** Presses Verify audit log, and waits for what it says. */
async function verify(page: Page, tone: 'Success' | 'Error'): Promise<string> {
  await page.goto('/license-management/audit-log');
  await press(page.getByRole('button', { name: 'Verify audit log' }));
  const said = page
    .getByRole('main')
    .getByText(new RegExp(`^${tone}: .*entr`))
    .last();
  await expect(said).toBeVisible();
  return (await said.textContent()) ?? '';
}

/** Changes the database behind the back of the server that uses it, as its keeper could. */
function tamper(dataDir: string, change: string): void {
  const database = new Sqlite(join(dataDir, 'license-manager.db'));
  // What the triggers of the search index call; the server brings its own.
  database.function('fold', { deterministic: true }, (text) => String(text).toLowerCase());
  try {
    const guard = database
      .prepare<[], { sql: string }>(`select sql from sqlite_master where name = 'kept_audit_entries_update'`)
      .get();
    database.exec('drop trigger kept_audit_entries_update');
    database.exec(change);
    database.exec(guard?.sql ?? '');
  } finally {
    database.close();
  }
}

test('Verify audit log vouches for an audit log, names the entry that was altered, and goes on after a clearing', async ({
  start,
  open,
}, testInfo) => {
  const app = await start();
  const page = await open(app);
  await addModule(page, { model: 'Payroll', product: 'Payroll', version: '1.0' });
  await expect
    .poll(async () => {
      await page.goto('/license-management/audit-log');
      return page.getByText('to be sealed').count();
    })
    .toBe(0);
  await expect(page.getByText(/^Sealed up to entry \d+, /)).toBeVisible();
  expect(await verify(page, 'Success')).toMatch(/^Success: \d+ entries verified, from .+ UTC to .+ UTC\./);

  const entry = `side = 'environment' and operation = 'Module Added'`;
  tamper(app.dataDir, `update audit_entries set actor = 'x' || actor where ${entry}`);
  const finding = /^Error: Entry \d+ \(Module Added, .+Z\) was altered: what it says does not fit its hash\./;
  expect(await verify(page, 'Error')).toMatch(finding);
  const dialog = await openClearing(page);
  await field(dialog, 'Delete entries older than').fill('0');
  await dialog.getByRole('button', { name: 'Delete entries' }).click();
  await expect(
    dialog.getByText(/^Nothing was deleted, since the audit log cannot be verified\./),
  ).toBeVisible();

  tamper(app.dataDir, `update audit_entries set actor = substr(actor, 2) where ${entry}`);
  await verify(page, 'Success');
  await page.goto('/license-management/audit-log?dialog=clear');
  const again = page.getByRole('dialog', { name: 'Clear audit log' });
  await field(again, 'Delete entries older than').fill('0');
  await again.getByRole('button', { name: 'Delete entries' }).click();
  await expect(again).toBeHidden();
  expect(await verify(page, 'Success')).toMatch(/Entries up to \d+ were cleared, last on /);

  const { name, content } = await download(page, page.getByRole('link', { name: 'Export JSON Lines' }));
  expect(name).toMatch(/^audit-log-\d{4}-\d\d-\d\d\.jsonl$/);
  const [script, file] = [testInfo.outputPath('verify.mjs'), testInfo.outputPath(name)];
  writeFileSync(script, exampleOf('audit-log.md', 'js'));
  writeFileSync(file, content);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, file], { encoding: 'utf8' });
  expect(`${stdout}${stderr}`).toMatch(/^\d+ entr(y|ies) verified, signed with the key [\w-]{43}\.$/m);
  expect(status).toBe(0);
});
