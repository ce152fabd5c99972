import { and, eq, isNull } from 'drizzle-orm';
import { transaction } from '#db/client';
import { licenseSet } from '#db/schema/environment';
import { settings } from '#db/schema/instance';
import { authorize, systemActor } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { CLOCK_TOLERANCE } from '#lib/environment/client/verify';
import { theIdentity } from '#lib/environment/identity/read';
import { CLOCK_SEEN, SET_ROW, type SetInForce, setInForce } from '#lib/environment/refresh/in-force';
import { HOUR, now, SECOND } from '#lib/kernel/clock';

/**
 * Whether this machine's clock stands before the last verified answer, or where it has been seen since a license file
 * came: with it, an expired license would look good.
 */
export const isClockSetBack = (
  set: Pick<SetInForce, 'checkedAt' | 'issuedAt' | 'clockSeenAt'> | undefined,
  at = now(),
): boolean =>
  set !== undefined &&
  Math.max(set.checkedAt.getTime(), set.issuedAt.getTime(), set.clockSeenAt?.getTime() ?? 0) -
    CLOCK_TOLERANCE * SECOND >
    at.getTime();

/** How often the clock is written down. */
const SEEN_EVERY = HOUR;

/** Between two license files nothing verified tells the time for months, so that the clock itself is remembered. */
async function rememberClock({ source, clockSeenAt }: SetInForce): Promise<void> {
  if (source !== 'file') return;
  const at = now();
  if (clockSeenAt && at.getTime() - clockSeenAt.getTime() < SEEN_EVERY) return;
  const value = at.toISOString();
  await transaction((tx) =>
    tx
      .insert(settings)
      .values({ name: CLOCK_SEEN, value })
      .onConflictDoUpdate({ target: settings.name, set: { value } }),
  );
}

/** Remembers the clock; puts one that was set back into the audit log, once until the next successful license check. */
export async function noticeClock(): Promise<void> {
  const identity = await theIdentity();
  const set = await setInForce(identity);
  if (!set) return;
  if (!isClockSetBack(set)) return rememberClock(set);
  if (set.clockNoticedAt) return;
  const authorized = authorize(systemActor('Clock check'), 'licenses', 'update');
  await changeEnvironment(authorized, async (tx, record) => {
    const noticed = await tx
      .update(licenseSet)
      .set({ clockNoticedAt: now() })
      .where(and(eq(licenseSet.id, SET_ROW), isNull(licenseSet.clockNoticedAt)))
      .returning({ id: licenseSet.id });
    if (noticed.length === 0) return;
    const seen = set.clockSeenAt ? `, and it has stood at ${set.clockSeenAt.toISOString()}` : '';
    const details = `The clock of this machine says ${now().toISOString()}, but the last license check was at ${set.checkedAt.toISOString()}${seen}.`;
    await record('Clock Set Back', details, identity.name);
  });
}
