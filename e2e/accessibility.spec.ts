import type { Browser, Page } from '@playwright/test';
import { openLicenseAdministrator } from './fixtures/customers-people.ts';
import { openForm, press } from './fixtures/forms.ts';
import { test as instances } from './fixtures/instances.ts';
import type { LicenseManager } from './fixtures/license-manager.ts';
import { expectAccessible } from './fixtures/looks.ts';
import { invite, openPerson, openStranger, unique, uniqueEmail } from './fixtures/people.ts';
import { routes } from './fixtures/routes.ts';
import { expect, OWN_CUSTOMER, test } from './fixtures/sample-data.ts';
import { gotoRenewed, openSignedIn } from './fixtures/sign-in.ts';

test.describe.configure({ mode: 'parallel', timeout: 360_000 });
// What is wrong is said by rule and element; a trace of every look would cost more than the looks.
test.use({ trace: 'off' });

interface Visit {
  page: Page;
  browser: Browser;
  app: LicenseManager;
}
/** Opens a page as it is to be looked at; gives its browser page where that is not the administrator's. */
type Open = (visit: Visit) => Promise<Page | undefined>;

const at =
  (address: string): Open =>
  async ({ page }) => {
    expect((await page.goto(address))?.ok(), address).toBe(true);
    return undefined;
  };

const firstRecord = (page: Page) => page.locator('tbody').getByRole('link').first();

/** The page of the first record in the list at `address`, or what that page has below it. */
const firstOf =
  (address: string, below = ''): Open =>
  async (visit) => {
    const { page } = visit;
    await page.goto(address);
    const href = await firstRecord(page).getAttribute('href');
    return at(href + below)(visit);
  };

/** The first record of a list of the customer to whom the environment itself belongs. */
const ofOwnCustomer =
  (list: string): Open =>
  async (visit) => {
    const { page } = visit;
    await page.goto(`/customers?q=${encodeURIComponent(OWN_CUSTOMER)}`);
    const href = await firstRecord(page).getAttribute('href');
    return firstOf(`${href}/${list}`)(visit);
  };

const asStranger =
  (address: string): Open =>
  async ({ browser, app }) => {
    const page = await openStranger(browser, app);
    expect((await page.goto(address))?.ok(), address).toBe(true);
    return page;
  };

const asLicenseAdministrator =
  (address: string): Open =>
  async ({ page, browser, app }) => {
    const person = await openLicenseAdministrator(page, browser, app, OWN_CUSTOMER);
    expect((await person.goto(address))?.ok(), address).toBe(true);
    return person;
  };

/** Opens a page with a dialog above it. */
const dialogAt =
  (address: string): Open =>
  async (visit) => {
    await at(address)(visit);
    await expect(visit.page.getByRole('dialog')).toBeVisible();
    return undefined;
  };

const pages: Record<string, Open> = {
  '/': at('/'),
  '/account': at('/account'),
  '/announcements': at('/announcements'),
  '/api-tokens': at('/api-tokens'),
  '/confirmed': at('/confirmed'),
  '/customers': at('/customers'),
  '/customers/new': at('/customers/new'),
  '/customers/[id]': firstOf('/customers'),
  '/customers/[id]/products': firstOf('/customers', '/products'),
  '/customers/[id]/products/new': firstOf('/customers', '/products/new'),
  '/customers/[id]/products/[customerProductId]': ofOwnCustomer('products'),
  '/customers/[id]/environments': firstOf('/customers', '/environments'),
  '/customers/[id]/environments/new': firstOf('/customers', '/environments/new'),
  '/customers/[id]/environments/[environmentId]': ofOwnCustomer('environments'),
  '/customer-products': at('/customer-products'),
  '/expiry': at('/expiry?period=next-six-months&overdue=yes'),
  '/import': at('/import'),
  '/import/[kind]': at('/import/customer-products'),
  '/invitation/[token]': async ({ page, browser, app }) => {
    const link = await invite(page, { email: uniqueEmail(), name: unique('Newcomer') });
    return asStranger(link)({ page, browser, app });
  },
  '/jobs': at('/jobs'),
  '/license-management': at('/license-management'),
  '/license-management/audit-log': at('/license-management/audit-log'),
  '/license-management/configuration': at('/license-management/configuration'),
  '/license-management/telemetry': at('/license-management/telemetry'),
  '/modules': at('/modules'),
  '/modules/[id]': firstOf('/modules'),
  '/overview': at('/overview'),
  '/people': at('/people'),
  '/people/organizations': at('/people/organizations'),
  '/people/roles': at('/people/roles'),
  '/people/roles/new': at('/people/roles/new'),
  '/people/roles/[id]': firstOf('/people/roles'),
  '/portal': asLicenseAdministrator('/portal'),
  '/portal/environments': asLicenseAdministrator('/portal/environments'),
  '/portal/requests': asLicenseAdministrator('/portal/requests'),
  '/problems/[type]': asStranger('/problems/unauthorized'),
  '/products': at('/products'),
  '/products/new': at('/products/new'),
  '/products/[id]': firstOf('/products'),
  '/products/[id]/customers': firstOf('/products', '/customers'),
  '/publisher-audit-log': at('/publisher-audit-log'),
  '/registrations': at('/registrations'),
  '/registrations/rejected': at('/registrations/rejected'),
  '/requests': at('/requests'),
  '/reset/[token]': async ({ page, browser, app }) => {
    await openPerson(page, app.admin.email);
    await press(page.getByRole('button', { name: 'Reset link' }));
    const link = await page.getByLabel(`Link for ${app.admin.email}`).inputValue();
    return asStranger(link)({ page, browser, app });
  },
  '/sign-in': asStranger('/sign-in?callbackUrl=/people'),
  '/sign-out': at('/sign-out'),
  '/signed-in': at('/signed-in'),
  '/telemetry': at('/telemetry'),
  '/telemetry/environments/[environmentId]': firstOf('/telemetry'),
  '/telemetry/unlicensed': at('/telemetry/unlicensed'),
  '/telemetry/validations': at('/telemetry/validations'),
  '/telemetry/versions': at('/telemetry/versions'),
  '/user-licensing': at('/user-licensing'),
  '/user-licensing/users': at('/user-licensing/users'),
  '/user-licensing/users/new': at('/user-licensing/users/new'),
  '/user-licensing/users/[id]': firstOf('/user-licensing/users'),
  '/user-licensing/recounts': at('/user-licensing/recounts'),
  '/user-licensing/report': at('/user-licensing/report'),
  '/user-licensing/sessions': at('/user-licensing/sessions'),
  '/user-licensing/security-roles': at('/user-licensing/security-roles'),
  '/user-licensing/security-roles/new': at('/user-licensing/security-roles/new'),
  '/user-licensing/security-roles/[id]': firstOf('/user-licensing/security-roles'),
};

/** States of a page that its address alone does not show, or that are above or beside it. */
const states: Record<string, Open> = {
  'a license beside the list': at('/license-management?selected=WarehouseMobility'),
  'a license with two warnings': at('/license-management?selected=LeaseAccounting'),
  'publisher keys to be pinned': dialogAt('/license-management/configuration?dialog=publisher-keys'),
  'a license file to be issued': async (visit) => {
    await ofOwnCustomer('environments')(visit);
    return dialogAt(`${new URL(visit.page.url()).pathname}?dialog=license-file`)(visit);
  },
  'an end date beside the report': async (visit) => {
    await firstOf('/expiry')(visit);
    await expect(visit.page.getByRole('form', { name: /^End date of / })).toBeVisible();
    return undefined;
  },
  'a report of an environment': async (visit) => {
    await firstOf('/telemetry')(visit);
    const reports = visit.page.getByRole('grid', { name: 'Reports' });
    await reports.locator('tbody').getByRole('link').first().click();
    await expect(visit.page.getByRole('complementary', { name: 'Report' })).toBeVisible();
    return undefined;
  },
  'a module that is gone': at('/modules?selected=gone'),
  'a module to be added': at('/modules?dialog=add'),
  'a request beside the list': firstOf('/requests'),
  'a request to be granted': firstOf('/requests', '&dialog=grant'),
  'a renewal to be asked for': async ({ page, browser, app }) => {
    const person = await openLicenseAdministrator(page, browser, app, OWN_CUSTOMER);
    await person.goto(`${await firstRecord(person).getAttribute('href')}&dialog=renewal`);
    await expect(person.getByRole('dialog')).toBeVisible();
    return person;
  },
  'an announcement to be entered': at('/announcements?dialog=new'),
  'an invitation': at('/people?invite=1'),
  'an organization beside the list': firstOf('/people/organizations'),
  'a person beside the list': firstOf('/people'),
  'an API token to be created': at('/api-tokens?create=1'),
  'a registration with a code': dialogAt('/license-management/configuration?dialog=register'),
  'an audit log to be cleared': dialogAt('/license-management/audit-log?dialog=clear'),
  'a search without a match': at('/modules?q=nothing+of+that+name'),
  'a link that does not work': asStranger('/invitation/never-issued'),
  'a form with mistakes': async ({ page }) => {
    await page.goto('/modules?dialog=add');
    const form = await openForm(page, 'Add a module');
    await form.getByRole('button', { name: 'Add module' }).click();
    await expect(form.getByRole('alert')).toBeVisible();
    return undefined;
  },
  'the navigation search': async ({ page }) => {
    await page.goto('/');
    await press(page.getByRole('button', { name: /^Search pages, records/ }));
    await page.getByRole('searchbox', { name: 'Search pages and records' }).fill('a');
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    return undefined;
  },
  'a session that has ended': async ({ browser, app }) => {
    const page = await openSignedIn(browser, app);
    await gotoRenewed(page, '/account');
    const form = await openForm(page, 'Your name');
    await page.context().clearCookies();
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
    return page;
  },
  'a page that does not exist': async ({ page }) => {
    expect((await page.goto('/never-heard-of'))?.status()).toBe(404);
    return undefined;
  },
  'a record that does not exist': async ({ page }) => {
    expect((await page.goto('/customers/01900000-0000-7000-8000-000000000000'))?.status()).toBe(404);
    return undefined;
  },
};

async function look(open: Open | undefined, visit: Visit): Promise<void> {
  const page = (await open?.(visit)) ?? visit.page;
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expectAccessible(page);
}

for (const route of routes().filter((each) => each !== '/setup'))
  test(`${route} is accessible`, async ({ page, browser, app }) => {
    expect(pages, 'How the page is opened has to be said here.').toHaveProperty([route]);
    await look(pages[route], { page, browser, app });
  });

for (const [state, open] of Object.entries(states))
  test(`${state} is accessible`, async ({ page, browser, app }) => {
    await look(open, { page, browser, app });
  });

instances('/setup is accessible', async ({ start, browser }) => {
  const app = await start({ ADMIN_EMAIL: '', ADMIN_PASSWORD: '' });
  const page = await openStranger(browser, app);
  await page.goto('/sign-in');
  await expectAccessible(page);
  await page.goto(/\/setup\?code=\S+/.exec(app.log())?.[0] ?? '');
  await openForm(page, 'First administrator');
  await expectAccessible(page);
});
