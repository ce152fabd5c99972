import { AppError } from '#lib/kernel/errors';

/** What stands in an object of SCIM's, by lower-case name: attribute names are without case (RFC 7643 §2.1). */
export type Attributes = ReadonlyMap<string, unknown>;

export function attributesOf(value: unknown): Attributes {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new AppError('invalid', 'An object was expected.', { code: 'invalidSyntax' });
  return new Map(Object.entries(value).map(([name, each]) => [name.toLowerCase(), each]));
}

export const listOf = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** A truth value, also as Entra ID sends it: `"False"`. Anything else is left for the schema to refuse. */
export function truthOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const word = value.toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : value;
}

/** The one address that is kept: the primary one, else that for work, else the first. */
export function addressIn(emails: unknown): unknown {
  const all = listOf(emails).map((each) =>
    typeof each === 'string' ? new Map([['value', each]]) : attributesOf(each),
  );
  const chosen =
    all.find((each) => truthOf(each.get('primary')) === true) ??
    all.find((each) => String(each.get('type')).toLowerCase() === 'work') ??
    all[0];
  return chosen?.get('value') ?? '';
}

/** What is in a list of members or models: each as a text, or as an object that has it for its `value`. */
export const valuesIn = (list: unknown): unknown[] =>
  listOf(list).map((each) => (typeof each === 'string' ? each : attributesOf(each).get('value')));
