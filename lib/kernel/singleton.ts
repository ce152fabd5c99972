// What this copy of the module has met: a look in a Map, where the registry of symbols is ten times as far.
const met = new Map<string, { value: unknown }>();

/**
 * Returns the one `name` of this process, made by `create` at first use.
 * Several copies of this module are loaded (Node itself, the page bundle, the route bundle);
 * they share only `globalThis`.
 */
export function singleton<T>(name: string, create: () => T): T {
  const here = met.get(name);
  if (here) return here.value as T;
  const key = Symbol.for(`license-manager.${name}`);
  const shared = globalThis as unknown as Record<symbol, { value: T } | undefined>;
  const known = shared[key];
  const one = known ?? { value: create() };
  shared[key] = one;
  met.set(name, one);
  return one.value;
}
