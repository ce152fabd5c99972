import { reader } from '#db/client';
import type { Actor } from '#lib/access/actor';
import type { Persona } from '#lib/access/views';
import { findUser } from '#lib/accounts/people/find';
import { config } from '#lib/config/config';
import { AppError } from '#lib/kernel/errors';

export interface OwnAccount {
  id: string;
  name: string;
  email: string;
  persona: Persona;
  revision: number;
  lastSignInAt: Date | null;
  /** Whether one can sign in with a password; not necessarily where people sign in at an OpenID Provider. */
  hasPassword: boolean;
}

/** The account of the person who asks. */
export async function readOwnAccount(actor: Actor): Promise<OwnAccount> {
  if (actor.kind !== 'person') throw new AppError('forbidden', 'Only a person has an account of their own.');
  const user = await findUser(reader(), actor.id);
  const { id, name, email, persona, revision, lastSignInAt, passwordHash } = user;
  const hasPassword = config().localAccounts && passwordHash !== null;
  return { id, name, email, persona, revision, lastSignInAt, hasPassword };
}
