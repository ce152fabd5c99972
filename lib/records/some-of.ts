const NAMED = 3;

/** The first few names, and how many more there are: `Contoso, Fabrikam, Litware and 4 more`. */
export function someOf(records: readonly { name: string }[]): string {
  const names = records.slice(0, NAMED).map((record) => record.name);
  const more = records.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

/** `1 release`, `3 releases`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
