import { createApiToken } from './fixtures/api-tokens.ts';
import { expectFieldError, field, openForm, press } from './fixtures/forms.ts';
import { unique } from './fixtures/people.ts';
import { expect, test } from './fixtures/test.ts';

const MODULES = '/api/environment/v1/modules';

/** What the environment API answers; `token` goes into the header as it is. */
async function call(url: string, method: string, token?: string, body?: unknown) {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    challenge: response.headers.get('www-authenticate'),
    body: text === '' ? undefined : JSON.parse(text),
  };
}

test('a token is shown once, and a program reports modules with it', async ({ page, app }) => {
  const name = unique('Pipeline');
  const model = unique('Model');
  const token = await createApiToken(page, name, ['modules:read', 'modules:write']);
  await page.getByRole('link', { name: 'Done' }).click();
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('modules:read, modules:write');
  await expect(row).toContainText('Active');
  await expect(page.getByLabel('API token', { exact: true })).toHaveCount(0);
  // A page is long: whether, not what, is told where it fails.
  expect((await page.content()).includes(token)).toBe(false);

  const address = `${app.url}${MODULES}/${encodeURIComponent(model)}`;
  const told = { product: 'Any product', installed_version: '10.0.43', used_licenses: 7 };
  expect(await call(address, 'PUT', token, told)).toMatchObject({ status: 201, body: { model, ...told } });
  expect(await call(address, 'PUT', token, { ...told, installed_version: '10.0.44' })).toMatchObject({
    status: 200,
  });
  const listed = await call(`${app.url}${MODULES}`, 'GET', token);
  expect(listed.status).toBe(200);
  expect(listed.body).toContainEqual(
    expect.objectContaining({
      model,
      product: 'Any product',
      installed_version: '10.0.44',
      used_licenses: 7,
    }),
  );

  await page.goto('/modules');
  const module = page.getByRole('row').filter({ hasText: model });
  await expect(module).toContainText('Any product');
  await expect(module).toContainText('10.0.44');
  await page.goto('/api-tokens');
  await expect(row.getByRole('gridcell').nth(4)).not.toHaveText('—');

  expect(await call(address, 'DELETE', token)).toMatchObject({ status: 204, body: undefined });
  expect(await call(address, 'DELETE', token)).toMatchObject({
    status: 404,
    type: 'application/problem+json',
    body: { type: `${app.url}/problems/not-found`, status: 404, title: 'Not found' },
  });
  await page.goto('/modules');
  await expect(page.getByRole('heading', { name: 'Modules', level: 1 })).toBeVisible();
  await expect(module).toHaveCount(0);
});

test('a request without a good token is refused, with the reason as a problem', async ({ page, app }) => {
  const name = unique('Reporter');
  const token = await createApiToken(page, name, ['modules:write']);
  const list = `${app.url}${MODULES}`;
  const unauthorized = {
    status: 401,
    type: 'application/problem+json',
    body: { type: `${app.url}/problems/unauthorized`, status: 401, title: 'Unauthorized' },
  };

  expect(await call(list, 'GET')).toMatchObject({
    ...unauthorized,
    challenge: 'Bearer',
    body: { ...unauthorized.body, code: 'token-missing' },
  });
  for (const wrong of ['lm_nonsense', `${token}x`, token.toUpperCase()])
    expect(await call(list, 'GET', wrong)).toMatchObject({
      ...unauthorized,
      challenge: 'Bearer error="invalid_token"',
      body: { ...unauthorized.body, code: 'token-invalid' },
    });
  expect(await call(list, 'GET', token)).toMatchObject({
    status: 403,
    type: 'application/problem+json',
    challenge: 'Bearer error="insufficient_scope"',
    body: {
      type: `${app.url}/problems/insufficient-scope`,
      detail: 'The API token does not have the scope modules:read.',
    },
  });

  const address = `${list}/${encodeURIComponent(unique('Model'))}`;
  const told = { product: 'Any product', installed_version: '1.0', used_licenses: null };
  expect(await call(address, 'PUT', token, { ...told, installed_version: 'one' })).toMatchObject({
    status: 422,
    body: {
      type: `${app.url}/problems/invalid-request`,
      errors: { installed_version: [expect.any(String)] },
    },
  });
  expect((await call(address, 'PUT', token, told)).status).toBe(201);

  await page.goto('/api-tokens');
  const row = page.getByRole('row').filter({ hasText: name });
  await press(row.getByRole('button', { name: 'Revoke' }));
  await page
    .getByRole('alertdialog', { name: `Revoke the API token ${name}?` })
    .getByRole('button', { name: 'Revoke' })
    .click();
  await expect(row).toContainText('Revoked');
  await expect(row.getByRole('button', { name: 'Revoke' })).toHaveCount(0);
  expect(await call(address, 'PUT', token, told)).toMatchObject({
    ...unauthorized,
    body: { ...unauthorized.body, code: 'token-invalid' },
  });
});

test('the page of a problem says what it means', async ({ page, app }) => {
  const { body } = await call(`${app.url}${MODULES}`, 'GET');
  await page.goto(body.type);
  await expect(page.getByRole('heading', { name: body.title })).toBeVisible();
  await expect(page.getByText('HTTP status 401')).toBeVisible();
  expect((await page.goto('/problems/never-heard-of'))?.status()).toBe(404);
});

test('a token needs a name, a scope and a last day that is not past', async ({ page }) => {
  await page.goto('/api-tokens?create=1');
  const form = await openForm(page, 'Create an API token');
  const create = form.getByRole('button', { name: 'Create token' });
  await create.click();
  await expectFieldError(field(form, 'Name'), /Required\./);
  await expect(form.getByRole('group', { name: 'Scopes' })).toHaveAccessibleDescription(
    /Choose at least one\./,
  );

  const name = unique('Forgotten');
  await form.getByLabel(/^Name/).fill(name);
  await form.getByRole('checkbox', { name: 'licenses:read' }).check();
  const lastDay = field(form, 'Expires after');
  await lastDay.fill('2020-01-31');
  await create.click();
  await expectFieldError(lastDay, /Must not be in the past\./);
  await page.goto('/api-tokens');
  await expect(page.getByRole('heading', { name: 'API tokens', level: 1 })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(0);
});
