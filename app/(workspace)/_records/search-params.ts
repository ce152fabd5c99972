export type SearchParams = Record<string, string | string[] | undefined>;

/** The value of a parameter that stands in an address once, or `''`. */
export const one = (value: SearchParams[string]): string => (Array.isArray(value) ? value[0] : value) ?? '';

/** `path` with the list as it is in `params`, and something else, or nothing, beside it. */
export function withParams(
  path: string,
  params: SearchParams,
  changes: Record<string, string | undefined>,
): string {
  const next = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...params, ...changes })) {
    for (const each of [value ?? []].flat()) next.append(name, each);
  }
  const search = next.toString();
  return search ? `${path}?${search}` : path;
}
