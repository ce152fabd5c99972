/** What a record's fields are called, and where the value is not its own word, how it is shown. */
export type Labels<T> = {
  readonly [K in keyof T]?: string | readonly [label: string, show: (value: T[K]) => string];
};

const LONGEST = 80;

function words(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  const text = String(value).replace(/\s+/gu, ' ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

const keysOf = <T>(labels: Labels<T>) => Object.keys(labels) as (keyof T & string)[];

function shown<T>(labels: Labels<T>, key: keyof T, value: T[keyof T]): { label: string; value: string } {
  const named = labels[key];
  if (typeof named !== 'string' && named) return { label: named[0], value: named[1](value) };
  return { label: named ?? String(key), value: words(value) };
}

const same = (one: unknown, other: unknown): boolean =>
  one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other;

/** What changed from `before` to `after`, as the audit log says it: `No. of users 20 → 25`. Empty if nothing did. */
export function differences<T>(labels: Labels<T>, before: T, after: T): string {
  return keysOf(labels)
    .filter((key) => !same(before[key], after[key]))
    .map((key) => {
      const { label, value } = shown(labels, key, after[key]);
      return `${label} ${shown(labels, key, before[key]).value} → ${value}`;
    })
    .join('; ');
}

/** The fields of a new record that say something, as the audit log says them: `License type Annual; No. of users 20`. */
export function contents<T>(labels: Labels<T>, record: T): string {
  return keysOf(labels)
    .filter((key) => record[key] !== null && record[key] !== '' && record[key] !== false)
    .map((key) => {
      const { label, value } = shown(labels, key, record[key]);
      return `${label} ${value}`;
    })
    .join('; ');
}
