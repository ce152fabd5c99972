import { Ban, Check } from 'lucide-react';
import { ActionPane } from '#components/action-pane';
import type { Actor } from '#lib/access/actor';
import type { CustomerProduct } from '#lib/publisher/customer-products/read';
import type { LicenseRequest } from '#lib/publisher/requests/read';
import { covers } from '#lib/publisher/requests/schema';
import { withoutPermission } from '../../_server/permission';
import { type SearchParams, withParams } from '../_records/search-params';
import { Present, Wish } from '../_requests/words';
import { AnswerDialog } from './answer-dialog';

interface RequestActionsProps {
  request: LicenseRequest;
  /** Absent where the person may not see them, and so not grant either. */
  terms: CustomerProduct | undefined;
  actor: Actor;
  path: string;
  params: SearchParams;
}

/** How a request is answered; each in a dialog that has its own address. */
export function RequestActions({ request, terms, actor, path, params }: RequestActionsProps) {
  const { id, state, customerName, productName } = request;
  const closeHref = withParams(path, params, { dialog: undefined });
  const answered = state === 'open' ? undefined : 'It does not wait any more.';
  const toDecline = answered ?? withoutPermission(actor, 'requests', 'update');
  const toGrant = toDecline ?? withoutPermission(actor, 'customer-products', 'update');
  const dialog = { id, closeHref };
  return (
    <>
      <ActionPane
        label="Actions for this request"
        actions={[
          {
            id: 'grant',
            label: 'Grant',
            icon: <Check aria-hidden="true" />,
            href: withParams(path, params, { dialog: 'grant' }),
            unavailable: toGrant,
          },
          {
            id: 'decline',
            label: 'Decline',
            icon: <Ban aria-hidden="true" />,
            href: withParams(path, params, { dialog: 'decline' }),
            unavailable: toDecline,
          },
        ]}
      />
      {params.dialog === 'grant' && !toGrant && terms ? (
        <AnswerDialog
          answer="grant"
          title={`Grant ${customerName} its request?`}
          termsRevision={terms.revision}
          {...dialog}
        >
          {covers(terms, request) ? (
            `The terms of ${productName} give this already. Only the request is answered.`
          ) : (
            <>
              {productName}: <Wish {...request} />, now <Present kind={request.kind} terms={terms} />. The
              terms change at once; environments get them with their next refresh.
            </>
          )}
        </AnswerDialog>
      ) : null}
      {params.dialog === 'decline' && !toDecline ? (
        <AnswerDialog answer="decline" title={`Decline the request of ${customerName}?`} {...dialog}>
          {productName}: <Wish {...request} />. The terms stay as they are.
        </AnswerDialog>
      ) : null}
    </>
  );
}
