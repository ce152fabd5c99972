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
    console.error(inWords(error));
    process.exit(1);
  }
}

function inWords(error: unknown): unknown {
  if ((error as Error).name === 'AbortError') return 'Broken off; nothing is left of it.';
  const isTold = error instanceof BackupFault || isAppError(error) || isUsage(error);
  return isTold ? (error as Error).message : withoutValues(error);
}

/** What `parseArgs` says of options that it does not know. */
const isUsage = (error: unknown) => String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS');

const EVERY_MS = 5000;

/** Says now and then how far it is. */
export function rowsSoFar(): Progress {
  let rows = 0;
  let saidAt = Number.NEGATIVE_INFINITY;
  return (table, more) => {
    rows += more;
    if (rows === 0 || performance.now() - saidAt < EVERY_MS) return;
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
