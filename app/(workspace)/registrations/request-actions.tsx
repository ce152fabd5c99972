import { Ban, UserPlus } from 'lucide-react';
import { ActionPane } from '#components/action-pane';
import { type Actor, may } from '#lib/access/actor';
import { findCustomers } from '#lib/publisher/customers/find';
import type { PendingRegistration } from '#lib/publisher/registrations/list';
import type { RelatedEnvironment } from '#lib/publisher/registrations/related';
import { withoutPermission } from '../../_server/permission';
import { type SearchParams, withParams } from '../_records/search-params';
import { asOptions } from './customer-options';
import { AssignDialog } from './dialogs';
import { RejectDialog } from './reject-dialog';

interface RequestActionsProps {
  request: PendingRegistration;
  related: RelatedEnvironment[];
  actor: Actor;
  path: string;
  params: SearchParams;
  listHref: string;
}

/** What can be done with a request; each in a dialog that has its own address. */
export function RequestActions({ request, related, actor, path, params, listHref }: RequestActionsProps) {
  const { id, tenant, serialNumber, state } = request;
  const closeHref = withParams(path, params, { dialog: undefined });
  const toAssign = withoutPermission(actor, 'customer-environments', 'create');
  const toReject =
    withoutPermission(actor, 'customer-environments', 'update') ??
    (state === 'rejected' ? 'It has been rejected already.' : undefined);
  return (
    <>
      <ActionPane
        label="Actions for this registration"
        actions={[
          {
            id: 'assign',
            label: 'Assign',
            icon: <UserPlus aria-hidden="true" />,
            href: withParams(path, params, { dialog: 'assign' }),
            unavailable: toAssign,
          },
          {
            id: 'reject',
            label: 'Reject',
            icon: <Ban aria-hidden="true" />,
            href: withParams(path, params, { dialog: 'reject' }),
            unavailable: toReject,
          },
        ]}
      />
      {params.dialog === 'assign' && !toAssign && may(actor, 'customers', 'read') ? (
        <Assigning {...{ id, serialNumber, related, actor, closeHref, listHref }} />
      ) : null}
      {params.dialog === 'reject' && !toReject ? (
        <RejectDialog {...{ id, tenant, closeHref, listHref }} />
      ) : null}
    </>
  );
}

interface AssigningProps {
  id: string;
  serialNumber: string;
  related: RelatedEnvironment[];
  actor: Actor;
  closeHref: string;
  listHref: string;
}

async function Assigning({ related, actor, ...dialog }: AssigningProps) {
  const customers = asOptions(await findCustomers(actor));
  return <AssignDialog {...dialog} customers={customers} likely={likelyOf(related)} />;
}

/** The customer of them all, if there is only one. */
function likelyOf(related: RelatedEnvironment[]) {
  const [first] = related;
  if (!first || related.some(({ customerId }) => customerId !== first.customerId)) return undefined;
  return { value: first.customerId, label: first.customerName };
}
