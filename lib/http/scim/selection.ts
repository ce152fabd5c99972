/** Which attributes an answer is to have (RFC 7644 §3.9). */
export interface Selection {
  attributes?: ReadonlySet<string>;
  excluded: ReadonlySet<string>;
}

/** By top-level name: whoever asks for `name.formatted` gets the name. */
const namesIn = (value: string): Set<string> =>
  new Set(
    value
      .split(',')
      .map((path) => topLevel(path.trim().toLowerCase()))
      .filter((name) => name !== ''),
  );

function topLevel(path: string): string {
  if (!path.startsWith('urn:')) return path.split('.', 1)[0] ?? '';
  const core = /^urn:ietf:params:scim:schemas:core:2\.0:\w+:(.*)$/.exec(path)?.[1];
  return core === undefined ? (/^urn:.*:2\.0:\w+/.exec(path)?.[0] ?? path) : topLevel(core);
}

export const selectionOf = (query: { attributes?: string; excludedAttributes?: string }): Selection => ({
  ...(query.attributes && { attributes: namesIn(query.attributes) }),
  excluded: namesIn(query.excludedAttributes ?? ''),
});

/** Whether an answer is to have `name`, which it has by itself unless `byItself` is false. */
export const selects = ({ attributes, excluded }: Selection, name: string, byItself = true): boolean =>
  attributes ? attributes.has(name) : byItself && !excluded.has(name);

const ALWAYS = ['schemas', 'id'];

export const selected = (resource: Record<string, unknown>, selection: Selection): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(resource).filter(
      ([name]) => ALWAYS.includes(name) || selects(selection, name.toLowerCase()),
    ),
  );
