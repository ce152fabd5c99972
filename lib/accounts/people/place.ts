import { inArray } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { roles } from '#db/schema/instance';
import { covers, type Grants, type Persona, personaGrants } from '#lib/access/views';
import { givable, type Keeping } from '#lib/accounts/keeping';
import { domainRefusal, emailDomainAllowed } from '#lib/accounts/organizations/domains';
import { ensureOrganization } from '#lib/accounts/organizations/ensure';
import { findOrganization, type Organization } from '#lib/accounts/organizations/find';
import { AppError, invalid } from '#lib/kernel/errors';

interface Place {
  email: string;
  persona: Persona;
  customerId?: string | undefined;
  /** IDs, each once. */
  roles: string[];
}

/** What a person is already; nothing for one who is new. */
interface Before {
  persona: Persona;
  roles: { id: string }[];
}

const forbidden = (field: string, message: string) =>
  new AppError('forbidden', message, { fieldErrors: { [field]: [message] } });

/** The organization and the roles of a person as `wanted`, once every rule of who may be what has been asked. */
export async function placePerson(
  tx: Writer,
  keeping: Keeping,
  wanted: Place,
  before?: Before,
): Promise<{ organization: Organization; roles: { id: string; name: string }[] }> {
  const organization = await chosenOrganization(tx, keeping, wanted.customerId);
  const { allowedDomains, customerId } = organization;
  if (!emailDomainAllowed(wanted.email, allowedDomains)) {
    const message = domainRefusal(allowedDomains);
    throw invalid({ email: [message] }, message);
  }
  if (customerId !== null && wanted.persona === 'global-administrator')
    throw invalid({ persona: ["A customer's people cannot be global administrators."] });
  if (
    keeping.organizationId !== undefined &&
    wanted.persona !== before?.persona &&
    !covers(givable(keeping.actor), personaGrants[wanted.persona])
  )
    throw forbidden('persona', 'You cannot make anybody more than you are yourself.');
  return { organization, roles: await chosenRoles(tx, keeping, organization, wanted.roles, before) };
}

async function chosenOrganization(
  tx: Writer,
  { organizationId }: Keeping,
  customerId: string | undefined,
): Promise<Organization> {
  if (organizationId === undefined) return ensureOrganization(tx, customerId);
  const own = await findOrganization(tx, organizationId);
  if (customerId !== undefined && customerId !== own.customerId)
    throw forbidden('customerId', 'You keep the people of your own organization only.');
  return own;
}

async function chosenRoles(
  tx: Writer,
  { actor }: Keeping,
  { customerId }: Organization,
  ids: string[],
  before: Before | undefined,
) {
  if (ids.length === 0) return [];
  // Written to, so that the audience or the grants of a role do not change under this.
  const found = await tx
    .update(roles)
    .set({ id: roles.id })
    .where(inArray(roles.id, ids))
    .returning({ id: roles.id, name: roles.name, audience: roles.audience, grants: roles.grants });
  if (found.length < ids.length)
    throw invalid({ roles: ['A chosen role does not exist any more. Load the page again.'] });
  const audience = customerId === null ? 'own' : 'customer';
  const misplaced = found.find((role) => role.audience !== audience);
  if (misplaced) {
    const whose = misplaced.audience === 'own' ? 'the own organization' : "customers' people";
    throw invalid({ roles: [`${misplaced.name} is a role for ${whose}.`] });
  }
  const held = new Set(before?.roles.map((role) => role.id));
  const limit = givable(actor);
  const beyond = found.find(({ id, grants }) => !held.has(id) && !covers(limit, grants as Grants));
  if (beyond) throw forbidden('roles', `${beyond.name} grants more than you have, so you cannot give it.`);
  return found.map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
