import Link from 'next/link';
import { UtcTime } from '#components/date-time';
import { FieldList } from '#components/field-list';
import { SidePanel } from '#components/side-panel';
import { type Actor, mayScoped } from '#lib/access/actor';
import { type LicenseRequest, readRequest } from '#lib/publisher/requests/read';
import { requestKindLabels } from '#lib/publisher/requests/schema';
import { load } from '../../../_server/load';
import { FailedPanel } from '../../_records/failed-panel';
import { RequestChip, Wish } from '../../_requests/words';
import { WithdrawButton } from './withdraw-button';

interface OwnRequestPanelProps {
  id: string;
  actor: Actor;
  closeHref: string;
}

/** What the own customer asked for, and what was answered. */
export async function OwnRequestPanel({ id, actor, closeHref }: OwnRequestPanelProps) {
  const loaded = await load(readRequest(actor, id));
  if ('problem' in loaded)
    return <FailedPanel title="Request" problem={loaded.problem} closeHref={closeHref} />;
  const request = loaded.value;
  return (
    <SidePanel
      title={`${requestKindLabels[request.kind]}: ${request.productName}`}
      chips={<RequestChip state={request.state} />}
      closeHref={closeHref}
      actions={
        request.state === 'open' ? (
          <div className="mb-2">
            <WithdrawButton
              id={id}
              unavailable={
                mayScoped(actor, 'requests', 'create')
                  ? undefined
                  : 'You may look at this, but not withdraw it. Ask an administrator for the permission.'
              }
            />
          </div>
        ) : undefined
      }
    >
      <FieldList fields={fieldsOf(request)} />
      <p className="mt-4">
        <Link href={`/portal?selected=${request.customerProductId}`} className="link">
          See {request.productName}
        </Link>
      </p>
    </SidePanel>
  );
}

const fieldsOf = (request: LicenseRequest) => [
  ...(request.answeredAt
    ? [
        { label: 'Answer', value: request.answer, wide: true },
        { label: 'Answered', value: <UtcTime at={request.answeredAt} />, wide: true },
      ]
    : []),
  { label: 'Asked for', value: <Wish {...request} />, wide: true },
  { label: 'Message', value: request.message, wide: true },
  { label: 'Asked by', value: request.requestedBy, wide: true },
  { label: 'Asked', value: <UtcTime at={request.createdAt} />, wide: true },
];
