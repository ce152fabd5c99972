import { and, asc, eq, gte, ne } from 'drizzle-orm';
import { reader } from '#db/client';
import { customerProducts, products } from '#db/schema/publisher';
import { type Actor, authorize, authorizeScoped } from '#lib/access/actor';
import { today } from '#lib/kernel/clock';
import { parse } from '#lib/kernel/parse';
import {
  asCustomerProduct,
  asScopedCustomerProduct,
  type CustomerProduct,
  selectCustomerProducts,
} from '#lib/publisher/customer-products/read';
import { containsFolded, inOrder, listInput, offsetOf, type Page } from '#lib/publisher/list';
import { idFrom } from '#lib/publisher/record';
import { inScope } from '#lib/publisher/scope';

export const customerProductSorts = [
  'productName',
  'licenseType',
  'expiresOn',
  'userCount',
  'enabled',
] as const;
const columns = {
  productName: products.nameKey,
  licenseType: customerProducts.licenseType,
  expiresOn: customerProducts.expiresOn,
  userCount: customerProducts.userCount,
  enabled: customerProducts.enabled,
};

/** The products of one customer; none of another customer's for a customer's person. */
export async function listCustomerProducts(
  actor: Actor,
  customerId: unknown,
  query: unknown = {},
): Promise<Page<CustomerProduct>> {
  const scoped = authorizeScoped(actor, 'customer-products', 'read');
  const asked = parse(listInput(customerProductSorts), query);
  const where = and(
    eq(customerProducts.customerId, idFrom(customerId, 'The customer')),
    inScope(customerProducts.customerId, scoped),
    asked.q ? containsFolded(products.nameKey, asked.q) : undefined,
  );
  const matches = reader()
    .select({ id: customerProducts.id })
    .from(customerProducts)
    .innerJoin(products, eq(products.id, customerProducts.productId))
    .where(where)
    .as('matches');
  const [rows, total] = await Promise.all([
    selectCustomerProducts(reader())
      .where(where)
      .orderBy(inOrder(columns[asked.sort], asked.dir), asc(products.nameKey))
      .limit(asked.pageSize)
      .offset(offsetOf(asked)),
    reader().$count(matches),
  ]);
  return { rows: rows.map((row) => asScopedCustomerProduct(row, scoped)), total };
}

/** Which products the customer has already: a product is agreed upon once per customer. */
export async function listHeldProductIds(actor: Actor, customerId: unknown): Promise<string[]> {
  authorize(actor, 'customer-products', 'read');
  const rows = await reader()
    .select({ productId: customerProducts.productId })
    .from(customerProducts)
    .where(eq(customerProducts.customerId, idFrom(customerId, 'The customer')));
  return rows.map((row) => row.productId);
}

/** Of all customers: the next `limit` enabled customer products to expire, today or later. Perpetual ones never do. */
export async function listNextExpiries(actor: Actor, limit = 10): Promise<CustomerProduct[]> {
  authorize(actor, 'customer-products', 'read');
  const rows = await selectCustomerProducts(reader())
    .where(
      and(
        gte(customerProducts.expiresOn, today()),
        ne(customerProducts.licenseType, 'Perpetual'),
        eq(customerProducts.enabled, true),
      ),
    )
    .orderBy(asc(customerProducts.expiresOn), asc(products.nameKey))
    .limit(limit);
  return rows.map(asCustomerProduct);
}
