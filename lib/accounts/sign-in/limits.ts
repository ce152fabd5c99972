import { countTry } from '#lib/limits/count';
import { forgiveTries } from '#lib/limits/forgive';
import { senderOf } from '#lib/limits/sender';
import type { Against } from '#lib/limits/windows';

interface Attempt {
  /** Key of the account's e-mail address. */
  account: string;
  /** Network address of the browser. */
  address: string;
}

function limitsOf({ account, address }: Attempt): Record<'pair' | 'account' | 'sender', Against> {
  const sender = senderOf(address);
  return {
    pair: { limit: 'sign-in', key: `${account}\n${sender}` },
    account: { limit: 'sign-in-account', key: account },
    sender: { limit: 'sign-in-sender', key: sender },
  };
}

/** Counts a try before its password is compared, so that many at once are no way around. As `countTry`. */
export async function countAttempt(attempt: Attempt, whenWaitBegins?: () => Promise<void>): Promise<void> {
  const { pair, account, sender } = limitsOf(attempt);
  await countTry([pair, account, sender], whenWaitBegins);
}

/** Forgets the tries of somebody who has now signed in. */
export async function forgiveAttempts(attempt: Attempt): Promise<void> {
  const { pair, account, sender } = limitsOf(attempt);
  await forgiveTries([pair, account], [sender]);
}
