import type { Browser, Page } from '@playwright/test';
import { auditEntries } from './fixtures/administrator.ts';
import { expectFieldError, field, openForm, press } from './fixtures/forms.ts';
import type { LicenseManager } from './fixtures/license-manager.ts';
import { expectAccessible } from './fixtures/looks.ts';
import { openInvited, openPerson, unique, uniqueEmail } from './fixtures/people.ts';
import { addEnvironment, createCustomer, openEnvironment } from './fixtures/product-team.ts';
import { COOKIE, confirmationDialog, confirmWith, letConfirmationLapse } from './fixtures/sessions.ts';
import { openSignedIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

test.describe.configure({ timeout: 360_000 });

const PASSWORD = 'several words to remember';

/** An administrator of this test alone, whose sign-in was a while ago. */
async function openAdministrator(page: Page, browser: Browser, app: LicenseManager) {
  const email = uniqueEmail();
  const person = await openInvited(page, browser, app, { email, persona: 'Global administrator' });
  letConfirmationLapse(app, email);
  return { email, person };
}

test('creating an API token asks for the password, and keeps what was typed', async ({
  page,
  browser,
  app,
}) => {
  const { email, person } = await openAdministrator(page, browser, app);
  const name = unique('Pipeline');
  await person.goto('/api-tokens?create=1');
  const form = await openForm(person, 'Create an API token');
  await form.getByLabel(/^Name/).fill(name);
  await form.getByRole('checkbox', { name: 'modules:read' }).check();
  await form.getByRole('button', { name: 'Create token' }).click();

  const dialog = confirmationDialog(person);
  const password = field(dialog, 'Password');
  await expect(password).toBeFocused();
  await confirmWith(person, 'not the password');
  await expectFieldError(password, 'This is not your password.');
  await expect(password).toBeFocused();
  await expectAccessible(person);

  // Whoever gives up has what was typed, and no token.
  await person.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(form.getByRole('alert')).toContainText('this asks you to confirm that it is you');
  await expect(form.getByLabel(/^Name/)).toHaveValue(name);
  await form.getByRole('button', { name: 'Create token' }).press('Enter');
  await expect(password).toBeFocused();
  await person.keyboard.type(PASSWORD);
  await person.keyboard.press('Enter');
  const token = await person.getByLabel('API token', { exact: true }).inputValue();
  expect(token).toMatch(/^lm_/);
  await expect(dialog).toHaveCount(0);

  await expect(
    await auditEntries(page, 'Sign-in Failed', email, 'to confirm a session: wrong password'),
  ).toHaveCount(1);
  await expect(await auditEntries(page, 'Identity Confirmed', email)).toHaveCount(1);
  await expect(await auditEntries(page, 'API Token Created', name)).toHaveCount(1);
});

test('issuing a registration code asks for the password, and then shows the code', async ({
  page,
  browser,
  app,
}) => {
  const customer = await createCustomer(page, unique('Contoso'));
  await addEnvironment(page, customer, {
    Name: 'Contoso Production',
    Tenant: unique('tenant').replace(' ', '-'),
    'Serial number': unique('serial'),
  });
  const { person } = await openAdministrator(page, browser, app);
  await openEnvironment(person, customer, 'Contoso Production');
  await press(person.getByRole('button', { name: 'Issue registration code' }));
  await confirmWith(person, PASSWORD);
  await expect(person.getByLabel('Code for Contoso Production')).not.toHaveValue('');
  // That counts for five minutes.
  await person.getByRole('button', { name: 'Done' }).click();
  await press(person.getByRole('button', { name: 'Issue registration code' }));
  await expect(person.getByLabel('Code for Contoso Production')).not.toHaveValue('');
});

test('issuing the reset link of somebody else asks for the password, and then shows the link', async ({
  page,
  browser,
  app,
}) => {
  const { email: forgetful } = await openAdministrator(page, browser, app);
  const { person } = await openAdministrator(page, browser, app);
  await openPerson(person, forgetful);
  await press(person.getByRole('button', { name: 'Reset link' }));
  await confirmWith(person, PASSWORD);
  await expect(person.getByLabel(`Link for ${forgetful}`)).toHaveValue(/\/reset\//);
});

for (const log of ['/license-management/audit-log', '/publisher-audit-log'])
  test(`clearing ${log} asks for the password above the dialog that asks how much`, async ({
    page,
    browser,
    app,
  }) => {
    const { person } = await openAdministrator(page, browser, app);
    await person.goto(`${log}?dialog=clear`);
    const clearing = person.getByRole('dialog', { name: 'Clear audit log' });
    await field(clearing, 'Delete entries older than').fill('365');
    await press(clearing.getByRole('button', { name: 'Delete entries' }));
    await expect(field(confirmationDialog(person), 'Password')).toBeFocused();
    await confirmWith(person, PASSWORD);
    await expect(person.getByText(/^Deleted 0 entries older than 365 days/).first()).toBeVisible();
    await expect(clearing).toBeHidden();
  });

test('many wrong passwords make whoever found the browser wait, and end there', async ({
  page,
  browser,
  app,
}) => {
  const { person } = await openAdministrator(page, browser, app);
  await person.goto('/publisher-audit-log?dialog=clear');
  await press(person.getByRole('button', { name: 'Delete entries' }));
  const dialog = confirmationDialog(person);
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const answered = person.waitForResponse((response) => response.request().method() === 'POST');
    await confirmWith(person, `guess ${attempt}`);
    await answered;
    await expectFieldError(field(dialog, 'Password'), 'This is not your password.');
  }
  await confirmWith(person, PASSWORD);
  await expect(dialog.getByRole('alert')).toContainText(
    /Too many failed attempts\. Try again in \d+ seconds\./,
  );
});

test('a copy of the cookie is not confirmed along with the person', async ({ page, browser, app }) => {
  const { person } = await openAdministrator(page, browser, app);
  const cookies = await person.context().cookies();
  const thief = await browser.newContext({ baseURL: app.url, storageState: undefined });
  await thief.addCookies(cookies.filter(({ name }) => name === COOKIE));
  const copy = await thief.newPage();
  await copy.goto('/people');
  await expect(copy.getByRole('heading', { name: 'People', level: 1 })).toBeVisible();

  await person.goto('/publisher-audit-log?dialog=clear');
  await press(person.getByRole('button', { name: 'Delete entries' }));
  await confirmWith(person, PASSWORD);
  await expect(confirmationDialog(person)).toHaveCount(0);
  await person.goto('/people');
  await expect(person.getByRole('heading', { name: 'People', level: 1 })).toBeVisible();
  await copy.goto('/people');
  await expect(copy).toHaveURL(/\/sign-in\?/);
  await thief.close();
});

test('who has signed in within five minutes is not asked', async ({ browser, app }) => {
  const page = await openSignedIn(browser, app);
  await page.goto('/publisher-audit-log?dialog=clear');
  await field(page.getByRole('dialog', { name: 'Clear audit log' }), 'Delete entries older than').fill(
    '3650',
  );
  await press(page.getByRole('button', { name: 'Delete entries' }));
  await expect(page.getByText(/^Deleted 0 entries older than 3650 days/).first()).toBeVisible();
});
