import type { Actor } from '#lib/access/actor';
import { authorizeKeepingAll } from '#lib/accounts/keeping';
import { writeDomains } from '#lib/accounts/organizations/change';
import { ensureOrganization } from '#lib/accounts/organizations/ensure';
import { organizationInput } from '#lib/accounts/organizations/schema';
import { changeEnvironment } from '#lib/audit/change';
import { parse } from '#lib/kernel/parse';

/** Says which domains a customer's people come from, before anybody of them is added. */
export async function addOrganization(
  actor: Actor,
  input: unknown,
): Promise<{ id: string; shutOut: number }> {
  const authorized = authorizeKeepingAll(actor, 'update');
  const { customerId, allowedDomains } = parse(organizationInput, input);
  return changeEnvironment(authorized, async (tx, record) => {
    const organization = await ensureOrganization(tx, customerId);
    const shutOut = await writeDomains(tx, record, organization, allowedDomains);
    return { id: organization.id, shutOut };
  });
}
