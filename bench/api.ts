import { type Comparison, compareAll } from './compare.ts';
import { licensesPath, registerAll } from './environments.ts';
import { connections, requestsBeforeMemory } from './limits.ts';
import { load } from './load.ts';
import { residentMemory } from './process-figures.ts';
import { licensesSender } from './senders.ts';
import { seed, startBare, startProduct, targetOf } from './servers.ts';
import { measureValidations, type ValidationFigures } from './validations.ts';

export interface ApiFigures {
  licenses: Comparison[];
  token: Comparison;
  validations: ValidationFigures;
  /** Resident memory of the product's server in MiB. */
  memory: { atStart: number; afterRequests: number };
}

/** The licensing API of the production build against the bare server, and the memory that it takes. */
export async function measureApi(): Promise<ApiFigures> {
  const instance = await startProduct();
  const listed = await seed(instance, 2 * connections);
  const product = targetOf(instance);
  const atStart = residentMemory(product.pid);

  const environments = await registerAll(product.origin, listed);
  const readers = environments.slice(0, connections);
  const renewers = environments.slice(connections);
  const path = licensesPath(listed.products);
  const bare = await startBare(environments);

  // Both are warm then, by the same requests.
  const senders = readers.map((reader) => licensesSender(reader, path, false));
  for (const target of [bare, product]) await load(target, senders, requestsBeforeMemory, 200);
  const afterRequests = residentMemory(product.pid);

  const compared = await compareAll(bare, product, path, readers, renewers);
  const validations = await measureValidations(bare, product, readers, listed.products[0] ?? '');
  return { ...compared, validations, memory: { atStart, afterRequests } };
}
