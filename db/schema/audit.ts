import { sql } from 'drizzle-orm';
import { index, integer, table, text, timestamp, uniqueIndex } from '#db/dialect';

const side = () => text('side').$type<'publisher' | 'environment'>();

/**
 * The audit log of both sides. Entries are only ever added, and deleted by clearing. `sequence` and the hashes are
 * filled when entries are sealed into the chain, in the order in which they are found committed.
 */
export const auditEntries = table(
  'audit_entries',
  {
    id: text('id').primaryKey(),
    side: side().notNull(),
    operation: text('operation').notNull(),
    /** Who, as shown: an e-mail address, a client ID, or the part of the system that acted. */
    actor: text('actor').notNull(),
    actorId: text('actor_id'),
    at: timestamp('at').notNull(),
    details: text('details').notNull(),
    environment: text('environment').notNull().default(''),
    sequence: integer('sequence'),
    previousHash: text('previous_hash'),
    hash: text('hash'),
  },
  (t) => [
    index('audit_entries_list').on(t.side, t.at, t.id),
    index('audit_entries_operation').on(t.side, t.operation, t.id),
    index('audit_entries_actor').on(t.side, t.actor, t.id),
    index('audit_entries_environment').on(t.side, t.environment, t.id),
    uniqueIndex('audit_entries_sequence').on(t.side, t.sequence).where(sql`sequence is not null`),
    index('audit_entries_unsealed').on(t.side, t.id).where(sql`sequence is null`),
  ],
);

/** How far the audit log of a side is sealed: tells when the newest entries were taken away. */
export const auditChains = table('audit_chains', {
  side: side().primaryKey(),
  sequence: integer('sequence').notNull(),
  hash: text('hash').notNull(),
  sealedAt: timestamp('sealed_at').notNull(),
  /** Compact JWS over all of the above, with the key of this installation's audit logs. */
  signature: text('signature').notNull(),
});

/** What a clearing of the audit log leaves of the entries that it deleted: where the chain goes on. */
export const auditCheckpoints = table(
  'audit_checkpoints',
  {
    id: text('id').primaryKey(),
    side: side().notNull(),
    /** Sequence and hash of the last entry that was deleted. */
    sequence: integer('sequence').notNull(),
    hash: text('hash').notNull(),
    deleted: integer('deleted').notNull(),
    at: timestamp('at').notNull(),
    actor: text('actor').notNull(),
    /** Compact JWS over all of the above, with the key of this installation's audit logs. */
    signature: text('signature').notNull(),
  },
  (t) => [uniqueIndex('audit_checkpoints_sequence').on(t.side, t.sequence)],
);
