import Link from 'next/link';
import { StatusChip } from '#components/chip';
import { UtcTime } from '#components/date-time';
import { FieldList } from '#components/field-list';
import { FormattedNumber } from '#components/number';
import { SidePanel } from '#components/side-panel';
import type { Actor } from '#lib/access/actor';
import type { PendingRegistration } from '#lib/publisher/registrations/list';
import { readRegistrationRequest } from '#lib/publisher/registrations/read';
import { listRelatedEnvironments, type RelatedEnvironment } from '#lib/publisher/registrations/related';
import { load } from '../../_server/load';
import { FailedPanel } from '../_records/failed-panel';
import { type SearchParams, withParams } from '../_records/search-params';
import { RequestActions } from './request-actions';

interface RequestPanelProps {
  id: string;
  actor: Actor;
  /** The list's address, and what it shows. */
  path: string;
  params: SearchParams;
}

/** One environment that asked to register: to assign to a customer, or to reject. */
export async function RequestPanel({ id, actor, path, params }: RequestPanelProps) {
  const listHref = withParams(path, params, { selected: undefined, dialog: undefined });
  const loaded = await load(
    readRegistrationRequest(actor, id).then(async (request) => ({
      request,
      related: await listRelatedEnvironments(actor, request),
    })),
  );
  if ('problem' in loaded)
    return (
      <FailedPanel title="Registration" problem={loaded.problem} closeHref={listHref}>
        Somebody may have assigned it meanwhile.
      </FailedPanel>
    );
  const { request, related } = loaded.value;
  return (
    <SidePanel title={request.tenant} chips={<State state={request.state} />} closeHref={listHref}>
      <RequestActions {...{ request, related, actor, path, params, listHref }} />
      <div className="mt-4">
        <FieldList fields={fieldsOf(request)} />
      </div>
      <Related environments={related} />
    </SidePanel>
  );
}

const State = ({ state }: Pick<PendingRegistration, 'state'>) =>
  state === 'rejected' ? (
    <StatusChip tone="danger">Rejected</StatusChip>
  ) : (
    <StatusChip tone="warning">Waiting</StatusChip>
  );

const fieldsOf = (request: PendingRegistration) => [
  ...(request.state === 'rejected' ? [{ label: 'Rejected because', value: request.reason, wide: true }] : []),
  { label: 'Tenant', value: request.tenant },
  { label: 'Serial number', value: request.serialNumber },
  { label: 'First seen', value: <UtcTime at={request.firstSeenAt} /> },
  { label: 'Last seen', value: <UtcTime at={request.lastSeenAt} /> },
  { label: 'Attempts', value: <FormattedNumber value={request.attempts} /> },
  { label: 'Address', value: request.remoteAddress },
];

/** Whose it may be. */
const Related = ({ environments }: { environments: RelatedEnvironment[] }) =>
  environments.length === 0 ? null : (
    <section aria-labelledby="related" className="mt-5 border-t border-separator pt-4">
      <h3 id="related" className="mb-2 font-semibold">
        Listed with the same serial number or tenant
      </h3>
      <ul className="flex flex-col gap-2">
        {environments.map((environment) => (
          <li key={environment.id} className="wrap-anywhere">
            <Link
              href={`/customers/${environment.customerId}/environments/${environment.id}`}
              className="link"
            >
              {environment.customerName}, {environment.name}
            </Link>
            <p className="text-sm text-muted">
              {environment.tenant}, {environment.serialNumber}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
