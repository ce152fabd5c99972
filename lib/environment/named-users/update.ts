import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { findNamedUsers } from '#lib/environment/named-users/find';
import { namedUserInput } from '#lib/environment/named-users/schema';
import { writeNamedUser } from '#lib/environment/named-users/write';
import { parse } from '#lib/kernel/parse';
import { asSeen, recordChange } from '#lib/records/record';

/** Throws `conflict` for a stale revision or a taken user name. */
export async function updateNamedUser(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'users', 'update');
  const { id, revision } = parse(recordChange, input);
  const user = parse(namedUserInput, input);
  await changeEnvironment(authorized, async (tx, record) => {
    const [stored] = await findNamedUsers(tx, [id]);
    await writeNamedUser(tx, record, asSeen(stored, revision, 'The user'), user);
  });
}
