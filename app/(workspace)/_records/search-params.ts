export type SearchParams = Record<string, string | string[] | undefined>;

/** `path` with the list as it is in `params`, and something else, or nothing, beside it. */
export function withParams(
  path: string,
  params: SearchParams,
  changes: Record<string, string | undefined>,
): string {
  const next = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...params, ...changes })) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) next.set(name, first);
  }
  const search = next.toString();
  return search ? `${path}?${search}` : path;
}
