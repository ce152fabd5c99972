import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { environment } from '#db/schema/environment';
import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { endpointField } from '#lib/environment/identity/endpoint';
import { IDENTITY_ROW } from '#lib/environment/identity/read';
import { now } from '#lib/kernel/clock';
import { notFound } from '#lib/kernel/errors';
import { recordRevision } from '#lib/kernel/fields';
import { parse } from '#lib/kernel/parse';
import { changedMeanwhile } from '#lib/records/record';

export const endpointInput = z.object({
  registrationEndpoint: endpointField(),
  /** Of the environment, as the form was opened with. */
  revision: recordRevision(),
});

/**
 * Sets where this environment registers. Tokens of the former endpoint are kept, but sent to nobody while it is
 * another one. Throws an AppError `conflict` when somebody else changed the environment meanwhile.
 */
export async function changeRegistrationEndpoint(
  actor: Actor,
  input: unknown,
): Promise<{ registrationEndpoint: string }> {
  const authorized = authorize(actor, 'configuration', 'update');
  const { registrationEndpoint, revision } = parse(endpointInput, input);
  return changeEnvironment(authorized, async (tx, record) => {
    const [current] = await tx.select().from(environment).where(eq(environment.id, IDENTITY_ROW));
    if (!current) throw notFound('The environment');
    if (current.registrationEndpoint === registrationEndpoint) return { registrationEndpoint };
    const updated = await tx
      .update(environment)
      .set({ registrationEndpoint, revision: revision + 1, updatedAt: now() })
      .where(and(eq(environment.id, IDENTITY_ROW), eq(environment.revision, revision)))
      .returning({ id: environment.id });
    if (updated.length === 0) throw changedMeanwhile('The environment');
    await record(
      'Configuration Change',
      `Registration endpoint: ${current.registrationEndpoint} → ${registrationEndpoint}.`,
      current.name,
    );
    return { registrationEndpoint };
  });
}
