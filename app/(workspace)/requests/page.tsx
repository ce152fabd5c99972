import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { type Column, DataTable, type Row } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { UtcTime } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { PageHeader } from '#components/page-header';
import { WithSidePanel } from '#components/side-panel';
import { readListQuery } from '#lib/lists/read';
import { listRequests, requestList } from '#lib/publisher/requests/list';
import type { LicenseRequest } from '#lib/publisher/requests/read';
import { requestKindLabels, requestStateLabels } from '#lib/publisher/requests/schema';
import { requireActor } from '../../_server/actor';
import { load } from '../../_server/load';
import { requirePublisher } from '../../_server/publisher';
import { type SearchParams, withParams } from '../_records/search-params';
import { RequestChip, Wish } from '../_requests/words';
import { RequestPanel } from './request-panel';

export const metadata: Metadata = { title: 'Requests' };

const PATH = '/requests';
const columns = columnsOf(requestList.columns, [
  { id: 'customerName', header: 'Customer', primary: true },
  { id: 'productName', header: 'Product' },
  { id: 'kind', header: 'Kind', choiceLabels: requestKindLabels },
  { id: 'wish', header: 'Asked for' },
  { id: 'state', header: 'State', choiceLabels: requestStateLabels },
  { id: 'createdAt', header: 'Asked' },
  { id: 'requestedBy', header: 'Asked by' },
  { id: 'answeredAt', header: 'Answered', defaultHidden: true },
] satisfies Column[]);

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
      wish: <Wish {...request} />,
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
        tools={{ search: 'Search requests' }}
        data={
          'problem' in list ? { error: list.problem } : { ...list.value, rows: list.value.rows.map(rowOf) }
        }
        empty={
          <EmptyState title="Nobody has asked for anything">
            A customer’s people who sign in here can ask for a renewal or for more users. You answer it here.
          </EmptyState>
        }
      />
    </WithSidePanel>
  );
}
