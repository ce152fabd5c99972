import type { Page } from '@playwright/test';
import { press } from './fixtures/forms.ts';
import { choosePassword, invite, openPerson, openStranger, unique, uniqueEmail } from './fixtures/people.ts';
import { gotoRenewed, openSignedIn, signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

const PASSWORD = 'several words to remember';
const WRONG = 'The e-mail address or the password is wrong.';

async function typeCredentials(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel(/^E-mail/).fill(email);
  await page.getByLabel(/^Password/).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** What the form says above its fields. */
const refusal = (page: Page) => page.getByRole('form').getByRole('alert');

test.describe('a stranger', () => {
  test.use({ signedIn: false });

  test('is told the same of a wrong password and of an unknown address', async ({ page, app }) => {
    await page.goto('/sign-in');
    for (const email of [app.admin.email, uniqueEmail()]) {
      await typeCredentials(page, email, 'not the password');
      await expect(refusal(page)).toHaveText(WRONG);
      await expect(page.getByLabel(/^E-mail/)).toHaveValue(email);
      await page.reload();
    }
  });

  test('has to wait after many wrong passwords, the right one included', async ({ page, app, browser }) => {
    const email = uniqueEmail();
    const administrator = await openSignedIn(browser, app);
    const link = await invite(administrator, { email, name: unique('Guessed') });
    await choosePassword(await openStranger(browser, app), link, PASSWORD);

    await page.goto('/sign-in');
    for (let attempt = 1; attempt <= 5; attempt++) {
      const answered = page.waitForResponse((response) => response.request().method() === 'POST');
      await typeCredentials(page, email, `guess ${attempt}`);
      await answered;
      await expect(refusal(page)).toHaveText(WRONG);
    }
    await typeCredentials(page, email, PASSWORD);
    await expect(refusal(page)).toContainText(/Too many failed attempts\. Try again in \d+ seconds\./);
  });

  test('goes to sign-in from every page, and on to the page asked for', async ({ page, app }) => {
    const wanted = '/license-management/audit-log?q=Account&page=1';
    await page.goto(wanted);
    await expect(page).toHaveURL(`/sign-in?callbackUrl=${encodeURIComponent(wanted)}`);
    await typeCredentials(page, app.admin.email, app.admin.password);
    await expect(page).toHaveURL(wanted);
    await expect(page.getByRole('searchbox')).toHaveValue('Account');
  });

  test('is sent to no other site after signing in, whatever the address or the form says', async ({
    page,
    app,
  }) => {
    const elsewhere = ['https://elsewhere.example/', '//elsewhere.example/', '/\\elsewhere.example/'];
    for (const address of elsewhere) {
      await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(address)}`);
      await expect(page.locator('input[name=callbackUrl]')).toHaveValue('/');
      await page.locator('input[name=callbackUrl]').evaluate((input, value) => {
        (input as HTMLInputElement).value = value;
      }, address);
      await typeCredentials(page, app.admin.email, app.admin.password);
      await expect(page).toHaveURL('/');
      await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
      await gotoRenewed(page, '/');
      await page.context().clearCookies();
    }
  });
});

test('signing out ends the session, and says so', async ({ browser, app }) => {
  const page = await openSignedIn(browser, app);
  await press(page.getByRole('button', { name: /settings and sign out$/ }));
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByText('You have signed out.')).toBeVisible();
  const names = (await page.context().cookies()).map(({ name }) => name);
  expect(names).not.toContain('next-auth.session-token');
  await page.goto('/people');
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
});

test('a disabled account is out at its next request, and cannot sign in', async ({ page, browser, app }) => {
  const email = uniqueEmail();
  const person = await openStranger(browser, app);
  await choosePassword(person, await invite(page, { email, name: unique('Leaver') }), PASSWORD);
  await person.goto('/modules');
  await expect(person.getByRole('heading', { name: 'Modules', level: 1 })).toBeVisible();

  await openPerson(page, email);
  await press(page.getByRole('button', { name: 'Disable' }));
  await page
    .getByRole('alertdialog', { name: `Disable ${email}?` })
    .getByRole('button', { name: 'Disable' })
    .click();
  await expect(page.getByRole('row').filter({ hasText: email })).toContainText('Disabled');

  await person.goto('/modules');
  await expect(person).toHaveURL(/\/sign-in/);
  await typeCredentials(person, email, PASSWORD);
  await expect(refusal(person)).toHaveText(WRONG);

  await press(page.getByRole('button', { name: 'Enable', exact: true }));
  await expect(page.getByRole('row').filter({ hasText: email })).toContainText('Active');
  await signIn(person, email, PASSWORD);
});

test('an invitation link leads to a password, once', async ({ page, browser, app }) => {
  const email = uniqueEmail();
  const name = unique('Newcomer');
  const link = await invite(page, { email, name });
  expect(new URL(link).origin).toBe(app.url);
  await page.getByRole('link', { name: 'Done' }).click();
  await expect(page.getByRole('row').filter({ hasText: email })).toContainText('Invited');

  const person = await openStranger(browser, app);
  await person.goto(link);
  await expect(person.getByRole('heading', { name: `Welcome, ${name}` })).toBeVisible();
  await expect(person.getByText(email)).toBeVisible();
  await choosePassword(person, link, PASSWORD);
  await expect(person.getByRole('button', { name: new RegExp(`^${name}`) })).toBeVisible();

  const second = await openStranger(browser, app);
  await second.goto(link);
  await expect(second.getByText('This link has been used already.')).toBeVisible();
  await expect(second.getByLabel(/^Password/)).toHaveCount(0);
  await signIn(second, email, PASSWORD);
});

test('a reset link replaces the password and ends the sessions; a newer link replaces it', async ({
  page,
  browser,
  app,
}) => {
  const email = uniqueEmail();
  const person = await openStranger(browser, app);
  await choosePassword(person, await invite(page, { email, name: unique('Forgetful') }), PASSWORD);

  await openPerson(page, email);
  const issued = page.getByLabel(`Link for ${email}`);
  await press(page.getByRole('button', { name: 'Reset link' }));
  const replaced = await issued.inputValue();
  await press(page.getByRole('button', { name: 'Reset link' }));
  await expect(issued).not.toHaveValue(replaced);
  const link = await issued.inputValue();

  const elsewhere = await openStranger(browser, app);
  await elsewhere.goto(replaced);
  await expect(elsewhere.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
  await choosePassword(elsewhere, link, 'other words that came to mind');

  await person.goto('/modules');
  await expect(person).toHaveURL(/\/sign-in/);
  await typeCredentials(person, email, PASSWORD);
  await expect(refusal(person)).toHaveText(WRONG);
  await signIn(person, email, 'other words that came to mind');
});
