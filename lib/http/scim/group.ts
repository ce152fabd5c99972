import { userLicenseTypeLabels, userLicenseTypes } from '#lib/contract/vocabulary';
import { parseScimFilter } from '#lib/environment/provisioning/filter';
import type { MemberChange } from '#lib/environment/provisioning/members';
import type { RoleChanges, RoleMember } from '#lib/environment/provisioning/roles';
import type { SecurityRole } from '#lib/environment/security-roles/find';
import { attributesOf, listOf, valuesIn } from '#lib/http/scim/attributes';
import { type Operation, operationsOf } from '#lib/http/scim/operations';
import { invalidPath } from '#lib/http/scim/path';
import { SCIM_PATH, urns } from '#lib/http/scim/urns';
import { AppError } from '#lib/kernel/errors';
import { fold } from '#lib/kernel/text';

/** Security roles as SCIM's `Group` (RFC 7643 §4.2) with an extension, and back. */

export function groupResource(
  role: SecurityRole,
  origin: string,
  members?: RoleMember[],
): Record<string, unknown> {
  const base = origin + SCIM_PATH;
  return {
    schemas: [urns.group, urns.securityRole],
    id: role.id,
    ...(role.externalId !== null && { externalId: role.externalId }),
    displayName: role.name,
    ...(members && {
      members: members.map(({ id, userName }) => ({
        value: id,
        display: userName,
        $ref: `${base}/Users/${id}`,
        type: 'User',
      })),
    }),
    [urns.securityRole]: {
      userLicenseType: role.userLicenseType,
      modules: role.modules.map(({ model }) => model),
    },
    meta: {
      resourceType: 'Group',
      created: role.createdAt.toISOString(),
      lastModified: role.updatedAt.toISOString(),
      location: `${base}/Groups/${role.id}`,
    },
  };
}

const extension = urns.securityRole.toLowerCase();

/** A role as POST and PUT send it. What an identity provider does not know of, the extension and members, stays. */
export function groupFrom(body: unknown): RoleChanges {
  const given = attributesOf(body);
  return {
    fields: {
      name: given.get('displayname') ?? undefined,
      externalId: given.get('externalid') ?? '',
      ...extensionFrom(given.get(extension)),
    },
    members: given.has('members') ? [{ kind: 'replace', ids: valuesIn(given.get('members')) }] : [],
  };
}

function extensionFrom(value: unknown): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  const given = attributesOf(value);
  return {
    ...(given.has('userlicensetype') && { userLicenseType: typeFrom(given.get('userlicensetype')) }),
    ...(given.has('modules') && { models: valuesIn(given.get('modules')) }),
  };
}

/** A user license type as its word or its label, in whatever case. */
function typeFrom(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? 'none';
  return (
    userLicenseTypes.find((type) =>
      [type, userLicenseTypeLabels[type]].some((word) => fold(word) === fold(value)),
    ) ?? value
  );
}

/** What a PATCH changes of a role. Throws `invalid` for what there is not. */
export function groupChanges(body: unknown): (role: SecurityRole) => RoleChanges {
  const operations = operationsOf(body);
  return (role) => {
    const fields: Record<string, unknown> = {};
    const members: MemberChange[] = [];
    for (const operation of operations) {
      if (operation.schema === extension) changeExtension(fields, operation, role);
      else if (operation.attribute === 'members') members.push(memberChange(operation));
      else changeOwn(fields, operation);
    }
    return { fields, members };
  };
}

function changeOwn(fields: Record<string, unknown>, { op, attribute, sub, filter, value }: Operation): void {
  if (['schemas', 'id', 'meta'].includes(attribute)) return;
  if (sub !== undefined || filter !== undefined) throw invalidPath(attribute);
  const given = op === 'remove' ? '' : (value ?? '');
  if (attribute === 'displayname') fields.name = given;
  else if (attribute === 'externalid') fields.externalId = given;
  else throw invalidPath(attribute);
}

function changeExtension(fields: Record<string, unknown>, operation: Operation, role: SecurityRole): void {
  const { op, attribute, value } = operation;
  if (attribute === '') {
    Object.assign(fields, op === 'remove' ? { userLicenseType: 'none', models: [] } : extensionFrom(value));
  } else if (attribute === 'userlicensetype') {
    fields.userLicenseType = op === 'remove' ? 'none' : typeFrom(value);
  } else if (attribute === 'modules') {
    const before = (fields.models as unknown[] | undefined) ?? role.modules.map(({ model }) => model);
    const named = valuesIn(value);
    const lost = new Set(named.map((model) => fold(String(model))));
    if (op === 'replace') fields.models = named;
    else if (op === 'add') fields.models = [...before, ...named];
    else fields.models = value === undefined ? [] : before.filter((model) => !lost.has(fold(String(model))));
  } else throw invalidPath(attribute);
}

/** `members` with a list, or `members[value eq "…"]`, as Okta and others take one away. */
function memberChange({ op, filter, sub, value }: Operation): MemberChange {
  if (sub !== undefined) throw invalidPath(`members.${sub}`);
  if (filter === undefined) {
    // Without a list, a remove takes everybody away (RFC 7644 §3.5.2.2).
    if (op === 'remove' && listOf(value).length === 0) return { kind: 'replace', ids: [] };
    return { kind: op, ids: valuesIn(value) };
  }
  const term = parseScimFilter(filter);
  const terms = 'filters' in term && term.op === 'or' ? term.filters : [term];
  const ids = terms.map((each) =>
    'compValue' in each && each.op === 'eq' && each.attrPath.toLowerCase() === 'value'
      ? each.compValue
      : undefined,
  );
  if (op !== 'remove' || ids.includes(undefined))
    throw new AppError('invalid', 'Members are removed by members[value eq "…"].', { code: 'invalidFilter' });
  return { kind: 'remove', ids };
}
