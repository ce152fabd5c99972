import type { SetInForce } from '#lib/environment/refresh/in-force';
import { DAY, now } from '#lib/kernel/clock';

/** The license file whose licenses are in force. */
export interface FileInForce {
  issuedAt: Date;
  /** Until when it is good. Its licenses stay in force beyond, but the publisher is to be asked for a new one. */
  expiresAt: Date;
  state: 'good' | 'ends-soon' | 'expired';
}

const SOON = 14 * DAY;

/** Null where no file is in force. Pure. */
export function fileInForce(
  set: Pick<SetInForce, 'source' | 'issuedAt' | 'expiresAt'> | undefined,
  at = now(),
): FileInForce | null {
  if (set?.source !== 'file') return null;
  const { issuedAt, expiresAt } = set;
  const left = expiresAt.getTime() - at.getTime();
  return { issuedAt, expiresAt, state: left <= 0 ? 'expired' : left <= SOON ? 'ends-soon' : 'good' };
}
