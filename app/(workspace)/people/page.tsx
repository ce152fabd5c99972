import { UserPlus } from 'lucide-react';
import { ActionPane } from '#components/action-pane';
import { StatusChip } from '#components/chip';
import { DataTable, type Row } from '#components/data-table';
import { UtcTime } from '#components/date-time';
import { SidePanel, WithSidePanel } from '#components/side-panel';
import type { Actor } from '#lib/access/actor';
import { listPeople, type Person, personList, readPerson } from '#lib/accounts/people/list';
import { withoutPasswords } from '#lib/accounts/sign-in/local-accounts';
import { providerName } from '#lib/accounts/single-sign-on/name';
import { readListQuery } from '#lib/lists/read';
import { requireActor } from '../../_server/actor';
import { load } from '../../_server/load';
import { withoutScopedPermission } from '../../_server/permission';
import { FailedPanel } from '../_records/failed-panel';
import { type SearchParams, withParams } from '../_records/search-params';
import { tableData } from '../_records/table-data';
import { columnsFor } from './columns';
import { InvitePanel } from './invite-panel';
import { personaLabels, standing } from './labels';
import { offerTo } from './offer';
import { PersonPanel } from './person-panel';

const PATH = '/people';

const chip = (person: Person) => {
  const { label, tone } = standing(person);
  return <StatusChip tone={tone}>{label}</StatusChip>;
};

export default async function PeoplePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const params = await searchParams;
  const { person, invite } = params;
  const query = readListQuery(personList.columns, params, personList);
  const people = await load(listPeople(actor, query));
  const linkTo = (changes: Record<string, string | undefined>) =>
    withParams(PATH, params, { person: undefined, invite: undefined, ...changes });
  const unavailable = withoutScopedPermission(actor, 'people', 'create');
  const rowOf = (each: Person): Row => ({
    key: each.id,
    label: each.email,
    href: linkTo({ person: each.id }),
    cells: {
      name: each.name,
      email: each.email,
      organization: each.organization,
      persona: personaLabels[each.persona],
      roles: each.roles.map((role) => role.name).join(', ') || '—',
      state: chip(each),
      lastSignInAt: <UtcTime at={each.lastSignInAt} />,
    },
  });
  const panel =
    'problem' in people ? undefined : invite && !unavailable ? (
      <SidePanel title="Invite a person" closeHref={linkTo({})}>
        <InvitePanel offer={await offerTo(actor)} closeHref={linkTo({})} />
      </SidePanel>
    ) : typeof person === 'string' ? (
      <OnePerson key={person} id={person} actor={actor} closeHref={linkTo({})} />
    ) : undefined;
  return (
    <WithSidePanel panel={panel}>
      <ActionPane
        label="Actions for people"
        actions={[
          {
            id: 'invite',
            label: 'Invite',
            icon: <UserPlus aria-hidden="true" />,
            href: linkTo({ invite: '1' }),
            unavailable,
          },
        ]}
      />
      <DataTable
        id="people"
        label="People"
        columns={columnsFor(actor.keepsPeopleOf === undefined)}
        query={query}
        tools={{ search: 'Search people', exportHref: '/export/people' }}
        data={tableData(people, rowOf)}
      />
    </WithSidePanel>
  );
}

async function OnePerson({ id, actor, closeHref }: { id: string; actor: Actor; closeHref: string }) {
  const person = await load(readPerson(actor, id));
  if ('problem' in person)
    return <FailedPanel title="Person" problem={person.problem} closeHref={closeHref} />;
  const outOfReach =
    actor.keepsPeopleOf !== undefined && person.value.persona === 'global-administrator'
      ? 'A global administrator is kept by global administrators alone.'
      : undefined;
  return (
    <SidePanel title={person.value.email} chips={chip(person.value)} closeHref={closeHref}>
      <PersonPanel
        person={person.value}
        provider={providerName()}
        offer={await offerTo(actor)}
        closeHref={closeHref}
        unavailable={{
          change: withoutScopedPermission(actor, 'people', 'update') ?? outOfReach,
          link: withoutPasswords(),
          remove: withoutScopedPermission(actor, 'people', 'delete') ?? outOfReach,
        }}
      />
    </SidePanel>
  );
}
