import { afterAll, describe, expect, test } from 'vitest';
import { closeDatabase } from '#db/client';
import { removeCustomerEnvironment } from '#lib/publisher/customer-environments/remove';
import { createCustomerProduct } from '#lib/publisher/customer-products/create';
import { removeCustomerProduct } from '#lib/publisher/customer-products/remove';
import {
  addCustomer,
  addEnvironment,
  addProduct,
  lastAudit,
  licenseRevisions,
  refusal,
  stranger,
  tester,
  unique,
} from '#lib/publisher/fixtures';
import { searchRecords } from '#lib/publisher/search';
import { createCustomer } from './create';
import { findCustomers } from './find';
import { listCustomers } from './list';
import { readCustomer } from './read';
import { removeCustomer } from './remove';
import { updateCustomer } from './update';

afterAll(closeDatabase);

describe('a customer', () => {
  test('has a name of its own, also for two at once', async () => {
    const name = unique('Århus Energi');
    const outcomes = await Promise.allSettled([
      createCustomer(tester, { name }),
      createCustomer(tester, { name: name.toUpperCase() }),
    ]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    const again = await refusal(createCustomer(tester, { name: name.toLowerCase() }));
    expect(again.fieldErrors).toEqual({ name: ['Another customer has this name.'] });
    const wrong = await refusal(
      createCustomer(tester, { name: ' ', region: 'Moon', customerNumber: 'x'.repeat(51) }),
    );
    expect(Object.keys(wrong.fieldErrors).sort()).toEqual(['customerNumber', 'name', 'region']);
  });

  test('changes with an entry, raises its license revision, and refuses the stale', async () => {
    const { id, name } = await addCustomer();
    const seen = await readCustomer(tester, id);
    const before = await licenseRevisions(id);
    await updateCustomer(tester, { ...seen, name: `${name} A/S`, region: 'Nordic', customerNumber: 'C-7' });
    expect(await lastAudit()).toBe(
      `Customer Changed: ${name}: Name ${name} → ${name} A/S; Region None → Nordic; Customer number none → C-7`,
    );
    expect((await licenseRevisions(id)).customer).toBe(before.customer + 1);
    expect((await refusal(updateCustomer(tester, { ...seen, description: 'Late' }))).kind).toBe('conflict');
    const now = await readCustomer(tester, id);
    const outcomes = await Promise.allSettled(
      ['One', 'Two'].map((description) => updateCustomer(tester, { ...now, description })),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  });

  test('cannot be deleted while it has products or environments', async () => {
    const customer = await addCustomer();
    const customerId = customer.id;
    const environment = await addEnvironment({ customerId, active: false });
    const productId = (await addProduct()).id;
    const terms = await createCustomerProduct(tester, {
      customerId,
      productId,
      licenseType: 'Month',
      userCount: 1,
    });
    const refused = () => refusal(removeCustomer(tester, { id: customerId }));
    expect((await refused()).message).toContain('it has 1 product and 1 environment.');
    await removeCustomerProduct(tester, { id: terms.id });
    expect((await refused()).message).toContain('it has 1 environment.');
    await removeCustomerEnvironment(tester, { id: environment.id });
    await removeCustomer(tester, { id: customerId });
    expect(await lastAudit()).toBe(`Customer Deleted: ${customer.name}`);
    expect((await refused()).kind).toBe('not-found');
    expect((await refusal(readCustomer(tester, 'nonsense'))).kind).toBe('not-found');
  });

  test('is listed with its numbers, and found by name and customer number', async () => {
    const mark = unique('').trim();
    const { id } = await addCustomer({ name: `Øresund ${mark}`, customerNumber: `DK-${mark}` });
    await addEnvironment({ customerId: id });
    await addEnvironment({ customerId: id });
    for (const q of [`ØRESUND ${mark}`, `dk-${mark}`]) {
      expect(await findCustomers(tester, { q })).toEqual({
        customers: [{ id, name: `Øresund ${mark}`, customerNumber: `DK-${mark}` }],
        more: false,
      });
      const { rows, total } = await listCustomers(tester, { q });
      expect(total).toBe(1);
      expect(rows[0]).toMatchObject({ id, environmentCount: 2, productCount: 0 });
    }
  });

  test('is offered among the first that match, and it is told when there are more', async () => {
    const mark = unique('').trim();
    for (let i = 0; i < 21; i++) await addCustomer({ name: `Chain ${mark} ${String(i).padStart(2, '0')}` });
    const { customers, more } = await findCustomers(tester, { q: `chain ${mark}` });
    expect(customers.map(({ name }) => name.slice(-2))).toEqual(
      [...Array(20).keys()].map((i) => String(i).padStart(2, '0')),
    );
    expect(more).toBe(true);
  });

  test('is nobody’s to see or change without the permission', async () => {
    const { id } = await addCustomer();
    for (const attempt of [
      readCustomer(stranger, id),
      listCustomers(stranger),
      findCustomers(stranger),
      createCustomer(stranger, {}),
      updateCustomer(stranger, {}),
      removeCustomer(stranger, { id }),
    ])
      expect((await refusal(attempt)).kind).toBe('forbidden');
  });
});

describe('the search', () => {
  test('finds customers, products and environments by name, of those that one may see', async () => {
    const mark = unique('').trim();
    const customer = await addCustomer({ name: `Contoso ${mark}` });
    const product = await addProduct({ name: `${mark} Banking` });
    const environment = await addEnvironment({ customerId: customer.id, name: `PRØD ${mark}` });
    expect(await searchRecords(tester, mark)).toEqual([
      { label: `${mark} Banking`, kind: 'Product', href: `/products/${product.id}` },
      { label: `Contoso ${mark}`, kind: 'Customer', href: `/customers/${customer.id}` },
      {
        label: `PRØD ${mark} (Contoso ${mark})`,
        kind: 'Environment',
        href: `/customers/${customer.id}/environments/${environment.id}`,
      },
    ]);
    expect((await searchRecords(tester, `prød ${mark}`)).map((found) => found.kind)).toEqual(['Environment']);
    const ofProducts = { ...tester, grants: { products: 'read' as const } };
    expect((await searchRecords(ofProducts, mark)).map((found) => found.kind)).toEqual(['Product']);
    for (const query of ['', '   ', undefined, 7, '\u0000', `\ud800 ${mark}`])
      expect(await searchRecords(tester, query)).toEqual([]);
    expect(await searchRecords(stranger, mark)).toEqual([]);
    for (let index = 0; index < 10; index += 1) await addCustomer({ name: `Many ${mark} ${index}` });
    expect(await searchRecords(tester, mark)).toHaveLength(8);
  });
});
