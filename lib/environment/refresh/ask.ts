import type { Module } from '#lib/environment/modules/installed';

/** Servers refuse a request line beyond 16 KB, headers included. */
const LONGEST_QUERY = 12_000;

export interface Question {
  /** Product names to ask for by name. */
  products: string[];
  /** The same as it is kept: an `etag` speaks only for these. */
  askedFor: string;
}

/**
 * Which products to name. The set has every product with terms anyway, so when they are too many to name, those
 * without known terms go first. Pure.
 */
export function questionFor(
  modules: readonly Pick<Module, 'product' | 'productKey'>[],
  withTerms: ReadonlySet<string>,
): Question {
  const byKey = new Map(modules.map((module) => [module.productKey, module.product]));
  const keys = [...byKey.keys()].sort(
    (a, b) => Number(withTerms.has(a)) - Number(withTerms.has(b)) || (a < b ? -1 : 1),
  );
  const named: string[] = [];
  let length = 0;
  for (const key of keys) {
    length += encodeURIComponent(byKey.get(key) ?? '').length + '&product='.length;
    if (length > LONGEST_QUERY) break;
    named.push(key);
  }
  return { products: named.map((key) => byKey.get(key) ?? ''), askedFor: JSON.stringify(named.sort()) };
}
