import { beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import type { Actor } from '#lib/access/actor';
import { freshSession } from '#lib/access/fixtures';
import { personaGrants } from '#lib/access/views';
import { clearAuditLog } from '#lib/audit/clear';
import { forgetAuditLogs } from '#lib/audit/fixtures/entries';
import { listAudit } from '#lib/audit/list';
import type { Side } from '#lib/audit/operations';
import { DAY } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';

const admin: Actor = {
  kind: 'person',
  id: '1',
  name: 'admin@example.com',
  grants: personaGrants['global-administrator'],
  session: freshSession(),
};
const user: Actor = { kind: 'person', id: '2', name: 'user@example.com', grants: { 'audit-log': 'read' } };

/** An entry that is `daysOld`. */
const entry = (side: Side, daysOld: number, changes: Partial<typeof auditEntries.$inferInsert> = {}) => ({
  id: newId(),
  side,
  operation: side === 'environment' ? 'License Refresh' : 'Product Changed',
  actor: 'admin@example.com',
  at: new Date(Date.now() - daysOld * DAY - 1000),
  details: `${daysOld} days old`,
  environment: 'Test',
  ...changes,
});

const add = (entries: ReturnType<typeof entry>[]) =>
  transaction((tx) => tx.insert(auditEntries).values(entries));
const details = async (side: Side, query = {}) =>
  (await listAudit(admin, side, query)).rows.map((row) => row.details);

beforeEach(forgetAuditLogs);

describe('the audit log', () => {
  it('lists one side, the newest first, in pages', async () => {
    await add([
      entry('environment', 1),
      entry('environment', 3),
      entry('environment', 2),
      entry('publisher', 0),
    ]);
    expect(await details('environment')).toEqual(['1 days old', '2 days old', '3 days old']);
    expect(await details('environment', { sort: 'at', page: 2, pageSize: 2 })).toEqual(['1 days old']);
    expect(await listAudit(admin, 'environment', { pageSize: 1 })).toMatchObject({
      total: 3,
      capped: false,
    });
    expect(await details('publisher')).toEqual(['0 days old']);
  });

  it.each([
    ['REFRESH', 1],
    ['100%', 1],
    ['a_b', 1],
    ['b\\c', 1],
    ['Ärger', 1],
    ['nobody@', 0],
    ["'; drop table audit_entries; --", 0],
  ])('finds %j as it stands', async (q, found) => {
    await add([
      entry('environment', 1, { details: 'Something' }),
      entry('environment', 2, { operation: 'Sign-in', details: 'at 100% of a_b\\c, Ärger' }),
    ]);
    expect((await listAudit(admin, 'environment', { q })).total).toBe(found);
  });

  it.each([
    { page: 0 },
    { page: 'x' },
    { pageSize: 101 },
    { pageSize: -1 },
    { sort: 'details' },
    { q: '_' },
    { sort: 'at; drop table users' },
  ])('refuses %o', async (query) => {
    await expect(listAudit(admin, 'environment', query)).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('is cleared of what is older than 30 days, on one side only, and says so itself', async () => {
    await add([entry('environment', 31), entry('environment', 29), entry('publisher', 100)]);
    const cleared = await clearAuditLog(admin, 'environment');
    expect(cleared.deleted).toBe(1);
    const [clearing, kept] = (await listAudit(user, 'environment')).rows;
    expect(clearing).toMatchObject({
      operation: 'Audit Log Cleared',
      actor: admin.name,
      details: cleared.summary,
    });
    expect(cleared.summary).toBe(
      `Deleted 1 entry older than 30 days, up to ${cleared.before.toISOString()}.`,
    );
    expect(kept?.details).toBe('29 days old');
    expect(await details('publisher')).toEqual(['100 days old']);
    expect((await clearAuditLog(admin, 'publisher', { days: '0' })).deleted).toBe(1);
    expect(await details('environment')).toHaveLength(2);
  });

  it('is cleared of many', async () => {
    for (let day = 0; day < 5; day += 1) {
      await add(Array.from({ length: 500 }, () => entry('environment', 40 + day)));
    }
    expect(await clearAuditLog(admin, 'environment', { days: 30 })).toMatchObject({
      deleted: 2500,
      summary: expect.stringContaining('2,500 entries'),
    });
    expect(await details('environment')).toHaveLength(1);
  });

  it.each([-1, 3651, 1.5, 'all', null, '1e3'])('is not cleared for %j days', async (days) => {
    await expect(clearAuditLog(admin, 'environment', { days })).rejects.toMatchObject({
      kind: 'invalid',
      fieldErrors: { days: [expect.any(String)] },
    });
  });

  it('is cleared by administrators; users see the environment’s side only', async () => {
    await expect(clearAuditLog(user, 'environment')).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(listAudit(user, 'publisher')).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
