import { and, eq } from 'drizzle-orm';
import { type Reader, reader, type Writer } from '#db/client';
import { customerProducts, customers, products } from '#db/schema/publisher';
import { type Actor, authorizeScoped, type Scoped } from '#lib/access/actor';
import { today } from '#lib/kernel/clock';
import { notFound } from '#lib/kernel/errors';
import { isPast } from '#lib/license/facts';
import type { CustomerProductInput } from '#lib/publisher/customer-products/schema';
import { inScope, withoutInternal } from '#lib/publisher/scope';
import { idFrom } from '#lib/records/record';

type Row = typeof customerProducts.$inferSelect;

export interface CustomerProduct
  extends Omit<Row, keyof CustomerProductInput | 'productFeatureManaged'>,
    CustomerProductInput {
  customerName: string;
  productName: string;
  /** Of the product. */
  featureManaged: boolean;
  /** Whether the end date is not past. */
  active: boolean;
}

/** Customer products with the names that they are known by; narrow it with `where`. */
export const selectCustomerProducts = (from: Reader | Writer) =>
  from
    .select({
      row: customerProducts,
      customerName: customers.name,
      productName: products.name,
      featureManaged: products.featureManaged,
    })
    .from(customerProducts)
    .innerJoin(customers, eq(customers.id, customerProducts.customerId))
    .innerJoin(products, eq(products.id, customerProducts.productId))
    .$dynamic();

export type SelectedCustomerProduct = Awaited<ReturnType<typeof selectCustomerProducts>>[number];

export function asCustomerProduct({
  row: { productFeatureManaged, ...row },
  ...names
}: SelectedCustomerProduct) {
  // Only what the schema lets through is ever written.
  return { ...row, ...names, active: !isPast(row.expiresOn, today()) } as CustomerProduct;
}

/** As {@link asCustomerProduct}, without what the product team keeps to itself. */
export const asScopedCustomerProduct = (selected: SelectedCustomerProduct, scoped: Scoped) =>
  withoutInternal(asCustomerProduct(selected), scoped, { wbs: '', invoicedAs: '', notes: '' });

/** Throws `not-found` for a customer product that does not exist, or belongs to another customer. */
export async function readCustomerProduct(
  actor: Actor,
  id: unknown,
  customerId?: string,
): Promise<CustomerProduct> {
  const scoped = authorizeScoped(actor, 'customer-products', 'read');
  const what = 'The customer product';
  const [found] = await selectCustomerProducts(reader()).where(
    and(eq(customerProducts.id, idFrom(id, what)), inScope(customerProducts.customerId, scoped)),
  );
  if (!found || (customerId && found.row.customerId !== customerId)) throw notFound(what);
  return asScopedCustomerProduct(found, scoped);
}
