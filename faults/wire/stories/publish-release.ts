import type { Publisher } from '../pair.ts';

let build = 0;

/** Publishes a release of the first product, which each license set names; gives its version. */
export async function publishRelease(publisher: Publisher): Promise<string> {
  build += 1;
  const version = `10.1.0.${build}`;
  const [product] = await publisher.rows(
    'select id from products where name = ?',
    publisher.products[0] ?? '',
  );
  const team = await publisher.administrator();
  const { data, serverError } = await team.act('products/actions addRelease', {
    productId: String(product?.id),
    version,
    releasedOn: '2025-06-01',
  });
  if (!data) throw new Error(`The release was not published: ${serverError?.message}`);
  return version;
}
