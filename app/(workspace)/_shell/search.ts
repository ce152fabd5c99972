'use server';

import type { SearchHit } from '#components/shell';
import { may } from '#lib/access/actor';
import { hasWorkspace } from '#lib/accounts/workspaces';
import { listModules } from '#lib/environment/modules/list';
import { searchUserRecords } from '#lib/environment/search';
import { fold } from '#lib/kernel/text';
import { searchRecords } from '#lib/publisher/search';
import { currentActor } from '../../_server/actor';

const MOST_MODULES = 5;

/** What the navigation search finds by name, of that which the person may see. */
export async function search(query: string): Promise<SearchHit[]> {
  const actor = await currentActor();
  if (!actor || typeof query !== 'string') return [];
  const typed = fold(query.slice(0, 200));
  if (typed === '') return [];
  const [records, users, modules] = await Promise.all([
    hasWorkspace('publisher') ? searchRecords(actor, query) : [],
    hasWorkspace('environment') ? searchUserRecords(actor, query) : [],
    hasWorkspace('environment') && may(actor, 'modules', 'read') ? listModules(actor) : [],
  ]);
  const matching = modules
    .filter(({ model, product }) => fold(`${model} ${product}`).includes(typed))
    .slice(0, MOST_MODULES)
    .map(({ id, model }) => ({ label: model, kind: 'Module', href: `/modules/${id}` }));
  return [...records, ...matching, ...users];
}
