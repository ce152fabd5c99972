import { afterAll, describe, expect, test } from 'vitest';
import { closeDatabase } from '#db/client';
import { createCustomerProduct } from '#lib/publisher/customer-products/create';
import { readCustomerProduct } from '#lib/publisher/customer-products/read';
import { updateCustomerProduct } from '#lib/publisher/customer-products/update';
import {
  addCustomer,
  addProduct,
  addTerms,
  lastAudit,
  licenseRevisions,
  refusal,
  stranger,
  tester,
  unique,
} from '#lib/publisher/fixtures';
import { createRelease } from '#lib/publisher/releases/create';
import { createProduct } from './create';
import { listProducts } from './list';
import { readProduct } from './read';
import { removeProduct } from './remove';
import { updateProduct } from './update';

afterAll(closeDatabase);

const change = async (id: string, values: object) =>
  updateProduct(tester, { ...(await readProduct(tester, id)), ...values });

describe('a product', () => {
  test('is kept with all its fields, and its audit entry', async () => {
    const name = unique('Ünïcode Banking');
    const input = {
      name,
      description: 'Payments\nand statements',
      region: 'Nordic',
      active: true,
      disableLicenseControl: false,
      featureManaged: true,
      reaction: 'block',
      reactionNotCounted: 'warn',
      reactionCountStale: 'trust',
      metric: 'named_users',
      termsUrl: 'https://example.com/terms',
      userGuideUrl: 'https://example.com/guide',
      supportEmail: 'help@example.com',
    };
    const { id } = await createProduct(tester, input);
    expect(await readProduct(tester, id)).toMatchObject({ ...input, id, revision: 1 });
    expect(await lastAudit()).toContain(`Product Created: Name ${name}; Description Payments and statements`);
    expect(await lastAudit()).toContain('Reaction Block; Users never counted Warn');
  });

  test('takes its defaults where nothing is said', async () => {
    const { id } = await createProduct(tester, { name: unique('Plain') });
    expect(await readProduct(tester, id)).toMatchObject({
      region: 'None',
      active: false,
      reaction: 'warn',
      reactionNotCounted: 'trust',
      reactionCountStale: 'trust',
      metric: 'reported',
    });
  });

  test('says of every field what is wrong with it', async () => {
    const { kind, fieldErrors } = await refusal(
      createProduct(tester, {
        name: 'x'.repeat(201),
        region: 'Mars',
        reaction: 7,
        metric: '',
        active: 'perhaps',
        termsUrl: 'javascript:alert(1)',
        supportEmail: 'nobody',
        description: 'a\u0000',
      }),
    );
    expect(kind).toBe('invalid');
    expect(Object.keys(fieldErrors).sort()).toEqual(
      ['active', 'description', 'metric', 'name', 'reaction', 'region', 'supportEmail', 'termsUrl'].sort(),
    );
    for (const input of [undefined, null, 7, 'text', [], {}])
      expect((await refusal(createProduct(tester, input))).kind).toBe('invalid');
  });

  test('has a name of its own, however it is written', async () => {
    const { name } = await addProduct();
    const again = await refusal(createProduct(tester, { name: `  ${name.toUpperCase()} ` }));
    expect(again).toMatchObject({
      kind: 'conflict',
      fieldErrors: { name: ['Another product has this name.'] },
    });
    const other = await addProduct();
    expect((await refusal(change(other.id, { name }))).fieldErrors).toHaveProperty('name');
  });

  test('is created once by two at the same time', async () => {
    const name = unique('Twice');
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => createProduct(tester, { name })));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect((await listProducts(tester, { q: name })).total).toBe(1);
  });

  test('changes with an entry that says what changed; an unchanged one leaves no trace', async () => {
    const { id, name } = await addProduct();
    const before = await licenseRevisions('');
    await change(id, { reaction: 'block', supportEmail: 'help@example.com', active: false });
    expect(await lastAudit()).toBe(
      `Product Changed: ${name}: Active yes → no; Reaction Warn → Block; Support e-mail none → help@example.com`,
    );
    expect((await readProduct(tester, id)).revision).toBe(2);
    const after = await licenseRevisions('');
    expect(after.catalogue).toBe(before.catalogue + 1);
    await change(id, {});
    expect((await readProduct(tester, id)).revision).toBe(2);
    expect(await licenseRevisions('')).toEqual(after);
  });

  test('is not changed by somebody who has not seen the last change', async () => {
    const { id } = await addProduct();
    const seen = await readProduct(tester, id);
    const attempts = ['One', 'Two', 'Three'].map((description) =>
      updateProduct(tester, { ...seen, description }),
    );
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    const stale = await refusal(updateProduct(tester, { ...seen, description: 'Late' }));
    expect(stale).toMatchObject({ kind: 'conflict', message: expect.stringContaining('meanwhile') });
  });

  test('does not stop being feature managed while a disable date relies on it', async () => {
    const terms = await addTerms({ expiresOn: '2030-01-01', featureDisableOn: '2030-02-01' });
    const refused = await refusal(change(terms.productId, { featureManaged: '' }));
    expect(refused.kind).toBe('conflict');
    expect(refused.fieldErrors.featureManaged?.[0]).toContain('feature disable date');
    const before = await readCustomerProduct(tester, terms.id);
    await updateCustomerProduct(tester, { ...before, featureDisableOn: '' });
    await change(terms.productId, { featureManaged: '' });
    expect((await readCustomerProduct(tester, terms.id)).featureManaged).toBe(false);
  });

  test('is deleted with its releases, but not while a customer has it', async () => {
    const { id, name } = await addProduct();
    await createRelease(tester, { productId: id, version: '1.0', releasedOn: '2025-01-01' });
    const customer = await addCustomer();
    const terms = { customerId: customer.id, productId: id, licenseType: 'Annual', userCount: 1 };
    await createCustomerProduct(tester, terms);
    const refused = await refusal(removeProduct(tester, { id }));
    expect(refused).toMatchObject({ kind: 'conflict', message: expect.stringContaining(customer.name) });
    const free = await addProduct();
    await createRelease(tester, { productId: free.id, version: '1.0', releasedOn: '2025-01-01' });
    await removeProduct(tester, { id: free.id });
    expect(await lastAudit()).toBe(`Product Deleted: ${free.name}, with 1 release.`);
    expect((await refusal(readProduct(tester, free.id))).kind).toBe('not-found');
    expect((await refusal(removeProduct(tester, { id: free.id }))).kind).toBe('not-found');
    expect((await readProduct(tester, id)).name).toBe(name);
  });

  test('is nobody’s to see or change without the permission', async () => {
    const { id } = await addProduct();
    const reader = { ...tester, grants: { products: 'read' as const } };
    for (const attempt of [
      readProduct(stranger, id),
      listProducts(stranger),
      createProduct(reader, { name: unique('No') }),
      updateProduct(reader, { id, revision: 1, name: unique('No') }),
      removeProduct({ ...tester, grants: { products: 'create' } }, { id }),
    ])
      expect((await refusal(attempt)).kind).toBe('forbidden');
    expect((await readProduct(reader, id)).id).toBe(id);
  });
});

describe('the list of products', () => {
  test('finds by any part of a name, taking every character as itself', async () => {
    const mark = unique('').trim();
    await addProduct({ name: `100% Ånd_${mark}` });
    await addProduct({ name: `1000 Ånd-${mark}` });
    const names = async (q: string) => (await listProducts(tester, { q })).rows.map((row) => row.name);
    expect(await names(`ånd_${mark}`)).toEqual([`100% Ånd_${mark}`]);
    expect(await names(`100% ÅND_${mark}`)).toEqual([`100% Ånd_${mark}`]);
    expect(await names(`nd\\_${mark}`)).toEqual([]);
    expect(await names('\u0000')).not.toEqual([]);
  });

  test('comes in pages and orders, with the latest version and the number of customers', async () => {
    const mark = unique('').trim();
    const ids: string[] = [];
    for (const letter of ['b', 'a', 'c']) ids.push((await addProduct({ name: `${letter} ${mark}` })).id);
    for (const version of ['10.0.9', '10.0.43', '9.9'])
      await createRelease(tester, { productId: ids[0], version, releasedOn: '2025-01-01' });
    const asked = { q: mark, pageSize: 2, sort: 'name', dir: 'desc' };
    const first = await listProducts(tester, asked);
    expect(first.total).toBe(3);
    expect(first.rows.map((row) => row.name[0])).toEqual(['c', 'b']);
    expect(first.rows[1]).toMatchObject({ latestVersion: '10.0.43', customerCount: 0 });
    expect((await listProducts(tester, { ...asked, page: 2 })).rows.map((row) => row.name[0])).toEqual(['a']);
    expect((await listProducts(tester, { ...asked, page: 9 })).rows).toEqual([]);
  });

  test.each([{ pageSize: 101 }, { page: 0 }, { sort: 'nameKey; drop table' }, { dir: 'up' }])(
    'refuses %j',
    async (query) => expect((await refusal(listProducts(tester, query))).kind).toBe('invalid'),
  );
});
