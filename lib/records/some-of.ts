/** The first few names, and how many more there are: `Contoso, Fabrikam, Litware and 4 more`. */
export const someOf = (records: readonly { name: string }[]): string =>
  someNames(
    records.map(({ name }) => name),
    3,
  );

/** At most `most` of `names`, and how many more there are. */
export function someNames(names: readonly string[], most: number): string {
  const named = names.slice(0, most).join(', ');
  return names.length > most ? `${named} and ${names.length - most} more` : named;
}

/** Every name in one text, in the way that an import takes them. */
export const allOf = (names: readonly string[]): string => names.join('; ');

/** `1 release`, `3 releases`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
