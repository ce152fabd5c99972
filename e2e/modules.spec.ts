import { addModule, auditEntries } from './fixtures/administrator.ts';
import { confirm, expectFieldError, field, fill, openForm, press } from './fixtures/forms.ts';
import { unique } from './fixtures/people.ts';
import { expect, test } from './fixtures/test.ts';

test.describe.configure({ timeout: 360_000 });

test('a module is added, changed and removed, and the audit log tells of it', async ({ page, app }) => {
  const model = unique('Model');
  await page.goto('/modules');
  await page.getByRole('link', { name: 'Add module' }).click();
  const form = await openForm(page, 'Add a module');
  await fill(form, { Model: model, 'Installed version': 'ten', 'Used licenses': '-1' });
  // A press takes its time; what the form says of the field that is left must not push the button away meanwhile.
  await form.getByRole('button', { name: 'Add module' }).click({ delay: 400 });
  await expectFieldError(field(form, 'Product'), 'Required.');
  await expect(field(form, 'Product')).toBeFocused();
  await expectFieldError(field(form, 'Installed version'), 'Must be a version');
  await expectFieldError(field(form, 'Used licenses'), 'A whole number from 0 to');
  await fill(form, { Product: 'Any product', 'Installed version': '10.0.43', 'Used licenses': '' });
  await form.getByRole('button', { name: 'Add module' }).click();
  await expect(form).toBeHidden();
  const row = page.getByRole('row').filter({ hasText: model });
  await expect(row.getByRole('gridcell')).toContainText([model, 'Any product', '10.0.43', '—']);

  await row.getByRole('link').click();
  const change = await openForm(page, `Module ${model}`);
  await fill(change, { 'Installed version': '10.0.44', 'Used licenses': '1200' });
  await change.getByRole('button', { name: 'Save' }).click();
  await expect(change).toBeHidden();
  await expect(row.getByRole('gridcell')).toContainText([model, 'Any product', '10.0.44', '1,200']);

  await row.getByRole('link').click();
  const panel = page.getByRole('complementary', { name: model });
  await press(panel.getByRole('button', { name: 'Remove' }));
  await confirm(page, `Remove module ${model}?`, 'Remove module');
  await expect(panel).toBeHidden();
  await expect(row).toHaveCount(0);

  const entries = await auditEntries(page, model);
  await expect(entries).toContainText(['Module Removed', 'Module Changed', 'Module Added']);
  await expect(entries.nth(1)).toContainText(
    'installed version: 10.0.43 → 10.0.44; used licenses: not reported → 1200',
  );
  await expect(entries.first()).toContainText(app.admin.email);
});

test('a model is entered once, however it is written', async ({ page }) => {
  const model = unique('Model');
  await addModule(page, { model, product: 'Any product', version: '1.0' });
  await page.goto('/modules?dialog=add');
  const form = await openForm(page, 'Add a module');
  await fill(form, { Model: ` ${model.toUpperCase()} `, Product: 'Another', 'Installed version': '2.0' });
  await form.getByRole('button', { name: 'Add module' }).click();
  await expectFieldError(field(form, 'Model'), 'This module has been entered already.');
  await expect(field(form, 'Model')).toBeFocused();
  await expect(field(form, 'Product')).toHaveValue('Another');
});

test('of two tabs that change a module, the later one is told, and overwrites nothing', async ({ page }) => {
  const model = unique('Model');
  await addModule(page, { model, product: 'Any product', version: '1.0', used: '5' });
  await page.getByRole('link', { name: model, exact: true }).click();
  const first = await openForm(page, `Module ${model}`);
  const other = await page.context().newPage();
  await other.goto(page.url());
  const second = await openForm(other, `Module ${model}`);

  await fill(first, { 'Installed version': '2.0' });
  await first.getByRole('button', { name: 'Save' }).click();
  await expect(first).toBeHidden();

  await fill(second, { 'Used licenses': '9' });
  await second.getByRole('button', { name: 'Save' }).click();
  await expect(second.getByRole('alert')).toContainText(
    'Somebody else has changed this module meanwhile. Load it again to see how.',
  );
  await expect(second.getByRole('alert').getByRole('link')).toHaveAttribute('href', /selected=/);
  await expect(field(second, 'Used licenses')).toHaveValue('9');
  await other.reload();
  await openForm(other, `Module ${model}`);
  await expect(field(second, 'Installed version')).toHaveValue('2.0');
  await expect(field(second, 'Used licenses')).toHaveValue('5');

  await page.getByRole('link', { name: model, exact: true }).click();
  const panel = page.getByRole('complementary', { name: model });
  await press(panel.getByRole('button', { name: 'Remove' }));
  await confirm(page, `Remove module ${model}?`, 'Remove module');
  await expect(panel).toBeHidden();
  await fill(second, { 'Used licenses': '9' });
  await second.getByRole('button', { name: 'Save' }).click();
  await expect(second.getByRole('alert')).toHaveText('The module does not exist (any more).');
});
