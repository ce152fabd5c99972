import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { DataTable, type Row } from '#components/data-table';
import { LocalDate, UtcTime } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { FormattedNumber } from '#components/number';
import { PageHeader } from '#components/page-header';
import { WithSidePanel } from '#components/side-panel';
import { readListQuery } from '#lib/lists/read';
import { listRequests, requestList } from '#lib/publisher/requests/list';
import type { LicenseRequest } from '#lib/publisher/requests/read';
import { requestKindLabels } from '#lib/publisher/requests/schema';
import { requireActor } from '../../_server/actor';
import { load } from '../../_server/load';
import { requirePublisher } from '../../_server/publisher';
import { type SearchParams, withParams } from '../_records/search-params';
import { tableData } from '../_records/table-data';
import { RequestChip } from '../_requests/words';
import { columns } from './columns';
import { RequestPanel } from './request-panel';

export const metadata: Metadata = { title: 'Requests' };

const PATH = '/requests';

export default async function RequestsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  requirePublisher();
  const actor = await requireActor();
  if (actor.customerId !== undefined) redirect('/portal/requests');
  const params = await searchParams;
  const query = readListQuery(requestList.columns, params, requestList);
  const list = await load(listRequests(actor, query));
  const rowOf = (request: LicenseRequest): Row => ({
    key: request.id,
    label: `${request.customerName}, ${request.productName}`,
    href: withParams(PATH, params, { selected: request.id, dialog: undefined }),
    cells: {
      customerName: request.customerName,
      productName: request.productName,
      kind: requestKindLabels[request.kind],
      userCount: <FormattedNumber value={request.userCount} />,
      expiresOn: <LocalDate iso={request.expiresOn} />,
      state: <RequestChip state={request.state} />,
      createdAt: <UtcTime at={request.createdAt} />,
      requestedBy: request.requestedBy,
      answeredAt: <UtcTime at={request.answeredAt} />,
    },
  });
  return (
    <WithSidePanel
      panel={
        typeof params.selected === 'string' ? (
          <RequestPanel key={params.selected} id={params.selected} {...{ actor, path: PATH, params }} />
        ) : undefined
      }
    >
      <PageHeader
        title="Requests"
        subtitle="What customers ask for: renewals and more users. Those that wait come first."
      />
      <DataTable
        id="requests"
        label="Requests"
        columns={columns}
        query={query}
        tools={{ search: 'Search requests', exportHref: '/export/requests' }}
        data={tableData(list, rowOf)}
        empty={
          <EmptyState title="Nobody has asked for anything">
            A customer’s people who sign in here can ask for a renewal or for more users. You answer it here.
          </EmptyState>
        }
      />
    </WithSidePanel>
  );
}
