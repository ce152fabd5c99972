import { beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '#db/client';
import { modules } from '#db/schema/environment';
import { addModule } from '#lib/environment/modules/add';
import { changeModule } from '#lib/environment/modules/change';
import { listModules } from '#lib/environment/modules/list';
import { putModule } from '#lib/environment/modules/put';
import { readModule } from '#lib/environment/modules/read';
import { removeModule } from '#lib/environment/modules/remove';
import { admin, auditLog, lastAudit, newEnvironment, user } from '#lib/environment/testing';
import { fold } from '#lib/kernel/text';

const payroll = {
  model: 'Payroll Model',
  product: 'Payroll',
  installedVersion: '10.0.43',
  usedLicenses: '7',
};

beforeEach(() => newEnvironment('https://licenses.example.com/api/licensing/v1').then(() => undefined));

describe('a module', () => {
  it('is added, changed and removed, each with its audit entry', async () => {
    const added = await addModule(admin, payroll);
    expect(await lastAudit()).toMatchObject({
      operation: 'Module Added',
      details: 'Added module Payroll Model (Payroll), version 10.0.43.',
    });
    const { id, revision } = added;
    await changeModule(admin, { ...payroll, id, revision, installedVersion: '10.0.44', usedLicenses: '' });
    expect(await lastAudit()).toMatchObject({
      operation: 'Module Changed',
      details:
        'Changed module Payroll Model (Payroll). installed version: 10.0.43 → 10.0.44; used licenses: 7 → not reported.',
    });
    expect(await readModule(user, { model: ' payroll  MODEL ' })).toMatchObject({
      id,
      usedLicenses: null,
      revision: 2,
    });
    await removeModule(admin, { id });
    expect(await lastAudit()).toMatchObject({ operation: 'Module Removed' });
    expect(await listModules(user)).toEqual([]);
  });

  it('that is there already is refused beside its field', async () => {
    await addModule(admin, payroll);
    await expect(addModule(admin, { ...payroll, model: 'PAYROLL  model' })).rejects.toMatchObject({
      kind: 'conflict',
      fieldErrors: { model: [expect.any(String)] },
    });
    const other = await addModule(admin, { ...payroll, model: 'Other' });
    await expect(changeModule(admin, { ...payroll, id: other.id, revision: 1 })).rejects.toMatchObject({
      kind: 'conflict',
    });
    expect(await listModules(user)).toHaveLength(2);
  });

  it('that somebody else has changed meanwhile is not overwritten', async () => {
    const { id } = await addModule(admin, payroll);
    await changeModule(admin, { ...payroll, id, revision: 1, usedLicenses: 8 });
    await expect(changeModule(admin, { ...payroll, id, revision: 1, usedLicenses: 9 })).rejects.toMatchObject(
      {
        kind: 'conflict',
      },
    );
    expect((await readModule(user, { id })).usedLicenses).toBe(8);
    await removeModule(admin, { id });
    await expect(changeModule(admin, { ...payroll, id, revision: 2 })).rejects.toMatchObject({
      kind: 'not-found',
    });
    await expect(removeModule(admin, { id })).rejects.toMatchObject({ kind: 'not-found' });
  });

  it.each([
    ['model', { model: '' }],
    ['model', { model: undefined }],
    ['model', { model: 'x'.repeat(201) }],
    ['model', { model: 'a\u0000b' }],
    ['model', { model: 7 }],
    ['product', { product: null }],
    ['installedVersion', { installedVersion: 'ten' }],
    ['installedVersion', { installedVersion: '' }],
    ['usedLicenses', { usedLicenses: -1 }],
    ['usedLicenses', { usedLicenses: 1.5 }],
    ['usedLicenses', { usedLicenses: '99999999999999' }],
    ['usedLicenses', { usedLicenses: 'many' }],
  ])('is refused with a message at %s for %o', async (field, wrong) => {
    for (const verb of [addModule, putModule]) {
      const error = await verb(admin, { ...payroll, ...wrong }).catch((thrown) => thrown);
      expect(error.kind).toBe('invalid');
      expect(Object.keys(error.fieldErrors)).toEqual([field]);
    }
    expect(await listModules(user)).toEqual([]);
  });

  it('is reported by a pipeline as often as it likes, and leaves a trace only of changes', async () => {
    expect(await putModule(admin, payroll)).toMatchObject({ created: true });
    const entries = (await auditLog()).length;
    const { usedLicenses: _, ...withoutUse } = payroll;
    expect(await putModule(admin, { ...withoutUse, model: 'payroll model' })).toMatchObject({
      created: false,
    });
    expect(await putModule(admin, withoutUse)).toMatchObject({ module: { usedLicenses: 7 } });
    expect((await auditLog()).length).toBe(entries + 2);
    await putModule(admin, withoutUse);
    expect((await auditLog()).length).toBe(entries + 2);
    expect(await putModule(admin, { ...payroll, usedLicenses: null })).toMatchObject({
      module: { usedLicenses: null },
    });
  });

  it('is reported by several at once without a lost update', async () => {
    const results = await Promise.allSettled(
      [1, 2, 3, 4].map((usedLicenses) => putModule(admin, { ...payroll, usedLicenses })),
    );
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ kind: 'conflict' });
    }
    expect(results.some((result) => result.status === 'fulfilled')).toBe(true);
    expect(await listModules(user)).toHaveLength(1);
  });

  it('is one of at most 500', async () => {
    const now = new Date();
    const rows = Array.from({ length: 500 }, (_, index) => ({
      id: `id-${index}`,
      model: `M${index}`,
      modelKey: fold(`M${index}`),
      product: 'P',
      productKey: 'p',
      installedVersion: '1',
      createdAt: now,
      updatedAt: now,
    }));
    await transaction((tx) => tx.insert(modules).values(rows));
    await expect(addModule(admin, payroll)).rejects.toThrow('At most 500 modules');
  });

  it('is kept by administrators, and seen by users', async () => {
    for (const verb of [addModule, changeModule, putModule, removeModule]) {
      await expect(verb(user, payroll)).rejects.toMatchObject({ kind: 'forbidden' });
    }
    await expect(listModules({ ...user, grants: {} })).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
