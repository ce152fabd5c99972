import type { Metadata } from 'next';
import { StatusChip, YesNo } from '#components/chip';
import { DataTable, type Row } from '#components/data-table';
import { LocalDate } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { ErrorState } from '#components/error-state';
import { FormattedNumber } from '#components/number';
import { PageHeader } from '#components/page-header';
import { WithSidePanel } from '#components/side-panel';
import { today } from '#lib/kernel/clock';
import { readListQuery } from '#lib/lists/read';
import { expiriesByMonth } from '#lib/publisher/expiry/by-month';
import { type Expiry, expiryList, listExpiries } from '#lib/publisher/expiry/list';
import { lastDayOf } from '#lib/publisher/expiry/periods';
import { requireActor } from '../../_server/actor';
import { load } from '../../_server/load';
import { requirePublisher } from '../../_server/publisher';
import { one, type SearchParams, withParams } from '../_records/search-params';
import { tableData } from '../_records/table-data';
import { expiriesOf, exportOf, PATH } from './asked';
import { columns } from './columns';
import { EditPanel } from './edit-panel';
import { MonthChart } from './month-chart';
import { PeriodBar } from './period-bar';

export const metadata: Metadata = { title: 'Expiry' };

const rowOf = (expiry: Expiry, href: string): Row => ({
  key: expiry.id,
  label: `${expiry.customerName}, ${expiry.productName}`,
  href,
  cells: {
    customerName: expiry.customerName,
    productName: expiry.productName,
    expiresOn: <LocalDate iso={expiry.expiresOn} />,
    daysLeft: <FormattedNumber value={expiry.daysLeft} />,
    overdue: expiry.overdue ? <StatusChip tone="danger">Overdue</StatusChip> : '—',
    ends: expiry.ends,
    licenseType: expiry.licenseType,
    userCount: expiry.siteLicense ? 'Site' : <FormattedNumber value={expiry.userCount} />,
    enabled: <YesNo value={expiry.enabled} />,
    region: expiry.region,
    wbs: expiry.wbs || '—',
    invoicedAs: expiry.invoicedAs || '—',
  },
});

export default async function ExpiryPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  requirePublisher();
  const actor = await requireActor();
  const params = await searchParams;
  const of = expiriesOf(params);
  const query = readListQuery(expiryList.columns, params, expiryList);
  const [list, counts] = await Promise.all([
    load(listExpiries(actor, of, query)),
    load(expiriesByMonth(actor, query)),
  ]);
  const edited = one(params.edit);
  return (
    <>
      <PageHeader
        title="Expiry"
        subtitle={
          <>
            What ends {of.includeOverdue ? 'by' : 'from today to'}{' '}
            <LocalDate iso={lastDayOf(of.period, today())} />, by calendar dates in UTC. Of a perpetual
            license only the maintenance ends.
          </>
        }
      />
      <WithSidePanel
        panel={
          edited ? (
            <EditPanel
              key={edited}
              id={edited}
              actor={actor}
              closeHref={withParams(PATH, params, { edit: undefined })}
            />
          ) : undefined
        }
      >
        <PeriodBar of={of} params={params} />
        <div className="mb-3">
          {'problem' in counts ? (
            <ErrorState title="The months could not be counted.">{counts.problem}</ErrorState>
          ) : (
            <MonthChart counts={counts.value} includeOverdue={of.includeOverdue} />
          )}
        </div>
        <DataTable
          id="expiry"
          label="Expiries"
          columns={columns}
          query={query}
          tools={{ search: 'Search expiries', exportHref: exportOf(of) }}
          data={tableData(list, (expiry) => rowOf(expiry, withParams(PATH, params, { edit: expiry.id })))}
          empty={
            <EmptyState title="Nothing ends in this period">
              {of.includeOverdue
                ? 'And nothing is overdue.'
                : 'Choose a longer one, or include what is overdue.'}
            </EmptyState>
          }
        />
      </WithSidePanel>
    </>
  );
}
