import { UserPlus } from 'lucide-react';
import type { Metadata } from 'next';
import { ActionPane } from '#components/action-pane';
import { StatusChip } from '#components/chip';
import { type Column, DataTable, type Row } from '#components/data-table';
import { UtcTime } from '#components/date-time';
import { PageHeader } from '#components/page-header';
import { SidePanel, WithSidePanel } from '#components/side-panel';
import { listPeople, type Person } from '#lib/accounts/people/list';
import { requireActor } from '../../_server/actor';
import { load } from '../../_server/load';
import { withoutPermission } from '../../_server/permission';
import { InvitePanel } from './invite-panel';
import { personaLabels, stateLabels } from './labels';
import { PersonPanel } from './person-panel';

export const metadata: Metadata = { title: 'People' };

const columns: Column[] = [
  { id: 'name', header: 'Name', primary: true },
  { id: 'email', header: 'E-mail' },
  { id: 'persona', header: 'Persona' },
  { id: 'state', header: 'State' },
  { id: 'lastSignIn', header: 'Last sign-in' },
];

const chip = ({ state }: Person) => (
  <StatusChip tone={stateLabels[state].tone}>{stateLabels[state].label}</StatusChip>
);

const rowOf = (person: Person): Row => ({
  key: person.id,
  label: person.email,
  href: `/people?person=${person.id}`,
  cells: {
    name: person.name,
    email: person.email,
    persona: personaLabels[person.persona],
    state: chip(person),
    lastSignIn: <UtcTime at={person.lastSignInAt} />,
  },
});

export default async function PeoplePage({ searchParams }: PageProps<'/people'>) {
  const actor = await requireActor();
  const { person: selected, invite } = await searchParams;
  const people = await load(listPeople(actor));
  const person = 'value' in people ? people.value.find((each) => each.id === selected) : undefined;
  const panel = invite ? (
    <SidePanel title="Invite a person" closeHref="/people">
      <InvitePanel />
    </SidePanel>
  ) : person ? (
    <SidePanel title={person.email} chips={chip(person)} closeHref="/people">
      <PersonPanel key={person.id} person={person} />
    </SidePanel>
  ) : null;
  return (
    <WithSidePanel panel={panel}>
      <PageHeader
        title="People"
        subtitle="Who may sign in here. Invitation and reset links are good for 72 hours."
      />
      <ActionPane
        label="Actions for people"
        actions={[
          {
            id: 'invite',
            label: 'Invite',
            icon: <UserPlus aria-hidden="true" />,
            href: '/people?invite=1',
            unavailable: withoutPermission(actor, 'people', 'create'),
          },
        ]}
      />
      <DataTable
        id="people"
        label="People"
        columns={columns}
        data={
          'problem' in people
            ? { error: people.problem }
            : { rows: people.value.map(rowOf), total: people.value.length }
        }
      />
    </WithSidePanel>
  );
}
