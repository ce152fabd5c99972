import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase, lookAt, startPostgresFor } from '../databases.ts';
import { startInstance } from '../instance.ts';
import { stranger } from '../person.ts';
import type { Faults } from '../suite.ts';
import { ask, fetchLicenses } from '../wire-client.ts';
import { outcomeOf } from '../writing.ts';
import { type Bench, expectAll, expectRecovery, healthOf, prepare, writeAll } from './bench.ts';

/** PostgreSQL is restarted while everybody works, and stays away for some seconds. */
export async function restartServer(faults: Faults, rounds: number): Promise<Bench> {
  const server = await startPostgresFor(faults);
  const database = await createDatabase(server, 'restarted');
  const bench = await prepare(faults, await startInstance(faults, { ...database, TRUST_PROXY: '1' }));
  const process = bench.instance.pid();
  for (let round = 0; round < rounds; round += 1) {
    let away = true;
    const working = workMeanwhile(bench, () => away);
    await sleep(faults.random.between(50, 500));
    const restarted = server.restart(3000);
    await expectWords(bench);
    await restarted;
    away = false;
    await working;
    const look = lookAt(bench.instance.settings);
    await expectRecovery(bench, look, 'After a restart of PostgreSQL');
    await look.close();
    faults.check(bench.instance.pid() === process, 'The server ended when PostgreSQL did.');
  }
  await bench.instance.halt();
  return bench;
}

/** Writes as long as `away` says so. Whether what was refused is there nevertheless, nobody can know. */
async function workMeanwhile(bench: Bench, away: () => boolean): Promise<void> {
  while (away()) {
    const before = bench.ledger.writes.length;
    const outcomes = await writeAll(bench);
    for (const write of bench.ledger.writes.slice(before)) write.refused = false;
    for (const { kind, said } of outcomes)
      bench.faults.check(kind !== 'wrong', `While PostgreSQL was restarted: ${said}`);
  }
}

/** Checks what is said while PostgreSQL is away: to balancers, to programs, and to people. */
async function expectWords(bench: Bench): Promise<void> {
  const { faults, admin, instance, reads, products } = bench;
  const deadline = Date.now() + 10_000;
  while ((await healthOf(bench)) !== 503 && Date.now() < deadline);
  faults.check((await healthOf(bench)) === 503, 'PostgreSQL is away: /health does not say so.');
  const licenses = await fetchLicenses(instance.url, reads, products);
  expectAll(bench, [outcomeOf(licenses, 200)], 'refused', 'PostgreSQL is away');
  for (const page of [await admin.open('/products'), await stranger(instance).open('/sign-in')]) {
    const text = await page.text();
    faults.check(
      page.status === 503 &&
        text.includes('cannot be reached') &&
        Number(page.headers.get('retry-after')) > 0,
      `PostgreSQL is away, a page: ${page.status} ${text.slice(0, 300)}`,
    );
  }
  const session = await ask(`${instance.url}/api/auth/status`);
  faults.check(session.status === 503, `PostgreSQL is away, the session: ${session.status}`);
}
