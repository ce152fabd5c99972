import { setTimeout as sleep } from 'node:timers/promises';
import { fetchLicenses, register, simulated } from '../wire-client.ts';
import type { Recorded } from './faults.ts';
import { watched } from './misdeeds.ts';
import type { Environment, Publisher } from './pair.ts';
import type { Whole } from './proxy.ts';
import { publishRelease } from './stories/publish-release.ts';

/** Obtains genuine license sets that `environment` must never accept (again). */
export async function record(publisher: Publisher, environment: Environment): Promise<Recorded> {
  const { proxy, listed, products } = publisher;
  let replaced: Whole | undefined;
  proxy.misdeeds.licenses = watched((whole) => {
    replaced = whole;
  });
  await environment.refresh();
  proxy.misdeeds = {};
  // Times in a license set are whole seconds.
  await sleep(1100);
  await publishRelease(publisher);
  await environment.refresh();

  const other = listed.shift();
  if (!other) throw new Error('The publisher has listed too few environments.');
  const stranger = simulated(other);
  await register(proxy.origin, stranger);
  const { status, text } = await fetchLicenses(proxy.origin, stranger, products);
  if (!replaced || status !== 200) throw new Error('There is no license set to record.');
  return {
    replaced,
    foreign: { status, headers: { 'content-type': 'application/jwt' }, body: Buffer.from(text) },
  };
}
