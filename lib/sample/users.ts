import { type Actor, authorize } from '#lib/access/actor';
import { changeEnvironment } from '#lib/audit/change';
import type { UserLicenseType } from '#lib/contract/vocabulary';
import { listModules } from '#lib/environment/modules/list';
import { insertNamedUsers } from '#lib/environment/named-users/write';
import { insertSecurityRoles } from '#lib/environment/security-roles/write';
import { seeded } from '#lib/sample/random';

interface SampleRole {
  name: string;
  userLicenseType: UserLicenseType;
  /** The models of the modules that it grants. */
  models: string[];
  /** The share of users who have it. */
  share: number;
}

const roles: SampleRole[] = [
  {
    name: 'System administrator',
    userLicenseType: 'enterprise',
    models: ['AdvancedBanking', 'ElectronicDocuments', 'LeaseAccounting', 'QualityControl'],
    share: 0.04,
  },
  {
    name: 'Accountant',
    userLicenseType: 'functional',
    models: ['AdvancedBanking', 'ElectronicDocuments', 'LeaseAccounting'],
    share: 0.2,
  },
  { name: 'Project manager', userLicenseType: 'functional', models: ['ContractManagement'], share: 0.1 },
  {
    name: 'Warehouse worker',
    userLicenseType: 'task',
    models: ['WarehouseMobility', 'QualityControl'],
    share: 0.35,
  },
  { name: 'Employee', userLicenseType: 'self-serve', models: ['ExpenseAutomation'], share: 0.8 },
  { name: 'Auditor', userLicenseType: 'none', models: [], share: 0.03 },
];

const firstNames = ['Anna', 'Bo', 'Clara', 'David', 'Elin', 'Farid', 'Greta', 'Hugo', 'Ines', 'Jonas'];
const lastNames = ['Berg', 'Dahl', 'Ek', 'Falk', 'Holm', 'Lind', 'Moe', 'Nyström'];

/** The users of this environment, with security roles that grant the sample modules. */
export async function loadSampleUsers(actor: Actor): Promise<void> {
  const random = seeded(7);
  const modules = await listModules(actor);
  await changeEnvironment(authorize(actor, 'users', 'create'), async (tx, record) => {
    const ids = await insertSecurityRoles(
      tx,
      record,
      roles.map(({ name, userLicenseType, models }) => ({
        name,
        userLicenseType,
        modules: modules.filter(({ model }) => models.includes(model)).map(({ id }) => id),
      })),
    );
    const people = firstNames.flatMap((first) => lastNames.map((last) => `${first} ${last}`));
    await insertNamedUsers(
      tx,
      record,
      people.map((displayName) => {
        const address = `${displayName.replace(' ', '.').replace('ö', 'o').toLowerCase()}@contoso.example`;
        return {
          userName: address,
          displayName,
          email: address,
          enabled: random.chance(0.93),
          roles: ids.filter((_, index) => random.chance(roles[index]?.share ?? 0)),
        };
      }),
    );
  });
}
