import {
  customerGrants,
  everything,
  type Grants,
  type Level,
  reaches,
  type View,
  within,
} from '#lib/access/views';
import { AppError } from '#lib/kernel/errors';

/** A person signed in with one browser. */
export interface Session {
  id: string;
  expiresAt: Date;
  /** When the person last proved who they are. */
  confirmedAt: Date;
}

/** Who acts: a person, a program with an API token, a registered environment, or this instance itself. */
export interface Actor {
  kind: 'person' | 'api-token' | 'client' | 'system';
  /** User ID, API token ID, client ID, or the name of the part of the system. */
  id: string;
  /** As the audit log shows it. */
  name: string;
  grants: Grants;
  /** A customer's person: sees that customer's records alone. Absent for everybody else. */
  customerId?: string;
  /** A person who keeps people, but only those of this organization. */
  keepsPeopleOf?: string;
  /** What a person acts in. */
  session?: Session;
}

/** This instance acting by itself, such as at start or in a scheduled job. `name` is what the audit log shows. */
export const systemActor = (name: string): Actor => ({
  kind: 'system',
  id: name,
  name,
  grants: everything,
});

/** A registered environment, or a stranger who asks to become one, at the licensing service. It may do only what the licensing verbs do. */
export const clientActor = (clientId: string, name: string): Actor => ({
  kind: 'client',
  id: clientId,
  name,
  grants: {},
});

declare const proof: unique symbol;
/** That `actor` may act on `view` at `level`. Only {@link authorize} and its kin here make one, and every change asks for it. */
export interface Authorized {
  readonly actor: Actor;
  readonly view: View | 'licensing-service';
  readonly level: Level;
  readonly [proof]: true;
}

const refused = () =>
  new AppError('forbidden', 'You do not have the permission for this. Ask an administrator for it.');

/**
 * Throws an AppError `forbidden` unless `actor` may act on `view` at `level`, on everybody's records: a customer's
 * people are refused whatever their roles say. What they may do asks {@link authorizeScoped}.
 */
export function authorize(actor: Actor, view: View, level: Level): Authorized {
  if (!may(actor, view, level)) throw refused();
  return { actor, view, level } as Authorized;
}

/** As {@link Authorized}, for the records of `customerId` alone; of all customers where it is undefined. */
export interface Scoped extends Authorized {
  readonly customerId: string | undefined;
}

/** As {@link authorize}, also for a customer's people. The caller must narrow what it touches to `customerId`. */
export function authorizeScoped(actor: Actor, view: View, level: Level): Scoped {
  if (!mayScoped(actor, view, level)) throw refused();
  return { actor, view, level, customerId: actor.customerId } as Scoped;
}

/** What the licensing service does on behalf of an environment that has shown its token, or asks to register. */
export function authorizeClient(actor: Actor): Authorized {
  if (actor.kind !== 'client') throw new AppError('forbidden', 'Only an environment may ask for this.');
  return { actor, view: 'licensing-service', level: 'create' } as Authorized;
}

/** Whether {@link authorize} lets `actor` pass; for showing or hiding, never instead of it. */
export const may = (actor: Actor, view: View, level: Level): boolean =>
  actor.customerId === undefined && reaches(actor.grants, view, level);

/** Whether {@link authorizeScoped} lets `actor` pass; for showing or hiding, never instead of it. */
export const mayScoped = (actor: Actor, view: View, level: Level): boolean =>
  reaches(actor.customerId === undefined ? actor.grants : within(actor.grants, customerGrants), view, level);
