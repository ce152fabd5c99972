import { expect, test, vi } from 'vitest';
import { closeDatabase } from '#db/client';
import { countTry } from '#lib/limits/count';
import { forgiveTries } from '#lib/limits/forgive';

test('while the database does not answer, each process counts for itself, and says so without the key', async () => {
  await closeDatabase();
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const against = [{ limit: 'sign-in', key: 'ada@example.com' } as const];
  for (let each = 0; each < 5; each += 1) await countTry(against);
  for (let each = 0; each < 2; each += 1)
    await expect(countTry(against)).rejects.toMatchObject({ kind: 'rate-limited' });
  expect(log).toHaveBeenCalledTimes(6);
  await forgiveTries([...against], []);
  await countTry([...against]);
  expect(log).toHaveBeenCalledTimes(8);
  expect(JSON.stringify(log.mock.calls.map((line) => line.map(String)))).not.toContain('ada@example.com');
});
