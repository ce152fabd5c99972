/** Versions are dotted numbers, as in `10.0.43.202509291`. A missing part counts as 0: `1.0` is `1.0.0`. */

const PATTERN = /^\d+(?:\.\d+)*$/;

/** Longest version that fields accept. */
export const MAX_VERSION_LENGTH = 64;

export const isVersion = (value: string): boolean =>
  value.length <= MAX_VERSION_LENGTH && PATTERN.test(value);

/** The parts without leading zeros, and without trailing parts that are 0. As text: numbers would lose digits. */
function partsOf(version: string): string[] {
  if (!PATTERN.test(version)) throw new RangeError('A version is numbers with dots between them.');
  const parts = version.split('.').map((part) => part.replace(/^0+(?=\d)/, ''));
  while (parts.length > 1 && parts.at(-1) === '0') parts.pop();
  return parts;
}

function compareParts(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Below 0, 0 or above 0, as for `Array.sort`. Throws RangeError for what is no version. */
export function compareVersions(a: string, b: string): number {
  const left = partsOf(a);
  const right = partsOf(b);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const order = compareParts(left[i] ?? '0', right[i] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}

/**
 * A text of digits that sorts as the versions do and is the same for equal versions, for a database's order and
 * uniqueness. Each part is preceded by its length in two digits, so that no collation can put it elsewhere.
 */
export function versionKey(version: string): string {
  return partsOf(version)
    .map((part) => {
      if (part.length > 99) throw new RangeError('A part of a version has at most 99 digits.');
      return String(part.length).padStart(2, '0') + part;
    })
    .join('');
}

/** The highest of `versions`; `null` of none. */
export function highest(versions: Iterable<string>): string | null {
  let best: string | null = null;
  for (const version of versions) {
    if (best === null || compareVersions(version, best) > 0) best = version;
  }
  return best;
}
