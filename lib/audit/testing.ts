import { behindTheBack } from '#db/fixtures/behind-the-back';
import { forgetHeads } from '#lib/audit/chain/head';
import { AUDIT_KEY } from '#lib/audit/chain/key';

/** For tests: empties both audit logs as if nothing had ever been recorded, which nobody can do otherwise. */
export async function forgetAuditLogs(): Promise<void> {
  await behindTheBack(async (run) => {
    for (const table of ['audit_entries', 'audit_chains', 'audit_checkpoints']) {
      await run(`delete from ${table}`);
    }
    await run(`delete from settings where name = '${AUDIT_KEY}'`);
  });
  forgetHeads();
}
