import type { Page } from '@playwright/test';
import { auditEntries, fact, licenseOf, refreshLicenses } from './fixtures/administrator.ts';
import { createApiToken } from './fixtures/api-tokens.ts';
import { day, fill, minute, openForm } from './fixtures/forms.ts';
import { CONTOSO, expect, servedAs, test } from './fixtures/instances.ts';
import type { LicenseManager, startLicenseManager } from './fixtures/license-manager.ts';
import {
  addCustomerProduct,
  changeCustomerProduct,
  createContoso,
  createProduct,
} from './fixtures/product-team.ts';

test.describe.configure({ timeout: 480_000 });

const SITE = { 'License type': 'Annual', 'Site (Module) License': true };
const notices = (page: Page) => page.getByRole('region', { name: 'Notices' });

/** An instance whose own environment is listed as the customer's; its administrator's page. */
async function licensed(start: typeof startLicenseManager, open: (app: LicenseManager) => Promise<Page>) {
  const app = await start(servedAs(CONTOSO));
  const page = await open(app);
  const customer = await createContoso(page);
  const token = await createApiToken(page, 'Application', ['modules:write', 'licenses:read']);
  return { page, customer, application: applicationOf(app, token) };
}

/** An application that reports itself as a module, and asks whether it may run. */
function applicationOf(app: LicenseManager, token: string) {
  async function call(method: string, path: string, body?: object) {
    const answer = await fetch(`${app.url}/api/environment/v1/modules/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  }
  return {
    reports: async (model: string) => {
      const told = { product: model, installed_version: '1.0', used_licenses: 3 };
      expect((await call('PUT', model, told)).status).toBe(201);
    },
    license: async (model: string) => (await call('GET', `${model}/license`)).body,
  };
}

test('trust marks, warn prompts, block is seen by the application: each as the publisher chose', async ({
  start,
  open,
}) => {
  const { page, customer, application } = await licensed(start, open);
  for (const reaction of ['Trust', 'Warn', 'Block']) {
    const product = `On${reaction}`;
    await createProduct(page, product, { Reaction: reaction, 'Support e-mail': 'help@example.com' });
    await addCustomerProduct(page, customer, {
      Product: product,
      ...SITE,
      'Subscription end date': day(-1),
    });
    await application.reports(product);
  }
  await createProduct(page, 'Free', { 'Disable license control': true });
  await application.reports('Free');
  await refreshLicenses(page, /^Success: 4 licenses refreshed, 4 changed: /);

  const expired = { code: 'EXPIRED', expires_on: day(-1) };
  expect(await application.license('OnTrust')).toMatchObject({
    ...expired,
    permitted: true,
    reaction: 'trust',
  });
  expect(await application.license('OnWarn')).toMatchObject({
    ...expired,
    permitted: true,
    reaction: 'warn',
  });
  const blocked = await application.license('OnBlock');
  expect(blocked).toMatchObject({ ...expired, permitted: false, reaction: 'block' });
  expect(blocked.message).toBe(
    `Product OnBlock is enabled but its license has expired (end date ${day(-1)}).`,
  );

  // Marked are all three; prompted is for two of them, the blocked one first.
  for (const model of ['OnTrust', 'OnWarn', 'OnBlock'])
    await expect(licenseOf(page, model).getByRole('img', { name: 'Warning: Expired' })).toBeVisible();
  await expect(notices(page)).toHaveText(/Product OnBlock is enabled but .*Product OnWarn is enabled but /);
  await expect(notices(page)).not.toContainText('OnTrust');
  await page.goto('/jobs');
  await expect(notices(page)).toContainText('Product OnBlock');

  await notices(page).getByText('What to do').click();
  await expect(notices(page).getByRole('link', { name: 'help@example.com' })).toBeVisible();
  await expect(notices(page)).not.toContainText('all 4 modules');
  await notices(page).getByRole('link', { name: 'Validate licenses' }).click();
  await page.waitForURL('**/license-management');

  // What needs no license control was granted when the environment asked for it, and that stands in the audit log.
  expect(await application.license('Free')).toMatchObject({
    code: 'VALID',
    permitted: true,
    user_count: null,
  });
  await expect(licenseOf(page, 'Free').getByRole('gridcell')).toContainText(['No problem', 'Free', 'Site']);
  await page.goto(`/customers/${customer}/products`);
  await expect(page.getByRole('row').filter({ hasText: 'Free' })).toContainText('Perpetual');
  await page.goto('/publisher-audit-log');
  await expect(
    page.getByRole('row').filter({ hasText: 'Granted Contoso a Perpetual site license for Free' }),
  ).toHaveCount(1);

  await changeCustomerProduct(page, customer, 'OnBlock', { 'Subscription end date': day(30) });
  await refreshLicenses(page, /1 changed: OnBlock \(/);
  expect(await application.license('OnBlock')).toMatchObject({ code: 'VALID', permitted: true });
  await expect(notices(page)).not.toContainText('OnBlock');
});

test('a feature-managed module is switched off after its feature disable date, and comes back', async ({
  start,
  open,
}) => {
  const { page, customer, application } = await licensed(start, open);
  await createProduct(page, 'Forecasting', { Reaction: 'Trust', 'Feature managed': true });
  await addCustomerProduct(page, customer, {
    Product: 'Forecasting',
    ...SITE,
    'Subscription end date': day(-2),
    'Feature disable date': day(-1),
  });
  await application.reports('Forecasting');
  await refreshLicenses(page, /^Success: 1 license refreshed, /);

  const off = await application.license('Forecasting');
  expect(off).toMatchObject({ code: 'FEATURE_DISABLED', permitted: false, reaction: 'block' });
  expect(Date.parse(off.switched_off_at)).toBeGreaterThan(Date.now() - 120_000);
  await expect(licenseOf(page, 'Forecasting')).toContainText('Switched off');
  await licenseOf(page, 'Forecasting').getByRole('link', { name: 'Forecasting' }).click();
  const details = page.getByRole('complementary', { name: 'Forecasting' });
  await expect(details).toContainText(
    /Switched off since .* UTC, because the feature disable date, .*, has passed\./,
  );
  await page.goto('/modules');
  await page.getByRole('link', { name: 'Forecasting', exact: true }).click();
  await expect(page.getByRole('complementary', { name: 'Forecasting' })).toContainText('Switched off since ');
  await expect(
    await auditEntries(
      page,
      'Feature Switched Off',
      `Switched off Forecasting (Forecasting), because its license ended on ${day(-2)} and the feature disable date, ${day(-1)}, has passed.`,
    ),
  ).toHaveCount(1);

  await changeCustomerProduct(page, customer, 'Forecasting', { 'Feature disable date': day(5) });
  await refreshLicenses(page, /1 changed: Forecasting \(/);
  expect(await application.license('Forecasting')).toMatchObject({
    code: 'EXPIRED',
    permitted: true,
    switched_off_at: null,
  });
  await expect(licenseOf(page, 'Forecasting')).not.toContainText('Switched off');
  const back = `because the feature disable date is ${day(5)}.`;
  await expect(await auditEntries(page, 'Feature Switched On', back)).toHaveCount(1);
});

test('a problem of all modules at once comes first, with what the publisher has announced', async ({
  start,
  open,
}) => {
  const { page, application } = await licensed(start, open);
  for (const product of ['Payroll', 'Banking']) {
    await createProduct(page, product);
    await application.reports(product);
  }
  await page.goto('/announcements?dialog=new');
  const form = await openForm(page, 'New announcement');
  await fill(form, {
    Kind: 'Outage',
    Title: 'Our database is down',
    'From (UTC)': minute(-1),
    'Until (UTC)': minute(1),
  });
  await form.getByRole('button', { name: 'Create announcement' }).click();
  await expect(form).toBeHidden();
  await refreshLicenses(page, /^Success: 2 licenses refreshed, /);
  await page.goto('/modules');
  await expect(notices(page).getByRole('paragraph')).toHaveText(
    /^Warning: The licenses of all 2 modules have a problem at once\. The publisher has announced:Outage: Our database is down \(until .*UTC\)Product Banking is enabled but not licensed\. DetailsProduct Payroll /,
  );
  await notices(page).getByText('What to do').click();
  await expect(notices(page)).toContainText('ask the publisher’s support.');
});

test('what is sent, and whom to ask, is found by the search and is what a program would see', async ({
  start,
  open,
}) => {
  const { page, application } = await licensed(start, open);
  await createProduct(page, 'Payroll', {
    'Support e-mail': 'help@example.com',
    'User guide URL': 'https://example.com/guide',
    'Terms and conditions URL': 'https://example.com/terms',
  });
  await application.reports('Payroll');
  await refreshLicenses(page, /^Success: 1 license refreshed, /);

  await page.keyboard.press('Control+K');
  await page.getByRole('searchbox', { name: 'Search pages and records' }).fill('what is sent');
  await page.getByRole('menuitem', { name: 'What is sent' }).click();
  await page.waitForURL('**/license-management/telemetry');
  const sent = async (label: string) =>
    JSON.parse((await page.getByRole('region', { name: label }).textContent()) ?? '');
  expect(await sent('Sent at registration')).toEqual({
    tenant_id: 'contoso.example',
    environment_id: 'contoso-production',
  });
  const module = { model: 'Payroll', product: 'Payroll' };
  expect((await sent('Sent as telemetry')).modules).toEqual([
    { ...module, installed_version: '1.0', used_licenses: 3 },
  ]);
  expect(await sent('Sent with each validation')).toMatchObject([
    { ...module, model_version: '1.0', is_enabled: true, is_installed: true, used_licenses: 3 },
  ]);
  const links = page.getByRole('grid', { name: 'Links of each module' });
  await expect(links.getByRole('link', { name: 'help@example.com' })).toBeVisible();
  for (const [name, address] of [
    ['User guide', 'guide'],
    ['Terms', 'terms'],
  ] as const)
    await expect(links.getByRole('link', { name })).toHaveAttribute('href', `https://example.com/${address}`);

  await page.goto('/license-management?selected=Payroll');
  await expect(fact(page, 'Support e-mail')).toHaveText('help@example.com');
  await expect(fact(page, 'User guide')).toContainText('https://example.com/guide');
  await expect(fact(page, 'Terms and conditions')).toContainText('https://example.com/terms');
});
