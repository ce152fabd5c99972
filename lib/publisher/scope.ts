import { eq, type SQL } from 'drizzle-orm';
import type { AnyColumn } from '#db/dialect';
import type { Scoped } from '#lib/access/actor';

/** Part of a `where`: only what `scoped` may touch, so that another customer's records are as if they did not exist. */
export const inScope = (column: AnyColumn, { customerId }: Scoped): SQL | undefined =>
  customerId === undefined ? undefined : eq(column, customerId);

/** `record` as `scoped` may see it: what the product team notes about a customer is not for the customer's people. */
export const withoutInternal = <T>(record: T, scoped: Scoped, internal: { [K in keyof T]?: T[K] }): T =>
  scoped.customerId === undefined ? record : { ...record, ...internal };
