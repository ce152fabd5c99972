import { HOUR } from '#lib/kernel/clock';
import type { ActionAnswer } from '../person.ts';
import type { WireFault } from './faults.ts';
import { configurationOf, type Environment, type Scene } from './pair.ts';

/**
 * Lets an environment meet one fault: its licenses stay as they are, whoever looks is told what happened, and once the
 * fault is gone the next refresh mends everything.
 */
export const meeting = (fault: WireFault) =>
  async function meet({ faults, publisher, environment }: Scene): Promise<void> {
    const check = (good: boolean, wrong: string) =>
      faults.check(good, `${fault.at}, ${fault.kind}: ${wrong}`);
    const before = await environment.licenses();
    const told = await environment.auditFromHere();
    if (fault.spoils === 'token') await leaveLittle(environment);
    await fault.begin(publisher.proxy);
    const answer = await environment.refresh();
    const entries = await told();
    const { status, statusMessage, lastCheck } = await configurationOf(environment);
    const during = await environment.licenses();
    await fault.end(publisher.proxy);

    check(during === before, `The licenses changed from ${before} to ${during}.`);
    const audited = (operation: string) =>
      check(
        entries.some((entry) => entry.startsWith(`${operation}: `) && entry.includes(fault.says)),
        `The audit log has no “${operation}” with “${fault.says}”, but ${JSON.stringify(entries)}.`,
      );
    if (fault.spoils === 'token') {
      // What is left of the token serves on, so that the licenses are refreshed all the same.
      check(isGood(answer), `The refresh with what was left of the token failed: ${said(answer)}`);
      audited('Token Refresh Failed');
      check(status === 'Failure', `The status is ${status}.`);
      check(statusMessage.includes(fault.says), `The status message is “${statusMessage}”.`);
    } else {
      check(said(answer).includes(fault.says), `Whoever refreshed was told “${said(answer)}”.`);
      check(said(answer).endsWith('UTC stay in force.'), `Nothing is said of what holds: “${said(answer)}”.`);
      audited('License Refresh Failed');
      check(status === 'Registered', `The status is ${status}.`);
      check(
        lastCheck.includes('The last try failed') && lastCheck.includes(fault.says),
        `The last license check is told as “${lastCheck}”.`,
      );
    }
    await checkMended({ faults, publisher, environment }, `${fault.at}, ${fault.kind}`, before);
  };

/** Once a fault is gone: one refresh, and all is as it was. */
export async function checkMended(
  { faults, environment }: Scene,
  after: string,
  licenses: string,
): Promise<void> {
  const check = (good: boolean, wrong: string) => faults.check(good, `After ${after}: ${wrong}`);
  const answer = await environment.refresh();
  check(isGood(answer), `The next refresh failed: ${said(answer)}`);
  const { status, lastCheck } = await configurationOf(environment);
  check(status === 'Registered', `The status is ${status}.`);
  check(!lastCheck.includes('failed'), `The last license check is told as “${lastCheck}”.`);
  const now = await environment.licenses();
  check(now === licenses, `The licenses were ${licenses}, and are ${now}.`);
}

export const isGood = ({ data }: ActionAnswer): boolean => typeof data?.message === 'string';
export const said = ({ data, serverError, status }: ActionAnswer): string =>
  String(serverError?.message ?? data?.message ?? `status ${status}`);

/** As if most of the customer token's time were over, so that the environment renews it with its next exchange. */
export async function leaveLittle({ rows }: Environment): Promise<void> {
  await rows('update registration set access_expires_at = ?', Date.now() + HOUR);
}
