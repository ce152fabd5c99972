import { type StorageFault, storageFault } from '#db/faults';
import { config } from '#lib/config/config';
import { now, SECOND } from '#lib/kernel/clock';
import { AppError, isAppError } from '#lib/kernel/errors';
import { singleton } from '#lib/kernel/singleton';

const words: Record<StorageFault, [what: string, advice: string]> = {
  held: ['Another program holds the database.', 'Nothing was changed; try again in a moment.'],
  full: [
    'There is no room left where the database is kept.',
    'Nothing was changed. An administrator must make room; then it goes on by itself.',
  ],
  'not-writable': [
    'The database cannot be written.',
    'Nothing was changed. An administrator must look after its disk; then it goes on by itself.',
  ],
  unreachable: [
    'The database cannot be reached now.',
    'Look whether the change was made before you try again in a moment.',
  ],
};

/** Seconds. */
const RETRY_AFTER = 5;
const LOG_EVERY = 10 * SECOND;

const logged = () => singleton('storage.logged', () => ({ at: 0 }));

/** `error`, or the AppError `unavailable` that it is when the database cannot do now what it was asked. */
export function faultAsError(error: unknown): unknown {
  const fault = storageFault(error);
  if (!fault) return error;
  log(fault, error);
  return new AppError('unavailable', words[fault].join(' '), { retryAfter: RETRY_AFTER, cause: error });
}

/**
 * Why the instance cannot start, in a line, where somebody can help it, as when its database or its data folder fails;
 * `undefined` for all else.
 */
export function faultAtStart(error: unknown): string | undefined {
  if (isAppError(error)) return error.message;
  const fault = storageFault(error);
  if (fault) return `${words[fault][0]} (${innermost(error)}; ${place()})`;
  // Of Node: its message names what was tried, and the file or address.
  return error instanceof Error && 'syscall' in error ? error.message : undefined;
}

/** Where the database is, without the password that its address may have. */
const place = (): string => {
  const { databaseUrl } = config();
  if (!databaseUrl.startsWith('postgres')) return databaseUrl;
  // Without a host it is that of a socket, and none that `URL` takes if it has a user.
  return (URL.canParse(databaseUrl) && new URL(databaseUrl).host) || 'a local socket';
};

/** Not each time: while it lasts, every request meets it. */
function log(fault: StorageFault, error: unknown): void {
  const at = now().getTime();
  if (Math.abs(at - logged().at) < LOG_EVERY) return;
  logged().at = at;
  console.error(`The database fails (${fault}): ${innermost(error)}`);
}

/** What the driver said; the messages around it hold the values of a statement. */
function innermost(error: unknown): string {
  let last = error as { message?: string; cause?: unknown };
  while (last.cause) last = last.cause as typeof last;
  return last.message || String((last as { code?: string }).code);
}
