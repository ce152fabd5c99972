import { describe, expect, it } from 'vitest';
import type { LicenseEntry } from '#lib/contract/license-set';
import { questionFor } from '#lib/environment/refresh/ask';
import { compareSets, summarize } from '#lib/environment/refresh/compare';
import { licenseWith } from '#lib/license/fixtures';

const setOf = (...entries: LicenseEntry[]) =>
  new Map(entries.map((entry) => [entry.product.toLowerCase(), entry]));

describe('what differs between two license sets', () => {
  it('is nothing when nothing does', () => {
    expect(compareSets(setOf(licenseWith()), setOf(licenseWith()))).toEqual([]);
    expect(compareSets(setOf(licenseWith({}, null)), setOf(licenseWith({}, null)))).toEqual([]);
    expect(summarize(23, [])).toBe('23 licenses refreshed, none changed.');
  });

  it.each([
    [{}, { user_count: 15 }, 'Payroll (License Qty 10 → 15)'],
    [{}, { site_license: true, user_count: null }, 'Payroll (License Qty 10 → Site)'],
    [{}, { expires_on: null }, 'Payroll (Expiration date 2025-12-31 → none)'],
    [{}, { enabled: false }, 'Payroll (Enabled yes → no)'],
    [{ latest_version: '10.0.44' }, {}, 'Payroll (Latest version 10.0.43 → 10.0.44)'],
    [{ reaction: 'block' as const }, {}, 'Payroll (Reaction warn → block)'],
    [{}, null, 'Payroll (no longer licensed)'],
  ])('names what changed: %o %o', (changes, terms, expected) => {
    expect(compareSets(setOf(licenseWith()), setOf(licenseWith(changes, terms)))).toEqual([expected]);
  });

  it('names what came and went', () => {
    expect(compareSets(setOf(licenseWith({}, null)), setOf(licenseWith()))[0]).toMatch(
      /^Payroll \(now licensed, /,
    );
    expect(compareSets(new Map(), setOf(licenseWith()))).toEqual(['Payroll (new)']);
    expect(compareSets(setOf(licenseWith()), new Map())).toEqual(['Payroll (removed)']);
  });

  it('is told in a sentence that stays short', () => {
    expect(summarize(1, ['A (new)'])).toBe('1 license refreshed, 1 changed: A (new).');
    const many = Array.from({ length: 12 }, (_, index) => `P${index} (new)`);
    expect(summarize(1200, many)).toMatch(
      /^1,200 licenses refreshed, 12 changed: P0 .* P9 \(new\) and 2 more\.$/,
    );
  });
});

describe('the products that are asked for', () => {
  const module = (product: string) => ({ product, productKey: product.toLowerCase() });

  it('are those of the modules, each once', () => {
    const question = questionFor([module('B'), module('a'), module('A')], new Set());
    expect(question).toEqual({ products: ['A', 'B'], askedFor: '["a","b"]' });
    expect(questionFor([], new Set())).toEqual({ products: [], askedFor: '[]' });
  });

  it('are those without terms first when they are too many for one request', () => {
    const modules = Array.from({ length: 500 }, (_, index) => module(`${'é'.repeat(30)}${index}`));
    const withTerms = new Set(modules.slice(0, 480).map((each) => each.productKey));
    const { products } = questionFor(modules, withTerms);
    expect(products.map((product) => encodeURIComponent(product)).join('&product=').length).toBeLessThan(
      12_100,
    );
    for (const { product } of modules.slice(480)) expect(products).toContain(product);
  });
});
