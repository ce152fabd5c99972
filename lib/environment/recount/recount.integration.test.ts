import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, reader, transaction } from '#db/client';
import { leases } from '#db/schema/instance';
import { namedUsers, recountNames, recounts } from '#db/schema/user-licensing';
import { systemActor } from '#lib/access/actor';
import { listLicenses } from '#lib/environment/license-view/list';
import { recountAtFirstStart } from '#lib/environment/recount/first';
import { RECOUNT_LEASE } from '#lib/environment/recount/interrupted';
import { everyRecount, listRecounts } from '#lib/environment/recount/list';
import { everyCountedUser, listCountedUsers } from '#lib/environment/recount/list-names';
import { recountNow } from '#lib/environment/recount/now';
import { readRecountStanding } from '#lib/environment/recount/read';
import { readRecountReport, readRecountReports } from '#lib/environment/recount/report';
import { recountUsers } from '#lib/environment/recount/run';
import { fill, watcher } from '#lib/environment/recount/testing';
import { admin, lastAudit, newEnvironment, user } from '#lib/environment/testing';
import { LicensingPeer } from '#lib/environment/testing-peer';
import { storeUsers } from '#lib/environment/usage/testing';
import { DAY, MINUTE, now, shiftClock } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';

let peer: LicensingPeer;

beforeEach(async () => {
  peer = new LicensingPeer();
  await peer.start();
  await newEnvironment(peer.endpoint);
  return () => peer.stop();
});
afterAll(closeDatabase);

const counted = async () => {
  const { last } = await readRecountStanding(watcher);
  return readRecountReport(watcher, { id: last?.id ?? '' });
};

describe('a recount', () => {
  it('counts enabled users by the highest type among their roles, and by module', async () => {
    await fill(peer);
    expect(await recountUsers(admin)).toBe('3 enabled users and the use of 2 modules counted.');
    expect(await counted()).toMatchObject({
      run: { ranBy: 'admin@example.com', outcome: 'ok', counted: 3, enabledUsers: 3 },
      types: [
        { type: 'enterprise', count: 1 },
        { type: 'functional', count: 0 },
        { type: 'task', count: 1 },
        { type: 'self-serve', count: 0 },
        { type: 'none', count: 1 },
      ],
      modules: [
        { model: 'Assets', count: 1, quantity: null },
        { model: 'Payroll', count: 2, quantity: 2 },
      ],
    });
    expect(await lastAudit()).toMatchObject({
      operation: 'Recount',
      actor: 'admin@example.com',
      details: '3 enabled users and the use of 2 modules counted.',
    });
  });

  it('keeps the names of the latest run alone, and the counts of all', async () => {
    const { clerk } = await fill(peer);
    await recountUsers(admin);
    await storeUsers([{ userName: 'newer', roles: [clerk] }]);
    await recountUsers(admin);
    const reports = await readRecountReports(watcher);
    expect(reports.map(({ modules }) => modules[1]?.count)).toEqual([2, 3]);
    const kept = await reader().selectDistinct({ id: recountNames.recountId }).from(recountNames);
    expect(kept).toEqual([{ id: reports[1]?.run.id }]);
    const payroll = { kind: 'module', key: 'payroll' } as const;
    const { rows, total } = await listCountedUsers(watcher, payroll, { pageSize: 25 });
    expect(rows.map(({ userName }) => userName)).toEqual(['carl', 'mia', 'newer']);
    expect(total).toBe(3);
    expect((await listCountedUsers(watcher, payroll, { q: 'manager' })).rows).toEqual([
      { id: 'mia', userName: 'mia', displayName: 'Mia Manager' },
    ]);
    const exported = [];
    for await (const chunk of everyCountedUser(watcher, { kind: 'type', key: 'none' }, {}))
      exported.push(...chunk);
    expect(exported).toMatchObject([{ userName: 'newcomer' }]);
  });

  it('counts more users than one statement takes', async () => {
    const { clerk } = await fill(peer);
    const many = Array.from({ length: 5200 }, (_, index) => ({ userName: `user${index}`, roles: [clerk] }));
    await storeUsers(many);
    await recountUsers(admin);
    expect(await counted()).toMatchObject({
      run: { counted: 5203 },
      types: [{ count: 1 }, {}, { type: 'task', count: 5201 }, {}, { count: 1 }],
      modules: [{ count: 1 }, { model: 'Payroll', count: 5202 }],
    });
  });

  it('of nobody counts nobody, with a date', async () => {
    expect(await recountUsers(admin)).toBe('0 enabled users and the use of 0 modules counted.');
    expect((await readRecountStanding(watcher)).last).toMatchObject({ finishedAt: expect.any(Date) });
  });

  it('is one at a time', async () => {
    await fill(peer);
    const runs = await Promise.allSettled([recountNow(admin), recountNow(admin), recountNow(admin)]);
    expect(runs.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(runs.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { kind: 'conflict', message: 'A recount is under way already. Wait for its end.' },
    });
    await expect.poll(async () => (await readRecountStanding(watcher)).latest?.outcome).toBe('ok');
  });

  it('needs the permission to change users', async () => {
    await expect(recountUsers(watcher)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(readRecountStanding(user)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('that fails says so, keeps nothing that it wrote, and leaves the last figures in force', async () => {
    await fill(peer);
    await recountUsers(admin);
    // Two users of one name cannot be written down: a fault that the constraints otherwise prevent.
    await transaction((tx) => tx.update(namedUsers).set({ userName: 'same' }));
    await expect(recountUsers(admin)).rejects.toThrow();
    const { last, latest } = await readRecountStanding(watcher);
    expect(latest).toMatchObject({ outcome: 'failed', took: expect.any(Number) });
    expect(last).toMatchObject({ outcome: 'ok', counted: 3 });
    expect(await lastAudit()).toMatchObject({ operation: 'Recount Failed' });
    const { total } = await listCountedUsers(watcher, { kind: 'type', key: 'task' });
    expect(total).toBe(1);
    expect(await reader().$count(recountNames, eq(recountNames.recountId, latest?.id ?? ''))).toBe(0);
  });

  it('whose process ended is shown as interrupted, and the next one removes what it had written', async () => {
    await fill(peer);
    const [id, at] = [newId(), now()];
    await transaction(async (tx) => {
      await tx.insert(recounts).values({ id, ranBy: 'lost', startedAt: at, outcome: 'running' });
      await tx.insert(recountNames).values({ recountId: id, kind: 'type', key: 'task', userName: 'half' });
      const lease = { name: RECOUNT_LEASE, holder: 'other', expiresAt: new Date(at.getTime() + MINUTE) };
      await tx.insert(leases).values(lease);
    });
    expect((await readRecountStanding(watcher)).latest).toMatchObject({ outcome: 'running', took: null });
    await expect(recountUsers(admin)).rejects.toMatchObject({ kind: 'conflict' });
    shiftClock(2 * MINUTE);
    const interrupted = { outcome: 'interrupted', message: 'The process that ran it ended.', took: null };
    expect((await readRecountStanding(watcher)).latest).toMatchObject(interrupted);
    await recountUsers(admin);
    const { rows } = await listRecounts(watcher);
    expect(rows).toMatchObject([{ outcome: 'ok' }, { id, ...interrupted }]);
    expect(await reader().$count(recountNames, eq(recountNames.recountId, id))).toBe(0);
  });
});

describe('at the first start', () => {
  it('counts once, and never again by itself', async () => {
    await fill(peer);
    await recountAtFirstStart(systemActor('Startup'));
    await recountAtFirstStart(systemActor('Startup'));
    const { rows } = await listRecounts(watcher);
    expect(rows).toMatchObject([{ ranBy: 'Startup', outcome: 'ok' }]);
  });

  it('never throws', async () => {
    await recountAtFirstStart(user);
    expect((await listRecounts(watcher)).rows).toEqual([]);
  });
});

describe('the runs', () => {
  it('are listed newest first, with who ran them and how long they took', async () => {
    await recountUsers(systemActor('Weekly user license count'));
    shiftClock(7 * DAY);
    await recountUsers(admin);
    const { rows } = await listRecounts(watcher);
    expect(rows.map(({ ranBy }) => ranBy)).toEqual(['admin@example.com', 'Weekly user license count']);
    expect(rows[0]?.took).toBeGreaterThanOrEqual(0);
    const filtered = await listRecounts(watcher, {
      filters: [{ column: 'outcome', operator: 'any', values: ['failed'] }],
    });
    expect(filtered.rows).toEqual([]);
    const exported = [];
    for await (const chunk of everyRecount(watcher, {})) exported.push(...chunk);
    expect(exported).toHaveLength(2);
  });

  it('grow stale after a week, which the License View says, too', async () => {
    await fill(peer);
    expect(await readRecountStanding(watcher)).toEqual({ last: null, stale: false, latest: null });
    await recountUsers(admin);
    shiftClock(7 * DAY);
    expect((await readRecountStanding(watcher)).stale).toBe(false);
    shiftClock(8 * DAY);
    expect((await readRecountStanding(watcher)).stale).toBe(true);
    const [assets] = (await listLicenses(user)).rows;
    expect(assets?.facts).toMatchObject({ not_counted: false, count_stale: true });
  });

  it('that were not finished have no report', async () => {
    await expect(readRecountReport(watcher, { id: newId() })).rejects.toMatchObject({ kind: 'not-found' });
    await expect(listCountedUsers(watcher, { kind: 'type', key: 'task' })).rejects.toMatchObject({
      kind: 'not-found',
    });
  });

  it('refuse in words what an address asks of them with characters that no database takes', async () => {
    await expect(readRecountReport(watcher, { id: 'a\0' })).rejects.toMatchObject({ kind: 'not-found' });
    await expect(listCountedUsers(watcher, { kind: 'module', key: 'a\0' })).rejects.toMatchObject({
      kind: 'invalid',
    });
  });
});
