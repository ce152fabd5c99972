import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { namedUserInput } from '#lib/environment/named-users/schema';
import { insertNamedUsers } from '#lib/environment/named-users/write';
import { parse } from '#lib/kernel/parse';

/** Throws `conflict` for a user name that another user has. */
export async function createNamedUser(actor: Actor, input: unknown): Promise<{ id: string }> {
  const authorized = authorize(actor, 'users', 'create');
  const user = parse(namedUserInput, input);
  const [id = ''] = await changeEnvironment(authorized, (tx, record) => insertNamedUsers(tx, record, [user]));
  return { id };
}
