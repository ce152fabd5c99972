import { and, eq, inArray, isNotNull, lt, or, type SQL } from 'drizzle-orm';
import { learnFromDatabase, reader, transaction } from '#db/client';
import type { AnyColumn, AnyTable } from '#db/dialect';
import {
  accountLinks,
  accountSessions,
  jobRuns,
  leases,
  providerSessions,
  rateLimits,
} from '#db/schema/instance';
import { pendingRegistrations, registrationCodes, tokenPairs } from '#db/schema/licensing';
import { telemetryReports, validations } from '#db/schema/publisher';
import { concurrentSessions, sessionPeaks } from '#db/schema/user-licensing';
import { DAY, now, today } from '#lib/kernel/clock';
import { REPORTS_KEPT_FOR, VALIDATIONS_KEPT_FOR } from '#lib/licensing/retention';

const CHUNK = 500;

/** Days. A page shows the last 30; who compares with last year finds it in the database. */
const PEAKS_KEPT_FOR = 400;

/** Deletes what nothing can refer to any more: expired tokens, codes, links, sessions, leases and counts of limits, old runs, peaks, reports and validations. */
export async function tidyUp(): Promise<string> {
  const before = (days: number) => new Date(now().getTime() - days * DAY);
  const removed = [
    // Rotated pairs are kept while a late use of them could still tell of theft.
    await prune(tokenPairs, tokenPairs.id, lt(tokenPairs.refreshExpiresAt, before(1))),
    await prune(registrationCodes, registrationCodes.id, lt(registrationCodes.expiresAt, before(30))),
    await prune(
      pendingRegistrations,
      pendingRegistrations.id,
      and(eq(pendingRegistrations.state, 'pending'), lt(pendingRegistrations.lastSeenAt, before(90))),
    ),
    await prune(
      accountLinks,
      accountLinks.id,
      or(
        lt(accountLinks.expiresAt, before(30)),
        and(isNotNull(accountLinks.usedAt), lt(accountLinks.usedAt, before(30))),
      ),
    ),
    await prune(
      telemetryReports,
      telemetryReports.id,
      lt(telemetryReports.receivedAt, before(REPORTS_KEPT_FOR)),
    ),
    await prune(validations, validations.id, lt(validations.at, before(VALIDATIONS_KEPT_FOR))),
    await prune(accountSessions, accountSessions.id, lt(accountSessions.expiresAt, before(1))),
    await prune(providerSessions, providerSessions.id, lt(providerSessions.createdAt, before(30))),
    await prune(jobRuns, jobRuns.id, lt(jobRuns.startedAt, before(90))),
    await prune(concurrentSessions, concurrentSessions.id, lt(concurrentSessions.expiresAt, now())),
    await prune(sessionPeaks, sessionPeaks.day, lt(sessionPeaks.day, today(before(PEAKS_KEPT_FOR)))),
    await prune(leases, leases.name, lt(leases.expiresAt, before(1))),
    await prune(rateLimits, rateLimits.key, lt(rateLimits.expire, now())),
  ].reduce((sum, count) => sum + count, 0);
  await learnFromDatabase();
  return removed === 0 ? 'Nothing to remove.' : `${removed} outdated rows removed.`;
}

/** Deletes in small transactions, so that no other write waits long. */
async function prune(table: AnyTable, id: AnyColumn, outdated: SQL | undefined): Promise<number> {
  for (let removed = 0; ; ) {
    const rows = await reader().select({ id }).from(table).where(outdated).limit(CHUNK);
    if (rows.length === 0) return removed;
    await transaction((tx) =>
      tx.delete(table).where(
        inArray(
          id,
          rows.map((row) => row.id),
        ),
      ),
    );
    removed += rows.length;
  }
}
