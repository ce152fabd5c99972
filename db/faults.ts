/**
 * Why a database cannot do now what it is asked, told alike for SQLite and PostgreSQL: it is held by somebody else,
 * has no room, cannot be written, or cannot be reached. All of it passes, or can be put right without this process.
 */
export type StorageFault = 'held' | 'full' | 'not-writable' | 'unreachable';

/** A fault of what is not a query: of beginning and ending a transaction, or of a connection. */
export class TransactionFailed extends Error {
  constructor(cause: unknown) {
    super('The transaction could not be begun or ended.', { cause });
    this.name = 'TransactionFailed';
  }
}

interface DriverError {
  name?: string;
  code?: string;
  message?: string;
  query?: unknown;
  cause?: unknown;
}

/** The beginnings of SQLite's result codes, of PostgreSQL's SQLSTATEs, and of Node's network errors. */
const CODES: [RegExp, StorageFault][] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'held'],
  [/^SQLITE_FULL/, 'full'],
  [/^SQLITE_(IOERR_(SHORT_)?READ|CANTOPEN|PROTOCOL)/, 'unreachable'],
  [/^SQLITE_(READONLY|PERM|IOERR)/, 'not-writable'],
  [/^(55P03|53300)$/, 'held'],
  [/^(53100|53200)$/, 'full'],
  [/^25006$/, 'not-writable'],
  [/^(08...|57P0[1-5])$/, 'unreachable'],
  [/^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/, 'unreachable'],
];

/** What node-postgres says without a code. */
const MESSAGES =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** The fault that made `error`, or `undefined` when it is of another kind. Looks through what it is wrapped in. */
export function storageFault(error: unknown): StorageFault | undefined {
  // The network fails for others, too: only what came out of a query or a transaction is the database's.
  let ofDatabase = false;
  for (let each = error as DriverError | undefined; each; each = each.cause as DriverError | undefined) {
    ofDatabase ||= each.query !== undefined || each.name === 'TransactionFailed';
    const { code = '', message = '' } = each;
    const known = CODES.find(([pattern]) => pattern.test(code))?.[1];
    if (known && (ofDatabase || code.startsWith('SQLITE_'))) return known;
    if (ofDatabase && MESSAGES.test(message)) return 'unreachable';
  }
  return undefined;
}
