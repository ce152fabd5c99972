import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { type Reader, reader } from '#db/client';
import { modules } from '#db/schema/environment';
import { authorize, systemActor } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { whyOff, whyOn } from '#lib/environment/feature/words';
import { type Identity, theIdentity } from '#lib/environment/identity/read';
import { installedModules, type Module } from '#lib/environment/modules/installed';
import { licensesInForce, setInForce } from '#lib/environment/refresh/in-force';
import { now, today } from '#lib/kernel/clock';
import { isFeatureDisabled, type LicenseFacts } from '#lib/license/facts';

interface Switch {
  module: Module;
  off: boolean;
  /** In words. */
  why: string;
}

/**
 * Notes of each module since when its license switches it off, and that it no longer does, with an entry in the audit
 * log; does nothing where everything is noted. Whether a module is off is for its license to say at each moment: what is
 * noted decides nothing.
 */
export async function noteFeatureSwitches(): Promise<void> {
  const identity = await theIdentity();
  if ((await dueSwitches(identity)).length === 0) return;
  const authorized = authorize(systemActor('Feature check'), 'licenses', 'update');
  await changeEnvironment(authorized, async (tx, record) => {
    for (const { module, off, why } of await dueSwitches(identity, tx)) {
      const { switchedOffAt } = modules;
      const noted = await tx
        .update(modules)
        .set({ switchedOffAt: off ? now() : null })
        .where(and(eq(modules.id, module.id), off ? isNull(switchedOffAt) : isNotNull(switchedOffAt)))
        .returning({ id: modules.id });
      // Another instance may have been faster.
      if (noted.length === 0) continue;
      const name = `${module.model} (${module.product})`;
      if (off) await record('Feature Switched Off', `Switched off ${name}, ${why}.`, identity.name);
      else await record('Feature Switched On', `Switched on ${name}, ${why}.`, identity.name);
    }
  });
}

/** Whether there is nothing to note of modules of which this is known. */
export const areSwitchesNoted = (
  modules: readonly { facts: Pick<LicenseFacts, 'feature_disabled'>; switchedOffAt: Date | null }[],
): boolean =>
  modules.every(({ facts, switchedOffAt }) => facts.feature_disabled === (switchedOffAt !== null));

async function dueSwitches(identity: Identity, from: Reader = reader()): Promise<Switch[]> {
  const set = await setInForce(identity, from);
  const licenses = set ? await licensesInForce(from) : new Map();
  const date = today();
  return (await installedModules(from)).flatMap((module) => {
    const license = licenses.get(module.productKey);
    const off = license !== undefined && isFeatureDisabled(license, date);
    if (off === (module.switchedOffAt !== null)) return [];
    return [{ module, off, why: off ? whyOff(license) : whyOn(license, date) }];
  });
}
