import { BackupFault } from '#db/backup/format';
import type { Progress } from '#db/backup/write';
import { withoutValues } from '#lib/kernel/defect';
import { isAppError } from '#lib/kernel/errors';

/** Runs what a person asked for on the command line, and ends the process: connections would keep it alive. */
export async function runCommand(work: () => Promise<void>): Promise<never> {
  try {
    await work();
    process.exit(0);
  } catch (error) {
    const isTold = error instanceof BackupFault || isAppError(error) || isUsage(error);
    console.error(isTold ? (error as Error).message : withoutValues(error));
    process.exit(1);
  }
}

/** What `parseArgs` says of options that it does not know. */
const isUsage = (error: unknown) => String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS');

const EVERY_MS = 2000;

/** Says now and then how far it is. */
export function rowsSoFar(): Progress {
  let rows = 0;
  let saidAt = Number.NEGATIVE_INFINITY;
  return (table, more) => {
    rows += more;
    if (performance.now() - saidAt < EVERY_MS) return;
    saidAt = performance.now();
    console.log(`  ${rows.toLocaleString('en')} rows, now ${table}`);
  };
}

/** `rows` of each table, as in "1,203 rows in 39 tables". */
export function rowsInWords(rows: Record<string, number>): string {
  const counts = Object.values(rows);
  const sum = counts.reduce((total, each) => total + each, 0);
  return `${sum.toLocaleString('en')} rows in ${counts.length} tables`;
}
