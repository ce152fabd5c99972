import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LicenseManager, startLicenseManager } from '../e2e/fixtures/license-manager.ts';
import { freePort, type Leashed, leashed, onlyChild, printedBy, root } from '../scripts/processes.ts';
import { createBareDatabase } from './bare-database.ts';
import { atEnd } from './end.ts';
import type { Environment } from './environments.ts';
import type { Target } from './load.ts';
import type { Listed } from './seed.ts';
import type { ListPlaces } from './seed-lists.ts';
import type { RecountTimes } from './seed-users.ts';

/** Starts the production build on a database of its own; `settings` are environment variables as in the README. */
export async function startProduct(settings: Record<string, string> = {}): Promise<LicenseManager> {
  const product = await startLicenseManager(settings);
  atEnd(() => product.stop());
  return product;
}

/** Where the load goes: the IPv4 loopback address, so that no look-up of a name is part of any connection. */
export const targetOf = (product: LicenseManager): Target => ({
  name: 'The product',
  origin: `http://127.0.0.1:${new URL(product.url).port}`,
  pid: onlyChild(product.leashPid() ?? 0),
});

/** Starts the server that the product is compared with, on the tokens and license sets of `environments`. */
export async function startBare(environments: Environment[]): Promise<Target> {
  const folder = mkdtempSync(join(tmpdir(), 'license-manager-bare-'));
  const file = join(folder, 'bare.db');
  createBareDatabase(file, environments);
  const port = await freePort();
  const server = leashed(process.execPath, [join(root, 'bench/bare-server.ts'), file, String(port)], {
    output: 'pipe',
    remove: [folder],
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
  });
  atEnd(() => server.stop());
  server.child.stderr?.pipe(process.stderr);
  await ready(server);
  return {
    name: 'The bare server',
    origin: `http://127.0.0.1:${port}`,
    pid: onlyChild(server.child.pid ?? 0),
  };
}

/** Waits until the server has written a line. */
async function ready(server: Leashed): Promise<void> {
  const written = new Promise((settle) => server.child.stdout?.once('data', settle));
  const ended = server.exited.then(() => {
    throw new Error('The bare server ended at its start.');
  });
  await Promise.race([written, ended]);
  ended.catch(() => undefined);
}

/** Runs a script on the database of `product`, in a process of its own since settings are read once in each. */
const runOn = async (product: LicenseManager, script: string, ...args: string[]): Promise<unknown> =>
  JSON.parse(
    await printedBy(`bench/${script}`, args, {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DATA_DIR: product.dataDir,
      PUBLIC_URL: product.url,
    }),
  );

/** Lists a customer with this many environments, and products that it may use. */
export const seed = async (product: LicenseManager, environments: number): Promise<Listed> =>
  (await runOn(product, 'seed.ts', String(environments))) as Listed;

/** Fills the database with a publisher of this size; 1 has a million audit entries, and takes some minutes. */
export const seedLists = async (product: LicenseManager, size: number): Promise<ListPlaces> =>
  (await runOn(product, 'seed-lists.ts', String(size))) as ListPlaces;

/** Fills the database with modules and named users, and recounts them. */
export const seedUsers = async (
  product: LicenseManager,
  modules: number,
  users: number,
): Promise<RecountTimes> =>
  (await runOn(product, 'seed-users.ts', String(modules), String(users))) as RecountTimes;

/** Addresses at which a person chooses a password. */
export const accountLinks = async (product: LicenseManager): Promise<string[]> =>
  (await runOn(product, 'links.ts')) as string[];
