import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { environment } from '#db/schema/environment';
import { authorize, systemActor } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { config } from '#lib/config/config';
import { maxLength } from '#lib/contract/licensing';
import { trimEndpoint } from '#lib/environment/identity/endpoint';
import { IDENTITY_ROW, type Identity } from '#lib/environment/identity/read';
import { now } from '#lib/kernel/clock';
import { optionalText } from '#lib/kernel/fields';

const words = {
  tenantId: 'Tenant ID',
  environmentId: 'Environment ID',
  name: 'Name',
  hostUrl: 'Host URL',
  production: 'Production',
} as const;
type Setting = keyof typeof words;

const longest = {
  tenantId: maxLength.tenant,
  environmentId: maxLength.environmentId,
  name: maxLength.name,
  hostUrl: 2000,
};

/** What the settings of this process say of the environment. Throws an Error for what cannot be used. */
function configured(): Partial<Pick<Identity, Setting>> {
  const { tenantId, environmentId, name, hostUrl, production } = config().environment;
  const texts = { tenantId, environmentId, name, hostUrl };
  for (const [setting, max] of Object.entries(longest)) {
    const problem = optionalText(max).safeParse(texts[setting as keyof typeof texts]).error?.issues[0]
      ?.message;
    if (problem) throw new Error(`The setting for ${words[setting as Setting]} cannot be used: ${problem}`);
  }
  const all = { ...texts, production };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/**
 * Makes the environment at first start, and generates what the settings do not say; what they do say holds at every
 * start. So a database that was restored elsewhere takes the identity of its new home, and its registration no
 * longer fits. The registration endpoint alone is only a first value: the Configuration tab changes it.
 */
export async function ensureIdentity(): Promise<Identity> {
  const settings = configured();
  const authorized = authorize(systemActor('Startup'), 'configuration', 'create');
  return changeEnvironment(authorized, async (tx, record) => {
    await tx.insert(environment).values(generated(settings)).onConflictDoNothing();
    const current = await one(tx);
    const changed = (Object.keys(settings) as Setting[]).filter((key) => settings[key] !== current[key]);
    if (changed.length === 0) return current;
    await tx
      .update(environment)
      .set({ ...settings, revision: current.revision + 1, updatedAt: now() })
      .where(eq(environment.id, IDENTITY_ROW));
    const details = changed.map((key) => `${words[key]}: ${current[key]} → ${settings[key]}`).join('; ');
    await record(
      'Configuration Change',
      `By the settings of this instance. ${details}.`,
      settings.name ?? current.name,
    );
    return one(tx);
  });
}

const generated = (settings: Partial<Pick<Identity, Setting>>) => ({
  id: IDENTITY_ROW,
  tenantId: randomUUID(),
  environmentId: randomUUID(),
  name: new URL(config().publicUrl).host,
  hostUrl: config().publicUrl,
  production: false,
  ...settings,
  registrationEndpoint: trimEndpoint(config().environment.registrationEndpoint),
  updatedAt: now(),
});

async function one(tx: Writer): Promise<Identity> {
  const [row] = await tx.select().from(environment).where(eq(environment.id, IDENTITY_ROW));
  if (!row) throw new Error('The environment was not stored.');
  return row;
}
