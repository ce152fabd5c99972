import '#lib/http/fixtures/origin';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transaction } from '#db/client';
import { recounts } from '#db/schema/user-licensing';
import { systemActor } from '#lib/access/actor';
import { createApiToken } from '#lib/accounts/api-tokens/create';
import { type ModuleLicenseAnswer, moduleLicenseAnswer } from '#lib/contract/environment';
import { type LicenseCode, licenseCodes, type Reaction, reactions } from '#lib/contract/vocabulary';
import { ensureIdentity } from '#lib/environment/identity/ensure';
import { listLicenses } from '#lib/environment/license-view/list';
import { addModule } from '#lib/environment/modules/add';
import { refreshLicenses } from '#lib/environment/refresh/refresh';
import { validateLicenses } from '#lib/environment/validation/validate';
import { close } from '#lib/http/fixtures/origin';
import { send } from '#lib/http/fixtures/raw';
import { serveApi } from '#lib/http/fixtures/serve';
import { DAY, now, today } from '#lib/kernel/clock';
import { newId } from '#lib/kernel/id';
import * as seed from '#lib/licensing/fixtures/seed';

/** The whole way: what the product team has chosen, over HTTP into the environment, over HTTP to an application. */

const actor = systemActor('test');
const yesterday = today(new Date(now().getTime() - DAY));
const tomorrow = today(new Date(now().getTime() + DAY));

/** How a product, its terms and its use come to each code; `null` for no terms. */
type Fault = Exclude<LicenseCode, 'VALID' | 'ENVIRONMENT_INACTIVE'>;
const faults: Record<Fault, { product?: object; terms?: object | null; used?: number }> = {
  NOT_LICENSED: { terms: null },
  FEATURE_DISABLED: {
    product: { featureManaged: true },
    terms: { expiresOn: yesterday, featureDisableOn: yesterday },
  },
  LICENSE_DISABLED: { terms: { enabled: false } },
  NOT_STARTED: { terms: { startsOn: tomorrow } },
  EXPIRED: { terms: { expiresOn: yesterday } },
  USERS_EXCEEDED: { used: 11 },
  USERS_NOT_COUNTED: { product: { metric: 'named_users' } },
  COUNT_STALE: { product: { metric: 'named_users' } },
};

const faultCodes = licenseCodes.filter((code) => code in faults) as Fault[];
const cases = faultCodes.flatMap((code) => reactions.map((reaction) => ({ code, reaction })));
const modelOf = ({ code, reaction }: { code: Fault; reaction: Reaction }) => `${code} ${reaction}`;
let token = '';
let customer: Awaited<ReturnType<typeof seed.addCustomer>>;
let environment: Awaited<ReturnType<typeof seed.addEnvironment>>;

const install = (model: string, product: string, used = 1) =>
  addModule(actor, { model, product, installedVersion: '1.0', usedLicenses: used });

beforeAll(async () => {
  serveApi();
  const { tenantId, environmentId } = await ensureIdentity();
  customer = await seed.addCustomer();
  environment = await seed.addEnvironment({
    customerId: customer.id,
    tenant: tenantId,
    serialNumber: environmentId,
  });
  token = (await createApiToken(actor, { name: 'application', scopes: ['licenses:read'] })).token;
  for (const each of cases) {
    const { product: values, terms = {}, used = 10 } = faults[each.code];
    const { reaction } = each;
    const chosen = { reaction, reactionNotCounted: reaction, reactionCountStale: reaction };
    const product = await seed.addProduct({ name: modelOf(each), ...chosen, ...values });
    if (terms) await seed.addTerms(customer.id, product, terms);
    await install(modelOf(each), product.name, used);
  }
  await refreshLicenses(actor);
}, 180_000);
afterAll(close);

/** What an application is told of a module. */
async function ask(model: string): Promise<ModuleLicenseAnswer> {
  const answer = await send(`/api/environment/v1/modules/${encodeURIComponent(model)}/license`, {
    method: 'GET',
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(200);
  return moduleLicenseAnswer.parse(answer.body);
}

/** What the administrator sees of it. */
async function row(model: string) {
  const found = (await listLicenses(actor)).rows.find((each) => each.model === model);
  if (!found) throw new Error(`${model} is not shown.`);
  return found;
}

/** As if the named users had last been counted `days` ago; never, without. */
const lastCounted = (days?: number) =>
  transaction(async (tx) => {
    await tx.delete(recounts);
    if (days === undefined) return;
    const at = new Date(now().getTime() - days * DAY);
    await tx
      .insert(recounts)
      .values({ id: newId(), ranBy: 'test', startedAt: at, finishedAt: at, outcome: 'ok' });
  });

describe.each(cases)('$code, where the publisher chose to $reaction', (each) => {
  const { code, reaction } = each;
  const ofCount = code === 'USERS_NOT_COUNTED' || code === 'COUNT_STALE';
  const blocks = reaction === 'block' || code === 'FEATURE_DISABLED';

  test(`${blocks ? 'blocks' : 'permits'}, in the API and in the License View`, async () => {
    await lastCounted(code === 'COUNT_STALE' ? 9 : undefined);
    const model = modelOf(each);
    const [answer, shown] = [await ask(model), await row(model)];
    if (ofCount && reaction === 'trust') {
      // Trusted, it is a mere fact.
      expect(answer).toMatchObject({ code: 'VALID', permitted: true, reaction: null, message: null });
      expect(shown).toMatchObject({ icons: [], prompt: null });
      expect(shown.facts[code === 'COUNT_STALE' ? 'count_stale' : 'not_counted']).toBe(true);
      return;
    }
    expect(answer).toMatchObject({ code, permitted: !blocks, reaction: blocks ? 'block' : reaction });
    expect(answer.message).toContain(model);
    expect(answer.switched_off_at !== null).toBe(code === 'FEATURE_DISABLED');
    expect(shown.icons).toMatchObject([{ icon: 'warning' }]);
    expect(shown.prompt).toBe(reaction === 'trust' && !blocks ? null : answer.message);
  });
});

describe('a product whose license control is disabled', () => {
  const granted = async (product: string) =>
    (await seed.auditOf('Customer Product Created', environment.name)).filter(({ details }) =>
      details.includes(`a Perpetual site license for ${product}`),
    );

  test('is licensed by the refresh of an environment that has it installed, and audited', async () => {
    const free = await seed.addProduct({ disableLicenseControl: true });
    await install('Free', free.name, 1_000_000);
    expect(await ask('Free')).toMatchObject({ code: 'NOT_LICENSED', checked_at: expect.any(String) });
    await refreshLicenses(actor);
    expect(await ask('Free')).toMatchObject({ code: 'VALID', permitted: true, user_count: null });
    expect(await row('Free')).toMatchObject({ quantity: 'Site', licenseHolder: customer.name });
    const terms = (await seed.termsOf(customer.id)).filter(({ productId }) => productId === free.id);
    expect(terms).toMatchObject([{ licenseType: 'Perpetual', siteLicense: true, enabled: true }]);
    await refreshLicenses(actor);
    expect(await granted(free.name)).toHaveLength(1);
  });

  test('is licensed by a validation, too, which leads to a refresh', async () => {
    const free = await seed.addProduct({ disableLicenseControl: true });
    await install('Also free', free.name);
    const { summary } = await validateLicenses(actor);
    expect(summary).toContain('Also free');
    expect(await ask('Also free')).toMatchObject({ code: 'VALID', permitted: true });
    expect(await granted(free.name)).toHaveLength(1);
  });
});

test('an environment that is no longer active is named first; each product reacts as its publisher chose', async () => {
  await seed.changeEnvironmentRecord(environment.id, { active: false, revision: 2 });
  await refreshLicenses(actor);
  for (const reaction of reactions) {
    const model = modelOf({ code: 'EXPIRED', reaction });
    const answer = await ask(model);
    expect(answer).toMatchObject({ code: 'ENVIRONMENT_INACTIVE', reaction, permitted: reaction !== 'block' });
    expect((await row(model)).prompt).toBe(reaction === 'trust' ? null : answer.message);
  }
  expect(await ask(modelOf({ code: 'FEATURE_DISABLED', reaction: 'trust' }))).toMatchObject({
    code: 'ENVIRONMENT_INACTIVE',
    permitted: false,
  });
});
