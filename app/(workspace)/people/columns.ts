import type { Column } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { personList } from '#lib/accounts/people/list';
import { personaLabels, stateLabels } from './labels';

const stateWords = Object.fromEntries(
  Object.entries(stateLabels).map(([state, { label }]) => [state, label]),
);

const all: Column[] = columnsOf(personList.columns, [
  { id: 'name', header: 'Name', primary: true },
  { id: 'email', header: 'E-mail' },
  { id: 'organization', header: 'Organization' },
  { id: 'persona', header: 'Persona', choiceLabels: personaLabels },
  { id: 'roles', header: 'Roles', wrap: true },
  { id: 'state', header: 'State', choiceLabels: stateWords },
  { id: 'lastSignInAt', header: 'Last sign-in' },
]);

/** Without the organization for who keeps the people of one alone. */
export const columnsFor = (everybody: boolean): Column[] =>
  everybody ? all : all.filter(({ id }) => id !== 'organization');
