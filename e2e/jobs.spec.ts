import type { Page } from '@playwright/test';
import { auditEntries, fact } from './fixtures/administrator.ts';
import { confirm, press } from './fixtures/forms.ts';
import { expect, test } from './fixtures/instances.ts';

test.describe.configure({ timeout: 360_000 });

const jobOf = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });

test('a job is unscheduled, scheduled again, and scheduled by the next start', async ({ start, open }) => {
  const app = await start();
  const page = await open(app);
  await page.goto('/jobs');
  const job = jobOf(page, 'Daily telemetry send');
  await expect(job).toContainText(/Scheduled.*Next run \d\d\/\d\d\/\d{4}/);

  await press(job.getByRole('button', { name: 'Unschedule' }));
  await confirm(page, 'Unschedule “Daily telemetry send”?', 'Unschedule');
  await expect(job.getByText('Not scheduled', { exact: true })).toBeVisible();
  await expect(job.getByText('Next run')).toHaveCount(0);
  await expect(job.getByRole('button', { name: 'Unschedule' })).toHaveAccessibleDescription(
    'The job is not scheduled.',
  );
  await page.goto('/license-management/configuration');
  await expect(fact(page, 'Telemetry batch task')).toHaveText('Not scheduled');
  await expect(fact(page, 'License refresh batch task')).toContainText(/^Scheduled/);

  await page.goto('/jobs');
  await press(job.getByRole('button', { name: 'Schedule', exact: true }));
  await expect(job.getByText('Scheduled', { exact: true })).toBeVisible();
  await expect(job.getByText('Next run')).toBeVisible();
  await expect(await auditEntries(page, 'Daily telemetry send')).toContainText([
    'Job Scheduled',
    'Job Unscheduled',
  ]);

  await page.goto('/jobs');
  await press(job.getByRole('button', { name: 'Unschedule' }));
  await confirm(page, 'Unschedule “Daily telemetry send”?', 'Unschedule');
  await expect(job.getByText('Not scheduled', { exact: true })).toBeVisible();
  await app.restart();
  await page.reload();
  await expect(job.getByText('Scheduled', { exact: true })).toBeVisible();
});

test('Run now does the work at once, and each run says who ran it and how it ended', async ({
  start,
  open,
}) => {
  const app = await start({ SAMPLE_DATA: 'on' });
  const page = await open(app);
  await page.goto('/jobs');
  const job = jobOf(page, 'Daily license refresh');
  await expect(job.getByText('It has not run yet.')).toBeVisible();
  await press(job.getByRole('button', { name: 'Run now' }));
  const run = job.getByRole('table').locator('tbody').getByRole('row');
  await expect(run).toHaveCount(1);
  await expect(run).toContainText(app.admin.email);
  await expect(run).toContainText('Succeeded');
  await expect(run).toContainText(/\d+ licenses refreshed, /);
  await expect(job.getByText(/^Success: \d+ licenses refreshed, /)).toBeVisible();

  const housekeeping = jobOf(page, 'Housekeeping');
  await press(housekeeping.getByRole('button', { name: 'Run now' }));
  await expect(housekeeping.getByRole('table')).toContainText('Succeeded');
});
