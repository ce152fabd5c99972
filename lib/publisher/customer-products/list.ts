import { and, asc, eq, gte, inArray, ne, sql } from 'drizzle-orm';
import { reader } from '#db/client';
import { customerProducts, customers, products } from '#db/schema/publisher';
import type { PickFields } from '#db/types';
import { type Actor, authorize, authorizeScoped, type Scoped } from '#lib/access/actor';
import { licenseTypes } from '#lib/contract/vocabulary';
import { today } from '#lib/kernel/clock';
import { choice, date, defineList, flag, instant, number, text } from '#lib/lists/define';
import { everyRow, listPage } from '#lib/lists/page';
import type { ListPage } from '#lib/lists/query';
import {
  asCustomerProduct,
  asScopedCustomerProduct,
  type CustomerProduct,
  selectCustomerProducts,
} from '#lib/publisher/customer-products/read';
import { inScope } from '#lib/publisher/scope';
import { idFrom } from '#lib/records/record';

/** Where lists of customer products come from: with the customer and the product of each. */
export const customerProductSource = {
  id: customerProducts.id,
  from: (fields: PickFields) =>
    reader()
      .select(fields)
      .from(customerProducts)
      .innerJoin(customers, eq(customers.id, customerProducts.customerId))
      .innerJoin(products, eq(products.id, customerProducts.productId))
      .$dynamic(),
};

const terms = () => ({
  customerName: text(customers.name, { key: customers.nameKey }),
  productName: text(products.name, { key: products.nameKey }),
  licenseType: choice(customerProducts.licenseType, licenseTypes),
  active: flag(sql`(${customerProducts.expiresOn} is null or ${customerProducts.expiresOn} >= ${today()})`),
  enabled: flag(customerProducts.enabled),
  siteLicense: flag(customerProducts.siteLicense),
  userCount: number(customerProducts.userCount, { optional: true }),
  startsOn: date(customerProducts.startsOn, { optional: true }),
  expiresOn: date(customerProducts.expiresOn, { optional: true }),
  featureDisableOn: date(customerProducts.featureDisableOn, { optional: true }),
  agreementStartsOn: date(customerProducts.agreementStartsOn, { optional: true }),
});

/** Customer products as the product team lists them. Made anew for each question, since Active depends on the day. */
export const customerProductList = () =>
  defineList({
    ...customerProductSource,
    columns: {
      ...terms(),
      wbs: text(customerProducts.wbs, { optional: true }),
      invoicedAs: text(customerProducts.invoicedAs, { optional: true }),
      notes: text(customerProducts.notes, { optional: true, sortable: false }),
      updatedAt: instant(customerProducts.updatedAt),
    },
    sort: 'productName',
    search: { documents: 'customer_products' },
  });

/** As a customer's people list theirs: neither a filter nor a search tells them what the product team keeps to itself. */
export const ownCustomerProductList = () =>
  defineList({
    ...customerProductSource,
    columns: terms(),
    sort: 'productName',
    search: { columns: [products.name, customerProducts.licenseType] },
  });

/** Whose customer products, and of which product; all of them where nothing is said. */
export interface CustomerProductsOf {
  customerId?: unknown;
  productId?: unknown;
}

function questionOf(scoped: Scoped, { customerId, productId }: CustomerProductsOf) {
  return {
    list: scoped.customerId === undefined ? customerProductList() : ownCustomerProductList(),
    answer: {
      where: and(
        customerId === undefined
          ? undefined
          : eq(customerProducts.customerId, idFrom(customerId, 'The customer')),
        productId === undefined
          ? undefined
          : eq(customerProducts.productId, idFrom(productId, 'The product')),
        inScope(customerProducts.customerId, scoped),
      ),
      load: async (ids: string[]): Promise<CustomerProduct[]> => {
        const rows = await selectCustomerProducts(reader()).where(inArray(customerProducts.id, ids));
        return rows.map((row) => asScopedCustomerProduct(row, scoped));
      },
    },
  };
}

/** Customer products, by product; a customer's person gets none of another customer's. */
export async function listCustomerProducts(
  actor: Actor,
  of: CustomerProductsOf,
  query: unknown = {},
): Promise<ListPage<CustomerProduct>> {
  const { list, answer } = questionOf(authorizeScoped(actor, 'customer-products', 'read'), of);
  return listPage(list, query, answer);
}

/** All of them that `query` asks for, some hundreds at a time. */
export function everyCustomerProduct(
  actor: Actor,
  of: CustomerProductsOf,
  query: unknown,
): AsyncGenerator<CustomerProduct[]> {
  const { list, answer } = questionOf(authorizeScoped(actor, 'customer-products', 'read'), of);
  return everyRow(list, query, answer);
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
