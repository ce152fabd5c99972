import { and, eq, gt, sql } from 'drizzle-orm';
import { reader, transaction, type Writer } from '#db/client';
import { modules } from '#db/schema/environment';
import { concurrentSessions, sessionPeaks } from '#db/schema/user-licensing';
import { type Actor, authorize } from '#lib/access/actor';
import type { LicenseCode } from '#lib/contract/vocabulary';
import { theIdentity } from '#lib/environment/identity/read';
import { licenseRow } from '#lib/environment/license-view/row';
import type { Module } from '#lib/environment/modules/installed';
import { findModule } from '#lib/environment/modules/write';
import { licensesInForce, setInForce } from '#lib/environment/refresh/in-force';
import { sessionOpening } from '#lib/environment/sessions/schema';
import { readUse } from '#lib/environment/usage/used-licenses';
import { MINUTE, now, today } from '#lib/kernel/clock';
import { notFound } from '#lib/kernel/errors';
import { newId } from '#lib/kernel/id';
import { parse } from '#lib/kernel/parse';

/** A session lapses when no heartbeat comes for this long, in milliseconds. */
export const SESSION_LIFE = 5 * MINUTE;

export type SessionOutcome =
  | {
      permitted: true;
      id: string;
      expiresAt: Date;
      /** What the license says with this session, too; a fault that only warns does not refuse. */
      code: LicenseCode;
    }
  | {
      permitted: false;
      /** Whether closing a session would open the door, or the license blocks the module whatever the number. */
      reason: 'users-exceeded' | 'license-blocked';
      code: LicenseCode;
      message: string;
    };

/**
 * Opens a session of a user in a module, unless its license blocks that: simultaneous openings never exceed it.
 * Throws `not-found` for a module that is not installed.
 */
export async function openSession(actor: Actor, input: unknown): Promise<SessionOutcome> {
  authorize(actor, 'sessions', 'create');
  const { model, userName } = parse(sessionOpening, input);
  const module = await findModule(reader(), { model });
  if (!module) throw notFound('The module');
  const judge = await judgeOf(module);
  return transaction(async (tx) => {
    // Who opens a session of this module writes its row first: they take their turns, and each counts those before.
    const [turn] = await tx
      .update(modules)
      .set({ modelKey: sql`${modules.modelKey}` })
      .where(eq(modules.id, module.id))
      .returning({ id: modules.id });
    if (!turn) throw notFound('The module');
    const at = now();
    const alive = await tx.$count(
      concurrentSessions,
      and(eq(concurrentSessions.moduleId, module.id), gt(concurrentSessions.expiresAt, at)),
    );
    const said = judge(alive + 1);
    await count(tx, module.id, said.permitted ? alive + 1 : alive, said.permitted);
    if (!said.permitted) return refusal(module, said);
    const id = newId();
    const expiresAt = new Date(at.getTime() + SESSION_LIFE);
    await tx
      .insert(concurrentSessions)
      .values({ id, moduleId: module.id, userName, openedAt: at, expiresAt });
    return { permitted: true, id, expiresAt, code: said.code };
  });
}

/** What the license in force says of `module` with so many sessions; where it counts something else, with that. */
async function judgeOf(module: Module) {
  const set = await setInForce(await theIdentity());
  const licenses = set ? await licensesInForce() : new Map();
  const use = (await readUse([module], licenses))(module);
  const entry = licenses.get(module.productKey);
  return (sessions: number) =>
    licenseRow(
      module,
      entry,
      entry?.metric === 'concurrent_users' ? { ...use, used: sessions } : use,
      set,
      today(),
    );
}

type Judged = ReturnType<Awaited<ReturnType<typeof judgeOf>>>;

function refusal(module: Module, { code, codes, message, metric, quantity }: Judged): SessionOutcome {
  // By another metric it is not sessions that are too many: no end of one would open the door.
  if (metric === 'concurrent_users' && codes.every((each) => each === 'USERS_EXCEEDED')) {
    return {
      permitted: false,
      reason: 'users-exceeded',
      code,
      message: `${module.model} is licensed for ${quantity} concurrent users, and so many are at work. Try again when somebody has finished.`,
    };
  }
  return {
    permitted: false,
    reason: 'license-blocked',
    code,
    message: message ?? `The license of ${module.model} blocks it.`,
  };
}

/** Keeps the most at once of each day (UTC), and how many were let in and turned away. */
async function count(tx: Writer, moduleId: string, alive: number, admitted: boolean): Promise<void> {
  const first = { openings: admitted ? 1 : 0, refused: admitted ? 0 : 1 };
  await tx
    .insert(sessionPeaks)
    .values({ moduleId, day: today(), peak: alive, ...first })
    .onConflictDoUpdate({
      target: [sessionPeaks.moduleId, sessionPeaks.day],
      set: {
        peak: sql`case when ${sessionPeaks.peak} < ${alive} then ${alive} else ${sessionPeaks.peak} end`,
        openings: sql`${sessionPeaks.openings} + ${first.openings}`,
        refused: sql`${sessionPeaks.refused} + ${first.refused}`,
      },
    });
}
