import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { closeDatabase } from '#db/client';
import { systemActor } from '#lib/access/actor';
import { exportAuditLog } from '#lib/audit/chain/export';
import { copyHead, set, setBack } from '#lib/audit/fixtures/attacks';
import { addEntries, forgetAuditLogs, sealedLog } from '#lib/audit/fixtures/entries';
import { root } from '../../../scripts/processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'license-manager-test-'));

beforeEach(forgetAuditLogs);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeDatabase();
});

/** `npm run audit:verify`, beside this process, which has the database open. */
async function command(...files: string[]) {
  const script = spawn(process.execPath, [join(root, 'scripts/audit-verify.ts'), ...files], { cwd: folder });
  const [out, err, status] = await Promise.all([
    text(script.stdout),
    text(script.stderr),
    new Promise((resolve) => script.on('close', resolve)),
  ]);
  return { status, out, err };
}

test('npm run audit:verify tells of both sides, and ends with 0', async () => {
  await sealedLog('publisher', 3);
  await addEntries('environment', 2);
  expect(await command()).toEqual({
    status: 0,
    out: expect.stringMatching(
      /^Environment: 0 entries verified\. 2 not yet sealed\.\nPublisher: 3 entries verified, from .+ UTC\.\nSealed with the key [\w-]{43}\.\n$/,
    ),
    err: '',
  });
});

test('it ends with 1 when an entry was altered, and still tells of the other side', async () => {
  await sealedLog('publisher', 3);
  await sealedLog('environment', 3);
  await set(2, { actor: 'nobody@example.com' });
  expect(await command()).toMatchObject({
    status: 1,
    out: expect.stringMatching(
      /Environment: 3 entries verified[^\n]*\nPublisher: Entry 2 \(Customer Changed, /,
    ),
    err: 'The audit log cannot be trusted.\n',
  });
});

test('it ends with 1 when the log is not the one of an earlier export', async () => {
  await sealedLog('publisher', 3);
  const earlier = await copyHead();
  await sealedLog('publisher', 2);
  const kept = join(folder, 'kept.jsonl');
  let lines = '';
  for await (const chunk of exportAuditLog(systemActor('Test'), 'publisher', {}))
    lines += `${chunk.join('\n')}\n`;
  writeFileSync(kept, lines);
  expect(await command(kept)).toMatchObject({
    status: 0,
    out: expect.stringContaining(`${kept}: The audit log goes on from entry 5 as it was exported`),
  });
  await setBack(earlier);
  expect(await command()).toMatchObject({ status: 0 });
  expect(await command(kept)).toMatchObject({
    status: 1,
    out: expect.stringContaining(`${kept}: The audit log is another one than was exported`),
  });
  expect(await command(join(root, 'package.json'))).toMatchObject({
    status: 1,
    err: expect.stringContaining('not the head of an audit log'),
  });
});
