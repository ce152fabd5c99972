import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { printedFor } from '../../instance.ts';
import { checkMended, isGood, said } from '../meet.ts';
import { configurationOf, type Publisher, type Scene } from '../pair.ts';
import { publishRelease } from './publish-release.ts';

const SPENT = 'no longer accepts the refresh token';

/** The publisher loses its database and goes on with an older backup of it. */
export async function restored(scene: Scene): Promise<void> {
  const { faults, publisher, environment } = scene;
  const before = await environment.licenses();

  // What has happened since the backup concerns no tokens: nobody notices, but for the licenses of that time.
  await backUp(publisher);
  await publishRelease(publisher);
  await environment.refresh();
  await restore(publisher);
  await checkMended(scene, 'a restored publisher', before);
  const version = await publishRelease(publisher);
  const refreshed = await environment.refresh();
  faults.check(isGood(refreshed), `After a restored publisher and a new release: ${said(refreshed)}`);
  const licenses = await environment.rows('select entry from licenses');
  faults.check(
    licenses.some(({ entry }) => JSON.stringify(entry).includes(version)),
    'A release after the restoration was taken for what the environment had before it.',
  );

  // The backup does not know the tokens of today: only the publisher can say who this is.
  await backUp(publisher);
  for (const _ of ['so that', 'both pairs are unknown'])
    faults.check(isGood(await environment.renew()), 'The tokens could not be renewed.');
  await environment.refresh();
  await restore(publisher);
  const told = await environment.auditFromHere();
  const refused = await environment.refresh();
  faults.check(
    !isGood(refused) && said(refused).includes(SPENT) && said(refused).includes('stay in force'),
    `At a publisher that does not know its tokens it was told “${said(refused)}”.`,
  );
  const entries = await told();
  faults.check(
    entries.some((entry) => entry.startsWith('Token Refresh Failed: ') && entry.includes(SPENT)),
    `The audit log has ${JSON.stringify(entries)}.`,
  );
  const { status, statusMessage } = await configurationOf(environment);
  faults.check(status === 'Failure', `The status is ${status}.`);
  faults.check(
    statusMessage.includes(SPENT) && statusMessage.includes('registration code'),
    `The status message is “${statusMessage}”.`,
  );
  faults.check((await environment.licenses()) === before, 'The licenses changed.');
  await registerAnew(scene);
  await checkMended(scene, 'a registration code', before);
}

async function registerAnew({ faults, publisher, environment }: Scene): Promise<void> {
  const [listed] = await publisher.rows(
    'select id from customer_environments where serial_number = ?',
    environment.serialNumber,
  );
  const team = await publisher.administrator();
  const issued = await team.act('customers/[id]/environments/actions issueCode', {
    environmentId: String(listed?.id),
  });
  const registered = await environment.press('license-management/configuration/actions registerWithCode', {
    registrationCode: String(issued.data?.code),
  });
  faults.check(isGood(registered), `The registration with a code failed: ${said(registered)}`);
}

const fileOf = ({ instance }: Publisher) => join(instance.dataDir, 'the.backup');

async function backUp(publisher: Publisher): Promise<void> {
  rmSync(fileOf(publisher), { force: true });
  await printedFor(publisher.instance, 'scripts/backup.ts', fileOf(publisher));
}

async function restore(publisher: Publisher): Promise<void> {
  await publisher.instance.halt();
  for (const name of readdirSync(publisher.instance.dataDir))
    if (name.startsWith('license-manager.db')) rmSync(join(publisher.instance.dataDir, name));
  await printedFor(publisher.instance, 'scripts/restore.ts', fileOf(publisher));
  await publisher.instance.start();
}
