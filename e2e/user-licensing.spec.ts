import type { Page } from '@playwright/test';
import { addModule } from './fixtures/administrator.ts';
import { createApiToken } from './fixtures/api-tokens.ts';
import { confirm, expectFieldError, field, fill, openForm, press } from './fixtures/forms.ts';
import { chooseTable, importButton } from './fixtures/imports.ts';
import { unique } from './fixtures/people.ts';
import { expect, test } from './fixtures/test.ts';
import { addNamedUser, addSecurityRole } from './fixtures/user-licensing.ts';

const found = (page: Page, q: string) => page.goto(`/user-licensing/users?${new URLSearchParams({ q })}`);
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

test('users are imported from a file, listed with what they need, and disabled with a way back', async ({
  page,
}) => {
  const role = unique('Buyer');
  const mark = unique('import').replace(' ', '-');
  await addSecurityRole(page, role, 'Functional');
  await page.goto('/user-licensing/users');
  await page.getByRole('link', { name: 'Import', exact: true }).click();
  await chooseTable(page, [
    ['User name', 'Display name', 'Roles'],
    [`${mark}-1`, 'First', role],
    [`${mark}-2`, 'Second', ''],
  ]);
  await importButton(page).click();
  await expect(page.getByText('Users imported: 2 created, 0 changed, 0 unchanged.')).toBeVisible();
  await found(page, mark);
  await expect(rowOf(page, `${mark}-1`)).toContainText('Functional');
  await expect(rowOf(page, `${mark}-1`)).toContainText(role);
  await expect(rowOf(page, `${mark}-2`)).toContainText('None');

  const exported = await page.request.get(`/export/named-users?${new URLSearchParams({ q: mark })}`);
  expect(await exported.text()).toContain(`${mark}-1,First,yes,Functional,${role}`);

  await press(page.getByRole('checkbox', { name: 'Select all rows of this page' }));
  const actions = page.getByRole('toolbar', { name: 'Actions for selected rows' });
  await actions.getByRole('button', { name: 'Disable', exact: true }).click();
  await expect(page.getByText('2 users disabled.').first()).toBeVisible();
  await expect(rowOf(page, `${mark}-1`)).toContainText('✗');
  await page.getByRole('main').getByRole('button', { name: 'Undo' }).click();
  await expect(rowOf(page, `${mark}-1`)).toContainText('✓');
});

test('a role with a module makes its users use it; without the role they no longer do', async ({ page }) => {
  const model = unique('Module');
  await addModule(page, { model, product: model, version: '1.0' });
  const role = unique('Planner');
  const userName = unique('planner').replace(' ', '-');
  await addSecurityRole(page, role, 'Enterprise', [model]);
  await addNamedUser(page, userName, [role]);
  await expect(page.getByText('User license type Enterprise')).toBeVisible();
  const used = page.getByRole('table', { name: 'Modules that the user uses' });
  await expect(used.getByRole('row').filter({ hasText: model })).toContainText(role);
  const user = page.url();

  await used.getByRole('link', { name: model }).click();
  await page.getByRole('link', { name: role }).click();
  await expect(page.getByRole('grid').getByRole('link', { name: userName })).toBeVisible();
  await press(page.getByRole('button', { name: 'Delete', exact: true }));
  const question = `Delete security role ${role}?`;
  await expect(page.getByRole('alertdialog', { name: question })).toContainText(
    '1 user will no longer have it',
  );
  await confirm(page, question, 'Delete security role');
  await page.waitForURL('**/user-licensing/security-roles');
  await page.goto(user);
  await expect(page.getByText('User license type None')).toBeVisible();
  await expect(page.getByText('No security role of the user grants a module.')).toBeVisible();
});

test('a user whom an identity provider provisions by SCIM appears, and is disabled from there', async ({
  page,
  app,
}) => {
  const token = await createApiToken(page, unique('Entra'), ['scim']);
  const userName = unique('provisioned').replace(' ', '-');
  const scim = (method: string, path: string, body: object) =>
    fetch(`${app.url}/scim/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
      body: JSON.stringify(body),
    });
  const created = await scim('POST', '/Users', { userName, displayName: 'From elsewhere', active: true });
  expect(created.status).toBe(201);
  const { id } = (await created.json()) as { id: string };
  await found(page, userName);
  await expect(rowOf(page, userName)).toContainText('From elsewhere');
  const disabled = await scim('PATCH', `/Users/${id}`, {
    Operations: [{ op: 'Replace', path: 'active', value: 'False' }],
  });
  expect(disabled.status).toBe(200);
  await page.goto(`/user-licensing/users/${id}`);
  await expect(page.getByText('Disabled', { exact: true })).toBeVisible();
  await page.goto(`/license-management/audit-log?${new URLSearchParams({ q: userName })}`);
  await expect(rowOf(page, 'Named User Changed')).toContainText('API token Entra');
});

test('what is wrong with a user is said beside the field, and nothing is lost', async ({ page }) => {
  const userName = unique('taken').replace(' ', '-');
  await addNamedUser(page, userName);
  await page.goto('/user-licensing/users/new');
  const form = await openForm(page, 'New user');
  await fill(form, { 'User name': userName.toUpperCase(), 'E-mail': 'nobody' });
  await form.getByRole('button', { name: 'Add user' }).click();
  await expectFieldError(field(form, 'E-mail'), 'Must be an e-mail address');
  await fill(form, { 'E-mail': '' });
  await form.getByRole('button', { name: 'Add user' }).click();
  await expectFieldError(field(form, 'User name'), 'Another user has this user name.');
  await expect(field(form, 'User name')).toHaveValue(userName.toUpperCase());
});
