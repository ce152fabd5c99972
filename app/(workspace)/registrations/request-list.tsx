import { DataTable, type Row } from '#components/data-table';
import { UtcTime } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { FormattedNumber } from '#components/number';
import { WithSidePanel } from '#components/side-panel';
import { readListQuery } from '#lib/lists/read';
import {
  listRegistrations,
  type PendingRegistration,
  registrationList,
} from '#lib/publisher/registrations/list';
import { readRegistrationCodeRequired } from '#lib/publisher/settings/registration-code-required';
import { requireActor } from '../../_server/actor';
import { load } from '../../_server/load';
import { withoutPermission } from '../../_server/permission';
import { one, type SearchParams, withParams } from '../_records/search-params';
import { tableData } from '../_records/table-data';
import { CodeSetting } from './code-setting';
import { columnsOfState } from './columns';
import { RequestPanel } from './request-panel';

interface RequestListProps {
  state: 'pending' | 'rejected';
  path: string;
  params: SearchParams;
}

/** The environments that wait, or that were rejected; one of them opens beside the list. */
export async function RequestList({ state, path, params }: RequestListProps) {
  const actor = await requireActor();
  const query = readListQuery(registrationList.columns, params, registrationList);
  const selected = one(params.selected);
  const [list, codeRequired] = await Promise.all([
    load(listRegistrations(actor, query, state)),
    load(readRegistrationCodeRequired(actor)),
  ]);
  const rowOf = (request: PendingRegistration): Row => ({
    key: request.id,
    label: `${request.tenant}, ${request.serialNumber}`,
    href: withParams(path, params, { selected: request.id, dialog: undefined }),
    cells: {
      tenant: request.tenant,
      serialNumber: request.serialNumber,
      attempts: <FormattedNumber value={request.attempts} />,
      firstSeenAt: <UtcTime at={request.firstSeenAt} />,
      lastSeenAt: <UtcTime at={request.lastSeenAt} />,
      remoteAddress: request.remoteAddress || '—',
      reason: request.reason || '—',
    },
  });
  return (
    <WithSidePanel
      panel={
        selected ? <RequestPanel key={selected} id={selected} {...{ actor, path, params }} /> : undefined
      }
    >
      {'value' in codeRequired ? (
        <CodeSetting
          required={codeRequired.value}
          unavailable={withoutPermission(actor, 'customer-environments', 'delete')}
        />
      ) : null}
      <DataTable
        id={`registrations.${state}`}
        label={state === 'pending' ? 'Waiting registrations' : 'Rejected registrations'}
        columns={columnsOfState(state)}
        query={query}
        tools={{ search: 'Search registrations', exportHref: `/export/registrations?state=${state}` }}
        data={tableData(list, rowOf)}
        empty={
          state === 'pending' ? (
            <EmptyState title="No environment waits">
              An environment that asks to register and is not listed under a customer appears here, to be
              assigned or rejected. It asks again every day.
            </EmptyState>
          ) : (
            <EmptyState title="No environment was rejected">
              One that is rejected stays here with the reason, and can still be assigned.
            </EmptyState>
          )
        }
      />
    </WithSidePanel>
  );
}
