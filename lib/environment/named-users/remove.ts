import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { findNamedUsers } from '#lib/environment/named-users/find';
import { deleteNamedUser } from '#lib/environment/named-users/write';
import { notFound } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { recordKey } from '#lib/records/record';

export async function removeNamedUser(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'users', 'delete');
  const { id } = parse(recordKey, input);
  await changeEnvironment(authorized, async (tx, record) => {
    const [user] = await findNamedUsers(tx, [id]);
    if (!user) throw notFound('The user');
    await deleteNamedUser(tx, record, user);
  });
}
