import { and, eq, inArray, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { reader } from '#db/client';
import { recountNames } from '#db/schema/user-licensing';
import { type Actor, authorize } from '#lib/access/actor';
import { lastRecount } from '#lib/environment/recount/last';
import { notFound } from '#lib/kernel/errors';
import { text } from '#lib/kernel/fields';
import { parse } from '#lib/kernel/parse';
import { defineList, text as textColumn } from '#lib/lists/define';
import { everyRow, listPage } from '#lib/lists/page';
import type { ListPage } from '#lib/lists/query';

/** Who was counted in a user license type, or in a module: of one of them a user name is there once. */
export const recountNameList = defineList({
  id: recountNames.userName,
  from: (fields) => reader().select(fields).from(recountNames).$dynamic(),
  columns: {
    userName: textColumn(recountNames.userName),
    displayName: textColumn(recountNames.displayName, { optional: true }),
  },
  sort: 'userName',
  search: { columns: [recountNames.userName, recountNames.displayName] },
});

export interface CountedUser {
  id: string;
  userName: string;
  displayName: string;
}

/** What was counted: a user license type, or a module by its folded model. */
const counted = z.object({ kind: z.enum(['type', 'module']), key: text(4000) });
export type Counted = z.output<typeof counted>;

async function answer(of: Counted) {
  const { kind, key } = parse(counted, of);
  const last = await lastRecount();
  if (!last) throw notFound('A recount');
  const where = and(
    eq(recountNames.recountId, last.id),
    eq(recountNames.kind, kind),
    eq(recountNames.key, key),
  ) as SQL;
  const load = (names: string[]): Promise<CountedUser[]> =>
    reader()
      .select({
        id: recountNames.userName,
        userName: recountNames.userName,
        displayName: recountNames.displayName,
      })
      .from(recountNames)
      .where(and(where, inArray(recountNames.userName, names)));
  return { where, load };
}

/** Whom the latest finished run counted in `of`, by user name. Throws an AppError `not-found` where there was none. */
export async function listCountedUsers(
  actor: Actor,
  of: Counted,
  query: unknown = {},
): Promise<ListPage<CountedUser>> {
  authorize(actor, 'users', 'read');
  return listPage(recountNameList, query, await answer(of));
}

export function everyCountedUser(actor: Actor, of: Counted, query: unknown): AsyncGenerator<CountedUser[]> {
  authorize(actor, 'users', 'read');
  return everyName(of, query);
}

async function* everyName(of: Counted, query: unknown): AsyncGenerator<CountedUser[]> {
  yield* everyRow(recountNameList, query, await answer(of));
}
