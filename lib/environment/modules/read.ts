import { reader } from '#db/client';
import { type Actor, authorize } from '#lib/access/actor';
import { type ModuleView, viewOf } from '#lib/environment/modules/view';
import { findModule } from '#lib/environment/modules/write';
import { notFound } from '#lib/kernel/errors';

/** One installed module, by its ID or its model. Throws an AppError `not-found`. */
export async function readModule(actor: Actor, by: { id: string } | { model: string }): Promise<ModuleView> {
  authorize(actor, 'modules', 'read');
  const module = await findModule(reader(), by);
  if (!module) throw notFound('The module');
  return viewOf(module);
}
