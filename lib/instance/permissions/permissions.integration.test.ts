import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { closeDatabase } from '#db/client';
import { OWN_ORGANIZATION } from '#db/schema/instance';
import type { Actor } from '#lib/access/actor';
import { freshSession } from '#lib/access/fixtures';
import { customerGrants, everything, type Grants, levels, reaches, type View } from '#lib/access/views';
import { notVerbs, verbs } from '#lib/instance/permissions/verbs';
import { isAppError } from '#lib/kernel/errors';
import { root } from '../../../scripts/processes.ts';
import { productionSources } from '../../../scripts/sources.ts';

afterAll(closeDatabase);

type Verb = (actor: Actor, ...input: unknown[]) => unknown;

/** What a verb is called with, where an empty object is not even the form of it. Nothing is right enough to be done. */
const inputs: Record<string, unknown[]> = {
  clearAuditLog: ['environment'],
  countOlderAudit: ['environment'],
  everyAuditEntry: ['environment', {}],
  exportAuditLog: ['environment', {}],
  readSealedState: ['environment'],
  verifyAuditLog: ['environment'],
  listAudit: ['environment'],
  readLicense: [{ id: randomUUID() }],
  readModule: [{ id: randomUUID() }],
  highestUse: [[]],
  listReportedUse: [randomUUID()],
  listRelatedEnvironments: [{ tenant: 'a', serialNumber: 'b' }],
  listNextExpiries: [],
  listOpenRequests: [randomUUID()],
  installedVersions: ['none'],
  everyExpiry: [{ period: 'this-week', includeOverdue: false }, {}],
  listExpiries: [{ period: 'this-week', includeOverdue: false }],
  applyUserImport: [{ kind: 'users', file: new Uint8Array(), digest: '' }],
  checkUserImport: [{ kind: 'users', file: new Uint8Array() }],
  listRolesGranting: [randomUUID()],
  listRoleMembers: [[]],
  applyImport: [{ kind: 'customer-products', file: new Uint8Array(), digest: '' }],
  checkImport: [{ kind: 'customer-products', file: new Uint8Array() }],
};

const person = (grants: Grants, rest: Partial<Actor> = {}): Actor => ({
  kind: 'person',
  id: randomUUID(),
  name: 'somebody@example.com',
  grants,
  session: freshSession(),
  ...rest,
});
const customer = () => ({ customerId: randomUUID(), keepsPeopleOf: randomUUID() });

const without = (view: View): Grants => {
  const { [view]: _, ...rest } = everything;
  return rest;
};

const table = Object.entries(verbs).flatMap(([file, functions]) =>
  Object.entries(functions).map(([name, takes]) => {
    const [, scope = '', list = ''] = /^(own |customer |everybody )?(.*)$/.exec(takes) ?? [];
    const needs = list.split(', ').map((need) => need.split(' ') as [View, (typeof levels)[number]]);
    return { file, name, takes, scope: scope.trim(), needs };
  }),
);

describe.each(table)('$file $name takes $takes', ({ file, name, scope, needs }) => {
  const refuses = async (actor: Actor) => {
    const module = await import(join(root, 'lib', `${file}.ts`));
    const verb: Verb = module[name];
    try {
      await verb(actor, ...(inputs[name] ?? [{}]));
      return false;
    } catch (error) {
      if (!isAppError(error)) throw error;
      return error.kind === 'forbidden';
    }
  };

  test('refuses everybody else', async () => {
    expect(await refuses(person({})), 'no grant').toBe(true);
    for (const [view] of needs) expect(await refuses(person(without(view))), `all but ${view}`).toBe(true);
  });

  test.each(levels)('decides alike for the level %s', async (level) => {
    for (const [view, least] of needs) {
      const granted = person({ ...everything, [view]: level }, scope === 'customer' ? customer() : {});
      expect(await refuses(granted), view).toBe(levels.indexOf(level) < levels.indexOf(least));
    }
  });

  test("decides alike for a customer's people, and for who keeps one organization", async () => {
    const admitsCustomers = scope === 'own' || scope === 'customer';
    const enough = needs.every(([view, least]) => reaches(customerGrants, view, least));
    expect(await refuses(person(everything, customer()))).toBe(!admitsCustomers || !enough);
    if (admitsCustomers)
      for (const [view] of needs)
        expect(await refuses(person(without(view), customer())), `all but ${view}`).toBe(true);
    expect(await refuses(person(everything, { keepsPeopleOf: OWN_ORGANIZATION }))).toBe(
      scope === 'everybody' || scope === 'customer',
    );
  });
});

test('no verb is missing in the table', () => {
  const found = productionSources()
    .filter(({ path }) => /^lib\/(?!access\/)/.test(path))
    .flatMap(({ path, text }) =>
      text
        .split(/^(?=(?:export )?(?:async )?(?:function\*? |const )\w)/m)
        .filter((part) =>
          /\bauthorize\w*\(\s*actor\b/.test(part.replace(/^export function authorize\w+\(/, '')),
        )
        .map((part) => {
          const name = /^(?:export )?(?:async )?(?:function\*? |const )(\w+)/.exec(part)?.[1] ?? '';
          return `${path.replace(/^lib\/|\.ts$/g, '')} ${name}`;
        }),
    )
    .filter((verb) => !notVerbs.has(verb) && !verb.startsWith('accounts/keeping '));
  const listed = table.map(({ file, name }) => `${file} ${name}`);
  const missing = found.filter((verb) => !listed.includes(verb));
  expect(missing, 'to be added to lib/instance/permissions/verbs.ts').toEqual([]);
});
