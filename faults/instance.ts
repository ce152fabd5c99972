import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, onlyChild, printedBy } from '../scripts/processes.ts';
import {
  type ServerProcess,
  type Settings,
  startServerProcess,
  systemVariables,
} from '../scripts/server-process.ts';
import type { Faults } from './suite.ts';

/** A server of the production build that may be ended in every way and started again on the same data. */
export interface Instance {
  /** Its origin, which is also its `PUBLIC_URL` unless the settings have another. */
  url: string;
  dataDir: string;
  admin: { email: string; password: string };
  /** Its environment variables. */
  settings: Settings;
  /** What it has written to its console so far. */
  log(): string;
  /** Process ID of the server itself. */
  pid(): number;
  runs(): boolean;
  /** Starts it again; `changed` settings hold from here on. */
  start(changed?: Settings): Promise<void>;
  /** Ends it as an administrator does. Resolves with the exit code. */
  halt(): Promise<number>;
  /** Ends it as a power failure of its machine would, `kill -9`. */
  kill(): Promise<void>;
}

/**
 * Starts an instance on a free port, by default on a SQLite database of its own in a temporary folder. `settings` are
 * environment variables as in the README; a `DATA_DIR` that they name is kept at the end.
 */
export async function startInstance(faults: Faults, settings: Settings = {}): Promise<Instance> {
  const ownFolder = settings.DATA_DIR === undefined;
  const dataDir = settings.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'license-manager-faults-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const admin = { email: 'admin@example.com', password: 'A password for the faults only, 1' };
  let output = '';
  let server: ServerProcess | undefined;
  const instance: Instance = {
    url,
    dataDir,
    admin,
    settings: {
      PUBLIC_URL: url,
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.password,
      ...settings,
      DATA_DIR: dataDir,
    },
    log: () => output,
    pid: () => onlyChild(server?.leashPid ?? 0),
    runs: () => server !== undefined && !server.hasExited(),
    async start(changed = {}) {
      await instance.halt();
      Object.assign(instance.settings, changed);
      server = await startServerProcess({ ...instance.settings, PORT: String(port) }, (chunk) => {
        output = (output + chunk).slice(-200_000);
      });
    },
    async halt() {
      const code = (await server?.stop()) ?? 0;
      server = undefined;
      return code;
    },
    async kill() {
      await server?.kill();
      server = undefined;
    },
  };
  faults.atEnd(async () => {
    await instance.halt();
    if (ownFolder) rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });
  await instance.start();
  return instance;
}

/** What a script of this checkout prints that works on the database of `instance`. Throws when it fails. */
export const printedFor = ({ settings }: Instance, script: string, ...args: string[]): Promise<string> =>
  printedBy(script, args, { ...systemVariables(), NODE_ENV: 'production', ...settings });
