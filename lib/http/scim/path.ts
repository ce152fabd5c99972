import { urns } from '#lib/http/scim/urns';
import { AppError } from '#lib/kernel/errors';

/** Where an operation of a PATCH aims (RFC 7644 §3.5.2), names in lower case. */
export interface TargetPath {
  /** The extension that it belongs to; absent for the resource's own schema. */
  schema?: string;
  /** Empty for an extension as a whole. */
  attribute: string;
  filter?: string;
  sub?: string;
}

const LONGEST = 1000;
const core = [urns.user, urns.group].map((urn) => urn.toLowerCase());
const extensions = [urns.enterpriseUser, urns.securityRole].map((urn) => urn.toLowerCase());
const FORM = /^([a-z$][\w$-]*)(?:\[([^\]]*)\])?(?:\.([a-z$][\w$-]*))?$/;

export const invalidPath = (path: string) =>
  new AppError('invalid', `There is nothing to change at ${path.slice(0, 100)}.`, { code: 'invalidPath' });

/** Throws `invalid` with code `invalidPath` for what has not the form of a path. */
export function parsePath(path: string): TargetPath {
  if (path.length > LONGEST) throw invalidPath(path);
  const [, urn, rest = ''] = /^(urn:[^[\]"\s]*:2\.0:[a-z]+):?(.*)$/is.exec(path) ?? [
    undefined,
    undefined,
    path,
  ];
  const schema = urn?.toLowerCase();
  if (schema !== undefined && !core.includes(schema) && !extensions.includes(schema)) throw invalidPath(path);
  const named = schema !== undefined && extensions.includes(schema) ? { schema } : {};
  if (rest === '' && schema !== undefined) return { ...named, attribute: '' };
  // Names are without case; what is compared within the brackets is not.
  const form = FORM.exec(rest.replace(/^[^[]*|\][^\]]*$/g, (part) => part.toLowerCase()));
  if (!form) throw invalidPath(path);
  const [, attribute = '', filter, sub] = form;
  return { ...named, attribute, ...(filter !== undefined && { filter }), ...(sub !== undefined && { sub }) };
}
