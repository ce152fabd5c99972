import { afterAll, describe, expect, test } from 'vitest';
import { closeDatabase } from '#db/client';
import { addProduct, lastAudit, licenseRevisions, refusal, stranger, tester } from '#lib/publisher/fixtures';
import { createRelease } from './create';
import { listReleases } from './list';
import { removeRelease } from './remove';
import { updateRelease } from './update';

afterAll(closeDatabase);

const add = (productId: string, version: string, values: object = {}) =>
  createRelease(tester, { productId, version, releasedOn: '2025-09-29', ...values });

describe('a release', () => {
  test('is listed by version as numbers, the newest first, whenever it was entered', async () => {
    const { id, name } = await addProduct();
    for (const version of ['10.0.43.202509291', '10.0.9', '10.0.43.202509290', '9.99'])
      await add(id, version);
    expect(await lastAudit()).toBe(`Release Created: ${name}: Version 9.99; Release date 2025-09-29`);
    const { rows, total } = await listReleases(tester, id);
    expect(rows.map((row) => row.version)).toEqual([
      '10.0.43.202509291',
      '10.0.43.202509290',
      '10.0.9',
      '9.99',
    ]);
    expect(total).toBe(4);
    const oldest = await listReleases(tester, id, { dir: 'asc', pageSize: 1, page: 2 });
    expect(oldest.rows.map((row) => row.version)).toEqual(['10.0.9']);
    expect((await listReleases(tester, id, { q: '0.43.' })).total).toBe(2);
  });

  test('is entered once, also where its version is written otherwise, also by two at once', async () => {
    const { id } = await addProduct();
    await add(id, '1.0');
    for (const version of ['1.0', '1', '01.0.0']) {
      const refused = await refusal(add(id, version));
      expect(refused).toMatchObject({ kind: 'conflict', fieldErrors: { version: [expect.any(String)] } });
    }
    const outcomes = await Promise.allSettled([add(id, '2.0'), add(id, '2.0.0')]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    await add((await addProduct()).id, '1.0');
  });

  test('says what is wrong with it', async () => {
    const { id } = await addProduct();
    const { kind, fieldErrors } = await refusal(
      add(id, '10.0-beta', { releasedOn: '2025-02-30', releaseNotesUrl: 'ftp://example.com' }),
    );
    expect(kind).toBe('invalid');
    expect(Object.keys(fieldErrors).sort()).toEqual(['releaseNotesUrl', 'releasedOn', 'version']);
    expect((await refusal(add('019337a0-0000-7000-8000-000000000001', '1'))).kind).toBe('not-found');
    expect((await refusal(add('nonsense', '1'))).kind).toBe('invalid');
  });

  test('can be corrected and taken back; each raises the catalogue', async () => {
    const { id, name } = await addProduct();
    const { id: releaseId } = await add(id, '1.0');
    await add(id, '3.0');
    const before = await licenseRevisions('');
    const values = { id: releaseId, version: '2.0', releasedOn: '2025-10-01', releaseNotesUrl: '' };
    await updateRelease(tester, { ...values, revision: 1 });
    expect(await lastAudit()).toBe(
      `Release Changed: ${name} 1.0: Version 1.0 → 2.0; Release date 2025-09-29 → 2025-10-01`,
    );
    expect((await refusal(updateRelease(tester, { ...values, version: '4.0', revision: 1 }))).kind).toBe(
      'conflict',
    );
    const taken = await refusal(updateRelease(tester, { ...values, version: '3', revision: 2 }));
    expect(taken.fieldErrors).toHaveProperty('version');
    await removeRelease(tester, { id: releaseId });
    expect(await lastAudit()).toBe(`Release Deleted: ${name} 2.0`);
    expect((await listReleases(tester, id)).total).toBe(1);
    expect((await refusal(removeRelease(tester, { id: releaseId }))).kind).toBe('not-found');
    expect((await licenseRevisions('')).catalogue).toBe(before.catalogue + 2);
  });

  test('is nobody’s to see or change without the permission', async () => {
    const { id } = await addProduct();
    for (const attempt of [
      listReleases(stranger, id),
      createRelease(stranger, { productId: id, version: '1', releasedOn: '2025-01-01' }),
      updateRelease(stranger, {}),
      removeRelease(stranger, {}),
    ])
      expect((await refusal(attempt)).kind).toBe('forbidden');
  });
});
