import { transaction } from '#db/client';
import { withoutValues } from '#lib/kernel/defect';
import { admit } from '#lib/limits/refuse';
import { type Against, windowsOf } from '#lib/limits/windows';

/**
 * Forgets all tries against `forgotten`, and one of each against `lessened`, of somebody who was right at last. A
 * database that does not take it keeps nobody out: the tries expire.
 */
export async function forgiveTries(forgotten: Against[], lessened: Against[]): Promise<void> {
  const all = windowsOf(forgotten);
  const one = windowsOf(lessened);
  for (const against of forgotten) admit(against);
  for (const { here, hash } of all) await here.delete(hash);
  try {
    await transaction(async (tx) => {
      for (const window of all) await window.shared(tx).delete(window.hash);
      for (const window of one) await window.shared(tx).reward(window.hash);
    });
  } catch (failure) {
    console.error('Tries could not be forgiven, since the database failed:', withoutValues(failure));
  }
}
