import { and, eq, sql } from 'drizzle-orm';
import { reader } from '#db/client';
import { namedUserRoles, namedUsers, securityRoleModules } from '#db/schema/user-licensing';
import { userRanges } from '#lib/environment/usage/user-ranges';

/** As many as a whole number of either database holds as bits. */
const BITS = 30;

/**
 * How many named users use each module, by the module's ID: enabled, and granted it by one of their roles; modules that
 * nobody uses are missing. Many users have the same roles, so that the database counts users by their combination of
 * roles, as bits, and only the combinations are looked at here: to count users per module takes it 30 times as long.
 */
export async function countNamedUsers(): Promise<Map<string, number>> {
  const granted = await grantedModules();
  const roles = [...granted.keys()];
  const users = new Map<string, number>();
  if (roles.length === 0) return users;
  for await (const range of userRanges()) {
    for (const { bits, count } of await combinations(roles, range)) {
      const modules = new Set(
        roles.flatMap((role, index) => (hasBit(bits, index) ? (granted.get(role) ?? []) : [])),
      );
      for (const module of modules) users.set(module, (users.get(module) ?? 0) + count);
    }
  }
  return users;
}

/** The modules that each role grants; roles that grant none are missing. */
async function grantedModules(): Promise<Map<string, string[]>> {
  const granted = new Map<string, string[]>();
  for (const { roleId, moduleId } of await reader().select().from(securityRoleModules)) {
    const modules = granted.get(roleId);
    if (modules) modules.push(moduleId);
    else granted.set(roleId, [moduleId]);
  }
  return granted;
}

interface Combination {
  /** Of the roles in their order, {@link BITS} per number. */
  bits: number[];
  count: number;
}

const hasBit = (bits: number[], index: number): boolean =>
  ((bits[Math.floor(index / BITS)] ?? 0) & (1 << (index % BITS))) !== 0;

async function combinations(roles: string[], range: ReturnType<typeof and>): Promise<Combination[]> {
  const numbered = roles.map(
    (role, index) =>
      sql`(${role}, ${sql.raw(String(Math.floor(index / BITS)))}, ${sql.raw(String(1 << (index % BITS)))})`,
  );
  const slots = Array.from({ length: Math.ceil(roles.length / BITS) }, (_, slot) => sql.raw(String(slot)));
  const perUser = sql`
    (with numbered(role_id, slot, bit) as (values ${sql.join(numbered, sql`, `)})
     select ${sql.join(
       slots.map(
         (slot) => sql`sum(case when numbered.slot = ${slot} then numbered.bit else 0 end) as bits_${slot}`,
       ),
       sql`, `,
     )}
     from ${namedUsers}
     join ${namedUserRoles} on ${eq(namedUserRoles.userId, namedUsers.id)}
     join numbered on numbered.role_id = ${namedUserRoles.roleId}
     where ${and(eq(namedUsers.enabled, true), range)}
     group by ${namedUsers.id}) per_user`;
  const columns = Object.fromEntries(
    slots.map((slot, index) => [String(index), sql`bits_${slot}`.mapWith(Number)]),
  );
  const rows = await reader()
    .select({ ...columns, count: sql`count(*)`.mapWith(Number) })
    .from(perUser)
    .groupBy(...slots.map((slot) => sql`bits_${slot}`));
  return rows.map((row) => ({
    bits: slots.map((_, index) => (row as Record<string, number>)[String(index)] ?? 0),
    count: row.count,
  }));
}
