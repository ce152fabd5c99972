import { and, eq, isNull } from 'drizzle-orm';
import { licenseSet } from '#db/schema/environment';
import { authorize, systemActor } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { CLOCK_TOLERANCE } from '#lib/environment/client/verify';
import { theIdentity } from '#lib/environment/identity/read';
import { SET_ROW, type SetInForce, setInForce } from '#lib/environment/refresh/in-force';
import { now, SECOND } from '#lib/kernel/clock';

/** Whether this machine's clock stands before the last verified answer: with it, an expired license would look good. */
export const isClockSetBack = (
  set: Pick<SetInForce, 'checkedAt' | 'issuedAt'> | undefined,
  at = now(),
): boolean =>
  set !== undefined &&
  Math.max(set.checkedAt.getTime(), set.issuedAt.getTime()) - CLOCK_TOLERANCE * SECOND > at.getTime();

/** Puts a clock that was set back into the audit log, once until the next successful license check. */
export async function noticeClock(): Promise<void> {
  const identity = await theIdentity();
  const set = await setInForce(identity);
  if (!set || set.clockNoticedAt || !isClockSetBack(set)) return;
  const authorized = authorize(systemActor('Clock check'), 'licenses', 'update');
  await changeEnvironment(authorized, async (tx, record) => {
    const noticed = await tx
      .update(licenseSet)
      .set({ clockNoticedAt: now() })
      .where(and(eq(licenseSet.id, SET_ROW), isNull(licenseSet.clockNoticedAt)))
      .returning({ id: licenseSet.id });
    if (noticed.length === 0) return;
    const details = `The clock of this machine says ${now().toISOString()}, but the last license check was at ${set.checkedAt.toISOString()}.`;
    await record('Clock Set Back', details, identity.name);
  });
}
