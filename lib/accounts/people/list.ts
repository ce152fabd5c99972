import { and, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { reader } from '#db/client';
import { accountLinks, accountSessions, organizations, roles, userRoles, users } from '#db/schema/instance';
import { customers } from '#db/schema/publisher';
import type { Actor } from '#lib/access/actor';
import { type Persona, personas } from '#lib/access/views';
import { authorizeKeeping } from '#lib/accounts/keeping';
import { emailDomainAllowed } from '#lib/accounts/organizations/domains';
import { OWN_NAME } from '#lib/accounts/organizations/find';
import { openOf } from '#lib/accounts/sessions/lifetime';
import { now } from '#lib/kernel/clock';
import { notFound } from '#lib/kernel/errors';
import { choice, defineList, instant, text } from '#lib/lists/define';
import { everyRow, listPage } from '#lib/lists/page';
import type { ListPage } from '#lib/lists/query';
import { idFrom } from '#lib/records/record';

/** `invited` has neither chosen a password nor signed in at the OpenID Provider yet. */
const personStates = ['active', 'invited', 'disabled'] as const;
export type PersonState = (typeof personStates)[number];

export interface Person {
  id: string;
  name: string;
  email: string;
  organization: string;
  /** `null` in the own organization. */
  customerId: string | null;
  persona: Persona;
  roles: { id: string; name: string }[];
  revision: number;
  state: PersonState;
  /** Whether the organization's domains admit the e-mail address; if not, the person cannot sign in. */
  admitted: boolean;
  lastSignInAt: Date | null;
  /** What the OpenID Provider calls the person, from the first sign-in there on. */
  identitySubject: string | null;
  /** Until when a link that has been handed out can be used; `null` when there is none. */
  linkExpiresAt: Date | null;
}

export interface PersonRecord extends Person {
  /** How many sessions are open. */
  sessions: number;
}

const state: SQL<PersonState> = sql`case when ${users.disabled} then 'disabled' when ${users.passwordHash} is null and ${users.identitySubject} is null then 'invited' else 'active' end`;

export const personList = defineList({
  id: users.id,
  from: (fields) =>
    reader()
      .select(fields)
      .from(users)
      .innerJoin(organizations, eq(organizations.id, users.organizationId))
      .leftJoin(customers, eq(customers.id, organizations.customerId))
      .$dynamic(),
  columns: {
    name: text(users.name),
    email: text(users.email, { key: users.emailKey }),
    // The own organization has no name of its own.
    organization: text(sql`coalesce(${customers.nameKey}, '')`, { optional: true }),
    persona: choice(users.persona, personas),
    state: choice(state, personStates),
    lastSignInAt: instant(users.lastSignInAt, { optional: true }),
  },
  sort: 'name',
  search: { columns: [users.name, users.email] },
});

const kept = (organizationId: string | undefined) =>
  organizationId === undefined ? undefined : eq(users.organizationId, organizationId);

/** The people whom `actor` keeps. */
export async function listPeople(actor: Actor, query: unknown = {}): Promise<ListPage<Person>> {
  const { organizationId } = authorizeKeeping(actor, 'read');
  return listPage(personList, query, { where: kept(organizationId), load });
}

/** All of them that `query` asks for, some hundreds at a time. */
export function everyPerson(actor: Actor, query: unknown): AsyncGenerator<Person[]> {
  const { organizationId } = authorizeKeeping(actor, 'read');
  return everyRow(personList, query, { where: kept(organizationId), load });
}

/** Throws `not-found` for an account that does not exist, or that `actor` does not keep. */
export async function readPerson(actor: Actor, id: unknown): Promise<PersonRecord> {
  const { organizationId } = authorizeKeeping(actor, 'read');
  const what = 'This account';
  const [person] = await load([idFrom(id, what)], kept(organizationId));
  if (!person) throw notFound(what);
  return { ...person, sessions: await reader().$count(accountSessions, openOf(person.id)) };
}

async function load(ids: string[], where?: SQL): Promise<Person[]> {
  const [rows, held] = await Promise.all([
    reader()
      .select({
        id: users.id,
        name: users.name,
        email: users.email,
        customerId: organizations.customerId,
        customerName: customers.name,
        allowedDomains: organizations.allowedDomains,
        persona: users.persona,
        revision: users.revision,
        state,
        lastSignInAt: users.lastSignInAt,
        identitySubject: users.identitySubject,
        linkExpiresAt: accountLinks.expiresAt,
      })
      .from(users)
      .innerJoin(organizations, eq(organizations.id, users.organizationId))
      .leftJoin(customers, eq(customers.id, organizations.customerId))
      .leftJoin(
        accountLinks,
        and(
          eq(accountLinks.userId, users.id),
          isNull(accountLinks.usedAt),
          gt(accountLinks.expiresAt, now()),
        ),
      )
      .where(and(inArray(users.id, ids), where)),
    reader()
      .select({ userId: userRoles.userId, id: roles.id, name: roles.name })
      .from(userRoles)
      .innerJoin(roles, eq(roles.id, userRoles.roleId))
      .where(inArray(userRoles.userId, ids))
      .orderBy(roles.nameKey),
  ]);
  return rows.map(({ customerName, allowedDomains, ...row }) => ({
    ...row,
    organization: customerName ?? OWN_NAME,
    roles: held.filter(({ userId }) => userId === row.id).map(({ id, name }) => ({ id, name })),
    admitted: emailDomainAllowed(row.email, allowedDomains),
  }));
}
