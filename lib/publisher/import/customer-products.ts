import { inArray } from 'drizzle-orm';
import type { Reader, Writer } from '#db/client';
import { customerProducts, products } from '#db/schema/publisher';
import { fold } from '#lib/kernel/text';
import { bumpCustomers } from '#lib/licensing/license-set/revision';
import { customerProductLabels } from '#lib/publisher/customer-products/labels';
import {
  asCustomerProduct,
  type CustomerProduct,
  selectCustomerProducts,
} from '#lib/publisher/customer-products/read';
import { type CustomerProductInput, customerProductInput } from '#lib/publisher/customer-products/schema';
import { insertCustomerProducts, writeCustomerProduct } from '#lib/publisher/customer-products/write';
import { customerProductColumns as columns } from '#lib/publisher/import/customer-product-columns';
import { customersNamed, unknownParty } from '#lib/publisher/import/parties';
import { publisherImport } from '#lib/publisher/import/publisher-import';
import { findAll } from '#lib/records/find-all';
import { textOf } from '#lib/records/import/columns';
import type { Importer } from '#lib/records/import/importer';
import { judgeRow, problem } from '#lib/records/import/judge';

interface Plan {
  customer: { id: string; name: string };
  product: { id: string; name: string; featureManaged: boolean };
  before: CustomerProduct | undefined;
  after: CustomerProductInput;
}

/** Terms, found by customer and product. */
export const customerProductsImport: Importer<Plan, 'publisher'> = {
  ...publisherImport,
  label: 'Customer products',
  view: 'customer-products',
  reads: ['customers', 'products'],
  columns,
  exportOnly: ['Active', 'Updated'],
  keyOf: ({ values }) => `${fold(textOf(values.customer))}\n${fold(textOf(values.product))}`,
  nameOf: ({ values }) => `${textOf(values.customer)} / ${textOf(values.product)}`,

  async judge(from, rows) {
    const parties = await findParties(
      from,
      rows.map(({ values }) => textOf(values.customer)),
      rows.map(({ values }) => textOf(values.product)),
    );
    const terms = await findTerms(from, parties);
    return rows.map((row) => {
      const name = this.nameOf(row);
      const [customerName, productName] = [textOf(row.values.customer), textOf(row.values.product)];
      const customer = parties.customers.get(fold(customerName));
      const product = parties.products.get(fold(productName));
      if (!customer || !product) {
        const unknown = [
          ...(customer ? [] : [unknownParty('Customer', customerName)]),
          ...(product ? [] : [unknownParty('Product', productName)]),
        ];
        return problem(row.line, name, ...unknown);
      }
      const before = terms.get(`${customer.id} ${product.id}`);
      return judgeRow({
        row,
        name: `${customer.name} / ${product.name}`,
        before,
        defaults: { enabled: true },
        schema: customerProductInput(product.featureManaged),
        labels: customerProductLabels,
        columns,
        plan: (after) => ({ customer, product, before, after }),
      });
    });
  },

  async write(tx, record, plans) {
    await bumpCustomers(
      tx,
      plans.map(({ customer }) => customer.id),
    );
    for (const { before, after } of plans) if (before) await writeCustomerProduct(tx, record, before, after);
    await insertCustomerProducts(
      tx,
      record,
      plans
        .filter(({ before }) => !before)
        .map(({ customer, product, after }) => ({ customer, product, terms: after })),
    );
  },
};

type Parties = Awaited<ReturnType<typeof findParties>>;

async function findParties(from: Reader | Writer, customerNames: string[], productNames: string[]) {
  const foundProducts = await findAll(productNames.map(fold), (keys) =>
    from
      .select({
        id: products.id,
        name: products.name,
        key: products.nameKey,
        featureManaged: products.featureManaged,
      })
      .from(products)
      .where(inArray(products.nameKey, keys)),
  );
  return {
    customers: await customersNamed(from, customerNames),
    products: new Map(foundProducts.map((product) => [product.key, product])),
  };
}

/** What is agreed upon with these customers, by the IDs of customer and product. */
async function findTerms(from: Reader | Writer, parties: Parties): Promise<Map<string, CustomerProduct>> {
  const customerIds = [...parties.customers.values()].map(({ id }) => id);
  const rows = await findAll(customerIds, (ids) =>
    selectCustomerProducts(from).where(inArray(customerProducts.customerId, ids)),
  );
  return new Map(rows.map((row) => [`${row.row.customerId} ${row.row.productId}`, asCustomerProduct(row)]));
}
