import { type Actor, type Authorized, authorize, authorizeScoped } from '#lib/access/actor';
import { customerGrants, everything, type Grants, joined, type Level } from '#lib/access/views';
import { AppError } from '#lib/kernel/errors';

/** That an actor may keep people: those of `organizationId` alone, of all organizations where it is undefined. */
export interface Keeping extends Authorized {
  readonly organizationId: string | undefined;
}

/** Throws `forbidden` unless `actor` may act on people at `level`. The caller must narrow them to `organizationId`. */
export function authorizeKeeping(actor: Actor, level: Level): Keeping {
  const scoped = authorizeScoped(actor, 'people', level);
  if (scoped.customerId !== undefined && actor.keepsPeopleOf === undefined)
    throw new AppError('forbidden', 'You keep the people of no organization.');
  return { ...scoped, organizationId: actor.keepsPeopleOf };
}

/** As {@link authorizeKeeping}, for what concerns all organizations. */
export function authorizeKeepingAll(actor: Actor, level: Level): Authorized {
  const authorized = authorize(actor, 'people', level);
  if (actor.keepsPeopleOf !== undefined)
    throw new AppError('forbidden', 'Only a global administrator may do this.');
  return authorized;
}

const { people: _, ...customerRecords } = customerGrants;

/**
 * The most that `actor` can give to others: nobody gives more than they have, or they could give it to themselves.
 * Who keeps a customer's people gives them anything that is for customers, since it leads to that customer's records
 * alone.
 */
export function givable({ grants, customerId, keepsPeopleOf }: Actor): Grants {
  if (keepsPeopleOf === undefined) return everything;
  return customerId === undefined ? grants : joined([grants, customerRecords]);
}
