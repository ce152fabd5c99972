import { users } from '#db/schema/instance';
import { type Actor, authorize } from '#lib/access/actor';
import { type IssuedLink, issueLink } from '#lib/accounts/links/issue';
import { invitation } from '#lib/accounts/schema';
import { changeEnvironment } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { parse } from '#lib/kernel/parse';
import { fold } from '#lib/kernel/text';

/** Adds a person, who chooses a password by the link that is returned, and shown this once. */
export async function invitePerson(actor: Actor, input: unknown): Promise<IssuedLink & { id: string }> {
  const authorized = authorize(actor, 'people', 'create');
  const { email, name, persona } = parse(invitation, input);
  return changeEnvironment(authorized, async (tx, record) => {
    const at = now();
    const id = newId();
    await tx
      .insert(users)
      .values({ id, email, emailKey: fold(email), name, persona, createdAt: at, updatedAt: at });
    const link = await issueLink(tx, id, 'invitation');
    await record('Account Created', `Invited ${email} (${name}) as ${persona}.`);
    return { id, ...link };
  });
}
