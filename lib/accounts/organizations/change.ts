import { and, eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { organizations, users } from '#db/schema/instance';
import type { Actor } from '#lib/access/actor';
import { authorizeKeepingAll } from '#lib/accounts/keeping';
import { emailDomain, emailDomainAllowed } from '#lib/accounts/organizations/domains';
import { findOrganization, type Organization } from '#lib/accounts/organizations/find';
import { organizationChange } from '#lib/accounts/organizations/schema';
import { ableAdministrators } from '#lib/accounts/people/administrators';
import { changeEnvironment, type RecordEntry } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { invalid } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { asSeen, changedMeanwhile } from '#lib/records/record';

const WHAT = 'The organization';

/**
 * Says from which domains an organization's people come. Whoever is outside of them can do nothing from the next
 * request on; returns how many that are. Throws `invalid` when nobody would be left to administer, or not oneself.
 */
export async function changeOrganization(actor: Actor, input: unknown): Promise<{ shutOut: number }> {
  const authorized = authorizeKeepingAll(actor, 'update');
  const { id, revision, allowedDomains } = parse(organizationChange, input);
  return changeEnvironment(authorized, async (tx, record) => {
    // Also makes changes that take administrators away wait their turn.
    const administrators = await ableAdministrators(tx);
    const organization = asSeen(await findOrganization(tx, id), revision, WHAT);
    if (organization.customerId === null) {
      refuseToShutOut(actor.kind === 'person' ? [actor.name] : [], allowedDomains, 'Your own address');
      if (!administrators.some(({ email }) => emailDomainAllowed(email, allowedDomains)))
        refuseToShutOut(
          administrators.map(({ email }) => email),
          allowedDomains,
          'The address of every global administrator',
        );
    }
    return { shutOut: await writeDomains(tx, record, organization, allowedDomains) };
  });
}

function refuseToShutOut(emails: string[], allowedDomains: string[], whose: string): void {
  const [outside] = emails.filter((email) => !emailDomainAllowed(email, allowedDomains));
  if (outside === undefined) return;
  throw invalid({
    allowedDomains: [`${whose} would be outside of these, and locked out. Add ${emailDomain(outside)}.`],
  });
}

const inWords = (domains: string[]) => (domains.length > 0 ? domains.join(', ') : 'every domain');

/** Writes the domains down if they are others than before; how many people are outside of them. */
export async function writeDomains(
  tx: Writer,
  record: RecordEntry<'environment'>,
  { id, name, revision, allowedDomains: before }: Organization,
  allowedDomains: string[],
): Promise<number> {
  if (before.join() !== allowedDomains.join()) {
    const [written] = await tx
      .update(organizations)
      .set({ allowedDomains, revision: revision + 1, updatedAt: now() })
      .where(and(eq(organizations.id, id), eq(organizations.revision, revision)))
      .returning({ id: organizations.id });
    if (!written) throw changedMeanwhile(WHAT);
    await record(
      'Organization Changed',
      `${name}: allowed domains ${inWords(before)} → ${inWords(allowedDomains)}.`,
    );
  }
  const people = await tx
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.organizationId, id), eq(users.disabled, false)));
  return people.filter(({ email }) => !emailDomainAllowed(email, allowedDomains)).length;
}
