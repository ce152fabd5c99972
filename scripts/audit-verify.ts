/**
 * `npm run audit:verify -- [export.jsonl …]`, while instances go on working: verifies both audit logs, and that they
 * go on from what was exported earlier. Ends with 1 when anything is wrong.
 */
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { sqliteFile } from '#db/connect';
import { dialect } from '#db/dialect';
import { systemActor } from '#lib/access/actor';
import { compareWithKeptHead } from '#lib/audit/chain/kept-head';
import { readSealedState } from '#lib/audit/chain/state';
import { verifyAuditLog } from '#lib/audit/chain/verify';
import { conflict } from '#lib/kernel/errors';
import { runCommand } from './command.ts';

const titles = { environment: 'Environment', publisher: 'Publisher' };

const actor = systemActor('Command line');

await runCommand(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  if (dialect === 'sqlite' && !existsSync(sqliteFile()))
    throw conflict(`There is no database at ${sqliteFile()}.`);
  const results: boolean[] = [];
  for (const side of ['environment', 'publisher'] as const) {
    const { fault, summary } = await verifyAuditLog(actor, side);
    console.log(`${titles[side]}: ${summary}`);
    results.push(!fault);
  }
  for (const file of positionals) {
    const { holds, summary } = await compareWithKeptHead(await lastLine(file));
    console.log(`${file}: ${summary}`);
    results.push(holds);
  }
  const { kid } = await readSealedState(actor, 'publisher');
  if (kid) console.log(`Sealed with the key ${kid}.`);
  if (results.includes(false)) throw conflict('The audit log cannot be trusted.');
});

async function lastLine(path: string): Promise<string> {
  const file = await open(path);
  let last = '';
  for await (const line of file.readLines()) if (line) last = line;
  return last;
}
