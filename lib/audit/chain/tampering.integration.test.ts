import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { closeDatabase } from '#db/client';
import { systemActor } from '#lib/access/actor';
import { exportAuditLog } from '#lib/audit/chain/export';
import { forgetHeads } from '#lib/audit/chain/head';
import { compareWithKeptHead } from '#lib/audit/chain/kept-head';
import { sealAuditLog } from '#lib/audit/chain/seal';
import { startSealing } from '#lib/audit/chain/sealer';
import { readSealedState } from '#lib/audit/chain/state';
import { verifyAuditLog } from '#lib/audit/chain/verify';
import { clearAuditLog } from '#lib/audit/clear';
import * as attacks from '#lib/audit/fixtures/attacks';
import { addEntries, daysAgo, forgetAuditLogs, sealedLog } from '#lib/audit/fixtures/entries';

const actor = systemActor('Test');
const verify = () => verifyAuditLog(actor, 'publisher');
const lie = { details: 'Nothing happened.' };

/** The log's last line as an export has it. */
async function keptHead(): Promise<string> {
  let last = '';
  for await (const lines of exportAuditLog(actor, 'publisher', {})) last = lines.at(-1) ?? last;
  return last;
}

beforeEach(forgetAuditLogs);
afterAll(closeDatabase);

describe('of ten entries, verifying names', () => {
  const cases: [what: string, attack: () => Promise<unknown>, fault: object, message: RegExp][] = [
    ...(
      [
        lie,
        { operation: 'Customer Created' },
        { actor: 'ben@example.com' },
        { actorId: '7' },
        { at: daysAgo(2) },
        { environment: 'Another' },
      ] as const
    ).map((change): [string, () => Promise<unknown>, object, RegExp] => [
      `the entry whose ${Object.keys(change)} was altered`,
      () => attacks.set(4, change),
      { kind: 'altered', sequence: 4 },
      /^Entry 4 \(.+, .+Z\) was altered/,
    ]),
    [
      'the entry whose hash was altered',
      () => attacks.set(4, { hash: 'f'.repeat(64) }),
      { kind: 'altered', sequence: 4 },
      /^Entry 4 .+ was altered/,
    ],
    [
      'the entry that was altered and hashed anew',
      () => attacks.setAndRehash(4, 4, lie),
      { kind: 'altered', sequence: 4 },
      /^Entry 4 .+ was altered and given another hash/,
    ],
    [
      'the last entry, when all after an altered one was hashed anew',
      () => attacks.setAndRehash(4, 10, lie),
      { kind: 'altered', sequence: 10 },
      /^Entry 10 .+ is not what the signed head ends with: it, or what is before it, was altered/,
    ],
    [
      'the one that is missing in the middle',
      () => attacks.take(4),
      { kind: 'missing', sequence: 4 },
      /^Entry 4 is missing before entry 5 \(/,
    ],
    [
      'the newest, when they are missing',
      () => attacks.take(8, 10),
      { kind: 'missing', sequence: 8 },
      /^Entries 8 to 10 are missing, the newest that were sealed\./,
    ],
    [
      'the oldest, when no checkpoint tells that they were cleared',
      () => attacks.take(1, 3),
      { kind: 'missing', sequence: 1 },
      /^Entries 1 to 3 are missing before entry 4 \(/,
    ],
    [
      'all, when all are missing',
      () => attacks.take(1, 10),
      { kind: 'missing', sequence: 1 },
      /^Entries 1 to 10 are missing/,
    ],
    [
      'the newest place, when one was taken and the others moved up and hashed anew',
      () => attacks.takeAndCloseUp(4, 10),
      { kind: 'missing', sequence: 10 },
      /^Entry 10 is missing, the newest/,
    ],
    [
      'the last place, when an entry was inserted and all after it hashed anew',
      () => attacks.insert(4, 10),
      { kind: 'altered', sequence: 10 },
      /^Entry 10 .+ is not what the signed head ends with/,
    ],
    [
      'an entry that was added at the end, as if it had been sealed',
      () => attacks.insert(11, 10),
      { kind: 'inserted', sequence: 11 },
      /^Entry 11 .+ was inserted: the audit log is sealed up to entry 10\./,
    ],
    [
      'the first of two that changed places',
      () => attacks.swap(4, 6),
      { kind: 'altered', sequence: 4 },
      /^Entry 4 .+ was altered/,
    ],
    [
      'a number that nothing can have',
      () => attacks.set(4, { sequence: -4 }),
      { kind: 'inserted', sequence: -4 },
      /^Entry -4 .+ was inserted/,
    ],
    [
      'a forged checkpoint',
      () => attacks.forgeCheckpoint(3),
      { kind: 'checkpoint' },
      /^The checkpoint at entry 3, .+, was forged/,
    ],
    [
      'a forged head',
      () => attacks.forgeHead(4, 10, lie),
      { kind: 'head' },
      /^The head of the audit log was forged/,
    ],
    ['a head that was taken away', attacks.takeHead, { kind: 'head' }, /was taken away/],
    [
      'a key that was taken away',
      attacks.takeKey,
      { kind: 'key' },
      /^The key of the audit logs was taken away/,
    ],
  ];

  test.each(cases)('%s', async (_, attack, fault, message) => {
    await sealedLog('publisher', 10);
    await sealedLog('environment', 3);
    expect((await verify()).fault).toBeUndefined();
    await attack();
    const found = await verify();
    expect(found.fault).toMatchObject(fault);
    expect(found.summary).toMatch(message);
    await addEntries('publisher', 2);
    await sealAuditLog('publisher').catch(() => undefined);
    expect((await verify()).fault, 'also after more was recorded').toBeDefined();
    if (!['head', 'key'].includes((fault as { kind: string }).kind))
      expect((await verifyAuditLog(actor, 'environment')).fault, 'the other side').toBeUndefined();
  });
});

describe('after a clearing, verifying names', () => {
  test('the first entry when it does not follow on the checkpoint', async () => {
    await sealedLog('publisher', 3, { at: daysAgo(40) });
    await sealedLog('publisher', 1);
    await clearAuditLog(actor, 'publisher');
    await attacks.set(4, { previousHash: 'f'.repeat(64) });
    await attacks.setAndRehash(5, 5, {}).catch(() => undefined);
    expect((await verify()).fault).toMatchObject({ kind: 'altered', sequence: 4 });
  });

  test('what was put back below the checkpoint', async () => {
    await sealedLog('publisher', 3, { at: daysAgo(40) });
    const [first] = await attacks.chain();
    await clearAuditLog(actor, 'publisher');
    if (!first) throw new Error('There is no first entry.');
    await attacks.add(first);
    expect((await verify()).fault).toMatchObject({ kind: 'inserted', sequence: 1 });
  });

  test('a checkpoint that is missing before another', async () => {
    await sealedLog('publisher', 3, { at: daysAgo(80) });
    await sealedLog('publisher', 3, { at: daysAgo(40) });
    await clearAuditLog(actor, 'publisher', { days: 60 });
    await clearAuditLog(actor, 'publisher', { days: 30 });
    expect((await verify()).fault).toBeUndefined();
    await attacks.takeCheckpoint(3);
    expect((await verify()).summary).toMatch(/^A checkpoint before entry 4 is missing\./);
  });

  test('nothing is deleted of a log that was altered', async () => {
    await sealedLog('publisher', 3, { at: daysAgo(40) });
    await attacks.set(2, lie);
    await expect(clearAuditLog(actor, 'publisher')).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringMatching(
        /^Nothing was deleted, since the audit log cannot be verified\. Entry 2 /,
      ),
    });
    expect(await attacks.chain()).toHaveLength(3);
  });
});

describe('sealing', () => {
  test('does not go on from a head that somebody else has written, and says so once', async () => {
    await sealedLog('publisher', 3);
    await attacks.forgeHead(2, 3, lie);
    await addEntries('publisher', 1);
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const stop = startSealing();
    await expect.poll(() => said.mock.calls.length).toBe(1);
    await stop();
    expect(said.mock.calls).toEqual([
      ['The publisher’s audit log is not sealed:', expect.stringContaining('was forged')],
    ]);
    said.mockRestore();
    expect(await readSealedState(actor, 'publisher')).toMatchObject({
      unsealed: 1,
      fault: expect.stringContaining('forged'),
    });
  });

  test('is not begun anew with another key where something was sealed', async () => {
    await sealedLog('publisher', 3);
    await addEntries('publisher', 1);
    await attacks.takeKey();
    await expect(sealAuditLog('publisher')).rejects.toMatchObject({ kind: 'conflict' });
    expect((await verify()).fault).toMatchObject({ kind: 'key' });
  });

  test('notices that the log was set back to what it was earlier, while the instance runs', async () => {
    await sealedLog('publisher', 3);
    const earlier = await attacks.copyHead();
    await sealedLog('publisher', 2);
    await attacks.setBack(earlier);
    await addEntries('publisher', 4);
    await expect(sealAuditLog('publisher')).rejects.toThrow(
      'The audit log was set back: it was sealed up to entry 5, and now says 3.',
    );
    expect((await verify()).fault).toMatchObject({ kind: 'head' });
  });
});

describe('an export that was kept elsewhere', () => {
  test('fits what the log has become', async () => {
    await sealedLog('publisher', 3, { at: daysAgo(40) });
    const kept = await keptHead();
    expect(await compareWithKeptHead(kept)).toMatchObject({ holds: true });
    await sealedLog('publisher', 2);
    expect(await compareWithKeptHead(kept)).toMatchObject({ holds: true });
    await clearAuditLog(actor, 'publisher');
    expect(await compareWithKeptHead(kept)).toMatchObject({
      holds: true,
      summary: expect.stringMatching(/^Cleared since then/),
    });
  });

  test('tells of a log that was set back while no instance was running', async () => {
    await sealedLog('publisher', 3);
    const earlier = await attacks.copyHead();
    await sealedLog('publisher', 2);
    const kept = await keptHead();
    await attacks.setBack(earlier);
    forgetHeads();
    await sealedLog('publisher', 5);
    expect((await verify()).fault, 'the log by itself').toBeUndefined();
    expect(await compareWithKeptHead(kept)).toEqual({
      holds: false,
      summary: expect.stringMatching(/^The audit log is another one than was exported/),
    });
  });

  test('tells of a log that was begun anew while no instance was running', async () => {
    await sealedLog('publisher', 3);
    const kept = await keptHead();
    await attacks.unsealAll();
    forgetHeads();
    await sealAuditLog('publisher');
    expect((await verify()).fault, 'the log by itself').toBeUndefined();
    expect(await compareWithKeptHead(kept)).toEqual({
      holds: false,
      summary: 'The export is not signed with the key that this installation has now.',
    });
  });

  test.each(['', 'no JSON', '{}', '{"type":"entry"}'])('is not %j', async (line) => {
    await expect(compareWithKeptHead(line)).rejects.toMatchObject({ kind: 'conflict' });
  });
});
