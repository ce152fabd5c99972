import { and, eq, isNull } from 'drizzle-orm';
import { registrationCodes } from '#db/schema/licensing';
import { customerEnvironments, customers } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { requireConfirmed } from '#lib/access/confirmed';
import { changePublisher } from '#lib/audit/change';
import { REGISTRATION_CODE_LIFETIME } from '#lib/contract/licensing';
import { hashToken, normalizeCode, randomCode } from '#lib/crypto/tokens';
import { now } from '#lib/kernel/clock';
import { conflict, notFound } from '#lib/kernel/errors';
import { newId } from '#lib/kernel/id';
import { parse } from '#lib/kernel/parse';
import { bumpCustomer } from '#lib/licensing/license-set/revision';
import { codeInput } from '#lib/publisher/registrations/schema';

/**
 * A one-time code with which the environment may register (again). Good for 72 hours; only its hash is kept, so that
 * it can be shown this once. An earlier code that was not used is good no more.
 */
export async function issueRegistrationCode(
  actor: Actor,
  input: unknown,
): Promise<{ code: string; expiresAt: Date }> {
  const authorized = authorize(actor, 'customer-environments', 'update');
  const { environmentId } = parse(codeInput, input);
  requireConfirmed(actor);
  const code = randomCode();
  return changePublisher(authorized, async (tx, record) => {
    const [row] = await tx
      .select({ environment: customerEnvironments, customer: customers.name })
      .from(customerEnvironments)
      .innerJoin(customers, eq(customers.id, customerEnvironments.customerId))
      .where(eq(customerEnvironments.id, environmentId));
    if (!row) throw notFound('The environment');
    const { environment, customer } = row;
    if (!environment.active) {
      throw conflict(`${environment.name} is not active, and could not register. Switch Active on first.`);
    }
    // Two codes that are issued at once wait for each other here, so that one of them supersedes the other.
    await bumpCustomer(tx, environment.customerId);
    await tx
      .delete(registrationCodes)
      .where(and(eq(registrationCodes.environmentId, environmentId), isNull(registrationCodes.usedAt)));
    const issuedAt = now();
    const expiresAt = new Date(issuedAt.getTime() + REGISTRATION_CODE_LIFETIME);
    await tx.insert(registrationCodes).values({
      id: newId(),
      environmentId,
      codeHash: hashToken(normalizeCode(code)),
      issuedBy: actor.name,
      issuedAt,
      expiresAt,
    });
    await record(
      'Registration Code Issued',
      `${customer} / ${environment.name}: good until ${expiresAt.toISOString()}.`,
      environment.name,
    );
    return { code, expiresAt };
  });
}
