import type { Options } from '#components/fields/use-options';
import { type Actor, may } from '#lib/access/actor';
import type { Audience } from '#lib/access/views';
import { type OfferedRole, offerRoles } from '#lib/accounts/roles/offer';
import { findCustomers } from '#lib/publisher/customers/find';
import { asOptions } from '../registrations/customer-options';

/** What somebody who keeps people can choose for them. */
export interface Offer {
  roles: OfferedRole[];
  /** Whose people they can be. */
  audiences: Audience[];
  /** Offered before anything is typed; only where people of customers can be added. */
  customers: Options | undefined;
  globalAdministrators: boolean;
}

export async function offerTo(actor: Actor): Promise<Offer> {
  const everybody = actor.keepsPeopleOf === undefined;
  const withCustomers = everybody && may(actor, 'customers', 'read');
  const [roles, customers] = await Promise.all([
    offerRoles(actor),
    withCustomers ? findCustomers(actor).then(asOptions) : undefined,
  ]);
  return {
    roles,
    audiences: withCustomers ? ['own', 'customer'] : [actor.customerId === undefined ? 'own' : 'customer'],
    customers,
    globalAdministrators: everybody,
  };
}
