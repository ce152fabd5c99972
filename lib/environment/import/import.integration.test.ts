import { afterAll, expect, test } from 'vitest';
import { closeDatabase } from '#db/client';
import { applyUserImport } from '#lib/environment/import/apply';
import { checkUserImport } from '#lib/environment/import/check';
import { listNamedUsers } from '#lib/environment/named-users/list';
import { newModule, newRole, newUser, unique } from '#lib/environment/named-users/testing';
import { listSecurityRoles } from '#lib/environment/security-roles/list';
import { admin, auditLog } from '#lib/environment/testing';

afterAll(closeDatabase);

const bytes = (rows: string[]) => new TextEncoder().encode(rows.join('\r\n'));
const check = (kind: string, rows: string[], actor = admin) =>
  checkUserImport(actor, { kind, file: bytes(rows) });
async function importAll(kind: string, rows: string[], actor = admin) {
  const { digest } = await check(kind, rows, actor);
  return applyUserImport(actor, { kind, file: bytes(rows), digest });
}
const found = async (q: string) => (await listNamedUsers(admin, { q })).rows;

test('users come with their roles, and the same file again changes nothing', async () => {
  const [one, other] = [await newRole(), await newRole({ userLicenseType: 'enterprise' })];
  const known = await newUser({ displayName: 'Before', roles: [one.id] });
  const added = `${unique('added').replace(' ', '-')}@example.com`;
  const rows = [
    'User name,Display name,E-mail,Enabled,Roles',
    `${known.userName.toUpperCase()},After,,no,${other.name.toUpperCase()}|${one.name}`,
    `${added},,${added},,${other.name};`,
  ];
  const report = await check('users', rows);
  expect(report.counts).toEqual({ error: 0, change: 1, create: 1, unchanged: 0 });
  expect(await found(added)).toEqual([]);
  expect(await importAll('users', rows)).toEqual({
    applied: true,
    message: 'Users imported: 1 created, 1 changed, 0 unchanged.',
  });
  expect(await found(added)).toMatchObject([{ enabled: true, email: added, userLicenseType: 'enterprise' }]);
  expect(await found(known.userName)).toMatchObject([
    {
      displayName: 'After',
      enabled: false,
      roles: [one.name, other.name].toSorted().map((name) => ({ name })),
    },
  ]);
  const entries = (await auditLog()).filter(({ details }) => details.includes(added));
  expect(entries.map(({ operation }) => operation)).toEqual(['Named User Added']);
  expect((await check('users', rows)).counts).toEqual({ error: 0, change: 0, create: 0, unchanged: 2 });
});

test('a column that is not in the file leaves what is stored', async () => {
  const role = await newRole();
  const { userName } = await newUser({ displayName: 'Kept', roles: [role.id] });
  await importAll('users', ['User name;Enabled', `${userName};No`]);
  expect(await found(userName)).toMatchObject([
    { displayName: 'Kept', enabled: false, roles: [{ name: role.name }] },
  ]);
});

test('one wrong row keeps all of the file out, and each is told what is wrong', async () => {
  const good = unique('good').replace(' ', '-');
  const rows = [
    'User name,E-mail,Enabled,Roles',
    `${good},,,`,
    'bad-1,nobody,perhaps,',
    `bad-2,,,No such role`,
    ` ,,,`,
    `${good.toUpperCase()},,yes,`,
  ];
  const report = await check('users', rows);
  expect(
    report.rows.filter(({ outcome }) => outcome === 'error').map(({ details }) => details.join(' ')),
  ).toEqual([
    'E-mail: Must be an e-mail address, as in name@example.com. Enabled: Must be yes or no.',
    'Roles: There is no role “No such role”.',
    'The same record as on line 2.',
  ]);
  await importAll('users', rows);
  expect(await found(good)).toEqual([]);
});

test('roles come with their modules and types', async () => {
  const module = await newModule();
  const name = unique('Imported');
  const rows = ['Name,User license type,Modules', `${name},self SERVE,${module.model.toUpperCase()}`];
  await importAll('security-roles', rows);
  expect((await listSecurityRoles(admin, { q: name })).rows).toMatchObject([
    { userLicenseType: 'self-serve', modules: [{ model: module.model }] },
  ]);
  expect((await check('security-roles', rows)).counts.unchanged).toBe(1);
  const wrong = await check('security-roles', [
    'Name,User license type,Modules',
    'A,Platinum,',
    'B,,Nothing',
  ]);
  expect(wrong.rows.map(({ details }) => details[0])).toEqual([
    expect.stringContaining('User license type: Must be one of'),
    'Modules: There is no installed module “Nothing”.',
  ]);
});

test('who may change but not create imports changes only', async () => {
  const { userName } = await newUser();
  const actor = { ...admin, grants: { users: 'update' as const } };
  const rows = ['User name,Display name', `${userName},Changed`];
  expect((await check('users', rows, actor)).counts.change).toBe(1);
  const { rows: told } = await check('users', [...rows, `${unique('new')},New`], actor);
  expect(told[0]?.details).toEqual(['You may change these records, but not create new ones.']);
});

test('as many users as a file may have are imported in one go', async () => {
  const role = await newRole();
  const mark = unique('many').replace(' ', '');
  const rows = ['User name,Roles', ...Array.from({ length: 5000 }, (_, n) => `${mark}-${n},${role.name}`)];
  expect(await importAll('users', rows)).toMatchObject({
    message: 'Users imported: 5000 created, 0 changed, 0 unchanged.',
  });
  expect((await listNamedUsers(admin, {}, { roleId: role.id })).total).toBe(5000);
});
