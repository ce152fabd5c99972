import type { Loaded } from '../../_server/load';

/** The name of a record for the page's title. One that does not exist has none: its page says so by itself. */
export const titleOf = async <T>(read: Promise<Loaded<T>>, name: (record: T) => string): Promise<string> => {
  const loaded = await read.catch(() => undefined);
  return loaded && 'value' in loaded ? name(loaded.value) : 'Not found';
};
