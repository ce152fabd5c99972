import type { Metadata } from 'next';
import Link from 'next/link';
import { YesNo } from '#components/chip';
import { DataTable, type Row } from '#components/data-table';
import { UtcTime } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { FormattedNumber } from '#components/number';
import { VALIDATIONS_KEPT_FOR } from '#lib/licensing/retention';
import { readListQuery } from '#lib/lists/read';
import { type LoggedValidation, listValidations, validationList } from '#lib/publisher/telemetry/validations';
import { requireActor } from '../../../../_server/actor';
import { load } from '../../../../_server/load';
import type { SearchParams } from '../../../_records/search-params';
import { tableData } from '../../../_records/table-data';
import { CodeChip } from '../../code-chip';
import { validationColumns } from '../../columns';
import { recordHref } from '../../links';

export const metadata: Metadata = { title: 'Validations' };

const rowOf = (validation: LoggedValidation): Row => ({
  key: validation.id,
  label: `${validation.model}, ${validation.environmentName}`,
  cells: {
    at: <UtcTime at={validation.at} />,
    customerName: validation.customerName,
    environmentName: (
      <Link href={recordHref(validation.customerId, validation.environmentId)} className="link">
        {validation.environmentName}
      </Link>
    ),
    product: validation.product,
    model: validation.model,
    modelVersion: validation.modelVersion || '—',
    hostUrl: validation.hostUrl || '—',
    code: <CodeChip code={validation.code} permitted={validation.permitted} />,
    permitted: <YesNo value={validation.permitted} />,
    usedLicenses: <FormattedNumber value={validation.usedLicenses} />,
    enabled: <YesNo value={validation.enabled} />,
    installed: <YesNo value={validation.installed} />,
    production: <YesNo value={validation.production} />,
  },
});

export default async function ValidationsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const query = readListQuery(validationList.columns, await searchParams, validationList);
  const list = await load(listValidations(actor, query));
  return (
    <>
      <p className="mb-3 max-w-prose text-muted">
        What environments asked about their modules, and what they were answered. Kept for{' '}
        {VALIDATIONS_KEPT_FOR} days.
      </p>
      <DataTable
        id="telemetry.validations"
        label="Validations"
        columns={validationColumns}
        query={query}
        tools={{ search: 'Search customers, environments, products', exportHref: '/export/validations' }}
        data={tableData(list, rowOf)}
        empty={
          <EmptyState title="No validations yet">
            An environment validates once a day, and when its administrator asks for it.
          </EmptyState>
        }
      />
    </>
  );
}
