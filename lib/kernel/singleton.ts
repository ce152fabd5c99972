/**
 * Returns the one `name` of this process, made by `create` at first use.
 * Several copies of this module are loaded (Node itself, the page bundle, the route bundle);
 * they share only `globalThis`.
 */
export function singleton<T>(name: string, create: () => T): T {
  const key = Symbol.for(`license-manager.${name}`);
  const shared = globalThis as unknown as Record<symbol, { value: T } | undefined>;
  const known = shared[key];
  if (known) return known.value;
  const made = { value: create() };
  shared[key] = made;
  return made.value;
}
