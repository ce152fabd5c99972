type SearchParams = Record<string, string | string[] | undefined>;

/** The License View as it is, with the details of `model` beside it; `null` for none. */
export function linkTo(params: SearchParams, model: string | null): string {
  const next = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) next.set(name, first);
  }
  if (model === null) next.delete('selected');
  else next.set('selected', model);
  const search = next.toString();
  return search ? `/license-management?${search}` : '/license-management';
}
