import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase } from '#db/client';
import { systemActor } from '#lib/access/actor';
import { exportAuditLog } from '#lib/audit/chain/export';
import { clearAuditLog } from '#lib/audit/clear';
import { addEntries, daysAgo, forgetAuditLogs, sealedLog } from '#lib/audit/fixtures/entries';
import { exampleOf } from '../../../scripts/doc-examples.ts';

const actor = systemActor('Test');
const folder = mkdtempSync(join(tmpdir(), 'license-manager-test-'));
const file = join(folder, 'export.jsonl');

/** The script of docs/audit-log.md. */
const script = join(folder, 'verify.mjs');
writeFileSync(script, exampleOf('audit-log.md', 'js'));

beforeEach(forgetAuditLogs);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeDatabase();
});

/** The lines of an export; `meanwhile` happens after the first of them. */
async function exported(query: object = {}, meanwhile = async () => {}): Promise<string[]> {
  const lines: string[] = [];
  for await (const chunk of exportAuditLog(actor, 'publisher', query)) {
    if (lines.length === 0) await meanwhile();
    lines.push(...chunk);
  }
  return lines;
}

/** What somebody says who has nothing but the file. */
function verifiedElsewhere(lines: string[]): { status: number | null; said: string } {
  writeFileSync(file, `${lines.join('\n')}\n`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, file], { encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}`.trim() };
}

const replaced = (lines: string[], part: string, other: string) =>
  lines.map((line) => line.replace(part, other));

describe('an export as JSON Lines', () => {
  test('is verified by the documented script, after a clearing and with entries that are not yet sealed', async () => {
    await sealedLog('publisher', 3, { at: daysAgo(40) });
    await sealedLog('publisher', 2500, { details: 'Ærø, “quoted”, \\, \u2028 and 🙂' });
    await clearAuditLog(actor, 'publisher');
    const lines = await exported({}, async () => {
      await sealedLog('publisher', 1);
      await addEntries('publisher', 1);
    });
    expect(lines).toHaveLength(1 + 1 + 2501 + 2 + 1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      type: 'audit-log',
      version: 1,
      side: 'publisher',
      complete: true,
      key: { kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', kid: expect.any(String) },
    });
    expect(JSON.parse(lines[0] ?? '').key).not.toHaveProperty('d');
    expect(verifiedElsewhere(lines)).toEqual({
      status: 0,
      said: expect.stringMatching(/^2501 entries verified, signed with the key [\w-]{43}\.$/),
    });
  });

  test('of an empty log is verified', async () => {
    expect(verifiedElsewhere(await exported())).toMatchObject({
      status: 0,
      said: expect.stringMatching(/^0 entries/),
    });
  });

  test('of what a filter finds holds these entries, each verifiable by itself', async () => {
    await sealedLog('publisher', 3);
    await sealedLog('publisher', 2, { details: 'wanted' });
    await sealedLog('publisher', 1);
    const lines = await exported({ q: 'wanted' }, () =>
      addEntries('publisher', 1, { details: 'wanted, too' }),
    );
    expect(lines.map((line) => JSON.parse(line).type).toSorted()).toEqual([
      'audit-log',
      'entry',
      'entry',
      'head',
      'unsealed-entry',
    ]);
    expect(JSON.parse(lines[0] ?? '').complete).toBe(false);
    expect(verifiedElsewhere(lines)).toMatchObject({
      status: 0,
      said: expect.stringMatching(/^2 entries verified/),
    });
  });

  test('breaks off when the log is cleared meanwhile', async () => {
    await sealedLog('publisher', 2500, { at: daysAgo(40) });
    await expect(exported({}, async () => void (await clearAuditLog(actor, 'publisher')))).rejects.toThrow(
      'The audit log was cleared during the export.',
    );
  });

  test('that somebody has worked on is not verified', async () => {
    await sealedLog('publisher', 3, { at: daysAgo(40) });
    await sealedLog('publisher', 5);
    await clearAuditLog(actor, 'publisher');
    const lines = await exported();
    expect(lines).toHaveLength(9);
    const [first = '', checkpoint = '', fourth = '', fifth = '', ...others] = lines;
    const worked: [string[], string][] = [
      [replaced(lines, 'Name A → B', 'Name A → C'), 'Entry 4 was altered.'],
      [[first, checkpoint, fourth, ...others], 'Entry 6 does not follow on entry 4.'],
      [[first, checkpoint, fifth, fourth, ...others], 'Entry 5 does not follow on entry 3.'],
      [[first, fourth, fifth, ...others], 'Entry 4 does not follow on entry 0.'],
      [lines.toSpliced(-2, 1), 'The log ends with entry 8, and should with 9.'],
      [lines.slice(0, -1), 'The head is missing or forged.'],
      [
        [first, checkpoint.replace('"sequence":3', '"sequence":2'), ...lines.slice(2)],
        'The checkpoint at 2 is forged.',
      ],
      [
        [...lines.slice(0, -1), (lines.at(-1) ?? '').replace('"sequence":9', '"sequence":8')],
        'The head is missing or forged.',
      ],
    ];
    for (const [changed, said] of worked) expect(verifiedElsewhere(changed)).toEqual({ status: 1, said });
    expect(verifiedElsewhere(lines).status).toBe(0);
  });
});
