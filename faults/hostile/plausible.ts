import fc, { type Arbitrary } from 'fast-check';
import { z } from 'zod';
import { apiScopes } from '#lib/contract/environment';
import { NO_ID } from '../../e2e/fixtures/actions.ts';
import type { World } from './request.ts';
import { hostileText, hostileValue } from './words.ts';

type Plausible = (world: World) => Arbitrary<unknown>;

const one = (...values: unknown[]): Arbitrary<unknown> => fc.constantFrom(...values);
const known = (ids: string[] | undefined) => one(...(ids ?? []), NO_ID);
const word = fc.stringMatching(/^[a-z]{1,12}$/).map((text) => `hostile ${text}`);

/** What a field is likely to take, by its name. The first that fits. */
const byName: [name: RegExp, value: Plausible][] = [
  [/^(record|chosen)?ids?$/i, ({ ids }) => known(Object.values(ids).flat())],
  [/^(\w+)Ids?$/, ({ ids }) => known(Object.values(ids).flat())],
  [
    /^roles$/,
    ({ ids }) => fc.array(known([...(ids.role ?? []), ...(ids.securityRole ?? [])]), { maxLength: 3 }),
  ],
  [/^modules$/, ({ ids }) => fc.array(known(ids.module), { maxLength: 3 })],
  [/^revision$/, () => one(1, '1', 2, '3')],
  [/^product(Name)?$/, ({ names }) => one(...names.product)],
  [/^models?$/, ({ names }) => one(...names.model)],
  [/^(userName|user_name)$/, ({ names }) => one(...names.userName, 'hostile user')],
  [/^(tenant|tenant_id)$/, ({ registered }) => one(registered.tenant, 'hostile.example.com')],
  [/^(serialNumber|environment_id)$/, ({ registered }) => one(registered.serialNumber, 'hostile-1')],
  [/^client_id$/, ({ registered }) => one(registered.clientId)],
  [/^grant_type$/, () => one('refresh_token')],
  [/version/i, () => one('10.0.1', '1', '10.0.43.202509291', '999999999.1')],
  [/(On|Until|From)$|^date$/, () => one('', '2026-11-22', '2027-02-28', '1999-12-31', '2999-12-31')],
  [/At$/, () => one('', '2026-11-22T10:00', '2027-01-01T00:00:00Z')],
  [/^(userCount|no\w+|used\w*|days|count|quantity|maximum\w*)$/i, () => one('', '0', '1', 7, '1000000')],
  [
    /^(active|enabled|production|siteLicense|featureManaged|is_\w+|undo|confirm\w*)$/,
    () => one('on', true, false, ''),
  ],
  [/email/i, () => one('', 'hostile@example.com', 'hostile@contoso.com')],
  [/url|address/i, () => one('', 'https://example.com/x', 'http://127.0.0.1/')],
  [/domain/i, () => one('', 'example.com', 'contoso.com\nexample.org')],
  [/^scopes$/, () => fc.subarray([...apiScopes])],
  [/^(password|repeated|current\w*)$/i, () => one('correct horse battery staple')],
  [/^(code|registrationCode|token)$/, () => one('', 'ABCD-EFGH-JKLM', 'x'.repeat(43))],
  [/^kind$/, () => one('customers', 'products', 'users', 'security-roles', 'renewal', 'outage')],
  [/./, () => word],
];

export function plausible(name: string, world: World): Arbitrary<unknown> {
  const [, value] = byName.find(([pattern]) => pattern.test(name)) ?? [undefined, () => word];
  return value(world);
}

interface JsonSchema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
}

/** What `schema` takes, as far as its types, its choices and the names of its fields tell. */
export const taken = (schema: z.ZodType, world: World): Arbitrary<unknown> =>
  fitting(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema, '', world);

function fitting(schema: JsonSchema, name: string, world: World): Arbitrary<unknown> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((each) => fitting(each, name, world)));
  if (schema.enum) return one(...schema.enum);
  if ('const' in schema) return one(schema.const);
  const types = [schema.type ?? 'any'].flat();
  if (types.includes('object') && schema.properties)
    return fc.record(
      Object.fromEntries(
        Object.entries(schema.properties).map(([key, each]) => [key, fitting(each, key, world)]),
      ),
    );
  if (types.includes('array')) return fc.array(fitting(schema.items ?? {}, name, world), { maxLength: 3 });
  if (types.includes('number') || types.includes('integer'))
    return types.includes('null') ? one(null, 0, 7, 1000) : one(0, 1, 7);
  if (types.includes('boolean')) return fc.boolean();
  return plausible(name, world);
}

/** `value`, spoiled in none, one or more places. */
export const spoiled = (value: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc
    .tuple(
      value,
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 5 }), hostileValue(), hostileText()), { maxLength: 3 }),
    )
    .map(([whole, spoilings]) =>
      spoilings.reduce<unknown>(
        (spoilt, [place, how, other, name]) => spoil(spoilt, place, how, structuredClone(other), name),
        structuredClone(whole),
      ),
    );

/** Goes down into `value` by the digits of `place`, and puts `other` there in one of several ways. */
function spoil(value: unknown, place: number, how: number, other: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return how % 2 ? other : [value];
  const parent = value as Record<string, unknown>;
  const keys = Object.keys(parent);
  const key = keys[place % (keys.length || 1)];
  if (key === undefined || how === 0) return other;
  if (how === 1) delete parent[key];
  else if (how === 2 && !Array.isArray(value))
    Object.defineProperty(parent, name, {
      value: other,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  else if (how === 3) parent[key] = spoil(parent[key], Math.floor(place / 10), how + 1, other, name);
  else parent[key] = other;
  return parent;
}
