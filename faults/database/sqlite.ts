import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { lookAt } from '../databases.ts';
import { startInstance } from '../instance.ts';
import type { Faults } from '../suite.ts';
import { askJson } from '../wire-client.ts';
import { outcomeOf } from '../writing.ts';
import { type Bench, expectAll, expectReads, expectRecovery, healthOf, prepare, writeAll } from './bench.ts';

/** Something that makes writes impossible, and takes that back. */
interface Obstacle {
  /** Whether no write passes from the beginning on; a file may have room of its own left that some still fit into. */
  total: boolean;
  begin(): void;
  end(): void;
}

/** Holds `bench` against `obstacle`: writes are refused in words, reads go on, and afterwards all is well by itself. */
async function hold(bench: Bench, what: string, { total, begin, end }: Obstacle): Promise<void> {
  const look = lookAt(bench.instance.settings);
  const { faults } = bench;
  try {
    begin();
    faults.check(await refusesAtLast(bench, what), `${what}: no write is refused while /health says so.`);
    if (total) expectAll(bench, await writeAll(bench), 'refused', what);
    await expectReads(bench, what);
  } finally {
    end();
  }
  await expectRecovery(bench, look, `After ${what}`);
  await look.close();
}

/** Writes until one is refused, and `/health` says so; how many are done before depends on the room that is left. */
async function refusesAtLast(bench: Bench, what: string): Promise<boolean> {
  for (let round = 0; round < 40; round += 1) {
    const outcomes = await writeAll(bench);
    for (const { kind, said } of outcomes) bench.faults.check(kind !== 'wrong', `${what}: ${said}`);
    if (outcomes.some(({ kind }) => kind === 'refused') && (await healthOf(bench)) === 503) return true;
  }
  return false;
}

/** A file system of its own with this much room, until the suite is over; none where this machine allows no mounts. */
function mountSmall(faults: Faults, megabytes: number): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'license-manager-small-'));
  const kind = ['-t', 'tmpfs', '-o', `size=${megabytes}m`];
  try {
    execFileSync('mount', [...kind, 'license-manager-faults', folder], { stdio: 'ignore' });
  } catch {
    rmdirSync(folder);
    return undefined;
  }
  faults.atEnd(async () => {
    execFileSync('umount', [folder]);
    rmdirSync(folder);
  });
  return folder;
}

/** The disk is full. */
export async function fillDisk(faults: Faults, rounds: number): Promise<Bench | undefined> {
  const folder = mountSmall(faults, 24);
  if (!folder) {
    faults.notRun('a full disk', 'only root, where it may mount, can make a small file system');
    return undefined;
  }
  const bench = await prepare(
    faults,
    await startInstance(faults, { DATA_DIR: join(folder, 'data'), ...own }),
  );
  const filler = join(folder, 'filler');
  for (let round = 0; round < rounds; round += 1)
    await hold(bench, 'a full disk', {
      total: false,
      begin: () => fill(filler),
      end: () => rmSync(filler),
    });
  await refuseReadOnlyFolder(bench, folder);
  await bench.instance.halt();
  return bench;
}

/** Writes into `file` until nothing more goes. */
function fill(file: string): void {
  for (let size = 1 << 20; size >= 1; size >>= 1)
    for (;;) {
      try {
        writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
      } catch {
        break;
      }
    }
}

/** A start on a folder that may not be written is refused in words, and succeeds once it may. */
async function refuseReadOnlyFolder({ faults, instance }: Bench, folder: string): Promise<void> {
  await instance.halt();
  execFileSync('mount', ['-o', 'remount,ro', folder]);
  const failure = await instance.start().then(
    () => 'It started.',
    (error: Error) => error.message,
  );
  execFileSync('mount', ['-o', 'remount,rw', folder]);
  faults.check(
    /cannot start: .*(read-only|written|reached)/.test(failure) && !/^\s+at /m.test(failure),
    `A start on a read-only folder says: ${failure}`,
  );
  await instance.start();
}

/** The files may not be written from one moment to the next. */
export async function forbidWriting(faults: Faults, rounds: number): Promise<Bench | undefined> {
  const instance = await startInstance(faults, own);
  const files = ['license-manager.db', 'license-manager.db-wal'].map((name) => join(instance.dataDir, name));
  const mark = (sign: '+i' | '-i') =>
    execFileSync('chattr', [sign, ...files.filter((file) => existsSync(file))], { stdio: 'ignore' });
  try {
    mark('+i');
    mark('-i');
  } catch {
    faults.notRun('files that may not be written', 'only root on a file system with attributes can do that');
    return undefined;
  }
  const bench = await prepare(faults, instance);
  // Files that cannot be written cannot be deleted either.
  faults.atEnd(async () => mark('-i'));
  for (let round = 0; round < rounds; round += 1)
    await hold(bench, 'files that may not be written', {
      total: true,
      begin: () => mark('+i'),
      end: () => mark('-i'),
    });
  await instance.halt();
  return bench;
}

/** Another program holds the file for longer than anybody waits. */
export async function lockFile(faults: Faults, rounds: number): Promise<Bench> {
  const bench = await prepare(faults, await startInstance(faults, own));
  const other = new Sqlite(join(bench.instance.dataDir, 'license-manager.db'));
  faults.atEnd(async () => void other.close());
  for (let round = 0; round < rounds; round += 1) {
    await hold(bench, 'a lock of another program', {
      total: true,
      begin: () => void other.exec('BEGIN EXCLUSIVE'),
      end: () => void other.exec('ROLLBACK'),
    });
    await waitForLock(bench, other);
  }
  await bench.instance.halt();
  return bench;
}

/** A lock that ends in time is waited for, while others read. */
async function waitForLock(bench: Bench, other: Sqlite.Database): Promise<void> {
  other.exec('BEGIN EXCLUSIVE');
  const waiting = writeAll(bench);
  const read = await askJson(`${bench.instance.url}/api/environment/v1/modules`, 'GET', bench.apiToken);
  expectAll(bench, [outcomeOf(read, 200)], 'done', 'While writes wait for a lock');
  await sleep(200);
  other.exec('ROLLBACK');
  expectAll(bench, await waiting, 'done', 'After a short lock');
}

const own = { TENANT_ID: 'own.example.com', ENVIRONMENT_ID: 'own' };
