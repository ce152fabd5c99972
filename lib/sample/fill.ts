import { type Actor, systemActor } from '#lib/access/actor';
import { theIdentity } from '#lib/environment/identity/read';
import { putModule } from '#lib/environment/modules/put';
import { loadSampleData } from '#lib/sample/load';
import { sampleModules } from '#lib/sample/own-environment';
import { loadSampleRecounts } from '#lib/sample/recounts';
import { loadSampleUsers } from '#lib/sample/users';

/**
 * Fills this instance, publisher and environment, with sample data. The environment is listed with that; it is not
 * registered yet, and has fetched no licenses. Throws `conflict` where the publisher is not empty.
 */
export async function fillWithSampleData(actor: Actor = systemActor('Sample data')): Promise<void> {
  const { tenantId, environmentId, name, production } = await theIdentity();
  await loadSampleData({ tenantId, environmentId, environmentName: name, production }, actor);
  for (const module of sampleModules()) await putModule(actor, module);
  await loadSampleUsers(actor);
  await loadSampleRecounts(actor);
}
