import type { Metadata } from 'next';
import Link from 'next/link';
import { DataTable, type Row } from '#components/data-table';
import { EmptyState } from '#components/empty-state';
import { ErrorState } from '#components/error-state';
import { FormattedNumber } from '#components/number';
import { pageOfRows } from '#lib/lists/in-memory';
import { readListQuery } from '#lib/lists/read';
import {
  installedVersions,
  listReportedProducts,
  type ReportedProduct,
  reportedProductList,
} from '#lib/publisher/telemetry/versions';
import { requireActor } from '../../../../_server/actor';
import { load, loadFrom } from '../../../../_server/load';
import { one, type SearchParams, withParams } from '../../../_records/search-params';
import { tableData } from '../../../_records/table-data';
import { productColumns } from './columns';
import { VersionChart } from './version-chart';

export const metadata: Metadata = { title: 'Versions' };

const PATH = '/telemetry/versions';

const rowOf = (product: ReportedProduct, href: string): Row => ({
  key: product.key,
  label: product.name,
  href,
  cells: {
    name: product.name,
    modules: <FormattedNumber value={product.modules} />,
    versions: <FormattedNumber value={product.versions} />,
    latestVersion: product.latestVersion ?? (product.productId ? 'No release' : 'Not one of the products'),
    upToDate: product.latestVersion ? <FormattedNumber value={product.upToDate} /> : '—',
  },
});

export default async function VersionsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const params = await searchParams;
  const query = readListQuery(reportedProductList.columns, params, reportedProductList);
  const reported = await load(listReportedProducts(actor));
  const list = await loadFrom(reported, (products) => pageOfRows(reportedProductList, products, query));
  const asked = one(params.product);
  const chosen =
    'value' in reported
      ? (reported.value.find(({ key }) => key === asked) ?? (asked ? undefined : reported.value[0]))
      : undefined;
  const versions = chosen ? await load(installedVersions(actor, chosen.key)) : undefined;
  return (
    <>
      {chosen && versions ? (
        <div className="mb-3">
          {'problem' in versions ? (
            <ErrorState title="The versions could not be counted.">{versions.problem}</ErrorState>
          ) : (
            <VersionChart product={chosen} versions={versions.value} />
          )}
        </div>
      ) : null}
      {asked && 'value' in reported && !chosen ? (
        <p className="mb-3 text-muted">
          No environment has reported this product last.{' '}
          <Link href={PATH} className="link">
            Show all products
          </Link>
        </p>
      ) : null}
      <DataTable
        id="telemetry.versions"
        label="Reported products"
        columns={productColumns}
        query={query}
        tools={{ search: 'Search products', exportHref: '/export/telemetry-versions' }}
        data={tableData(list, (product) =>
          rowOf(product, withParams(PATH, params, { product: product.key })),
        )}
        empty={
          <EmptyState title="No module has been reported yet">
            Environments report their installed modules once a day.
          </EmptyState>
        }
      />
    </>
  );
}
