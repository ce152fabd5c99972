import { randomUUID } from 'node:crypto';
import type { Actor } from '#lib/access/actor';
import { customerGrants } from '#lib/access/views';
import { DAY, now, today } from '#lib/kernel/clock';
import { readCustomerProduct } from '#lib/publisher/customer-products/read';
import { addTerms, tester } from '#lib/publisher/fixtures';
import { createRequest } from '#lib/publisher/requests/create';

/** For tests: terms that a customer's person asks to change. */

export const personOf = (customerId: string, grants = customerGrants): Actor => ({
  kind: 'person',
  id: randomUUID(),
  name: 'ada@customer.example',
  grants,
  customerId,
});

/** `days` from today. */
export const day = (days: number) => today(new Date(now().getTime() + days * DAY));

/** Terms of 20 users that end in 30 days, a person of their customer, and the terms as they are now. */
export async function agreed(values: object = {}) {
  const { id, customerId, productId } = await addTerms({ expiresOn: day(30), ...values });
  return {
    id,
    customerId,
    productId,
    person: personOf(customerId),
    terms: () => readCustomerProduct(tester, id),
  };
}
export type Agreed = Awaited<ReturnType<typeof agreed>>;

export const askUsers = ({ person, id }: Agreed, userCount: unknown = 35, message = '') =>
  createRequest(person, { customerProductId: id, kind: 'users', userCount, message });
export const askRenewal = ({ person, id }: Agreed, expiresOn: unknown = day(400)) =>
  createRequest(person, { customerProductId: id, kind: 'renewal', expiresOn });
