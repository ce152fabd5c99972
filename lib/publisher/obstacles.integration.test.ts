import { afterAll, describe, expect, test } from 'vitest';
import { closeDatabase, transaction } from '#db/client';
import { organizations, users } from '#db/schema/instance';
import { now } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import { createCustomerProduct } from '#lib/publisher/customer-products/create';
import { removeCustomerProduct } from '#lib/publisher/customer-products/remove';
import { removeCustomer } from '#lib/publisher/customers/remove';
import { addCustomer, addEnvironment, addProduct, addTerms, refusal, tester } from '#lib/publisher/fixtures';
import { removeProduct } from '#lib/publisher/products/remove';

afterAll(closeDatabase);

describe('what stands in the way of a deletion is named, and linked', () => {
  test('of a customer: its products, its environments and its people', async () => {
    const { id, name } = await addCustomer();
    await addTerms({ customerId: id });
    await addTerms({ customerId: id });
    await addEnvironment({ customerId: id });
    await addPerson(id);
    const { kind, message, links } = await refusal(removeCustomer(tester, { id }));
    expect(kind).toBe('conflict');
    expect(message).toBe(
      `${name} cannot be deleted: it has 2 products, 1 environment, and 1 person. Delete those first.`,
    );
    expect(links).toEqual([
      { label: `Products of ${name}`, href: `/customers/${id}/products` },
      { label: `Environments of ${name}`, href: `/customers/${id}/environments` },
      { label: 'People', href: '/people' },
    ]);
  });

  test('of a product: the customers that have it', async () => {
    const { id, name } = await addProduct();
    const customer = await addCustomer();
    const terms = { productId: id, licenseType: 'Annual', userCount: 5 };
    await createCustomerProduct(tester, { ...terms, customerId: customer.id });
    const { message, links } = await refusal(removeProduct(tester, { id }));
    expect(message).toBe(`${name} cannot be deleted: 1 customer has it (${customer.name}).`);
    expect(links).toEqual([{ label: `Customers of ${name}`, href: `/products/${id}/customers` }]);
  });

  test('of a customer product: that it is Enabled, and the active environments', async () => {
    const { id, customerId } = await addTerms();
    await addEnvironment({ customerId });
    const { links } = await refusal(removeCustomerProduct(tester, { id }));
    expect(links.map(({ href }) => href)).toEqual([
      `/customers/${customerId}/products/${id}`,
      `/customers/${customerId}/environments`,
    ]);
  });
});

async function addPerson(customerId: string): Promise<void> {
  const at = now();
  const organizationId = newId();
  const email = `${newId()}@example.com`;
  await transaction(async (tx) => {
    await tx.insert(organizations).values({
      id: organizationId,
      kind: 'customer',
      customerId,
      allowedDomains: [],
      createdAt: at,
      updatedAt: at,
    });
    await tx.insert(users).values({
      id: newId(),
      email,
      emailKey: email,
      name: 'Somebody',
      organizationId,
      createdAt: at,
      updatedAt: at,
    });
  });
}
