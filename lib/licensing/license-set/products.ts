import { licenseSetQuery } from '#lib/contract/license-set';
import { parse } from '#lib/kernel/parse';
import { singleton } from '#lib/kernel/singleton';
import { fold } from '#lib/kernel/text';

/** The products that an environment names, whose entries it wants even where there are no terms for them. */
export interface NamedProducts {
  names: string[];
  /** The same for the same set of names, however they are written and ordered. */
  key: string;
}

const MOST_KNOWN = 500;
const known = () => singleton('licensing.product-queries', () => new Map<string, NamedProducts>());

/** The products that a query string names as `product=…`. Throws AppError `invalid` for names that cannot be. */
export function namedProducts(query: string): NamedProducts {
  const before = known().get(query);
  if (before) return before;
  const { product: names } = parse(licenseSetQuery, {
    product: new URLSearchParams(query).getAll('product'),
  });
  const named = { names, key: JSON.stringify([...new Set(names.map(fold))].sort()) };
  if (known().size >= MOST_KNOWN) known().clear();
  known().set(query, named);
  return named;
}
