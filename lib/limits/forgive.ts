import { transaction } from '#db/client';
import { withoutValues } from '#lib/kernel/defect';
import { type Against, windowsOf } from '#lib/limits/windows';

/**
 * Forgets all tries against `forgotten`, and one of each against `lessened`, of somebody who was right at last. A
 * database that does not take it keeps nobody out: the tries expire.
 */
export async function forgiveTries(forgotten: Against[], lessened: Against[]): Promise<void> {
  const all = windowsOf(forgotten);
  const one = windowsOf(lessened);
  for (const { here, key } of all) await here.delete(key);
  try {
    await transaction(async (tx) => {
      for (const window of all) await window.shared(tx).delete(window.key);
      for (const window of one) await window.shared(tx).reward(window.key);
    });
  } catch (failure) {
    console.error('Tries could not be forgiven, since the database failed:', withoutValues(failure));
  }
}
