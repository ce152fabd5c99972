import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startInstance } from '../../instance.ts';
import { checkMended, isGood, said } from '../meet.ts';
import { configurationOf, environmentOf, type Scene } from '../pair.ts';

const WHY = 'The registration belongs to another environment: this database is a copy';

/** The data of the environment, its secret key too, becomes a sandbox: that must not speak in its name. */
export async function copied(scene: Scene): Promise<void> {
  const { faults, publisher, environment } = scene;
  const before = await environment.licenses();
  await environment.instance.halt();
  const folder = mkdtempSync(join(tmpdir(), 'license-manager-copy-'));
  faults.atEnd(async () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  cpSync(environment.instance.dataDir, folder, { recursive: true });
  publisher.proxy.seen = [];
  const { TENANT_ID = '' } = environment.instance.settings;
  const copy = await startInstance(faults, {
    WORKSPACES: 'environment',
    TENANT_ID,
    ENVIRONMENT_ID: `${environment.serialNumber}-sandbox`,
    DATA_DIR: folder,
  });
  const sandbox = environmentOf(copy, `${environment.serialNumber}-sandbox`);
  await sandbox.enter();
  const told = await sandbox.auditFromHere();
  for (const act of [sandbox.refresh, sandbox.renew]) {
    const answer = await act();
    faults.check(!isGood(answer) && said(answer).includes(WHY), `The copy was told “${said(answer)}”.`);
  }
  const { status, statusMessage } = await configurationOf(sandbox);
  faults.check(status.startsWith('Not registered'), `The status of the copy is ${status}.`);
  faults.check(statusMessage.includes(WHY), `The status message of the copy is “${statusMessage}”.`);
  const entries = await told();
  for (const operation of ['License Refresh Failed', 'Token Refresh Failed'])
    faults.check(
      entries.some((entry) => entry.startsWith(`${operation}: `) && entry.includes(WHY)),
      `The audit log of the copy has ${JSON.stringify(entries)}.`,
    );
  const { seen } = publisher.proxy;
  faults.check(seen.length === 0, `The copy sent something: ${seen.join(', ')}`);
  await copy.halt();
  await environment.instance.start();
  await environment.enter();
  await checkMended(scene, 'a copy', before);
}
