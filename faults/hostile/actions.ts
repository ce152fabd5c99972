import fc, { type Arbitrary } from 'fast-check';
import type { z } from 'zod';
import { newApiToken } from '#lib/accounts/api-tokens/schema';
import { organizationInput } from '#lib/accounts/organizations/schema';
import { roleInput } from '#lib/accounts/roles/schema';
import { invitation, personChange } from '#lib/accounts/schema';
import { moduleChange } from '#lib/environment/modules/schema';
import { namedUserInput } from '#lib/environment/named-users/schema';
import { securityRoleInput } from '#lib/environment/security-roles/schema';
import { announcementInput } from '#lib/publisher/announcements/schema';
import { customerEnvironmentInput } from '#lib/publisher/customer-environments/schema';
import { customerProductInput } from '#lib/publisher/customer-products/schema';
import { customerInput } from '#lib/publisher/customers/schema';
import { productInput } from '#lib/publisher/products/schema';
import { releaseInput } from '#lib/publisher/releases/schema';
import { type ServerAction, serverActions } from '../../e2e/fixtures/actions.ts';
import { abuse, sender } from './envelope.ts';
import { plausible, spoiled, taken } from './plausible.ts';
import type { HostileRequest, World } from './request.ts';
import { hostileText, hostileValue } from './words.ts';

/** What the forms of a page post, by the action's file. The first that fits. */
const forms: [name: RegExp, schemas: z.ZodType[]][] = [
  [/^api-tokens/, [newApiToken]],
  [/^people\/organizations/, [organizationInput]],
  [/^people\/roles/, [roleInput]],
  [/^people/, [invitation, personChange]],
  [/^modules/, [moduleChange]],
  [/^user-licensing\/users/, [namedUserInput]],
  [/^user-licensing\/security-roles/, [securityRoleInput]],
  [/^announcements/, [announcementInput]],
  [/\/environments/, [customerEnvironmentInput]],
  [/\/products/, [customerProductInput(true)]],
  [/^customers/, [customerInput]],
  [/^products/, [productInput, releaseInput]],
];

/** What actions take besides what stands in a form. */
const more =
  'id revision records date undo customerId productId environmentId name email password token kind text title reason registrationCode registrationEndpoint days file digest order value expiresOn code'.split(
    ' ',
  );

const fields = (names: string[], world: World): Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(names.map((name) => [name, plausible(name, world)])), { requiredKeys: [] });

const input = ({ name }: ServerAction, world: World): Arbitrary<unknown> => {
  const [, schemas = []] = forms.find(([pattern]) => pattern.test(name)) ?? [];
  const posted =
    schemas.length > 0 ? fc.oneof(...schemas.map((schema) => taken(schema, world))) : fc.constant({});
  return spoiled(
    fc
      .tuple(fields(more, world), posted)
      .map(([some, whole]) => ({ ...some, ...(whole as Record<string, unknown>) })),
  );
};

/** How React writes arguments, and what it must not trip over when it reads them. */
const odd = [
  '',
  '[]',
  'null',
  '{}',
  '"$"',
  '["$1"]',
  '["$0"]',
  '["$F1"]',
  '["$K1"]',
  '["$Q1"]',
  '["$W1"]',
  '["$i1"]',
  '["$B1"]',
  '["$@1"]',
  '["$o1"]',
  '["$r1","$X1","$x1"]',
  '["$D2026-99-99"]',
  `["$n${'9'.repeat(5000)}"]`,
  '["$nx"]',
  '["$S"]',
  '["$T"]',
  '["$undefined","$NaN","$-Infinity"]',
  '["$1:__proto__:constructor"]',
  '["$1:constructor:constructor"]',
  '{"then":"$1:__proto__:then","status":"resolved_model","value":"{}","_response":{}}',
  `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  `[${'"$1",'.repeat(20_000)}"$1"]`,
];

type Body = Pick<HostileRequest, 'headers' | 'body'>;
const BOUNDARY = 'hostile-boundary';

function multipart(parts: [name: string, value: string, file?: string][]): Body {
  const text = parts
    .map(([name, value, file]) => {
      const named = `name="${name.replace(/[\r\n"]/g, '_')}"${file === undefined ? '' : `; filename="${file.replace(/[\r\n"]/g, '_')}"`}`;
      return `--${BOUNDARY}\r\ncontent-disposition: form-data; ${named}\r\n\r\n${value}\r\n`;
    })
    .join('');
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    body: `${text}--${BOUNDARY}--\r\n`,
  };
}

const asText = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
const asForm = (value: unknown): [string, string][] =>
  Object.entries((typeof value === 'object' && value) || {}).map(([name, each]) => [name, asText(each)]);

/** The bodies by which `action` can be posted: by a script, with a form, without scripts, and none of these. */
const bodies = (action: ServerAction, world: World): Arbitrary<Body> => {
  const given = input(action, world);
  const plain = { 'content-type': 'text/plain;charset=UTF-8' };
  const script = { 'next-action': action.id };
  const file = fc.tuple(hostileText(), hostileText());
  return fc.oneof(
    {
      weight: 6,
      arbitrary: given.map((value) => ({
        headers: { ...plain, ...script },
        body: JSON.stringify([value, value]),
      })),
    },
    {
      weight: 4,
      arbitrary: fc.tuple(given, fc.option(file)).map(([value, attached]) => {
        const form = asForm(value).map(([name, text]): [string, string] => [`1_${name}`, text]);
        const { headers, body } = multipart([
          ['0', '[{},"$K1"]'],
          ...form,
          ...(attached ? [['1_file', attached[1], attached[0]] as [string, string, string]] : []),
        ]);
        return { headers: { ...headers, ...script }, body };
      }),
    },
    {
      weight: 2,
      arbitrary: given.map((value) => multipart([[`$ACTION_ID_${action.id}`, ''], ...asForm(value)])),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(given, fc.constantFrom(...odd))
        .map(([value, bound]) =>
          multipart([
            ['$ACTION_REF_1', ''],
            ['$ACTION_1:0', `{"id":"${action.id}","bound":"$@1"}`],
            ['$ACTION_1:1', bound],
            ...asForm(value),
          ]),
        ),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...odd).map((body) => ({ headers: { ...plain, ...script }, body })),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom(...odd), fc.constantFrom(...odd)).map(([first, second]) => {
        const { headers, body } = multipart([
          ['0', first],
          ['1', second],
          ['x', '1'],
        ]);
        return { headers: { ...headers, ...script }, body };
      }),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(hostileText(), given).map(([id, value]) => ({
        headers: {
          ...plain,
          'next-action': id
            .replace(/[^\x20-\x7e]/gu, '?')
            .trim()
            .slice(0, 500),
        },
        body: JSON.stringify([value]),
      })),
    },
    {
      weight: 1,
      arbitrary: hostileValue().map((value) => ({
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `${new URLSearchParams(asForm({ value }))}`,
      })),
    },
  );
};

/** Posts of server actions: what their forms send, spoiled, in every encoding that there is. */
export const actionRequest = (world: World): Arbitrary<HostileRequest> =>
  fc.constantFrom(...serverActions()).chain((action) =>
    fc
      .tuple(
        sender('administrator', 'administrator', 'customer’s person', 'nobody'),
        fc.oneof(
          { arbitrary: fc.constant(action.path), weight: 12 },
          fc.constantFrom('/', '/sign-in', '/nothing'),
        ),
        abuse(),
        bodies(action, world),
      )
      .map(([who, target, strange, { headers, body }]) => ({
        kind: 'actions' as const,
        sender: who,
        method: 'POST',
        target,
        headers: { accept: 'text/x-component', ...strange, ...headers },
        body,
      })),
  );
