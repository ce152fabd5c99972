import { openForm, press } from './fixtures/forms.ts';
import { expect, test } from './fixtures/sample-data.ts';
import { openSignedIn } from './fixtures/sign-in.ts';

test('the navigation search finds License Management by its name, by keyboard alone', async ({ page }) => {
  await page.goto('/jobs');
  await expect(page.getByRole('button', { name: /Ctrl K/ })).toBeVisible();
  await page.keyboard.press('Control+K');
  const search = page.getByRole('searchbox', { name: 'Search pages and records' });
  await expect(search).toBeFocused();
  await page.keyboard.type('license management');
  const found = page.getByRole('menuitem').first();
  await expect(found).toHaveAccessibleName(/^License Management/);
  await expect(found).toHaveAttribute('data-focused', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/license-management');
  await expect(page.getByRole('heading', { name: 'License Management', level: 1 })).toBeVisible();
  await expect(search).toHaveCount(0);

  await page.keyboard.press('Control+K');
  await expect(search).toBeFocused();
  await page.keyboard.type('license management');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/license-management/configuration');

  await page.keyboard.press('Control+K');
  await expect(search).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(search).toHaveCount(0);
});

test('the navigation search finds records, and says when there is none of that name', async ({ page }) => {
  await page.goto('/');
  const open = page.getByRole('button', { name: /^Search pages, records/ });
  const search = page.getByRole('searchbox', { name: 'Search pages and records' });
  const records: [typed: string, kind: string, heading: string][] = [
    ['lease acc', 'Product', 'Lease Accounting'],
    ['LEASEACC', 'Module', 'LeaseAccounting'],
  ];
  for (const [typed, kind, heading] of records) {
    await press(open);
    await search.fill(typed);
    await page
      .getByRole('menuitem', { name: `${heading}` })
      .filter({ hasText: kind })
      .click();
    await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible();
  }
  await press(open);
  await search.fill('never heard of');
  await expect(
    page.getByRole('status').filter({ hasText: 'Nothing is called “never heard of”.' }),
  ).toBeVisible();
});

test('a theme that was chosen stays, from the first paint on', async ({ browser, app }) => {
  const page = await openSignedIn(browser, app);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  const choose = async (theme: string) => {
    await press(page.getByRole('button', { name: /settings and sign out$/ }));
    await page.getByRole('menuitemradio', { name: theme }).click();
  };
  await choose('Dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect.poll(background).not.toBe(light);

  await page.goto('/modules', { waitUntil: 'commit' });
  await expect(page.locator('body')).toBeAttached();
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  const other = await page.context().newPage();
  await other.goto('/sign-out');
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');

  await page.keyboard.press('Escape');
  await choose('As the system');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the License View is worked through by keyboard alone', async ({ page }) => {
  await page.goto('/license-management');
  const rows = page.getByRole('grid', { name: 'Licenses' }).locator('tbody').getByRole('row');
  await expect(rows).toHaveCount(8);
  await page.getByRole('searchbox', { name: 'Search licenses' }).focus();
  for (
    let step = 0;
    step < 20 && !(await rows.first().evaluate((row) => row === document.activeElement));
    step++
  )
    await page.keyboard.press('Tab');
  await expect(rows.first()).toBeFocused();

  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(rows.last()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(rows.last()).toBeFocused();
  await page.keyboard.press('Home');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');

  const panel = page.getByRole('complementary', { name: 'ContractManagement' });
  await expect(panel.getByRole('heading', { name: 'ContractManagement' })).toBeFocused();
  await expect(page).toHaveURL('/license-management?selected=ContractManagement');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(page).toHaveURL('/license-management');
  await expect(rows.nth(1)).toBeFocused();
});

test('the first Tab leads past the navigation', async ({ page }) => {
  await page.goto('/modules');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: /^Skip/ });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('main').locator(':focus')).toHaveCount(1);
});

test('typed work is not left behind without a question', async ({ page }) => {
  await page.goto('/modules?dialog=add');
  const model = (await openForm(page, 'Add a module')).getByLabel(/^Model/);
  await model.fill('Half a name');
  const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
  const jobs = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Jobs' });

  await jobs.click();
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toHaveCount(0);
  await expect(model).toHaveValue('Half a name');

  await page.keyboard.press('Escape');
  await expect(page).toHaveURL('/modules?dialog=add');

  const asked = page.waitForEvent('dialog').then(async (dialog) => {
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
  });
  await page.evaluate(() => location.reload());
  await asked;
  await expect(model).toHaveValue('Half a name');

  await jobs.click();
  await question.getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('heading', { name: 'Jobs', level: 1 })).toBeVisible();
});

test('an address without a page says so, and leads back', async ({ page }) => {
  expect((await page.goto('/never-heard-of'))?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();
  await page.getByRole('link', { name: 'Go to the first page' }).click();
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('heading', { name: 'Dashboard', level: 1 })).toBeVisible();

  const gone = '01900000-0000-7000-8000-000000000000';
  for (const address of [`/customers/${gone}`, `/products/${gone}`, '/customers/not-an-id'])
    expect((await page.goto(address))?.status(), address).toBe(404);
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
});
