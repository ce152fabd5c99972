import type { Page } from '@playwright/test';
import { refreshLicenses } from './fixtures/administrator.ts';
import { confirm, expectFieldError, field, fill, minute, openForm, press } from './fixtures/forms.ts';
import { unique } from './fixtures/people.ts';
import { expect, test } from './fixtures/sample-data.ts';

/** In hours. */
const DAY = 24;

const refresh = (page: Page) => refreshLicenses(page, /^Success: \d+ licenses refreshed, /);
const rowOf = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title });

async function onDashboard(page: Page) {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Dashboard' })).toBeVisible();
  return page.getByRole('region', { name: 'Announcements', exact: true });
}

test('an outage is announced, explains itself on the dashboard, and is gone when it has ended', async ({
  page,
}) => {
  const title = unique('No answers');
  await page.goto('/announcements?dialog=new');
  const form = await openForm(page, 'New announcement');
  await fill(form, {
    Kind: 'Outage',
    Title: title,
    Text: 'We are on it.\nNothing is <b>lost</b>.',
    'From (UTC)': minute(-1),
    'Until (UTC)': minute(1),
  });
  await form.getByRole('button', { name: 'Create announcement' }).click();
  await expect(form).toBeHidden();
  await expect(rowOf(page, title)).toContainText('Applies now');

  await page.goto('/overview');
  const applying = page.getByRole('region', { name: 'Announcements that apply' });
  await expect(applying).toContainText(`Outage: ${title}`);

  await refresh(page);
  const shown = await onDashboard(page);
  await expect(shown).toContainText(`Error: Outage: ${title}`);
  await expect(shown.getByText('We are on it.\nNothing is <b>lost</b>.')).toHaveCSS(
    'white-space-collapse',
    'preserve-breaks',
  );
  await expect(shown).toContainText(/\d\d\/\d\d\/\d{4}, \d\d:\d\d UTC – /);

  await page.goto('/announcements');
  await rowOf(page, title).getByRole('link').click();
  await press(page.getByRole('button', { name: 'End now' }));
  await expect(rowOf(page, title)).toContainText('Past');
  await refresh(page);
  await expect((await onDashboard(page)).getByText(title)).toHaveCount(0);
});

test('a downtime is announced before it begins, moved, and deleted', async ({ page }) => {
  const title = unique('Move of servers');
  await page.goto('/announcements?dialog=new');
  const form = await openForm(page, 'New announcement');
  await form.getByRole('button', { name: 'Create announcement' }).click();
  await expectFieldError(field(form, 'Title'), 'Required.');
  await fill(form, {
    Title: title,
    'From (UTC)': minute(2 * DAY),
    'Until (UTC)': minute(DAY),
  });
  await form.getByRole('button', { name: 'Create announcement' }).click();
  await expectFieldError(field(form, 'Until (UTC)'), 'Must be later than From.');
  await fill(form, { 'From (UTC)': minute(-2 * DAY), 'Until (UTC)': minute(-DAY) });
  await form.getByRole('button', { name: 'Create announcement' }).click();
  await expectFieldError(field(form, 'Until (UTC)'), 'This is past already, so nobody would see it.');
  await fill(form, { 'From (UTC)': minute(20 * DAY), 'Until (UTC)': minute(21 * DAY) });
  await form.getByRole('button', { name: 'Create announcement' }).click();
  await expect(rowOf(page, title)).toContainText('Planned');

  // Too far ahead to be of interest.
  await refresh(page);
  await expect((await onDashboard(page)).getByText(title)).toHaveCount(0);

  await page.goto('/announcements');
  await rowOf(page, title).getByRole('link').click();
  const change = await openForm(page, `Announcement ${title}`);
  await expect(field(change, 'Kind')).toHaveValue('downtime');
  await fill(change, { 'From (UTC)': minute(2 * DAY), 'Until (UTC)': minute(3 * DAY) });
  await change.getByRole('button', { name: 'Save' }).click();
  await expect(change).toBeHidden();
  await refresh(page);
  await expect(await onDashboard(page)).toContainText(`Coming planned downtime: ${title}`);

  await page.goto('/announcements');
  await rowOf(page, title).getByRole('link').click();
  await press(page.getByRole('button', { name: 'Delete' }));
  await confirm(page, `Delete announcement ${title}?`, 'Delete announcement');
  await expect(rowOf(page, title)).toHaveCount(0);
  await refresh(page);
  await expect((await onDashboard(page)).getByText(title)).toHaveCount(0);
});
