import { fold } from '#lib/kernel/text';

interface Named {
  id: string;
  name: string;
}

/** The records that a cell names, or the names that nothing has. */
type Found = { records: Named[] } | { unknown: string[] };

/**
 * Reads cells like `Clerk; Buyer` or `Clerk|Buyer`: what each names, once and in the order of `known`. A name that
 * holds a separator itself can stand in its cell alone.
 */
export function readerOfNames(known: readonly Named[]): (cell: string) => Found {
  // Once for all rows of a file: to fold thousands of names for each of them takes seconds.
  const byKey = new Map(known.map((record, place) => [fold(record.name), { record, place }]));
  return (cell) => {
    const names = byKey.has(fold(cell)) ? [cell] : cell.split(/[;|]/).map((name) => name.trim());
    const keyed = names.filter((name) => name !== '').map((name) => ({ name, key: fold(name) }));
    const unknown = keyed.filter(({ key }) => !byKey.has(key)).map(({ name }) => name);
    if (unknown.length > 0) return { unknown };
    const found = [...new Set(keyed.map(({ key }) => key))].flatMap((key) => byKey.get(key) ?? []);
    return { records: found.sort((a, b) => a.place - b.place).map(({ record }) => record) };
  };
}

/** What is wrong with a cell of names that nothing has. */
export const unknownNames = (what: string, names: readonly string[]): string =>
  `There is no ${what} ${new Intl.ListFormat('en', { type: 'disjunction' }).format(names.map((name) => `“${name}”`))}.`;
