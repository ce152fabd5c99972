import { fold } from '#lib/kernel/text';

interface Named {
  id: string;
  name: string;
}

/** The records that a cell names, or the names that nothing has. */
type Found = { records: Named[] } | { unknown: string[] };

/**
 * What a cell like `Clerk; Buyer` or `Clerk|Buyer` names, each once and in the order of `known`. A name that holds a
 * separator itself can stand in its cell alone.
 */
export function namedIn(cell: string, known: readonly Named[]): Found {
  const byKey = new Map(known.map((record) => [fold(record.name), record]));
  const names = byKey.has(fold(cell)) ? [cell] : cell.split(/[;|]/).map((name) => name.trim());
  const keys = new Set(names.map(fold).filter((key) => key !== ''));
  const unknown = names.filter((name) => name !== '' && !byKey.has(fold(name)));
  if (unknown.length > 0) return { unknown };
  return { records: known.filter(({ name }) => keys.has(fold(name))) };
}

/** What is wrong with a cell of names that nothing has. */
export const unknownNames = (what: string, names: readonly string[]): string =>
  `There is no ${what} ${new Intl.ListFormat('en', { type: 'disjunction' }).format(names.map((name) => `“${name}”`))}.`;
