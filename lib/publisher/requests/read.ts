import { and, eq } from 'drizzle-orm';
import { type Reader, reader, type Writer } from '#db/client';
import { customerProducts, customers, licenseRequests, products } from '#db/schema/publisher';
import { type Actor, authorizeScoped, type Scoped } from '#lib/access/actor';
import { conflict, notFound } from '#lib/kernel/errors';
import { requestStateLabels } from '#lib/publisher/requests/schema';
import { inScope, withoutInternal } from '#lib/publisher/scope';
import { idFrom } from '#lib/records/record';

type Row = typeof licenseRequests.$inferSelect;

export interface LicenseRequest extends Row {
  customerName: string;
  productName: string;
}

/** Requests with the names of what they are about; narrow it with `where`. */
export const selectRequests = (from: Reader | Writer) =>
  from
    .select({ row: licenseRequests, customerName: customers.name, productName: products.name })
    .from(licenseRequests)
    .innerJoin(customers, eq(customers.id, licenseRequests.customerId))
    .innerJoin(customerProducts, eq(customerProducts.id, licenseRequests.customerProductId))
    .innerJoin(products, eq(products.id, customerProducts.productId))
    .$dynamic();

export type SelectedRequest = Awaited<ReturnType<typeof selectRequests>>[number];

/** Who of the product team answered is not for the customer's people. */
export const asRequest = ({ row, ...names }: SelectedRequest, scoped: Scoped): LicenseRequest =>
  withoutInternal({ ...row, ...names }, scoped, { answeredBy: '' });

const WHAT = 'The request';

/** Throws `not-found` for a request that does not exist, or is another customer's. */
export async function readRequest(actor: Actor, id: unknown): Promise<LicenseRequest> {
  const scoped = authorizeScoped(actor, 'requests', 'read');
  const [found] = await selectRequests(reader()).where(
    and(eq(licenseRequests.id, idFrom(id, WHAT)), inScope(licenseRequests.customerId, scoped)),
  );
  if (!found) throw notFound(WHAT);
  return asRequest(found, scoped);
}

/**
 * The request if it still waits, whose ever it is, or only of the customer of `scoped`. Throws `not-found`, or
 * `conflict` for one that has been dealt with.
 */
export async function openRequest(tx: Writer, id: string, scoped?: Scoped): Promise<LicenseRequest> {
  const [found] = await selectRequests(tx).where(
    and(eq(licenseRequests.id, id), scoped && inScope(licenseRequests.customerId, scoped)),
  );
  if (!found) throw notFound(WHAT);
  const { row, ...names } = found;
  if (row.state !== 'open') {
    const state = requestStateLabels[row.state].toLowerCase();
    throw conflict(`This request does not wait any more: it is ${state}.`);
  }
  return { ...row, ...names };
}
