import type { Column } from '#components/data-table';
import { type ApiToken, listApiTokens } from '#lib/accounts/api-tokens/list';
import { apiTokenList } from '#lib/accounts/api-tokens/shape';
import { everyOrganization, organizationList } from '#lib/accounts/organizations/list';
import { everyPerson, personList } from '#lib/accounts/people/list';
import { grantsInWords } from '#lib/accounts/roles/in-words';
import { everyRole, roleList } from '#lib/accounts/roles/list';
import { rowsFound } from '#lib/lists/in-memory';
import { columns as apiTokenColumns } from '../api-tokens/columns';
import { columnsFor as personColumns } from '../people/columns';
import { columns as organizationColumns } from '../people/organizations/columns';
import { columns as roleColumns } from '../people/roles/columns';
import { csvOf } from './csv';
import { type Export, queryOf } from './query';

const without = (columns: Column[], id: string) => columns.filter((column) => column.id !== id);

/** The lists of who may come in; each verb asks for the permission itself. */
export const accountLists: Record<string, Export> = {
  people: (actor, params) =>
    csvOf(personColumns(actor.keepsPeopleOf === undefined), everyPerson(actor, queryOf(personList, params)), {
      roles: (person) => person.roles.map((role) => role.name),
    }),

  organizations: (actor, params) =>
    csvOf(organizationColumns, everyOrganization(actor, queryOf(organizationList, params)), {
      domains: (organization) => organization.allowedDomains,
    }),

  roles: async (actor, params) =>
    csvOf(roleColumns, [await everyRole(actor, queryOf(roleList, params))], {
      grants: (role) => grantsInWords(role.grants),
    }),

  'api-tokens': async (actor, params) =>
    csvOf<ApiToken>(
      without(apiTokenColumns, 'revoke'),
      [rowsFound(apiTokenList, await listApiTokens(actor), queryOf(apiTokenList, params))],
      {
        expires: (token) => token.expiresAt,
        lastUsed: (token) => token.lastUsedAt,
        created: (token) => token.createdAt,
      },
    ),
};
