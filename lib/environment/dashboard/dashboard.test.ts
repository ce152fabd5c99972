import { describe, expect, it } from 'vitest';
import type { LicenseEntry } from '#lib/contract/license-set';
import { needingAttention, nextExpiry, usageOf } from '#lib/environment/dashboard/facts';
import { licenseRow } from '#lib/environment/license-view/row';
import type { Module } from '#lib/environment/modules/installed';
import { notificationsFor } from '#lib/environment/notifications/notifications';
import type { SetInForce } from '#lib/environment/refresh/in-force';
import { licenseWith, TODAY } from '#lib/license/fixtures';

const module = (used: number | null = 10, model = 'PayrollModel'): Module => ({
  id: model,
  model,
  modelKey: model.toLowerCase(),
  product: 'Payroll',
  productKey: 'payroll',
  installedVersion: '10.0.43',
  reportedUsedLicenses: used,
  switchedOffAt: null,
  revision: 1,
  createdAt: new Date(0),
  updatedAt: new Date(0),
});
const set = { environmentActive: true, licenseHolder: 'Contoso' } as SetInForce;
const row = (entry?: LicenseEntry, used: number | null = 10, model?: string) =>
  licenseRow(module(used, model), entry, { used, countedAt: null }, set, TODAY);

describe('a row of the License View', () => {
  it('of a healthy module has no icon', () => {
    expect(row(licenseWith())).toMatchObject({
      icons: [],
      statusText: 'No problem',
      quantity: 10,
      used: 10,
      licenseHolder: 'Contoso',
    });
  });

  it('says "Site" for a site license, and nothing where there are no terms', () => {
    expect(row(licenseWith({}, { site_license: true, user_count: null }), 99).quantity).toBe('Site');
    expect(row(licenseWith({}, null))).toMatchObject({
      quantity: null,
      expiresOn: null,
      code: 'NOT_LICENSED',
    });
  });

  it('of a product that was never fetched says to refresh', () => {
    const said = row(undefined);
    expect(said).toMatchObject({ code: 'NOT_LICENSED', fetched: false, licenseHolder: '', permitted: true });
    expect(said.message).toContain('Refresh licenses');
    expect(said.prompt).toBe(said.message);
    expect(licenseRow(module(), undefined, { used: 10, countedAt: null }, undefined, TODAY).codes).toEqual([
      'NOT_LICENSED',
    ]);
  });

  it('does not prompt where the publisher trusts', () => {
    expect(row(licenseWith({ reaction: 'trust' }), 11)).toMatchObject({
      code: 'USERS_EXCEEDED',
      prompt: null,
    });
  });

  it('shows both icons when both apply', () => {
    const said = row(licenseWith({ latest_version: '10.0.44' }), 11);
    expect(said.icons.map((icon) => icon.icon)).toEqual(['warning', 'info']);
    expect(said.statusText).toBe('Users exceeded. Newer version available');
  });
});

const ended = { expires_on: '2025-06-14' };

describe('the dashboard', () => {
  it('warns with the two texts, each only when it applies', () => {
    expect(notificationsFor([row(licenseWith())])).toEqual([]);
    expect(notificationsFor([row(licenseWith({}, ended), 10, 'A'), row(licenseWith(), 11, 'B')])).toEqual([
      { id: 'expired', text: 'One or more product licenses have expired.', models: ['A'] },
      {
        id: 'exceeded',
        text: 'The number of used licenses exceeds the assigned quantity for one or more products.',
        models: ['B'],
      },
    ]);
  });

  it('warns by the facts: what expired and is exceeded, too, hides neither', () => {
    const both = row(licenseWith({}, { ...ended, enabled: false }), 11);
    expect(both.code).toBe('LICENSE_DISABLED');
    expect(notificationsFor([both]).map((each) => each.id)).toEqual(['expired', 'exceeded']);
  });

  it('finds the next expiry: not what is past, not a Perpetual license', () => {
    const rows = [
      row(licenseWith({}, ended), 1, 'past'),
      row(licenseWith({}, { license_type: 'Perpetual', expires_on: '2025-06-16' }), 1, 'perpetual'),
      row(licenseWith({}, { expires_on: '2025-07-15' }), 1, 'later'),
      row(licenseWith({}, { expires_on: '2025-06-25' }), 1, 'soon'),
      row(licenseWith({}, { expires_on: '2025-06-25' }), 1, 'also'),
    ];
    expect(nextExpiry(rows, TODAY)).toEqual({
      models: ['soon', 'also'],
      expiresOn: '2025-06-25',
      daysLeft: 10,
    });
    expect(nextExpiry([row(licenseWith({}, { expires_on: TODAY }))], TODAY)?.daysLeft).toBe(0);
    expect(nextExpiry(rows.slice(0, 2), TODAY)).toBeNull();
  });

  it('counts what needs attention, and sets use against quantity', () => {
    const rows = [row(licenseWith()), row(licenseWith(), 11, 'B'), row(undefined, null, 'C')];
    expect(needingAttention(rows).map((each) => each.model)).toEqual(['B', 'C']);
    expect(usageOf(rows)).toMatchObject([
      { used: 10, quantity: 10, exceeded: false },
      { model: 'B', used: 11, quantity: 10, exceeded: true },
    ]);
  });
});
