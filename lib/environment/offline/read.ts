import { type Actor, authorize } from '#lib/access/actor';
import { theIdentity } from '#lib/environment/identity/read';
import { type FileInForce, fileInForce } from '#lib/environment/offline/file-in-force';
import { type PinnedKey, pinnedKeys } from '#lib/environment/offline/publisher-keys';
import { setInForce } from '#lib/environment/refresh/in-force';

/** The FastTab Offline. */
export interface Offline {
  keys: Omit<PinnedKey, 'jwk'>[];
  /** Null where the licenses in force are not from a file. */
  file: FileInForce | null;
}

export async function readOffline(actor: Actor): Promise<Offline> {
  authorize(actor, 'configuration', 'read');
  const [keys, set] = await Promise.all([
    pinnedKeys(),
    theIdentity().then((identity) => setInForce(identity)),
  ]);
  return { keys: keys.map(({ jwk: _, ...key }) => key), file: fileInForce(set) };
}
