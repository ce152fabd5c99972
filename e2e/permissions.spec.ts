import type { Browser, Page } from '@playwright/test';
import type { LicenseManager } from './fixtures/license-manager.ts';
import { createRole, openInvited, unique } from './fixtures/people.ts';
import { createCustomer, createProduct } from './fixtures/product-team.ts';
import { expect, test } from './fixtures/test.ts';

const REASON = 'You may look at this, but not change it. Ask an administrator for the permission.';
const REFUSAL = 'You do not have the permission for this.';

/** The page of a new person who may look at the environment. */
const openAsUser = (administrator: Page, browser: Browser, app: LicenseManager): Promise<Page> =>
  openInvited(administrator, browser, app, { roles: ['Environment viewer'] });

test('a user sees the environment, and why its actions are not for users', async ({ page, browser, app }) => {
  const user = await openAsUser(page, browser, app);
  const rail = user.getByRole('navigation', { name: 'Main' });
  await expect(rail.getByRole('link')).toHaveText(['Dashboard', 'License Management', 'Modules', 'Jobs']);

  const disabled: [path: string, ...buttons: string[]][] = [
    ['/license-management', 'Refresh licenses', 'Send telemetry'],
    ['/license-management/configuration', 'Refresh token', 'Register', 'Register with a code'],
    ['/license-management/audit-log', 'Clear audit log'],
    ['/modules', 'Add module'],
  ];
  for (const [path, ...buttons] of disabled) {
    await user.goto(path);
    for (const name of buttons) {
      const button = user.getByRole('button', { name, exact: true });
      await expect(button).toBeDisabled();
      await expect(button).toHaveAccessibleDescription(REASON);
    }
  }
  for (const path of ['/modules?dialog=add', '/license-management/audit-log?dialog=clear']) {
    await user.goto(path);
    await expect(user.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
    await expect(user.getByRole('form')).toHaveCount(0);
    await expect(user.getByRole('dialog')).toHaveCount(0);
  }
});

test('pages that are not for users show them nothing', async ({ page, browser, app }) => {
  const user = await openAsUser(page, browser, app);
  for (const path of [
    '/people',
    '/api-tokens',
    '/overview',
    '/customers',
    '/products',
    '/registrations',
    '/publisher-audit-log',
  ]) {
    await user.goto(path);
    await expect(user.getByText(REFUSAL).first(), path).toBeVisible();
    await expect(user.getByRole('row').filter({ has: user.getByRole('gridcell') }), path).toHaveCount(0);
  }
});

test('the server refuses what a user posts past the page', async ({ page, browser, app }) => {
  const user = await openAsUser(page, browser, app);
  const model = unique('Module');
  await page.goto('/modules?dialog=add');
  const form = page.getByRole('form', { name: 'Add a module' });
  await form.getByLabel(/^Model/).fill(model);
  await form.getByLabel(/^Product/).fill('Any product');
  await form.getByLabel(/^Installed version/).fill('1.0');
  const posted = page.waitForRequest((request) => request.method() === 'POST');
  await form.getByRole('button', { name: 'Add module' }).click();
  const request = await posted;
  await expect(page.getByRole('row').filter({ hasText: model })).toBeVisible();

  const { 'next-action': action = '', 'content-type': contentType = '' } = request.headers();
  const body = (request.postDataBuffer() ?? Buffer.alloc(0)).toString('latin1');
  const other = unique('Module');
  const replay = (by: Page) =>
    by.request.post('/modules', {
      headers: {
        'next-action': action,
        'content-type': contentType,
        accept: 'text/x-component',
        origin: app.url,
      },
      data: Buffer.from(body.replaceAll(model, other), 'latin1'),
    });
  expect(await (await replay(user)).text()).toContain(REFUSAL);
  await page.goto('/modules');
  await expect(page.getByRole('row').filter({ hasText: model })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: other })).toHaveCount(0);

  // The same post by somebody who may: what was refused was the person, not the form of the request.
  expect(await (await replay(page)).text()).toContain(`Module ${other} added.`);
  await page.reload();
  await expect(page.getByRole('row').filter({ hasText: other })).toBeVisible();
});

test('who may only look at records sees why they cannot be saved', async ({ page, browser, app }) => {
  const [role, product, customer] = [unique('Reader'), unique('Product'), unique('Customer')];
  const productId = await createProduct(page, product);
  const customerId = await createCustomer(page, customer);
  await createRole(page, role, 'Own organization', { Products: 'Read', Customers: 'Read' });
  const reader = await openInvited(page, browser, app, { roles: [role] }, '/overview');
  for (const path of [`/products/${productId}`, `/customers/${customerId}`]) {
    await reader.goto(path);
    const main = reader.getByRole('main');
    await expect(main.getByRole('textbox', { name: /^Name/ })).toBeDisabled();
    for (const name of ['Save', 'Delete']) {
      const button = main.getByRole('button', { name, exact: true }).first();
      await expect(button).toBeDisabled();
      await expect(button).toHaveAccessibleDescription(REASON);
    }
  }
  for (const path of ['/products/new', '/customers/new', `/products/${productId}?dialog=release`]) {
    await reader.goto(path);
    await expect(reader.getByRole('form', { name: /^(New|Add) / })).toHaveCount(0);
  }
  // Products of a customer are another view.
  await reader.goto(`/customers/${customerId}/products`);
  await expect(reader.getByText(REFUSAL).first()).toBeVisible();
});
