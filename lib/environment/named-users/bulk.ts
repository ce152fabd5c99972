import { z } from 'zod';
import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { findNamedUsers, type NamedUser } from '#lib/environment/named-users/find';
import { changeOfEnabled, deleteNamedUser, writeEnabled } from '#lib/environment/named-users/write';
import { parse } from '#lib/kernel/parse';
import { bulkResult, changeMany } from '#lib/records/bulk/change-many';
import { type BulkResult, chosenRecords } from '#lib/records/bulk/input';
import type { Noun } from '#lib/records/bulk/noun';
import { removeMany } from '#lib/records/bulk/remove-many';
import { undoMany } from '#lib/records/bulk/undo';

const enabledValues = z.object({ enabled: z.boolean() });
type Enabled = z.output<typeof enabledValues>;

const noun: Noun<NamedUser, Enabled, 'environment'> = {
  transact: changeEnvironment,
  words: ['user', 'users'],
  nameOf: ({ userName }) => userName,
  find: findNamedUsers,
  change: { schema: () => enabledValues, differences: changeOfEnabled, write: writeEnabled },
  remove: deleteNamedUser,
};

const enabledInput = enabledValues.extend({ records: chosenRecords });

/** Enables or disables all of the users, or none. */
export async function setNamedUsersEnabled(actor: Actor, input: unknown): Promise<BulkResult<Enabled>> {
  const authorized = authorize(actor, 'users', 'update');
  const { records, enabled } = parse(enabledInput, input);
  const many = await changeMany<NamedUser, Enabled, Enabled, 'environment'>(
    noun,
    authorized,
    records,
    () => ({
      enabled,
    }),
  );
  return bulkResult(noun, many, { done: enabled ? 'enabled' : 'disabled', all: records.length });
}

/** Takes back what {@link setNamedUsersEnabled} did. */
export async function undoNamedUsers(actor: Actor, input: unknown): Promise<{ message: string }> {
  return undoMany(noun, authorize(actor, 'users', 'update'), input, enabledValues);
}

export async function removeNamedUsers(actor: Actor, input: unknown): Promise<{ message: string }> {
  return removeMany(noun, authorize(actor, 'users', 'delete'), input);
}
