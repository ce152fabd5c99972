import { type Filter, type ListQuery, operators } from '#lib/lists/query';

/** How a filter stands in an address: `region:any:Nordic|ANZ`. What separates is percent-encoded inside a value. */
const escaped = (value: string) => value.replace(/[%|:]/g, encodeURIComponent);

export const formatFilter = ({ column, operator, values }: Filter): string =>
  [column, operator, ...(values.length > 0 ? [values.map(escaped).join('|')] : [])].join(':');

/** The filter that `text` says, or `undefined` for what has not the form of one. */
export function parseFilter(text: string): Filter | undefined {
  const [column, name, values, ...rest] = text.split(':');
  const operator = operators.find((each) => each === name);
  if (!column || !operator || rest.length > 0) return undefined;
  try {
    return {
      column,
      operator,
      values: values === undefined ? [] : values.split('|').map(decodeURIComponent),
    };
  } catch {
    return undefined;
  }
}

/** The search parameters that lead to the same rows in the same order, wherever the page stands. */
export function listParams({ q, filters, sort, dir }: Omit<ListQuery, 'page' | 'pageSize'>): URLSearchParams {
  const params = new URLSearchParams();
  if (q) params.set('q', q);
  for (const filter of filters) params.append('filter', formatFilter(filter));
  params.set('sort', sort);
  params.set('dir', dir);
  return params;
}
