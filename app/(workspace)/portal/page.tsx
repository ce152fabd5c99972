import type { Metadata } from 'next';
import { Chip } from '#components/chip';
import { type Column, DataTable, type Row } from '#components/data-table';
import { columnsOf } from '#components/data-table/columns';
import { LocalDate } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { FormattedNumber } from '#components/number';
import { PageHeader } from '#components/page-header';
import { WithSidePanel } from '#components/side-panel';
import { type Actor, mayScoped } from '#lib/access/actor';
import { today } from '#lib/kernel/clock';
import type { ListQuery } from '#lib/lists/query';
import { readListQuery } from '#lib/lists/read';
import { listCustomerProducts, ownCustomerProductList } from '#lib/publisher/customer-products/list';
import type { CustomerProduct } from '#lib/publisher/customer-products/read';
import { highestUse } from '#lib/publisher/customer-products/reported-use';
import { standingOf } from '#lib/publisher/customer-products/standing';
import type { LicenseRequest } from '#lib/publisher/requests/read';
import { requestKindLabels } from '#lib/publisher/requests/schema';
import { listOpenRequests } from '#lib/publisher/requests/waiting';
import { requireCustomersPerson } from '../../_server/customer';
import { load, loadFrom } from '../../_server/load';
import { type SearchParams, withParams } from '../_records/search-params';
import { tableData } from '../_records/table-data';
import { daysUntil } from './days-left';
import { ProductPanel } from './product-panel';
import { StandingChip } from './standing-chip';

export const metadata: Metadata = { title: 'Your products' };

const PATH = '/portal';
const { columns: known, sort } = ownCustomerProductList();
const columns = columnsOf(known, [
  { id: 'productName', header: 'Product', primary: true },
  { id: 'standing', header: 'State' },
  { id: 'expiresOn', header: 'End date' },
  { id: 'daysLeft', header: 'Ends' },
  { id: 'userCount', header: 'Quantity', align: 'end' },
  { id: 'used', header: 'Used', align: 'end' },
  { id: 'licenseType', header: 'License type' },
  { id: 'asked', header: 'Asked for' },
  { id: 'startsOn', header: 'Start date', defaultHidden: true },
] satisfies Column[]);

interface Shown {
  terms: CustomerProduct;
  used: number | null;
  asked: LicenseRequest[];
}

async function read(actor: Actor & { customerId: string }, query: ListQuery) {
  const { customerId } = actor;
  const [page, open] = await Promise.all([
    listCustomerProducts(actor, { customerId }, query),
    mayScoped(actor, 'requests', 'read') ? listOpenRequests(actor, customerId) : [],
  ]);
  const used = mayScoped(actor, 'customer-environments', 'read')
    ? await highestUse(
        actor,
        page.rows.map(({ id }) => id),
      )
    : new Map<string, number>();
  const rows = page.rows.map(
    (terms): Shown => ({
      terms,
      used: used.get(terms.id) ?? null,
      asked: open.filter((request) => request.customerProductId === terms.id),
    }),
  );
  return { page: { ...page, rows }, open };
}

const cellsOf = ({ terms, used, asked }: Shown): Row['cells'] => ({
  productName: terms.productName,
  standing: <StandingChip standing={standingOf(terms, used, today())} />,
  expiresOn: <LocalDate iso={terms.expiresOn} />,
  daysLeft: terms.expiresOn ? daysUntil(terms.expiresOn) : '—',
  userCount: terms.siteLicense ? 'Site' : <FormattedNumber value={terms.userCount} />,
  used: <FormattedNumber value={used} />,
  licenseType: terms.licenseType,
  asked:
    asked.length === 0 ? (
      '—'
    ) : (
      <span className="flex gap-1">
        {asked.map(({ id, kind }) => (
          <Chip key={id}>{requestKindLabels[kind]}</Chip>
        ))}
      </span>
    ),
  startsOn: <LocalDate iso={terms.startsOn} />,
});

export default async function PortalPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireCustomersPerson();
  const params = await searchParams;
  const query = readListQuery(known, params, { sort });
  const loaded = await load(read(actor, query));
  const list = await loadFrom(loaded, ({ page }) => page);
  const rowOf = (shown: Shown): Row => ({
    key: shown.terms.id,
    label: shown.terms.productName,
    href: withParams(PATH, params, { selected: shown.terms.id, dialog: undefined }),
    cells: cellsOf(shown),
  });
  return (
    <WithSidePanel
      panel={
        typeof params.selected === 'string' ? (
          <ProductPanel
            key={params.selected}
            id={params.selected}
            actor={actor}
            open={'value' in loaded ? loaded.value.open : []}
            path={PATH}
            params={params}
          />
        ) : undefined
      }
    >
      <PageHeader
        title="Your products"
        subtitle="Open a product to see where it is used, and to ask for a renewal or more users. Used is the highest number that one environment reported."
      />
      <DataTable
        id="portal.products"
        label="Your products"
        columns={columns}
        query={query}
        tools={{ search: 'Search products', exportHref: '/export/customer-products' }}
        data={tableData(list, rowOf)}
        empty={
          <EmptyState title="No products yet">
            What your organization has licensed appears here as soon as the publisher has entered it.
          </EmptyState>
        }
      />
    </WithSidePanel>
  );
}
