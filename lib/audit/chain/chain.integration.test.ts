import { compactVerify, importJWK } from 'jose';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase, reader, transaction } from '#db/client';
import { dialect } from '#db/dialect';
import { withSql } from '#db/fixtures/behind-the-back';
import { auditCheckpoints } from '#db/schema/audit';
import { systemActor } from '#lib/access/actor';
import { readHead } from '#lib/audit/chain/head';
import { findAuditKey, publicJwk } from '#lib/audit/chain/key';
import { sealAuditLog } from '#lib/audit/chain/seal';
import { startSealing } from '#lib/audit/chain/sealer';
import { readSealedState } from '#lib/audit/chain/state';
import { verifyAuditLog } from '#lib/audit/chain/verify';
import { clearAuditLog } from '#lib/audit/clear';
import { countOlderAudit } from '#lib/audit/count-older';
import { chain } from '#lib/audit/fixtures/attacks';
import { addEntries, daysAgo, forgetAuditLogs, sealedLog } from '#lib/audit/fixtures/entries';
import { recordAudit } from '#lib/audit/record';
import { DAY, shiftClock } from '#lib/kernel/clock';

const actor = systemActor('Test');
const verify = () => verifyAuditLog(actor, 'publisher');
const sequences = async () => (await chain()).map(({ sequence }) => sequence);
const upTo = (count: number, from = 1) => Array.from({ length: count }, (_, index) => from + index);

beforeEach(async () => {
  shiftClock(0);
  await forgetAuditLogs();
});
afterAll(closeDatabase);

describe('sealing', () => {
  test('gives every entry its place, each side its own chain, and an end that is signed', async () => {
    await addEntries('publisher', 3);
    await addEntries('environment', 2);
    expect(await sealAuditLog('publisher')).toBe(3);
    expect(await sequences()).toEqual([1, 2, 3]);
    expect(await verify()).toMatchObject({ verified: 3, unsealed: 0 });
    expect(await verifyAuditLog(actor, 'environment')).toMatchObject({ verified: 0, unsealed: 2 });
    expect(await sealAuditLog('publisher')).toBe(0);

    const key = await findAuditKey(reader());
    if (!key) throw new Error('There is no key.');
    const { head } = await readHead(reader(), 'publisher', key);
    const { payload, protectedHeader } = await compactVerify(
      head?.signature ?? '',
      await importJWK(publicJwk(key)),
    );
    expect(protectedHeader).toEqual({ alg: 'EdDSA', kid: key.kid, typ: 'audit-head' });
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual({
      side: 'publisher',
      sequence: 3,
      hash: (await chain())[2]?.hash,
      sealed_at: head?.sealedAt.toISOString(),
    });
  });

  test('takes an entry that was written earlier and committed later as it comes', async () => {
    await addEntries('publisher', 2);
    await sealAuditLog('publisher');
    await addEntries('publisher', 1, { at: daysAgo(1), details: 'late' });
    await sealAuditLog('publisher');
    expect((await chain())[2]).toMatchObject({ sequence: 3, details: 'late' });
    expect((await verify()).fault).toBeUndefined();
  });

  test('leaves no gap when many instances seal while many write', async () => {
    const writers = upTo(40).map((each) =>
      transaction((tx) => recordAudit(tx, 'publisher', actor, 'Customer Changed', `change ${each}`)),
    );
    const sealers = upTo(8).map(() => sealAuditLog('publisher'));
    await Promise.all([...writers, ...sealers]);
    await sealAuditLog('publisher');
    expect(await sequences()).toEqual(upTo(40));
    expect(await verify()).toMatchObject({ verified: 40, unsealed: 0 });
  });

  test('catches up on more than one transaction takes', async () => {
    await addEntries('publisher', 1201);
    expect(await sealAuditLog('publisher')).toBe(1201);
    expect(await verify()).toMatchObject({ verified: 1201, unsealed: 0 });
  });

  test('does not take an entry whose transaction is undone', async () => {
    await expect(
      transaction(async (tx) => {
        await recordAudit(tx, 'publisher', actor, 'Customer Changed', 'undone');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await sealAuditLog('publisher')).toBe(0);
    expect(await readSealedState(actor, 'publisher')).toMatchObject({ sequence: 0, unsealed: 0 });
  });

  test('goes on by itself, and to the last when it ends', async () => {
    await addEntries('publisher', 2);
    const stop = startSealing();
    await expect.poll(async () => (await verify()).verified).toBe(2);
    await addEntries('publisher', 1);
    await stop();
    expect(await verify()).toMatchObject({ verified: 3, unsealed: 0 });
    expect(await readSealedState(actor, 'publisher')).toMatchObject({
      sequence: 3,
      sealedAt: expect.any(Date),
      unsealed: 0,
      fault: undefined,
    });
  });
});

describe('the database itself', () => {
  const refused: [what: string, statement: string][] = [
    ['changes a sealed entry', `update audit_entries set details = 'x' where sequence = 1`],
    [
      'changes an entry that is not yet sealed',
      `update audit_entries set details = 'x' where sequence is null`,
    ],
    ['unseals an entry', `update audit_entries set sequence = null, previous_hash = null, hash = null`],
    ['seals an entry by half', `update audit_entries set sequence = 9 where sequence is null`],
    ['deletes an entry', `delete from audit_entries where sequence = 1`],
    ['deletes an entry that is not yet sealed', `delete from audit_entries where sequence is null`],
    ['sets the head back', `update audit_chains set sequence = 1`],
    ['deletes the head', `delete from audit_chains`],
  ];
  const onlyHere: [what: string, statement: string][] =
    dialect === 'sqlite'
      ? [
          [
            'replaces an entry',
            `insert or replace into audit_entries select id, side, operation, actor, actor_id, at, 'x', environment, sequence, previous_hash, hash from audit_entries`,
          ],
          [
            'replaces the head',
            `insert or replace into audit_chains select side, 1, hash, sealed_at, signature from audit_chains`,
          ],
        ]
      : [
          ['empties the audit log', 'truncate audit_entries cascade'],
          ['empties the heads', 'truncate audit_chains'],
          ['empties the checkpoints', 'truncate audit_checkpoints'],
        ];

  test.each([...refused, ...onlyHere])('refuses whoever %s', async (_, statement) => {
    await sealedLog('publisher', 3);
    await addEntries('publisher', 1);
    const before = await chain();
    await expect(withSql((run) => run(statement))).rejects.toThrow(/audit/);
    expect(await chain()).toEqual(before);
    await sealAuditLog('publisher');
    expect(await verify()).toMatchObject({ verified: 4 });
  });

  test.each(['update audit_checkpoints set deleted = 0', 'delete from audit_checkpoints'])(
    'refuses %s',
    async (statement) => {
      await sealedLog('publisher', 3, { at: daysAgo(40) });
      await clearAuditLog(actor, 'publisher');
      await expect(withSql((run) => run(statement))).rejects.toThrow(/audit/);
      expect((await verify()).fault).toBeUndefined();
    },
  );
});

describe('clearing', () => {
  test('deletes the beginning of the chain and leaves a signed checkpoint', async () => {
    await addEntries('publisher', 4, { at: daysAgo(40) });
    await addEntries('publisher', 2, { at: daysAgo(10) });
    expect(await countOlderAudit(actor, 'publisher')).toMatchObject({ count: 4 });
    expect(await clearAuditLog(actor, 'publisher')).toMatchObject({ deleted: 4 });
    await sealAuditLog('publisher');
    expect(await sequences()).toEqual([5, 6, 7]);
    const [checkpoint, ...others] = await reader().select().from(auditCheckpoints);
    expect(others).toEqual([]);
    expect(checkpoint).toMatchObject({ side: 'publisher', sequence: 4, deleted: 4, actor: 'Test' });
    expect(checkpoint?.hash).toBe((await chain())[0]?.previousHash);
    const verification = await verify();
    expect(verification).toMatchObject({ verified: 3, unsealed: 0 });
    expect(verification.fault).toBeUndefined();
    expect(verification.summary).toContain('3 entries verified, from ');
    expect(verification.summary).toContain('Entries up to 4 were cleared, last on ');
  });

  test('ends before the first entry that is young enough, also when older ones were sealed after it', async () => {
    await sealedLog('publisher', 2, { at: daysAgo(40) });
    await sealedLog('publisher', 1, { at: daysAgo(1) });
    await sealedLog('publisher', 2, { at: daysAgo(35) });
    expect(await countOlderAudit(actor, 'publisher')).toMatchObject({ count: 2 });
    expect(await clearAuditLog(actor, 'publisher')).toMatchObject({ deleted: 2 });
    await sealAuditLog('publisher');
    expect(await sequences()).toEqual([3, 4, 5, 6]);
    expect((await verify()).fault).toBeUndefined();
  });

  test('goes on from one checkpoint to the next, and leaves none where nothing is deleted', async () => {
    for (const round of [1, 2, 3]) {
      shiftClock(40 * round * DAY);
      await addEntries('publisher', 2);
      // The clearing before is old by now, too.
      const old = round === 1 ? 2 : 3;
      expect(await countOlderAudit(actor, 'publisher')).toMatchObject({ count: old });
      expect(await clearAuditLog(actor, 'publisher')).toMatchObject({ deleted: old });
      expect((await verify()).fault).toBeUndefined();
    }
    expect(await clearAuditLog(actor, 'publisher')).toMatchObject({ deleted: 0 });
    await sealAuditLog('publisher');
    expect(await reader().$count(auditCheckpoints)).toBe(3);
    expect(await sequences()).toEqual([9, 10]);
    expect(await verify()).toMatchObject({ verified: 2, checkpoint: { sequence: 8, deleted: 3 } });
  });

  test('while it is being verified, and sealed, is nobody’s fault', async () => {
    await sealedLog('publisher', 2500, { at: daysAgo(40) });
    await sealedLog('publisher', 1500);
    const verifying = upTo(6).map(async () => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
      return verify();
    });
    await clearAuditLog(actor, 'publisher');
    await addEntries('publisher', 300);
    await sealAuditLog('publisher');
    for (const { fault } of await Promise.all(verifying)) expect(fault).toBeUndefined();
    expect(await verify()).toMatchObject({ verified: 1801 });
  });
});
