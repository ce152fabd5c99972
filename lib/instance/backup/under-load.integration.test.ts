import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, expect, test, vi } from 'vitest';
import { contentOf } from '#db/backup/testing';
import { closeDatabase } from '#db/client';
import { config } from '#lib/config/config';
import { addTerms } from '#lib/publisher/fixtures';
import { runScript } from '../../../scripts/vitest/run-script.ts';
import { removeFolder, temporaryFolder } from '../../../scripts/vitest/settings.ts';

vi.setConfig({ testTimeout: 600_000 });

const folder = temporaryFolder();
afterAll(async () => {
  await closeDatabase();
  removeFolder(folder);
});

/** What a change and its audit entry, written together, must be in a backup, too. */
const TOGETHER = {
  customers: 'Customer Created',
  products: 'Product Created',
  customer_products: 'Customer Product Created',
};

test('a backup that is taken while everybody writes is of one moment, and keeps nobody from writing', async () => {
  let writing = true;
  let written = 0;
  const writers = Array.from({ length: 4 }, async () => {
    while (writing) {
      await addTerms();
      written += 1;
      // SQLite answers at once, so that nothing else would ever have its turn.
      await turn();
    }
  });
  const held: number[] = [];
  for (const name of ['first.gz', 'second.gz']) {
    const [file, before] = [join(folder, name), written];
    const { code, said } = await runScript('scripts/backup.ts', [file], {
      DATABASE_URL: config().databaseUrl,
    });
    expect(said).toContain('Complete');
    expect(code).toBe(0);
    expect(written, 'written meanwhile').toBeGreaterThan(before);

    const { tables } = contentOf(file);
    for (const [table, operation] of Object.entries(TOGETHER)) {
      const entries = tables.audit_entries?.filter((entry) => entry.operation === operation);
      expect(tables[table]?.length, table).toBe(entries?.length);
    }
    const ids = (table: string) => new Set(tables[table]?.map(({ id }) => id));
    const [customers, products] = [ids('customers'), ids('products')];
    for (const terms of tables.customer_products ?? []) {
      expect(customers).toContain(terms.customer_id);
      expect(products).toContain(terms.product_id);
    }
    held.push(tables.customer_products?.length ?? 0);
  }
  writing = false;
  await Promise.all(writers);
  expect(held[0]).toBeGreaterThan(0);
  expect(held[1]).toBeGreaterThan(held[0] ?? 0);
});
