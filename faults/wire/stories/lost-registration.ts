import type { Faults } from '../../suite.ts';
import { isGood, said } from '../meet.ts';
import { lost } from '../misdeeds.ts';
import { configurationOf, type Environment, type Publisher, startEnvironment, until } from '../pair.ts';

/** An environment tries once at its start, and three times more. */
const TRIES = 4;

/**
 * Starts an environment whose first registrations are answered, but the answers are lost. Whether it gets through by
 * itself at its start or with a later refresh, it is registered once.
 */
export async function registerWithLostAnswers(
  faults: Faults,
  publisher: Publisher,
  answersLost: number,
): Promise<Environment> {
  let left = answersLost;
  publisher.proxy.misdeeds.registrations = async (passing) => {
    left -= 1;
    if (left === 0) publisher.proxy.misdeeds = {};
    await lost(passing);
  };
  if (answersLost === 0) publisher.proxy.misdeeds = {};
  const environment = await startEnvironment(faults, publisher);
  await environment.enter();
  const outcome = async () => (await environment.rows('select last_outcome from registration'))[0];
  await until('a registration was tried', async () => (await outcome())?.last_outcome != null);
  const check = (good: boolean, wrong: string) =>
    faults.check(good, `${answersLost} registrations with lost answers: ${wrong}`);

  if (answersLost >= TRIES) {
    const { status, statusMessage } = await configurationOf(environment);
    check(status === 'Failure', `The status is ${status}.`);
    check(statusMessage.includes('cannot be reached'), `The status message is “${statusMessage}”.`);
    const entries = await environment.audit();
    check(
      entries.some((entry) => entry.startsWith('Registration Failed: ')),
      `The audit log has ${JSON.stringify(entries)}.`,
    );
    const refreshed = await environment.refresh();
    check(isGood(refreshed), `The refresh did not register: ${said(refreshed)}`);
  }
  const { status } = await configurationOf(environment);
  check(status === 'Registered', `The status is ${status}.`);
  const entries = await environment.audit();
  const successes = entries.filter((entry) => entry.startsWith('Registration Success: '));
  check(successes.length === 1, `The audit log has ${JSON.stringify(entries)}.`);
  const clients = await publisher.rows(
    `select c.id from clients c join customer_environments e on e.id = c.environment_id
     where e.serial_number = ? and c.revoked_at is null`,
    environment.serialNumber,
  );
  check(clients.length === 1, `The publisher has ${clients.length} registrations.`);
  return environment;
}
