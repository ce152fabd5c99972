import type { Look } from '../databases.ts';
import type { Kind, Write } from './ledger.ts';

export interface Verdict {
  /** Acknowledged, and not there. */
  lost: string[];
  /** A record without its audit entry, an audit entry without its record, or what was refused and is there. */
  half: string[];
}

/** What the database holds of the writes of one kind. */
interface Found {
  records: Set<string>;
  audited: Set<string>;
  /** Whether entries of it may have been cleared away. */
  clearable: boolean;
}

const inAudit: Record<Exclude<Kind, 'tokens' | 'module'>, [operation: string, key: RegExp]> = {
  registration: ['Environment Registered', /measured-\d+/],
  product: ['Product Created', /Crash product \d+/],
  user: ['Named User Added', /crash-user-\d+/],
};
const MODULE_ENTRY = /(CrashModule\d+) .*?([\d.]+\d)\.?$/;

/** Compares what clients know of their writes with what the database holds. */
export async function verify(look: Look, writes: readonly Write[]): Promise<Verdict> {
  const audit = (await look.rows('select operation, details from audit_entries')).map((row) => ({
    operation: String(row.operation),
    details: String(row.details),
  }));
  const keys = async (sql: string) => new Set((await look.rows(sql)).map((row) => String(row.key)));
  const audited = (kind: keyof typeof inAudit) => {
    const [operation, key] = inAudit[kind];
    return new Set(
      audit.flatMap((entry) => (entry.operation === operation ? (key.exec(entry.details)?.[0] ?? []) : [])),
    );
  };
  const moduleEntries = new Set(
    audit.flatMap(({ details }) => {
      const [, model, version] = MODULE_ENTRY.exec(details) ?? [];
      return model ? `${model} ${version}` : [];
    }),
  );
  const tokens = await keys('select refresh_hash as key from token_pairs');
  const found: Record<Kind, Found> = {
    registration: {
      records: await keys(
        'select e.serial_number as key from clients c join customer_environments e on e.id = c.environment_id',
      ),
      audited: audited('registration'),
      clearable: false,
    },
    product: {
      records: await keys('select name as key from products'),
      audited: audited('product'),
      clearable: false,
    },
    user: {
      records: await keys('select user_name as key from named_users'),
      audited: audited('user'),
      clearable: true,
    },
    tokens: { records: tokens, audited: tokens, clearable: false },
    module: {
      records: await keys(`select model || ' ' || installed_version as key from modules`),
      audited: moduleEntries,
      clearable: true,
    },
  };
  return judge(writes, found, clearedUpTo(audit));
}

/** Until when the environment's audit log was cleared, in milliseconds since 1970. */
function clearedUpTo(audit: { operation: string; details: string }[]): number {
  const ends = audit
    .filter(({ operation }) => operation === 'Audit Log Cleared')
    .map(({ details }) => Date.parse(/up to (\S+Z)/.exec(details)?.[1] ?? ''));
  return Math.max(0, ...ends);
}

function judge(writes: readonly Write[], found: Record<Kind, Found>, cleared: number): Verdict {
  const verdict: Verdict = { lost: [], half: [] };
  const overwritten = overwrittenBy(writes, found.module.records);
  for (const write of writes) {
    const { kind, key, sentAt, acknowledged, refused } = write;
    const { records, audited, clearable } = found[kind];
    // Of a version that a later one replaced, the audit entry is what remains.
    const gone = kind === 'module' && overwritten(write);
    const there = records.has(key) || (gone && acknowledged);
    if (acknowledged && !there) verdict.lost.push(`${kind} ${key}`);
    else if (refused && there) verdict.half.push(`${kind} ${key}: refused, and there nevertheless`);
    else if (clearable && sentAt <= cleared) continue;
    else if (gone && !acknowledged) continue;
    else if (there !== audited.has(key))
      verdict.half.push(`${kind} ${key}: ${there ? 'no audit entry' : 'an audit entry, but no record'}`);
  }
  return verdict;
}

const modelOf = (key: string) => key.split(' ', 1)[0] ?? '';

/** Whether the version that is installed now is a later one than that of a write. */
function overwrittenBy(writes: readonly Write[], installed: Set<string>): (write: Write) => boolean {
  const current = new Map<string, number>();
  writes.forEach(({ kind, key }, index) => {
    if (kind === 'module' && installed.has(key)) current.set(modelOf(key), index);
  });
  const place = new Map(writes.map((write, index) => [write, index]));
  return (write) => (place.get(write) ?? 0) < (current.get(modelOf(write.key)) ?? -1);
}
