import type { NamedUser } from '#lib/environment/named-users/find';
import { parseScimFilter } from '#lib/environment/provisioning/filter';
import { addressIn, attributesOf, truthOf } from '#lib/http/scim/attributes';
import { type Operation, operationsOf } from '#lib/http/scim/operations';
import { invalidPath } from '#lib/http/scim/path';
import { SCIM_PATH, urns } from '#lib/http/scim/urns';
import { AppError } from '#lib/kernel/errors';

/** Named users as SCIM's `User` (RFC 7643 §4.1), and back. */

export function userResource(user: NamedUser, origin: string): Record<string, unknown> {
  const base = origin + SCIM_PATH;
  return {
    schemas: [urns.user],
    id: user.id,
    ...(user.externalId !== null && { externalId: user.externalId }),
    userName: user.userName,
    ...(user.displayName && { displayName: user.displayName, name: { formatted: user.displayName } }),
    ...(user.email && { emails: [{ value: user.email, type: 'work', primary: true }] }),
    active: user.enabled,
    groups: user.roles.map(({ id, name }) => ({
      value: id,
      display: name,
      $ref: `${base}/Groups/${id}`,
      type: 'direct',
    })),
    meta: {
      resourceType: 'User',
      created: user.createdAt.toISOString(),
      lastModified: user.updatedAt.toISOString(),
      location: `${base}/Users/${user.id}`,
    },
  };
}

/** A user as POST and PUT send it. Without `active` it stays as it is, and begins enabled. */
export function userFrom(body: unknown): Record<string, unknown> {
  const given = attributesOf(body);
  const active = truthOf(given.get('active') ?? undefined);
  return {
    userName: given.get('username') ?? undefined,
    displayName: given.get('displayname') || nameIn(given.get('name')),
    email: addressIn(given.get('emails')),
    externalId: given.get('externalid') ?? '',
    ...(active !== undefined && { enabled: strictly(active) }),
  };
}

function nameIn(name: unknown): unknown {
  if (name === undefined || name === null) return '';
  const parts = attributesOf(name);
  return (
    parts.get('formatted') || [parts.get('givenname'), parts.get('familyname')].filter(Boolean).join(' ')
  );
}

/** Forms take `on` and nothing for truth values; SCIM does not. */
function strictly(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new AppError('invalid', 'active: Must be true or false.', { code: 'invalidValue' });
}

/** What else a `User` may have: it is taken, and not kept. */
const NOT_KEPT = new Set(
  'schemas id meta groups name nickname profileurl title usertype preferredlanguage locale timezone password phonenumbers ims photos addresses entitlements roles x509certificates'.split(
    ' ',
  ),
);

/** What a PATCH changes of `user`. Throws `invalid` for what there is not. */
export function userChanges(body: unknown): (user: NamedUser) => Record<string, unknown> {
  const operations = operationsOf(body);
  return (user) => {
    const changes: Record<string, unknown> = {};
    const named = operations.some(({ attribute }) => attribute === 'displayname');
    for (const operation of operations) {
      const { schema, attribute, sub } = operation;
      if (schema !== undefined) continue;
      if (attribute === 'emails') changeEmail(changes, operation, user);
      else if (attribute === 'name') {
        // The display name is told by itself, too, by most; then that counts.
        const formatted =
          sub === 'formatted' ? operation.value : sub === undefined ? nameIn(operation.value) : undefined;
        if (!named && formatted && operation.op !== 'remove') changes.displayName = formatted;
      } else changeOwn(changes, operation);
    }
    return changes;
  };
}

function changeOwn(changes: Record<string, unknown>, { op, attribute, sub, filter, value }: Operation): void {
  if (NOT_KEPT.has(attribute)) return;
  if (sub !== undefined || filter !== undefined) throw invalidPath(attribute);
  const given = op === 'remove' ? '' : (value ?? '');
  if (attribute === 'username') changes.userName = given;
  else if (attribute === 'displayname') changes.displayName = given;
  else if (attribute === 'externalid') changes.externalId = given;
  else if (attribute === 'active') {
    if (op === 'remove') throw new AppError('invalid', 'active cannot be removed.', { code: 'mutability' });
    changes.enabled = strictly(truthOf(value));
  } else throw invalidPath(attribute);
}

function changeEmail(changes: Record<string, unknown>, operation: Operation, user: NamedUser): void {
  const { op, filter, sub, value } = operation;
  if (sub !== undefined && sub !== 'value') return;
  if (filter !== undefined && !aimsAtKept(filter, user)) return;
  if (op === 'remove') changes.email = '';
  else changes.email = sub === 'value' ? (value ?? '') : addressIn(value);
}

/** Whether `emails[…]` means the one address that is kept: that for work, and the primary one. */
function aimsAtKept(filter: string, user: NamedUser): boolean {
  const term = parseScimFilter(filter);
  if (!('compValue' in term) || term.op !== 'eq')
    throw new AppError('invalid', 'The filter in a path compares one attribute by eq.', {
      code: 'invalidFilter',
    });
  const { attrPath, compValue } = term;
  const wanted = String(compValue).toLowerCase();
  switch (attrPath.toLowerCase()) {
    case 'type':
      return wanted === 'work';
    case 'primary':
      return wanted === 'true';
    case 'value':
      return wanted === user.email.toLowerCase();
    default:
      throw invalidPath(`emails[${attrPath}]`);
  }
}
