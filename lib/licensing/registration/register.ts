import { and, desc, eq, sql } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { clients } from '#db/schema/licensing';
import { customerEnvironments, customers } from '#db/schema/publisher';
import { changePublisher } from '#lib/audit/change';
import { inSeconds } from '#lib/contract/licensing';
import {
  type RegistrationAnswer,
  type RegistrationRequest,
  registrationRequest,
} from '#lib/contract/registration';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { parse } from '#lib/kernel/parse';
import { fold } from '#lib/kernel/text';
import { authorizeEnvironment } from '#lib/licensing/authorize';
import { idempotencyHash } from '#lib/licensing/idempotency';
import { codeIsRequired, spendCode } from '#lib/licensing/registration/code';
import { keepPending } from '#lib/licensing/registration/pending';
import { type Refusal, refused } from '#lib/licensing/registration/refusal';
import { revokeFamily, revokePairs } from '#lib/licensing/tokens/family';
import { issuePair } from '#lib/licensing/tokens/issue';

export interface Circumstances {
  /** The header as sent: a repeat with the same key is the same registration. */
  idempotencyKey: string | undefined;
  remoteAddress: string;
}

type Environment = Awaited<ReturnType<typeof lockEnvironment>>;
type Client = typeof clients.$inferSelect;

/**
 * Registers an environment (RFC 7591) and gives it its first tokens. Throws AppErrors whose `code` says why not
 * (yet); each such try is kept where the product team sees it.
 */
export async function register(
  input: unknown,
  { idempotencyKey, remoteAddress }: Circumstances,
): Promise<RegistrationAnswer> {
  const request = parse(registrationRequest, input);
  const keyHash = idempotencyHash(idempotencyKey);
  const authorized = authorizeEnvironment(request.environment_id);
  const outcome = await changePublisher(authorized, async (tx, record) => {
    const environment = await lockEnvironment(tx, request);
    if (!environment) return keepPending(tx, record, request, remoteAddress);
    const decision = await decide(tx, environment, request, keyHash);
    if (decision.refusal) {
      await countRefusal(tx, environment);
      await record(
        'Registration Refused',
        `Refused the registration of ${nameOf(environment)}: ${refused(decision.refusal).message}`,
        environment.name,
      );
      return decision.refusal;
    }
    const client = decision.repeated ?? (await replaceClient(tx, environment, decision.current, keyHash));
    if (decision.repeated) await revokePairs(tx, client.id);
    await record(
      'Environment Registered',
      decision.repeated
        ? `Registered ${nameOf(environment)} again under client ${client.id}: the same request came once more, so its first tokens were revoked.`
        : `Registered ${nameOf(environment)} as client ${client.id}.`,
      environment.name,
    );
    return answer(tx, environment, client);
  });
  if (typeof outcome === 'string') throw refused(outcome);
  return outcome;
}

interface Decision {
  refusal?: Refusal;
  current?: Client;
  /** The client whose registration this request repeats, because the answer was lost. */
  repeated?: Client;
}

async function decide(
  tx: Writer,
  environment: NonNullable<Environment>,
  request: RegistrationRequest,
  keyHash: string | null,
): Promise<Decision> {
  if (!environment.active) return { refusal: 'environment_inactive' };
  // Newest first: of all that there were, only this one can still be in force.
  const [last] = await tx
    .select()
    .from(clients)
    .where(eq(clients.environmentId, environment.id))
    .orderBy(desc(clients.registeredAt), desc(clients.id))
    .limit(1);
  const current = last && !last.revokedAt ? last : undefined;
  if (current && keyHash !== null && current.idempotencyHash === keyHash) return { repeated: current };
  if (request.registration_code !== undefined) {
    const good = await spendCode(tx, environment.id, request.registration_code, keyHash);
    return good ? { current } : { refusal: 'invalid_registration_code' };
  }
  if (last) return { refusal: 'already_registered' };
  return (await codeIsRequired(tx)) ? { refusal: 'registration_code_required' } : {};
}

/** The listed environment that asks; nobody else registers it until `tx` ends. */
async function lockEnvironment(tx: Writer, request: RegistrationRequest) {
  const [environment] = await tx
    .update(customerEnvironments)
    .set({ refusedAttempts: sql`refused_attempts` })
    .where(
      and(
        eq(customerEnvironments.tenantKey, fold(request.tenant_id)),
        eq(customerEnvironments.serialNumber, request.environment_id),
      ),
    )
    .returning();
  return environment;
}

async function countRefusal(tx: Writer, { id }: NonNullable<Environment>): Promise<void> {
  await tx
    .update(customerEnvironments)
    .set({ refusedAttempts: sql`refused_attempts + 1`, lastRefusedAt: now() })
    .where(eq(customerEnvironments.id, id));
}

async function replaceClient(
  tx: Writer,
  { id: environmentId }: NonNullable<Environment>,
  current: Client | undefined,
  idempotencyHash: string | null,
): Promise<Client> {
  if (current)
    await revokeFamily(tx, current.id, 'The environment registered again with a registration code.');
  const client: Client = {
    id: newId(),
    environmentId,
    idempotencyHash,
    registeredAt: now(),
    revokedAt: null,
    revokedReason: null,
    licenseSetSignedAt: null,
  };
  await tx.insert(clients).values(client);
  return client;
}

async function answer(
  tx: Writer,
  environment: NonNullable<Environment>,
  client: Client,
): Promise<RegistrationAnswer> {
  const [customer] = await tx
    .select({ name: customers.name })
    .from(customers)
    .where(eq(customers.id, environment.customerId));
  return {
    client_id: client.id,
    client_id_issued_at: inSeconds(client.registeredAt.getTime()),
    grant_types: ['refresh_token'],
    response_types: [],
    token_endpoint_auth_method: 'none',
    ...(await issuePair(tx, client.id, null)),
    tenant_id: environment.tenant,
    environment_id: environment.serialNumber,
    license_holder: customer?.name ?? '',
  };
}

const nameOf = (environment: NonNullable<Environment>) =>
  `${environment.name} (${environment.tenant}, ${environment.serialNumber})`;
