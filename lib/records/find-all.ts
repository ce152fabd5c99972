import { chunksOf } from '#lib/kernel/chunks';

const CHUNK = 500;

/** Asks `find` for the keys some hundreds at a time: a database takes only so many parameters. */
export async function findAll<T>(
  keys: Iterable<string>,
  find: (keys: string[]) => Promise<T[]>,
): Promise<T[]> {
  const found: T[] = [];
  for (const chunk of chunksOf([...new Set(keys)], CHUNK)) found.push(...(await find(chunk)));
  return found;
}
