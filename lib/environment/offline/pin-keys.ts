import { z } from 'zod';
import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import { fileText } from '#lib/contract/chosen-file';
import { type OfferedKey, readKeysFile } from '#lib/environment/offline/keys-file';
import { type PinnedKey, pinnedKeys, storePinnedKeys } from '#lib/environment/offline/publisher-keys';
import { now } from '#lib/kernel/clock';
import { parse } from '#lib/kernel/parse';
import { counted } from '#lib/records/some-of';
import { takeTurns } from '#lib/records/take-turns';

const input = z.object({ file: fileText() });

/** The thumbprints of the keys in a file, to be compared with what the publisher says before they are pinned. */
export async function showKeysFile(actor: Actor, given: unknown): Promise<Omit<OfferedKey, 'jwk'>[]> {
  authorize(actor, 'configuration', 'update');
  const keys = await readKeysFile(parse(input, given).file);
  return keys.map(({ thumbprint, alg }) => ({ thumbprint, alg }));
}

/** Trusts what the keys in a file have signed, besides those that are pinned already. */
export async function pinPublisherKeys(actor: Actor, given: unknown): Promise<{ summary: string }> {
  const authorized = authorize(actor, 'configuration', 'update');
  const offered = await readKeysFile(parse(input, given).file);
  return changeEnvironment(authorized, async (tx, record) => {
    await takeTurns(tx, 'publisher-keys');
    const pinned = await pinnedKeys(tx);
    const added = offered
      .filter(({ thumbprint }) => !pinned.some((key) => key.thumbprint === thumbprint))
      .map(
        ({ thumbprint, alg, jwk }): PinnedKey => ({
          thumbprint,
          alg,
          jwk: { ...jwk },
          pinnedAt: now().toISOString(),
          pinnedBy: actor.name,
        }),
      );
    if (added.length === 0) return { summary: 'All keys of the file were pinned already.' };
    await storePinnedKeys(tx, [...pinned, ...added]);
    await record(
      'Configuration Change',
      `Publisher ${added.length === 1 ? 'key' : 'keys'} pinned: ${added.map((key) => `${key.thumbprint} (${key.alg})`).join(', ')}.`,
    );
    return { summary: `${counted(added.length, 'publisher key')} pinned.` };
  });
}
