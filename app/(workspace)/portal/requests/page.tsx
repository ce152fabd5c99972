import type { Metadata } from 'next';
import { LinkButton } from '#components/button';
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
import { requireCustomersPerson } from '../../../_server/customer';
import { load } from '../../../_server/load';
import { type SearchParams, withParams } from '../../_records/search-params';
import { tableData } from '../../_records/table-data';
import { RequestChip, Wish } from '../../_requests/words';
import { OwnRequestPanel } from './own-request-panel';

export const metadata: Metadata = { title: 'Your requests' };

const PATH = '/portal/requests';
const columns = columnsOf(requestList.columns, [
  { id: 'productName', header: 'Product', primary: true },
  { id: 'kind', header: 'Kind', choiceLabels: requestKindLabels },
  { id: 'wish', header: 'Asked for' },
  { id: 'state', header: 'State', choiceLabels: requestStateLabels },
  { id: 'createdAt', header: 'Asked' },
  { id: 'answer', header: 'Answer', wrap: true },
  { id: 'requestedBy', header: 'Asked by', defaultHidden: true },
] satisfies Column[]);

export default async function PortalRequestsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireCustomersPerson();
  const params = await searchParams;
  const query = readListQuery(requestList.columns, params, { sort: 'createdAt', dir: 'desc' });
  const list = await load(listRequests(actor, query));
  const rowOf = (request: LicenseRequest): Row => ({
    key: request.id,
    label: `${request.productName}, ${requestKindLabels[request.kind]}`,
    href: withParams(PATH, params, { selected: request.id }),
    cells: {
      productName: request.productName,
      kind: requestKindLabels[request.kind],
      wish: <Wish {...request} />,
      state: <RequestChip state={request.state} />,
      answer: request.answer || '—',
      createdAt: <UtcTime at={request.createdAt} />,
      requestedBy: request.requestedBy,
    },
  });
  return (
    <WithSidePanel
      panel={
        typeof params.selected === 'string' ? (
          <OwnRequestPanel
            key={params.selected}
            id={params.selected}
            actor={actor}
            closeHref={withParams(PATH, params, { selected: undefined })}
          />
        ) : undefined
      }
    >
      <PageHeader title="Your requests" subtitle="What you asked the product team for, and its answers." />
      <DataTable
        id="portal.requests"
        label="Your requests"
        columns={columns}
        query={query}
        tools={{ search: 'Search requests', exportHref: '/export/requests' }}
        data={tableData(list, rowOf)}
        empty={
          <EmptyState
            title="No requests yet"
            action={<LinkButton href="/portal">See your products</LinkButton>}
          >
            Open a product to ask for a renewal, or for more users.
          </EmptyState>
        }
      />
    </WithSidePanel>
  );
}
