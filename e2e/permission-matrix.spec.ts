import type { Page } from '@playwright/test';
import { NO_ID, serverActions } from './fixtures/actions.ts';
import { openLicenseAdministrator } from './fixtures/customers-people.ts';
import { exportedLists, jsonLinesLists } from './fixtures/exports.ts';
import { ask } from './fixtures/http.ts';
import { createRole, openInvited, unique } from './fixtures/people.ts';
import {
  addCustomerProduct,
  addEnvironment,
  createCustomer,
  createProduct,
} from './fixtures/product-team.ts';
import { routes } from './fixtures/routes.ts';
import { expect, test } from './fixtures/test.ts';

test.describe.configure({ timeout: 600_000 });

const LEVELS = ['Read', 'Update', 'Create', 'Delete'] as const;

/** What anybody who is signed in, or nobody, may post: the own account, signing in, and looking for what one may see. */
const ANYBODYS = [
  /^_link\/actions /,
  /^setup\/actions /,
  /^sign-in\/actions /,
  /^sign-out\/actions /,
  /^account\/actions /,
  /^_shell\/(confirm confirmSession|search search|save-preference savePreference)$/,
  // Says first that no file was chosen: which permission it takes, the file's kind says.
  /^import\/.* (check|apply)\w*$/,
];
/** What a customer's person may ask of the product team. */
const CUSTOMERS = [...ANYBODYS, /^portal\/actions /];

interface Marked {
  /** Of a customer, its product and its environment. */
  marker: string;
  ids: Record<string, string>;
}

/** A customer with a product and an environment, whose names hold a word that is nowhere else. */
async function addMarked(page: Page): Promise<Marked> {
  const marker = unique('Marked').replace(' ', '');
  const product = await createProduct(page, `Product ${marker}`);
  const customer = await createCustomer(page, `Customer ${marker}`);
  await addCustomerProduct(page, customer, {
    Product: `Product ${marker}`,
    'License type': 'Annual',
    'No. of users': '3',
  });
  await addEnvironment(page, customer, {
    Name: `Environment ${marker}`,
    Tenant: `${marker}.example`,
    'Serial number': marker,
  });
  const idAt = async (path: string) => {
    await page.goto(path);
    const href = await page
      .getByRole('grid')
      .getByRole('link', { name: new RegExp(marker) })
      .first()
      .getAttribute('href');
    return href?.split('/').at(-1) ?? NO_ID;
  };
  return {
    marker,
    ids: {
      customer,
      product,
      customerProduct: await idAt(`/customers/${customer}/products`),
      environment: await idAt(`/customers/${customer}/environments`),
    },
  };
}

/** Every page of the build, and every export, with the IDs of the marked records wherever one is asked for. */
function addresses({ ids }: Marked): string[] {
  const filled = routes()
    .filter((route) => !route.startsWith('/sign-out'))
    .map((route) =>
      route
        .replace('/customers/[id]', `/customers/${ids.customer}`)
        .replace('/products/[id]', `/products/${ids.product}`)
        .replace('[customerProductId]', ids.customerProduct ?? NO_ID)
        .replace('[environmentId]', ids.environment ?? NO_ID)
        .replace(/\[kind\]/, 'customers')
        .replace(/\[\w+\]/g, NO_ID),
    );
  return [
    ...filled,
    ...exportedLists().map((list) => `/export/${list}`),
    ...jsonLinesLists().map((list) => `/export/${list}.jsonl`),
    `/export/customer-products?customer=${ids.customer}`,
    `/export/customer-environments?customer=${ids.customer}`,
    `/portal?selected=${ids.customerProduct}`,
    `/portal/environments?selected=${ids.environment}`,
    '/people?q=admin',
  ];
}

/** Asks for every address as a page and as the router does; gives those whose answer holds one of `words`. */
async function visitAll(page: Page, all: string[], words: string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const path of all) {
    for (const headers of [undefined, { rsc: '1' }]) {
      const asked = headers ? `${path}${path.includes('?') ? '&' : '?'}_rsc=1` : path;
      const { status, text } = await ask(page, asked, { headers });
      expect([200, 303, 307, 308, 400, 403, 404], `${asked} answers ${status}`).toContain(status);
      expect(text, asked).not.toContain('Something failed on the server');
      if (words.some((word) => text.includes(word))) found.add(path);
    }
  }
  return found;
}

/** Posts every action but signing out, which is the last, with an empty input; gives the names of those that were not refused for want of a permission. */
async function postAll(page: Page): Promise<string[]> {
  const passed: string[] = [];
  for (const { id, name, path } of serverActions().filter((each) => !each.name.startsWith('sign-out/'))) {
    const { status, text } = await ask(page, path, {
      method: 'POST',
      headers: { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', accept: 'text/x-component' },
      // A job is asked for by its name; that of nothing else is enough.
      body: '[{"name":"none"},{"name":"none"}]',
    });
    expect(status, `${name} answers ${status}`).toBeLessThan(500);
    expect(text, name).not.toContain('"kind":"unexpected"');
    if (!/"kind":"(forbidden|unauthenticated)"/.test(text)) passed.push(name);
  }
  return passed;
}

/** What both audit logs say has happened. */
async function happened(page: Page): Promise<string> {
  const logs = await Promise.all(
    ['/export/audit-log', '/export/publisher-audit-log'].map((path) => ask(page, path)),
  );
  for (const { status } of logs) expect(status).toBe(200);
  return logs
    .flatMap(({ text }) => text.split('\n'))
    .filter((line) => !/Sign-(in|out)/.test(line))
    .join('\n');
}

const notAmong = (names: string[], allowed: RegExp[]) =>
  names.filter((name) => !allowed.some((pattern) => pattern.test(name)));

test("people without a permission, and a customer's people, see and do nothing of others", async ({
  page,
  browser,
  app,
}) => {
  const marked = await addMarked(page);
  const all = addresses(marked);
  const own = unique('Own customer');
  await createCustomer(page, own);
  const words = [marked.marker, app.admin.email];
  expect((await visitAll(page, all, words)).size, 'the administrator sees them').toBeGreaterThan(15);

  const nobody = await openInvited(page, browser, app, { roles: [] }, '/account');
  const customers = await openLicenseAdministrator(page, browser, app, own);
  const keeper = await openInvited(
    page,
    browser,
    app,
    { customer: own, persona: 'Organization administrator' },
    '/people',
  );
  const before = await happened(page);
  for (const person of [nobody, customers, keeper])
    expect([...(await visitAll(person, all, words))], 'no page and no payload tells of others').toEqual([]);
  expect(notAmong(await postAll(nobody), ANYBODYS)).toEqual([]);
  expect(notAmong(await postAll(customers), CUSTOMERS)).toEqual([]);
  expect(notAmong(await postAll(keeper), [...ANYBODYS, /^people\/actions /])).toEqual([]);
  expect(await happened(page), 'nothing was done').toBe(before);
});

for (const level of LEVELS)
  test(`a person with the level ${level} everywhere finds every page in order`, async ({
    page,
    browser,
    app,
  }) => {
    const marked = await addMarked(page);
    const role = unique(`All ${level}`);
    await createRole(page, role, 'Own organization', level);
    const person = await openInvited(page, browser, app, { roles: [role] });
    const seen = await visitAll(person, addresses(marked), [marked.marker]);
    for (const path of [
      '/customers',
      '/products',
      '/publisher-audit-log',
      '/export/customers',
      '/customer-products',
    ])
      expect([...seen]).toContain(path);
    if (level !== 'Read') return;
    const before = await happened(page);
    const reads = [
      /^registrations\/actions findCustomerOptions$/,
      / countOlder$/,
      /audit-log\/actions verify$/,
    ];
    expect(notAmong(await postAll(person), [...ANYBODYS, ...reads])).toEqual([]);
    expect(await happened(page)).toBe(before);
  });
