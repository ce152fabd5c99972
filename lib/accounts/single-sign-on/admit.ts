import { and, eq, isNull, ne, or } from 'drizzle-orm';
import { type Reader, transaction, type Writer } from '#db/client';
import { organizations, providerSessions, users } from '#db/schema/instance';
import type { Actor } from '#lib/access/actor';
import { emailDomain, emailDomainAllowed } from '#lib/accounts/organizations/domains';
import { recordedPerson } from '#lib/accounts/person-actor';
import type { SessionClaim } from '#lib/accounts/sign-in/session-user';
import type { SignedOn } from '#lib/accounts/single-sign-on/finish';
import type { Identity } from '#lib/accounts/single-sign-on/identity';
import { providerName } from '#lib/accounts/single-sign-on/name';
import { sealIdToken } from '#lib/accounts/single-sign-on/provider-session';
import { recordAudit } from '#lib/audit/record';
import { now } from '#lib/kernel/clock';
import { AppError, isAppError } from '#lib/kernel/errors';
import { newId } from '#lib/kernel/id';
import { fold } from '#lib/kernel/text';

/**
 * Whose session somebody opens who has signed in at the provider: the account that is bound to this identity, or,
 * the first time, the one with its e-mail address, which is then bound. Nobody gets an account by signing in. Throws
 * an AppError `forbidden` that says why. `address` is the browser's network address.
 */
export async function admitIdentity(signedOn: SignedOn, address: string): Promise<SessionClaim> {
  const { identity, idToken } = signedOn;
  try {
    return await transaction(async (tx) => {
      const account = (await boundAccount(tx, identity)) ?? (await invitedAccount(tx, identity));
      refuseUnfit(account);
      await bind(tx, account, identity);
      const providerSessionId = await keepIdToken(tx, account.id, idToken);
      const first = account.identitySubject === identity.subject ? '' : ', for the first time';
      const details = `Signed in from ${address} with ${providerName()}${first} (${identity.subject}).`;
      await recordAudit(tx, 'environment', recordedPerson(account), 'Sign-in', details);
      return { userId: account.id, sessionVersion: account.sessionVersion, providerSessionId };
    });
  } catch (error) {
    if (isAppError(error, 'forbidden')) await recordRefusal(identity, address, error.code ?? error.message);
    throw error;
  }
}

/** A refusal: `message` for the person, saying nothing of other people's accounts; `reason` for the audit log. */
const refusal = (message: string, reason: string) => new AppError('forbidden', message, { code: reason });

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

type Account = Awaited<ReturnType<typeof accounts>>[number];

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

/** Binds the account to the identity, unless it is another one's. An identity of a former provider gives way. */
async function bind(tx: Writer, account: Account, { issuer, subject }: Identity): Promise<void> {
  const at = now();
  const free = or(
    isNull(users.identitySubject),
    ne(users.identityIssuer, issuer),
    eq(users.identitySubject, subject),
  );
  const [bound] = await tx
    .update(users)
    .set({ identityIssuer: issuer, identitySubject: subject, lastSignInAt: at, updatedAt: at })
    .where(and(eq(users.id, account.id), free))
    .returning({ id: users.id });
  if (!bound)
    throw refusal(
      `The account ${account.email} belongs to another identity at ${providerName()}. Ask an administrator to remove it and to invite you again.`,
      'the account is bound to another identity',
    );
}

async function keepIdToken(tx: Writer, userId: string, idToken: string): Promise<string> {
  const id = newId();
  const sealedIdToken = sealIdToken(idToken, id);
  await tx.insert(providerSessions).values({ id, userId, sealedIdToken, createdAt: now() });
  return id;
}

async function recordRefusal({ email, subject }: Identity, address: string, reason: string): Promise<void> {
  const stranger: Actor = { kind: 'system', id: 'sign-in', name: email ?? subject, grants: {} };
  const details = `Refused from ${address} with ${providerName()} (${subject}): ${reason}.`;
  await transaction((tx) => recordAudit(tx, 'environment', stranger, 'Sign-in Failed', details));
}
