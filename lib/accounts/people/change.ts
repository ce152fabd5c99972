import { and, eq } from 'drizzle-orm';
import { users } from '#db/schema/instance';
import { type Actor, authorize } from '#lib/access/actor';
import { keepAnAdministrator } from '#lib/accounts/people/administrators';
import { findUser } from '#lib/accounts/people/find';
import { personChange } from '#lib/accounts/schema';
import { changeEnvironment } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { conflict } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';

/** Changes a person's name and persona, which counts from the next request on. */
export async function changePerson(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'people', 'update');
  const { id, revision, name, persona } = parse(personChange, input);
  await changeEnvironment(authorized, async (tx, record) => {
    if (persona !== 'global-administrator') await keepAnAdministrator(tx, id);
    const before = await findUser(tx, id);
    const [after] = await tx
      .update(users)
      .set({ name, persona, revision: revision + 1, updatedAt: now() })
      .where(and(eq(users.id, id), eq(users.revision, revision)))
      .returning({ id: users.id });
    if (!after)
      throw conflict('Somebody else has changed this account meanwhile. Load the page again to see how.');
    const changes = [
      before.name === name ? '' : `name from ${before.name} to ${name}`,
      before.persona === persona ? '' : `persona from ${before.persona} to ${persona}`,
    ].filter(Boolean);
    if (changes.length > 0)
      await record('Account Changed', `Changed ${before.email}: ${changes.join(', ')}.`);
  });
}
