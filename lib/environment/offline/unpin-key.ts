import { z } from 'zod';
import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { pinnedKeys, storePinnedKeys } from '#lib/environment/offline/publisher-keys';
import { notFound } from '#lib/kernel/errors';
import { text } from '#lib/kernel/fields';
import { parse } from '#lib/kernel/parse';
import { takeTurns } from '#lib/records/take-turns';

const input = z.object({ thumbprint: text() });

/** Trusts a publisher's key no more. The licenses of a file that it signed stay in force. */
export async function unpinPublisherKey(actor: Actor, given: unknown): Promise<void> {
  const authorized = authorize(actor, 'configuration', 'update');
  const { thumbprint } = parse(input, given);
  await changeEnvironment(authorized, async (tx, record) => {
    await takeTurns(tx, 'publisher-keys');
    const pinned = await pinnedKeys(tx);
    const kept = pinned.filter((key) => key.thumbprint !== thumbprint);
    if (kept.length === pinned.length) throw notFound('The key');
    await storePinnedKeys(tx, kept);
    await record('Configuration Change', `Publisher key no longer pinned: ${thumbprint}.`);
  });
}
