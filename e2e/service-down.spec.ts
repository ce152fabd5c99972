import type { Page } from '@playwright/test';
import {
  addModule,
  auditEntries,
  fact,
  licenseOf,
  refreshLicenses,
  refreshToken,
  register,
} from './fixtures/administrator.ts';
import { confirm, expectFieldError, field, openForm, press, quoted } from './fixtures/forms.ts';
import { startImpostor, WEB_PAGE } from './fixtures/impostor.ts';
import { CONTOSO, endpointOf, environmentOf, expect, test } from './fixtures/instances.ts';
import type { LicenseManager, startLicenseManager } from './fixtures/license-manager.ts';
import { addCustomerProduct, createContoso, createProduct } from './fixtures/product-team.ts';

test.describe.configure({ timeout: 600_000 });

const STATUS = 'Effective registration status';

/** What the page says of a license refresh that failed because of `why`. */
const sayingThat = (why: string) =>
  new RegExp(
    `^Error: The licenses were not refreshed\\. ${quoted(why)} The licenses last checked on [-\\d]+ [:\\d]+ UTC stay in force\\.`,
  );

async function expectStatus(page: Page, status: string, message: string | RegExp): Promise<void> {
  await page.goto('/license-management/configuration');
  await expect(fact(page, STATUS)).toHaveText(status);
  await expect(fact(page, 'Status message')).toHaveText(message);
}

/** A publisher, and an environment of it that has fetched a license; the administrator's page, and the license's row. */
async function licensed(start: typeof startLicenseManager, open: (app: LicenseManager) => Promise<Page>) {
  const publisher = await start({ WORKSPACES: 'publisher' });
  const team = await open(publisher);
  const customer = await createContoso(team);
  await createProduct(team, 'Payroll');
  await addCustomerProduct(team, customer, {
    Product: 'Payroll',
    'License type': 'Annual',
    'No. of users': '10',
  });
  await team.context().close();

  const page = await open(await start(environmentOf(publisher, CONTOSO)));
  await addModule(page, { model: 'PayrollCore', product: 'Payroll', version: '1.0', used: '7' });
  await refreshLicenses(page, /^Success: 1 license refreshed, /);
  const expectLicensesKept = async () => {
    await page.goto('/license-management');
    await expect(licenseOf(page, 'PayrollCore').getByRole('gridcell')).toContainText([
      'No problem',
      'PayrollCore',
      '10',
      '7',
    ]);
  };
  return { publisher, page, expectLicensesKept };
}

test('while the service is down the licenses stay, and everything says why; then all is well again', async ({
  start,
  open,
}) => {
  const { publisher, page, expectLicensesKept } = await licensed(start, open);
  await publisher.halt();
  const unreachable = `${publisher.url} cannot be reached: the connection was refused.`;
  await refreshLicenses(page, sayingThat(unreachable));
  await expect(page.getByRole('link', { name: 'Check the configuration' })).toBeVisible();
  await expectLicensesKept();
  await expect(page.getByText('Last try failed:')).toBeVisible();
  await expect(await auditEntries(page, 'License Refresh Failed', unreachable)).toHaveCount(1);
  // A license refresh that fails says nothing of the registration.
  await expectStatus(page, 'Registered', '—');
  await expect(fact(page, 'Last license check')).toContainText('The last try failed, ');
  await expect(fact(page, 'Last license check')).toContainText(unreachable);

  await refreshToken(page, `Error: ${unreachable}`);
  await expectStatus(page, 'Failure', unreachable);
  await expect(await auditEntries(page, 'Token Refresh Failed', unreachable)).toHaveCount(1);
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(`Failure. ${unreachable}`);
  await page.goto('/jobs');
  const job = page.getByRole('region', { name: 'Daily license refresh', exact: true });
  await press(job.getByRole('button', { name: 'Run now' }));
  await expect(job.getByRole('table')).toContainText('Failed');
  await expect(job.getByRole('table')).toContainText(unreachable);

  await publisher.restart();
  await refreshToken(page, /^Success: New customer token, good until \d{4}-\d\d-\d\d \d\d:\d\d UTC\.$/);
  await expectStatus(page, 'Registered', '—');
  await refreshLicenses(page, 'Success: 1 license refreshed, none changed.');
  await expect(page.getByText('Last try failed:')).toHaveCount(0);
  await expect(await auditEntries(page, 'Token Refresh', 'New customer token')).toHaveCount(1);
});

test('what answers in the service’s place with an error or a web page is seen through', async ({
  start,
  open,
}) => {
  const { publisher, page, expectLicensesKept } = await licensed(start, open);
  await publisher.halt();
  const impostor = await startImpostor(Number(new URL(publisher.url).port));
  const failing = `${publisher.url} failed to answer (HTTP 500).`;
  await refreshLicenses(page, sayingThat(failing));
  await refreshToken(page, `Error: ${failing}`);
  await expectStatus(page, 'Failure', failing);
  impostor.answer = WEB_PAGE;
  const another = `${publisher.url} is not a licensing service: it answers something else.`;
  await refreshLicenses(page, sayingThat(another));
  await refreshToken(page, `Error: ${another}`);
  await expectStatus(page, 'Failure', another);
  await expectLicensesKept();
  for (const why of [failing, another])
    await expect(await auditEntries(page, 'License Refresh Failed', why)).toHaveCount(1);
  expect(impostor.asked.length).toBeGreaterThan(0);
  await impostor.close();
});

/** Sets where the environment registers, as an administrator does. */
async function changeEndpoint(page: Page, endpoint: string): Promise<void> {
  await page.goto('/license-management/configuration');
  const form = await openForm(page, 'Registration endpoint');
  await field(form, 'Registration endpoint').fill(endpoint);
  await form.getByRole('button', { name: 'Save' }).click();
  await confirm(page, 'Change the registration endpoint?', 'Change endpoint');
  await expect(page.getByText(`The registration endpoint is ${endpoint}.`)).toBeVisible();
}

test('a wrong registration endpoint costs no license, and the former one brings the registration back', async ({
  start,
  open,
}) => {
  const app = await start({ SAMPLE_DATA: 'on' });
  const page = await open(app);
  await refreshLicenses(page, /^Success: \d+ licenses refreshed, /);
  const licenses = page.getByRole('grid', { name: 'Licenses' }).locator('tbody').getByRole('row');
  const before = await licenses.allInnerTexts();
  expect(before.length).toBeGreaterThan(5);
  const unchanged = async () => {
    await page.goto('/license-management');
    await expect(licenses).toHaveText(before, { useInnerText: true });
  };

  await page.goto('/license-management/configuration');
  const form = await openForm(page, 'Registration endpoint');
  const input = field(form, 'Registration endpoint');
  await expect(input).toHaveAccessibleDescription('Change only if instructed by the publisher.');
  for (const [wrong, message] of [
    ['not a URL', 'Not a URL.'],
    ['ftp://licenses.example.com', 'Must begin with https://.'],
    [
      'http://licenses.example.com/api/licensing/v1',
      'Plain http is allowed on this machine (localhost) only.',
    ],
  ] as const) {
    await input.fill(wrong);
    await form.getByRole('button', { name: 'Save' }).click();
    await expectFieldError(input, message);
  }

  const impostor = await startImpostor();
  const endpoint = `${impostor.origin}/api/licensing/v1`;
  await changeEndpoint(page, endpoint);
  await expectStatus(page, 'Not registered (endpoint changed)', /Nothing is sent to anybody\./);
  await expect(
    await auditEntries(
      page,
      'Configuration Change',
      `Registration endpoint: ${endpointOf(app)} → ${endpoint}.`,
    ),
  ).toHaveCount(1);
  await refreshLicenses(
    page,
    /^Error: The licenses were not refreshed\. The registration endpoint has been changed/,
  );
  expect(impostor.asked).toEqual([]);
  await unchanged();

  const failing = `${impostor.origin} failed to answer (HTTP 500).`;
  await register(page, `Error: ${failing}`);
  await expectStatus(page, 'Failure', failing);
  await expect(await auditEntries(page, 'Registration Failed', `At ${endpoint}: ${failing}`)).toHaveCount(1);
  impostor.answer = WEB_PAGE;
  const another = `${impostor.origin} is not a licensing service: it answers something else.`;
  await register(page, `Error: ${another}`);
  await expectStatus(page, 'Failure', another);
  await expect(await auditEntries(page, 'Registration Failed', another)).toHaveCount(1);
  await unchanged();
  await impostor.close();

  await changeEndpoint(page, endpointOf(app));
  await expectStatus(page, 'Registered', '—');
  await refreshLicenses(page, /^Success: \d+ licenses refreshed, none changed\.$/);
  await unchanged();
});
