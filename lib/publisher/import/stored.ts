const CHUNK = 500;

/** Asks `find` for the keys some hundreds at a time: a database takes only so many parameters. */
export async function findAll<T>(
  keys: Iterable<string>,
  find: (keys: string[]) => Promise<T[]>,
): Promise<T[]> {
  const distinct = [...new Set(keys)];
  const found: T[] = [];
  for (let start = 0; start < distinct.length; start += CHUNK)
    found.push(...(await find(distinct.slice(start, start + CHUNK))));
  return found;
}

/** A value of a key column as text, however a file's cell was read. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
