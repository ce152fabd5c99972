import { DAY, HOUR } from '#lib/kernel/clock';
import { preloading } from '../../preload.ts';
import { checkMended, isGood, said } from '../meet.ts';
import { watched } from '../misdeeds.ts';
import type { Scene } from '../pair.ts';

const NOTICE = 'The clock of this machine has been set back.';
const FUTURE = 'is from the future. Check the clock of this machine.';

/** The clock of the environment's machine is set back, by an hour and by a year, and set right again. */
export async function clockSetBack(scene: Scene): Promise<void> {
  const { faults, publisher, environment } = scene;
  const before = await environment.licenses();
  const shifts = [
    ['an hour', HOUR],
    ['a year', 365 * DAY],
  ] as const;
  for (const [time, shift] of faults.short ? [faults.random.pick(shifts)] : shifts) {
    const check = (good: boolean, wrong: string) =>
      faults.check(good, `A clock set back by ${time}: ${wrong}`);
    const told = await environment.auditFromHere();
    await environment.instance.start({ ...preloading('shifted-clock'), CLOCK_SHIFT_MS: String(-shift) });
    await environment.enter();
    check((await environment.licenses()) === before, 'The licenses changed.');
    const page = await environment.reads('/license-management');
    check(page.includes(NOTICE), `The page says nothing of it: ${page}`);
    // A whole answer, which tells the time of the service; that nothing is new would not.
    publisher.proxy.misdeeds = { licenses: watched(() => undefined) };
    const refreshed = await environment.refresh();
    publisher.proxy.misdeeds = {};
    check(!isGood(refreshed) && said(refreshed).includes(FUTURE), `It was told “${said(refreshed)}”.`);
    const entries = await told();
    for (const operation of ['Clock Set Back', 'License Refresh Failed'])
      check(
        entries.some((entry) => entry.startsWith(`${operation}: `)),
        `The audit log has ${JSON.stringify(entries)}.`,
      );
    check((await environment.licenses()) === before, 'The licenses changed with a refresh.');
    await environment.instance.start({ NODE_OPTIONS: '', CLOCK_SHIFT_MS: '0' });
    await environment.enter();
    const right = await environment.reads('/license-management');
    check(!right.includes(NOTICE), 'The page still says so, though the clock is right again.');
    await checkMended(scene, `a clock set back by ${time}`, before);
  }
}
