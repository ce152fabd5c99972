type SearchParams = Record<string, string | string[] | undefined>;

interface Beside {
  /** ID of the module whose details are shown. */
  selected?: string;
  dialog?: 'add';
}

/** The list as it is, with something else, or nothing, beside it. */
export function linkTo(params: SearchParams, { selected, dialog }: Beside): string {
  const next = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...params, selected, dialog })) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) next.set(name, first);
  }
  const search = next.toString();
  return search ? `/modules?${search}` : '/modules';
}
