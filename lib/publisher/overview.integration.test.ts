import { afterAll, expect, test } from 'vitest';
import { closeDatabase } from '#db/client';
import { addCustomer, addProduct, stranger } from '#lib/publisher/fixtures';
import { overviewViews, publisherCounts } from '#lib/publisher/overview';

afterAll(closeDatabase);

test('the overview counts what one may see, and nothing for who sees none of it', async () => {
  await addProduct();
  await addCustomer();
  const counted = async (...views: (typeof overviewViews)[number][]) => {
    const grants = Object.fromEntries(views.map((view) => [view, 'read']));
    const counts = await publisherCounts({ ...stranger, grants });
    return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== undefined));
  };
  expect(await counted('products')).toEqual({ products: 1 });
  expect(await counted('customers', 'products')).toEqual({ customers: 1, products: 1 });
  expect(await counted('customer-environments')).toEqual({ environments: 0, registered: 0, silent: 0 });
  expect(Object.keys(await counted(...overviewViews))).toHaveLength(6);
  await expect(counted()).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(
    publisherCounts({ ...stranger, grants: { customers: 'read' }, customerId: 'x' }),
  ).rejects.toMatchObject({ kind: 'forbidden' });
});
