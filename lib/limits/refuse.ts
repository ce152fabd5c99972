import { SECOND } from '#lib/kernel/clock';
import { AppError } from '#lib/kernel/errors';
import { singleton } from '#lib/kernel/singleton';
import { limits } from '#lib/limits/limits';
import type { Against } from '#lib/limits/windows';

/** More than these are looked through for what is over. */
const MANY = 1000;

/** Until when (milliseconds since 1970) this process refuses whom, so that a flood costs the database nothing. */
const refused = () => singleton('limits.refused', () => new Map<string, number>());

const nameOf = ({ limit, key }: Against) => `${limit}\n${key}`;

/** Throws an AppError `rate-limited` when this process knows that a limit is used up; counts nothing. */
export function refuseExhausted(all: Against[]): void {
  const until = all.map((against) => refused().get(nameOf(against)) ?? 0);
  const latest = Math.max(...until);
  const wait = Math.ceil((latest - Date.now()) / SECOND);
  const against = all[until.indexOf(latest)];
  if (wait <= 0 || !against) return;
  throw new AppError(
    'rate-limited',
    `${limits[against.limit].refusal} Try again in ${wait < 100 ? `${wait} seconds` : `${Math.ceil(wait / 60)} minutes`}.`,
    { retryAfter: wait },
  );
}

/** Has {@link refuseExhausted} refuse for so long. */
export function refuseFor(against: Against, milliseconds: number): void {
  const known = refused();
  const name = nameOf(against);
  known.set(name, Math.max(known.get(name) ?? 0, Date.now() + Math.max(milliseconds, SECOND)));
  if (known.size > MANY) for (const [each, until] of known) if (until <= Date.now()) known.delete(each);
}

/** Refuses no more. */
export const admit = (against: Against): boolean => refused().delete(nameOf(against));
