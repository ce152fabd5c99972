import { transaction } from '#db/client';
import { type Against, windowsOf } from '#lib/limits/windows';

/** Forgets all tries against `forgotten`, and one of each against `lessened`, of somebody who was right at last. */
export async function forgiveTries(forgotten: Against[], lessened: Against[]): Promise<void> {
  const all = windowsOf(forgotten);
  const one = windowsOf(lessened);
  await transaction(async (tx) => {
    for (const window of all) await window.shared(tx).delete(window.key);
    for (const window of one) await window.shared(tx).reward(window.key);
  });
  for (const { here, key } of all) await here.delete(key);
}
