import { reader } from '#db/client';
import { type Actor, authorize } from '#lib/access/actor';
import { areSwitchesNoted, noteFeatureSwitches } from '#lib/environment/feature/switch';
import { theIdentity } from '#lib/environment/identity/read';
import { type LicenseRow, licenseRow } from '#lib/environment/license-view/row';
import { findModule } from '#lib/environment/modules/write';
import { licensesInForce, setInForce } from '#lib/environment/refresh/in-force';
import { readUse } from '#lib/environment/usage/used-licenses';
import { today } from '#lib/kernel/clock';
import { notFound } from '#lib/kernel/errors';

type ModuleKey = { id: string } | { model: string };
type ReadLicense = LicenseRow & { checkedAt: Date | null };

/** What the last verified licenses say today of one module, by its ID or its model. Throws an AppError `not-found`. */
export async function readLicense(actor: Actor, by: ModuleKey): Promise<ReadLicense> {
  authorize(actor, 'licenses', 'read');
  const license = await evaluateOne(by);
  if (areSwitchesNoted([license])) return license;
  await noteFeatureSwitches();
  return evaluateOne(by);
}

async function evaluateOne(by: ModuleKey): Promise<ReadLicense> {
  const module = await findModule(reader(), by);
  if (!module) throw notFound('The module');
  const set = await setInForce(await theIdentity());
  const licenses = set ? await licensesInForce() : new Map();
  const counted = await readUse([module], licenses);
  return {
    ...licenseRow(module, licenses.get(module.productKey), counted(module), set, today()),
    checkedAt: set?.checkedAt ?? null,
  };
}
