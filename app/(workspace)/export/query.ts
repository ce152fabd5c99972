import type { Actor } from '#lib/access/actor';
import { auditList, everyAuditEntry } from '#lib/audit/list';
import type { Side } from '#lib/audit/operations';
import type { ListShape } from '#lib/lists/input';
import { readListQuery, type SearchParams } from '#lib/lists/read';
import { columnsOfSide } from '../_audit/columns';
import { one } from '../_records/search-params';
import { type Csv, csvOf } from './csv';

/** Hands out a list, or the part of it that an address asks for. */
export type Export = (actor: Actor, params: SearchParams) => Csv | Promise<Csv>;

/** What an export asks of a list: as its page does, and only the chosen records where some are named. */
export const queryOf = (shape: ListShape, params: SearchParams) => {
  const ids = one(params.ids);
  return { ...readListQuery(shape.columns, params, shape), ...(ids && { ids: ids.split(',') }) };
};

export const auditLog =
  (side: Side): Export =>
  (actor, params) =>
    csvOf(columnsOfSide(side), everyAuditEntry(actor, side, queryOf(auditList[side], params)));
