import { getTableColumns, getTableName, is, Table } from 'drizzle-orm';
import { getTableConfig as postgresConfig } from 'drizzle-orm/pg-core';
import { SQLiteTable, getTableConfig as sqliteConfig } from 'drizzle-orm/sqlite-core';
import type { Kind, TableLine } from '#db/backup/format';
import type { AnyTable } from '#db/dialect';
import * as audit from '#db/schema/audit';
import * as environment from '#db/schema/environment';
import * as instance from '#db/schema/instance';
import * as licensing from '#db/schema/licensing';
import * as publisher from '#db/schema/publisher';
import * as userLicensing from '#db/schema/user-licensing';

/**
 * What only running instances need, and a restored one must not take up again: who is signed in, who is trying too
 * often, who is at work on what.
 */
const NOT_KEPT = new Set(['account_sessions', 'provider_sessions', 'rate_limits', 'leases']);

/** Tables in which migrations put rows by themselves, so that an empty database has some there. */
export const SEEDED = new Set(['organizations', 'roles', 'named_user_changes']);

const KINDS: Record<string, Kind> = {
  string: 'text',
  number: 'integer',
  boolean: 'boolean',
  date: 'instant',
  json: 'json',
};

const all = (): AnyTable[] =>
  [audit, environment, instance, licensing, publisher, userLicensing].flatMap(
    (module) => Object.values(module).filter((value) => is(value, Table)) as AnyTable[],
  );

/** The names of all tables of the schema. */
export const everyTable = (): string[] => all().map(getTableName);

/** The tables of a backup with their columns, parents before the children that refer to them. */
export function keptTables(): TableLine[] {
  const ordered = new Map<string, AnyTable>();
  const add = (table: AnyTable) => {
    const name = getTableName(table);
    if (ordered.has(name)) return;
    for (const parent of parentsOf(table)) if (parent !== table) add(parent);
    ordered.set(name, table);
  };
  for (const table of all()) add(table);
  return [...ordered].filter(([name]) => !NOT_KEPT.has(name)).map(([name, table]) => lineOf(name, table));
}

function parentsOf(table: AnyTable): AnyTable[] {
  const { foreignKeys } = is(table, SQLiteTable)
    ? sqliteConfig(table as unknown as SQLiteTable)
    : postgresConfig(table);
  return foreignKeys.map((key) => key.reference().foreignTable as unknown as AnyTable);
}

const lineOf = (name: string, table: AnyTable): TableLine => ({
  table: name,
  columns: Object.values(getTableColumns(table)).map((column) => [column.name, kindOf(column)]),
});

function kindOf({ name, dataType }: { name: string; dataType: string }): Kind {
  const kind = KINDS[dataType];
  if (!kind) throw new Error(`A backup does not know how to keep the column ${name} (${dataType}).`);
  return kind;
}
