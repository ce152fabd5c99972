import { and, eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { modules } from '#db/schema/environment';
import { MAX_MODULES } from '#lib/contract/licensing';
import { theNameOf } from '#lib/environment/modules/audit-words';
import type { Module } from '#lib/environment/modules/installed';
import type { ModuleInput } from '#lib/environment/modules/schema';
import { now } from '#lib/kernel/clock';
import { AppError, CHANGED_MEANWHILE, conflict } from '#lib/kernel/errors';
import { newId } from '#lib/kernel/id';
import { fold } from '#lib/kernel/text';

/** What the verbs that write modules share; each runs in the verb's transaction. */

const columnsOf = (input: ModuleInput) => ({
  model: input.model,
  modelKey: fold(input.model),
  product: input.product,
  productKey: fold(input.product),
  installedVersion: input.installedVersion,
  reportedUsedLicenses: input.usedLicenses,
  updatedAt: now(),
});

export async function insertModule(tx: Writer, input: ModuleInput): Promise<Module> {
  // Telemetry and the request for licenses name no more than this.
  if ((await tx.$count(modules)) >= MAX_MODULES)
    throw conflict(`At most ${MAX_MODULES} modules can be kept.`);
  const columns = columnsOf(input);
  const [row] = await tx
    .insert(modules)
    .values({ id: newId(), ...columns, createdAt: columns.updatedAt })
    .returning();
  if (!row) throw new Error(`The module ${theNameOf(input)} was not stored.`);
  return row;
}

/** Throws an AppError `conflict` when `current` is no longer what is stored. */
export async function updateModule(tx: Writer, current: Module, input: ModuleInput): Promise<Module> {
  const [row] = await tx
    .update(modules)
    .set({ ...columnsOf(input), revision: current.revision + 1 })
    .where(and(eq(modules.id, current.id), eq(modules.revision, current.revision)))
    .returning();
  if (!row) {
    throw new AppError(
      'conflict',
      'Somebody else has changed this module meanwhile. Load it again to see how.',
      { code: CHANGED_MEANWHILE },
    );
  }
  return row;
}

export async function findModule(
  tx: Pick<Writer, 'select'>,
  by: { id: string } | { model: string },
): Promise<Module | undefined> {
  const condition = 'id' in by ? eq(modules.id, by.id) : eq(modules.modelKey, fold(by.model));
  const [row] = await tx.select().from(modules).where(condition);
  return row;
}
