import { LinkButton } from '#components/button';
import { UtcTime } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { FieldList } from '#components/field-list';
import { SidePanel } from '#components/side-panel';
import { type Actor, may } from '#lib/access/actor';
import { listCustomerChoices } from '#lib/publisher/customers/list';
import { readRegistrationRequest } from '#lib/publisher/registrations/read';
import { load } from '../../_server/load';
import { AssignForm } from './assign-form';
import { RejectForm } from './reject-form';

interface RequestPanelProps {
  id: string;
  actor: Actor;
  closeHref: string;
}

/** One environment that asked to register: to assign to a customer, or to reject. */
export async function RequestPanel({ id, actor, closeHref }: RequestPanelProps) {
  const [request, customers] = await Promise.all([
    load(readRegistrationRequest(actor, id)),
    load(listCustomerChoices(actor)),
  ]);
  if ('problem' in request) {
    return (
      <SidePanel title="Registration" closeHref={closeHref}>
        <EmptyState title={request.problem} action={<LinkButton href={closeHref}>Show all</LinkButton>}>
          Somebody may have assigned it meanwhile.
        </EmptyState>
      </SidePanel>
    );
  }
  const { tenant, serialNumber, state, reason, firstSeenAt, lastSeenAt } = request.value;
  return (
    <SidePanel title={tenant} closeHref={closeHref}>
      <FieldList
        fields={[
          { label: 'Tenant', value: tenant },
          { label: 'Serial number', value: serialNumber },
          { label: 'First seen', value: <UtcTime at={firstSeenAt} /> },
          { label: 'Last seen', value: <UtcTime at={lastSeenAt} /> },
          ...(state === 'rejected' ? [{ label: 'Rejected because', value: reason }] : []),
        ]}
      />
      {may(actor, 'customer-environments', 'create') && 'value' in customers ? (
        <section aria-labelledby="assign" className="mt-5 border-t border-separator pt-4">
          <h3 id="assign" className="mb-3 font-semibold">
            Assign to a customer
          </h3>
          <AssignForm id={id} serialNumber={serialNumber} customers={customers.value} closeHref={closeHref} />
        </section>
      ) : null}
      {state === 'pending' && may(actor, 'customer-environments', 'update') ? (
        <section aria-labelledby="reject" className="mt-5 border-t border-separator pt-4">
          <h3 id="reject" className="mb-3 font-semibold">
            Reject
          </h3>
          <RejectForm id={id} closeHref={closeHref} />
        </section>
      ) : null}
    </SidePanel>
  );
}
