import type { Settings } from '../scripts/server-process.ts';
import { createDatabase, type Dialect, type Look, lookAt, startPostgresFor } from './databases.ts';
import { type Instance, startInstance } from './instance.ts';
import type { Faults } from './suite.ts';

/** Instances that share a database. */
export interface Cluster {
  instances: Instance[];
  /** The first of them. */
  first: Instance;
  look: Look;
}

/** Starts as many instances on PostgreSQL; a SQLite file belongs to one. They are known by the first one's address. */
export async function startCluster(
  faults: Faults,
  dialect: Dialect,
  count: number,
  settings: Settings = {},
): Promise<Cluster> {
  const shared: Settings = {
    TRUST_PROXY: '1',
    TENANT_ID: 'tenant-1.example.com',
    ENVIRONMENT_ID: 'measured-1',
    SECRET_KEY: 'a secret that all instances of these faults share',
    ...(dialect === 'postgres' && (await createDatabase(await startPostgresFor(faults), 'cluster'))),
    ...settings,
  };
  const first = await startInstance(faults, shared);
  const instances = [first];
  while (dialect === 'postgres' && instances.length < count)
    instances.push(await startInstance(faults, { PUBLIC_URL: first.url, ...shared }));
  const look = lookAt(first.settings);
  faults.atEnd(() => look.close());
  return { instances, first, look };
}
