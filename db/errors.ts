/**
 * What a database refuses, told alike for SQLite and PostgreSQL. `constraint` is the name of the index, check or
 * foreign key; SQLite names a unique index by its columns and a foreign key not at all.
 */
export interface ConstraintViolation {
  kind: 'unique' | 'foreign-key' | 'check' | 'not-null';
  constraint: string;
}

interface DriverError {
  code?: string;
  message?: string;
  constraint?: string;
  cause?: unknown;
}

const SQLSTATES: Record<string, ConstraintViolation['kind']> = {
  '23505': 'unique',
  '23503': 'foreign-key',
  '23001': 'foreign-key',
  '23514': 'check',
  '23502': 'not-null',
};

/** The constraint that made `error`, or `undefined` when it is of another kind. Looks through Drizzle's wrapping. */
export function constraintViolation(error: unknown): ConstraintViolation | undefined {
  for (let each = error as DriverError | undefined; each; each = each.cause as DriverError | undefined) {
    const kind = each.code ? SQLSTATES[each.code] : undefined;
    if (kind) return { kind, constraint: each.constraint ?? '' };
    if (each.code?.startsWith('SQLITE_CONSTRAINT')) return fromSqlite(each.code, each.message ?? '');
  }
  return undefined;
}

function fromSqlite(code: string, message: string): ConstraintViolation | undefined {
  const named = message.split('constraint failed: ')[1] ?? '';
  switch (code) {
    case 'SQLITE_CONSTRAINT_UNIQUE':
    case 'SQLITE_CONSTRAINT_PRIMARYKEY':
      return { kind: 'unique', constraint: named };
    case 'SQLITE_CONSTRAINT_FOREIGNKEY':
    case 'SQLITE_CONSTRAINT_TRIGGER':
      return { kind: 'foreign-key', constraint: named };
    case 'SQLITE_CONSTRAINT_CHECK':
      return { kind: 'check', constraint: named };
    case 'SQLITE_CONSTRAINT_NOTNULL':
      return { kind: 'not-null', constraint: named };
    default:
      return undefined;
  }
}

/** Whether a transaction lost against another one and may simply be tried again. */
export function isSerializationFailure(error: unknown): boolean {
  for (let each = error as DriverError | undefined; each; each = each.cause as DriverError | undefined) {
    if (each.code === '40001' || each.code === '40P01') return true;
  }
  return false;
}
