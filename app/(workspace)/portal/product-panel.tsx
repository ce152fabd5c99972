import { CalendarClock, UserPlus } from 'lucide-react';
import Link from 'next/link';
import { ActionPane } from '#components/action-pane';
import { LocalDate } from '#components/date-time';
import { FieldList } from '#components/field-list';
import { FormattedNumber } from '#components/number';
import { SidePanel } from '#components/side-panel';
import { type Actor, mayScoped } from '#lib/access/actor';
import { today } from '#lib/kernel/clock';
import { type CustomerProduct, readCustomerProduct } from '#lib/publisher/customer-products/read';
import { listReportedUse } from '#lib/publisher/customer-products/reported-use';
import { standingOf } from '#lib/publisher/customer-products/standing';
import type { LicenseRequest } from '#lib/publisher/requests/read';
import { notToBeAsked, type RequestKind, requestKindLabels } from '#lib/publisher/requests/schema';
import { load } from '../../_server/load';
import { FailedPanel } from '../_records/failed-panel';
import { type SearchParams, withParams } from '../_records/search-params';
import { ReportedUse } from '../_requests/reported-use';
import { Wish } from '../_requests/words';
import { AskDialog } from './ask-dialog';
import { daysUntil } from './days-left';
import { StandingChip } from './standing-chip';

interface ProductPanelProps {
  id: string;
  actor: Actor;
  /** The requests of this customer that wait. */
  open: LicenseRequest[];
  path: string;
  params: SearchParams;
}

/** One of the customer's own products: its terms, its use, and what can be asked for. */
export async function ProductPanel({ id, actor, open, path, params }: ProductPanelProps) {
  const closeHref = withParams(path, params, { selected: undefined, dialog: undefined });
  const loaded = await load(
    Promise.all([
      readCustomerProduct(actor, id),
      mayScoped(actor, 'customer-environments', 'read') ? listReportedUse(actor, id) : undefined,
    ]),
  );
  if ('problem' in loaded)
    return <FailedPanel title="Product" problem={loaded.problem} closeHref={closeHref} />;
  const [terms, use] = loaded.value;
  const waiting = open.filter((request) => request.customerProductId === id);
  const most = (use ?? []).reduce<number | null>(
    (highest, { used }) => (used === null ? highest : Math.max(used, highest ?? 0)),
    null,
  );
  return (
    <SidePanel
      title={terms.productName}
      chips={<StandingChip standing={standingOf(terms, most, today())} />}
      closeHref={closeHref}
    >
      <Asking {...{ terms, waiting, actor, path, params }} />
      {waiting.map((request) => (
        <p key={request.id} className="mt-2">
          <Link href={`/portal/requests?selected=${request.id}`} className="link">
            {requestKindLabels[request.kind]} asked for
          </Link>
          : <Wish {...request} />
        </p>
      ))}
      <div className="mt-4">
        <FieldList fields={fieldsOf(terms)} />
      </div>
      {use ? <ReportedUse reports={use} /> : null}
    </SidePanel>
  );
}

const fieldsOf = (terms: CustomerProduct) => [
  { label: 'License type', value: terms.licenseType },
  { label: 'Quantity', value: terms.siteLicense ? 'Site' : <FormattedNumber value={terms.userCount} /> },
  { label: 'Start date', value: <LocalDate iso={terms.startsOn} /> },
  {
    label: 'End date',
    value: terms.expiresOn ? (
      <>
        <LocalDate iso={terms.expiresOn} /> ({daysUntil(terms.expiresOn)})
      </>
    ) : null,
  },
  ...(terms.featureDisableOn
    ? [{ label: 'Feature disable date', value: <LocalDate iso={terms.featureDisableOn} /> }]
    : []),
];

interface AskingProps extends Omit<ProductPanelProps, 'id' | 'open'> {
  terms: CustomerProduct;
  waiting: LicenseRequest[];
}

const questions = [
  { kind: 'renewal', label: 'Ask for renewal', icon: <CalendarClock aria-hidden="true" /> },
  { kind: 'users', label: 'Ask for more users', icon: <UserPlus aria-hidden="true" /> },
] as const;

function Asking({ terms, waiting, actor, path, params }: AskingProps) {
  const whyNot = (kind: RequestKind): string | undefined => {
    if (!mayScoped(actor, 'requests', 'create'))
      return 'You may look at this, but not ask for it. Ask an administrator for the permission.';
    return (
      notToBeAsked(kind, terms) ??
      (waiting.some((request) => request.kind === kind)
        ? 'The product team has not answered the last request yet.'
        : undefined)
    );
  };
  const asked = questions.find(({ kind }) => kind === params.dialog && !whyNot(kind));
  return (
    <>
      <ActionPane
        label="Actions for this product"
        primary={false}
        actions={questions.map(({ kind, label, icon }) => ({
          id: kind,
          label,
          icon,
          href: withParams(path, params, { dialog: kind }),
          unavailable: whyNot(kind),
        }))}
      />
      {asked ? (
        <AskDialog
          kind={asked.kind}
          customerProductId={terms.id}
          productName={terms.productName}
          present={{
            siteLicense: terms.siteLicense,
            userCount: terms.userCount,
            expiresOn: terms.expiresOn,
          }}
          closeHref={withParams(path, params, { dialog: undefined })}
        />
      ) : null}
    </>
  );
}
