import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { ActionPane } from '#components/action-pane';
import { LinkButton } from '#components/button';
import { DataTable, type Row } from '#components/data-table';
import { FormattedNumber } from '#components/number';
import { SidePanel, WithSidePanel } from '#components/side-panel';
import { type Actor, may } from '#lib/access/actor';
import {
  type ListedOrganization,
  listOrganizations,
  organizationList,
} from '#lib/accounts/organizations/list';
import { readOrganization } from '#lib/accounts/organizations/read';
import { hasWorkspace } from '#lib/accounts/workspaces';
import { readListQuery } from '#lib/lists/read';
import { findCustomers } from '#lib/publisher/customers/find';
import { requireActor } from '../../../_server/actor';
import { load } from '../../../_server/load';
import { withoutPermission } from '../../../_server/permission';
import { FailedPanel } from '../../_records/failed-panel';
import { type SearchParams, withParams } from '../../_records/search-params';
import { tableData } from '../../_records/table-data';
import { asOptions } from '../../registrations/customer-options';
import { peopleOf } from '../links';
import { columns } from './columns';
import { NewOrganizationForm, OrganizationForm } from './organization-form';

export const metadata: Metadata = { title: 'Organizations' };

const PATH = '/people/organizations';

interface Props {
  searchParams: Promise<SearchParams>;
}

export default async function OrganizationsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const params = await searchParams;
  const { organization, add } = params;
  const query = readListQuery(organizationList.columns, params, organizationList);
  const list = await load(listOrganizations(actor, query));
  const linkTo = (changes: Record<string, string | undefined>) =>
    withParams(PATH, params, { organization: undefined, add: undefined, ...changes });
  const unavailable = withoutPermission(actor, 'people', 'update');
  const mayAdd = hasWorkspace('publisher') && may(actor, 'customers', 'read');
  const rowOf = (each: ListedOrganization): Row => ({
    key: each.id,
    label: each.name,
    href: linkTo({ organization: each.id }),
    cells: {
      name: each.name,
      domains: each.allowedDomains.join(', ') || 'Every domain',
      people: <FormattedNumber value={each.people} />,
    },
  });
  const panel =
    'problem' in list ? undefined : add && mayAdd && !unavailable ? (
      <SidePanel title="Add an organization" closeHref={linkTo({})}>
        <NewOrganizationForm customers={asOptions(await findCustomers(actor))} closeHref={linkTo({})} />
      </SidePanel>
    ) : typeof organization === 'string' ? (
      <OneOrganization key={organization} id={organization} actor={actor} closeHref={linkTo({})} />
    ) : undefined;
  return (
    <WithSidePanel panel={panel}>
      {mayAdd ? (
        <ActionPane
          label="Actions for organizations"
          actions={[
            {
              id: 'add',
              label: 'Add organization',
              icon: <Plus aria-hidden="true" />,
              href: linkTo({ add: '1' }),
              unavailable,
            },
          ]}
        />
      ) : null}
      <DataTable
        id="organizations"
        label="Organizations"
        columns={columns}
        query={query}
        tools={{ search: 'Search organizations', exportHref: '/export/organizations' }}
        data={tableData(list, rowOf)}
      />
    </WithSidePanel>
  );
}

async function OneOrganization({ id, actor, closeHref }: { id: string; actor: Actor; closeHref: string }) {
  const loaded = await load(readOrganization(actor, id));
  if ('problem' in loaded)
    return <FailedPanel title="Organization" problem={loaded.problem} closeHref={closeHref} />;
  const { name, customerId, revision } = loaded.value;
  return (
    <SidePanel
      title={name}
      closeHref={closeHref}
      actions={
        <div className="mb-2 flex flex-wrap gap-2">
          <LinkButton href={peopleOf(customerId === null ? null : name)}>See people</LinkButton>
          {customerId && may(actor, 'customers', 'read') ? (
            <LinkButton href={`/customers/${customerId}`}>See customer</LinkButton>
          ) : null}
        </div>
      }
    >
      <OrganizationForm
        key={revision}
        organization={loaded.value}
        closeHref={closeHref}
        unavailable={withoutPermission(actor, 'people', 'update')}
      />
    </SidePanel>
  );
}
