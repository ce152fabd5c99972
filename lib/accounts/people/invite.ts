import { userRoles, users } from '#db/schema/instance';
import type { Actor } from '#lib/access/actor';
import { authorizeKeeping } from '#lib/accounts/keeping';
import { type IssuedLink, issueLink } from '#lib/accounts/links/issue';
import { placePerson } from '#lib/accounts/people/place';
import { invitation } from '#lib/accounts/schema';
import { changeEnvironment } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { parse } from '#lib/kernel/parse';
import { fold } from '#lib/kernel/text';

/**
 * Adds a person, who chooses a password by the link that is returned, and shown this once, or signs in at the OpenID
 * Provider with the same e-mail address.
 */
export async function invitePerson(actor: Actor, input: unknown): Promise<IssuedLink & { id: string }> {
  const keeping = authorizeKeeping(actor, 'create');
  const wanted = parse(invitation, input);
  return changeEnvironment(keeping, async (tx, record) => {
    const { organization, roles } = await placePerson(tx, keeping, wanted);
    const { email, name, persona } = wanted;
    const at = now();
    const id = newId();
    await tx.insert(users).values({
      id,
      email,
      emailKey: fold(email),
      name,
      organizationId: organization.id,
      persona,
      createdAt: at,
      updatedAt: at,
    });
    if (roles.length > 0)
      await tx.insert(userRoles).values(roles.map((role) => ({ userId: id, roleId: role.id })));
    const link = await issueLink(tx, id, 'invitation');
    const granted = roles.length > 0 ? ` with ${roles.map((role) => role.name).join(', ')}` : '';
    await record(
      'Account Created',
      `Invited ${email} (${name}, ${organization.name}) as ${persona}${granted}.`,
    );
    return { id, ...link };
  });
}
