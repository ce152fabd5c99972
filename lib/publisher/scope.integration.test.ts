import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { closeDatabase } from '#db/client';
import type { Actor } from '#lib/access/actor';
import { customerGrants } from '#lib/access/views';
import { listCustomerEnvironments } from '#lib/publisher/customer-environments/list';
import { readCustomerEnvironment } from '#lib/publisher/customer-environments/read';
import { listCustomerProducts } from '#lib/publisher/customer-products/list';
import { readCustomerProduct } from '#lib/publisher/customer-products/read';
import { readCustomer } from '#lib/publisher/customers/read';
import { addCustomer, addEnvironment, addTerms, refusal, tester } from '#lib/publisher/fixtures';
import { searchRecords } from '#lib/publisher/search';

afterAll(closeDatabase);

const personOf = (customerId: string): Actor => ({
  kind: 'person',
  id: randomUUID(),
  name: 'person@customer.example',
  grants: customerGrants,
  customerId,
});

const ours = await addTerms({ notes: 'Slow payer', wbs: 'W-1', invoicedAs: 'Bundle' });
const theirs = await addTerms();
const ourEnvironment = await addEnvironment({ customerId: ours.customerId });
const theirEnvironment = await addEnvironment({ customerId: theirs.customerId });
const person = personOf(ours.customerId);

describe("a customer's person", () => {
  test('reads the own customer with its products and environments', async () => {
    expect(await readCustomer(person, ours.customerId)).toMatchObject({ id: ours.customerId });
    expect(await readCustomerProduct(person, ours.id)).toMatchObject({ id: ours.id });
    expect(await readCustomerEnvironment(person, ourEnvironment.id)).toMatchObject({ id: ourEnvironment.id });
    expect(
      (await listCustomerProducts(person, { customerId: ours.customerId })).rows.map(({ id }) => id),
    ).toEqual([ours.id]);
    expect((await listCustomerEnvironments(person, ours.customerId)).rows.map(({ id }) => id)).toEqual([
      ourEnvironment.id,
    ]);
  });

  test('is told of records of another customer what is told of those that do not exist', async () => {
    const reads = [
      [readCustomer, theirs.customerId],
      [readCustomerProduct, theirs.id],
      [readCustomerEnvironment, theirEnvironment.id],
    ] as const;
    for (const [read, id] of reads) {
      const refused = await refusal(read(person, id));
      expect(refused.kind).toBe('not-found');
      expect(refused).toEqual(await refusal(read(person, randomUUID())));
    }
    const products = (customerId: string) => listCustomerProducts(person, { customerId });
    const environments = (customerId: string) => listCustomerEnvironments(person, customerId);
    for (const list of [products, environments])
      expect(await list(theirs.customerId)).toEqual(await list(randomUUID()));
    expect((await listCustomerProducts(person, {})).rows.map(({ id }) => id)).toEqual([ours.id]);
  });

  test('does not see what the product team keeps to itself', async () => {
    const internal = { notes: '', wbs: '', invoicedAs: '' };
    expect(await readCustomerProduct(person, ours.id)).toMatchObject(internal);
    expect((await listCustomerProducts(person, { customerId: ours.customerId })).rows).toEqual([
      expect.objectContaining(internal),
    ]);
    expect(await readCustomerProduct(tester, ours.id)).toMatchObject({ notes: 'Slow payer', wbs: 'W-1' });
    const asked = { customerId: ours.customerId };
    for (const q of ['Slow payer', 'W-1'])
      expect((await listCustomerProducts(person, asked, { q })).total).toBe(0);
    const guess = { filters: [{ column: 'notes', operator: 'contains', values: ['Slow'] }] };
    expect((await refusal(listCustomerProducts(person, asked, guess))).kind).toBe('invalid');
    expect((await listCustomerProducts(tester, asked, guess)).total).toBe(1);
    const { id } = await addCustomer({ description: 'Difficult' });
    expect(await readCustomer(personOf(id), id)).toMatchObject({ description: '' });
  });

  test('finds nothing by the search for records', async () => {
    expect(await searchRecords(tester, 'customer')).not.toEqual([]);
    expect(await searchRecords(person, 'customer')).toEqual([]);
    expect(await searchRecords(person, 'environment')).toEqual([]);
  });
});
