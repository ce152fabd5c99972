import { and, eq, isNull, ne, or } from 'drizzle-orm';
import { type Reader, transaction, type Writer } from '#db/client';
import { organizations, users } from '#db/schema/instance';
import { emailDomain, emailDomainAllowed } from '#lib/accounts/organizations/domains';
import { recordFailure } from '#lib/accounts/sign-in/failures';
import type { Identity } from '#lib/accounts/single-sign-on/identity';
import { providerName } from '#lib/accounts/single-sign-on/name';
import { now } from '#lib/kernel/clock';
import { AppError, isAppError } from '#lib/kernel/errors';
import { fold } from '#lib/kernel/text';

const accounts = (from: Reader) =>
  from
    .select({
      id: users.id,
      email: users.email,
      disabled: users.disabled,
      sessionVersion: users.sessionVersion,
      identitySubject: users.identitySubject,
      allowedDomains: organizations.allowedDomains,
    })
    .from(users)
    .innerJoin(organizations, eq(organizations.id, users.organizationId));

export type Account = Awaited<ReturnType<typeof accounts>>[number];

/** A refusal: `message` for the person, saying nothing of other people's accounts; `reason` for the audit log. */
export const refusal = (message: string, reason: string) =>
  new AppError('forbidden', message, { code: reason });

/**
 * Does `work` for the account of somebody who has signed in at the provider: the one that is bound to this identity,
 * or, the first time, the one with its e-mail address, which is then bound. Nobody gets an account by signing in.
 * Throws an AppError `forbidden` that says why, and writes it down. `address` is the browser's network address.
 */
export async function asIdentified<T>(
  identity: Identity,
  address: string,
  work: (tx: Writer, account: Account) => Promise<T>,
): Promise<T> {
  try {
    return await transaction(async (tx) => {
      const account = (await boundAccount(tx, identity)) ?? (await invitedAccount(tx, identity));
      refuseUnfit(account);
      return work(tx, { ...account, ...(await bind(tx, account, identity)) });
    });
  } catch (error) {
    if (isAppError(error, 'forbidden')) await recordRefusal(identity, address, error.code ?? error.message);
    throw error;
  }
}

async function boundAccount(from: Reader, { issuer, subject }: Identity): Promise<Account | undefined> {
  const bound = and(eq(users.identityIssuer, issuer), eq(users.identitySubject, subject));
  const [account] = await accounts(from).where(bound).limit(1);
  return account;
}

async function invitedAccount(from: Reader, { email, emailVerified }: Identity): Promise<Account> {
  const name = providerName();
  if (!email)
    throw refusal(
      `${name} gives no e-mail address of yours, by which you could be known here. Ask whoever manages ${name} to give it to the License Manager.`,
      'the provider gives no e-mail address',
    );
  if (!emailVerified)
    throw refusal(
      `${name} has not verified your address ${email} yet. Verify it there, then sign in again.`,
      'the provider has not verified the e-mail address',
    );
  const [account] = await accounts(from)
    .where(eq(users.emailKey, fold(email)))
    .limit(1);
  if (account) return account;
  throw refusal(
    `Nobody here has the address ${email}. Ask an administrator to add you.`,
    'nobody has this e-mail address',
  );
}

function refuseUnfit({ email, disabled, allowedDomains }: Account): void {
  if (disabled)
    throw refusal(
      `Your account ${email} is disabled. Ask an administrator to enable it.`,
      'the account is disabled',
    );
  if (!emailDomainAllowed(email, allowedDomains))
    throw refusal(
      `People with addresses at ${emailDomain(email)} cannot sign in here: your organization does not allow this domain. Ask an administrator.`,
      'the organization does not allow the e-mail domain',
    );
}

/**
 * Binds the account to the identity, unless it is another one's. An identity of a former provider gives way. Gives
 * the session version as it is once nobody else can change it.
 */
async function bind(tx: Writer, account: Account, { issuer, subject }: Identity) {
  const free = or(
    isNull(users.identitySubject),
    ne(users.identityIssuer, issuer),
    eq(users.identitySubject, subject),
  );
  const [bound] = await tx
    .update(users)
    .set({ identityIssuer: issuer, identitySubject: subject, updatedAt: now() })
    .where(and(eq(users.id, account.id), free))
    .returning({ sessionVersion: users.sessionVersion, disabled: users.disabled });
  if (!bound)
    throw refusal(
      `The account ${account.email} belongs to another identity at ${providerName()}. Ask an administrator to remove it and to invite you again.`,
      'the account is bound to another identity',
    );
  refuseUnfit({ ...account, ...bound });
  return bound;
}

async function recordRefusal({ email, subject }: Identity, address: string, reason: string): Promise<void> {
  const details = `Refused from ${address} with ${providerName()} (${subject}): ${reason}.`;
  await recordFailure(email ?? subject, details);
}
