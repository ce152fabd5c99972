import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { connections, transaction, writes } from '#db/client';
import { settings } from '#db/schema/instance';
import { singleton } from '#lib/kernel/singleton';

/** Milliseconds that who asks is kept waiting while it is tried whether writes succeed again. */
const PATIENCE = 1000;

/** Throws when the database does not answer. */
export const databaseAnswers = (): Promise<void> => connections().ping();

/** Whether the last write that reached the database succeeded; after one that failed, whether another does by now. */
export async function databaseWrites(): Promise<boolean> {
  if (writes().fault) await Promise.race([probe(), sleep(PATIENCE)]);
  return writes().fault === undefined;
}

const probing = () => singleton('db.probing', () => ({ probe: undefined as Promise<void> | undefined }));

/** Writes something and takes it away; one at a time. */
function probe(): Promise<void> {
  const state = probing();
  state.probe ??= writeSomething()
    .catch(() => undefined)
    .finally(() => {
      state.probe = undefined;
    });
  return state.probe;
}

/** More than what is left of the room that a full disk has given already. */
const PROBE = 'x'.repeat(64 * 1024);

/** One name, whoever tries: what a process leaves that dies in between, the next probe takes away. */
const PROBED = 'probe';

async function writeSomething(): Promise<void> {
  const row = { name: PROBED, value: PROBE };
  await transaction((tx) =>
    tx.insert(settings).values(row).onConflictDoUpdate({ target: settings.name, set: row }),
  );
  await transaction((tx) => tx.delete(settings).where(eq(settings.name, PROBED)));
}
