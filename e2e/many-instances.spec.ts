import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { test as base, expect } from '@playwright/test';
import { runScript } from '../scripts/vitest/run-script.ts';
import { createApiToken } from './fixtures/api-tokens.ts';
import { confirm, press } from './fixtures/forms.ts';
import { type Installation, startInstallation } from './fixtures/many-instances.ts';
import { openInvited, openPerson, unique, uniqueEmail } from './fixtures/people.ts';
import {
  addCustomerProduct,
  addEnvironment,
  changeCustomerProduct,
  createCustomer,
  createProduct,
} from './fixtures/product-team.ts';
import { openSignedIn } from './fixtures/sign-in.ts';

/** What one instance has changed, the others go by within this time. */
const SOON = 1000;

const test = base.extend<{ page: Page }, { app: Installation }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
    async ({}, use) => {
      const app = await startInstallation();
      await use(app);
      await app.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  page: async ({ app, browser }, use) => {
    const page = await openSignedIn(browser, app);
    await use(page);
    await page.context().close();
  },
});
test.describe.configure({ mode: 'serial', timeout: 360_000 });

const licensing = (url: string) => `${url}/api/licensing/v1`;

/** An environment that registered, with terms for 5 users of a product. */
async function licensed(page: Page, app: Installation) {
  const [customer, product] = [unique('Customer'), unique('Product')];
  const [tenant, serialNumber] = [unique('tenant'), randomUUID()];
  await createProduct(page, product);
  const customerId = await createCustomer(page, customer);
  await addEnvironment(page, customerId, {
    Name: 'Production',
    Tenant: tenant,
    'Serial number': serialNumber,
  });
  const terms = { Product: product, 'License type': 'Annual', 'No. of users': '5' };
  await addCustomerProduct(page, customerId, terms);
  const answer = await fetch(`${licensing(app.url)}/registrations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ tenant_id: tenant, environment_id: serialNumber }),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return { customerId, product, token };
}

/** What an instance answers to `GET /licenses`: when it was issued, and for how many users. */
async function licensesAt(url: string, token: string) {
  const answer = await fetch(`${licensing(url)}/licenses`, { headers: { authorization: `Bearer ${token}` } });
  const payload = (await answer.text()).split('.')[1] ?? '';
  const { iat, licenses } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
    iat: number;
    licenses: { terms: { user_count: number } }[];
  };
  return { iat, users: licenses[0]?.terms.user_count };
}

test('whoever signed in at one instance works at all of them', async ({ page, app }) => {
  const product = unique('Product');
  await createProduct(page, product);
  for (const { url } of app.instances) {
    await page.goto(`${url}/products`);
    await expect(page.getByRole('link', { name: product, exact: true })).toBeVisible();
  }
  expect(app.balancer.answers.size).toBe(app.instances.length);
  for (const count of app.balancer.answers.values()) expect(count).toBeGreaterThan(3);
});

test('what somebody signs out of at one instance has ended at the others', async ({ app, browser }) => {
  const page = await openSignedIn(browser, app);
  const stolen = await page.context().cookies();
  await page.goto(`${app.instances[0].url}/sign-out`);
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in*');
  await page.context().addCookies(stolen);
  for (const { url } of app.instances) {
    await page.goto(`${url}/products`);
    await expect(page).toHaveURL(/\/sign-in/);
  }
  await page.context().close();
});

test('a disabled person is out at every instance at once', async ({ page, app, browser }) => {
  const email = uniqueEmail();
  const person = await openInvited(page, browser, app, { email });
  await openPerson(page, email);
  await press(page.getByRole('button', { name: 'Disable', exact: true }));
  await confirm(page, /^Disable/, 'Disable');
  await expect(page.getByText('Disabled', { exact: true }).first()).toBeVisible();
  for (const { url } of app.instances) {
    await person.goto(`${url}/license-management`);
    await expect(person).toHaveURL(/\/sign-in/);
  }
  await person.context().close();
});

test('a revoked API token is refused by every instance at once', async ({ page, app }) => {
  const name = unique('Token');
  const token = await createApiToken(page, name, ['modules:read']);
  const statuses = () =>
    Promise.all(
      app.instances.map(async ({ url }) => {
        const headers = { authorization: `Bearer ${token}` };
        return (await fetch(`${url}/api/environment/v1/modules`, { headers })).status;
      }),
    );
  expect(await statuses()).toEqual([200, 200, 200]);
  await page.goto('/api-tokens');
  await press(page.getByRole('row').filter({ hasText: name }).getByRole('button', { name: 'Revoke' }));
  await confirm(page, /^Revoke/, 'Revoke');
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Revoked');
  expect(await statuses()).toEqual([401, 401, 401]);
});

test('changed terms are in the next license set of every instance, and no set is older than the one before', async ({
  page,
  app,
}) => {
  const { customerId, product, token } = await licensed(page, app);
  let last = 0;
  const ask = async (url: string) => {
    const { iat, users } = await licensesAt(url, token);
    expect(iat).toBeGreaterThanOrEqual(last);
    last = iat;
    return users;
  };
  const everywhere = async () => {
    const users = [];
    for (const { url } of app.instances) users.push(await ask(url));
    return users;
  };
  expect(await everywhere()).toEqual([5, 5, 5]);
  await changeCustomerProduct(page, customerId, product, { 'No. of users': '9' });
  expect(await everywhere()).toEqual([9, 9, 9]);
  for (let round = 0; round < 3; round += 1) {
    await new Promise((settle) => setTimeout(settle, SOON));
    expect(await everywhere()).toEqual([9, 9, 9]);
  }
});

test('a new signing key is published by every instance within a second', async ({ app }) => {
  const keysAt = async ({ url }: { url: string }) => {
    const answer = await fetch(`${licensing(url)}/jwks.json`);
    return ((await answer.json()) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);
  };
  const everywhere = () => Promise.all(app.instances.map(keysAt));
  const [before] = await everywhere();
  expect(before).toHaveLength(1);
  const { code, said } = await runScript('scripts/keys-rotate.ts', [], {
    ...app.settings,
    NODE_ENV: 'production',
  });
  expect([code, said]).toEqual([0, expect.stringMatching(/\w/)]);
  await new Promise((settle) => setTimeout(settle, SOON));
  const after = await everywhere();
  for (const keys of after) expect(keys).toEqual([...(before ?? []), expect.any(String)]);
  expect(new Set(after.flat()).size).toBe(2);
});

test('an instance that is stopped finishes what it has begun, and nobody notices', async ({ page, app }) => {
  const [, second] = app.instances;
  const { token } = await licensed(page, app);
  let asking = true;
  let answered = 0;
  const failures: unknown[] = [];
  const clients = Array.from({ length: 8 }, async () => {
    while (asking)
      await licensesAt(app.url, token).then(
        () => {
          answered += 1;
        },
        (error: unknown) => failures.push(error),
      );
  });
  await page.goto('/products');
  expect(await second.stop()).toBe(0);
  const withoutIt = answered;
  await page.goto('/customers');
  await expect(page.getByRole('heading', { name: 'Customers', level: 1 })).toBeVisible();
  await second.start();
  await expect.poll(() => answered).toBeGreaterThan(withoutIt + 100);
  asking = false;
  await Promise.all(clients);
  expect(failures).toEqual([]);
});

test('an instance that is stopping says so, and answers until its time is over', async ({ app }) => {
  const instance = await app.add({ SHUTDOWN_DELAY: '3' });
  const stopped = instance.stop();
  const health = async () => (await fetch(`${instance.url}/health`)).json();
  await expect.poll(health).toEqual({ status: 'stopping' });
  const page = await fetch(`${instance.url}/sign-in`);
  expect([page.status, page.headers.get('connection')]).toEqual([200, 'close']);
  expect(await stopped).toBe(0);
  await expect(fetch(`${instance.url}/health`)).rejects.toThrow();
});

test('an instance with another secret key is not let in', async ({ app }) => {
  const other = { SECRET_KEY: 'another secret, which is as long as that of the others' };
  await expect(app.add(other)).rejects.toThrow(/in use by instances with another SECRET_KEY/);
});

test('instances that start at once on an empty database print one address of the setup page', async () => {
  const app = await startInstallation({ ADMIN_EMAIL: '', ADMIN_PASSWORD: '' });
  const addresses = app.instances.map((instance) => /http\S+\/setup\?code=\S+/.exec(instance.log())?.[0]);
  await app.stop();
  expect(new Set(addresses).size).toBe(1);
  expect(addresses[0]).toContain(app.url);
});
