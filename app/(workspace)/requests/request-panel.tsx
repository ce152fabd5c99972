import Link from 'next/link';
import { LocalDate, UtcTime } from '#components/date-time';
import { FieldList } from '#components/field-list';
import { FormattedNumber } from '#components/number';
import { SidePanel } from '#components/side-panel';
import { type Actor, may } from '#lib/access/actor';
import { listCustomerEnvironments } from '#lib/publisher/customer-environments/list';
import { type CustomerProduct, readCustomerProduct } from '#lib/publisher/customer-products/read';
import { listReportedUse } from '#lib/publisher/customer-products/reported-use';
import { type LicenseRequest, readRequest } from '#lib/publisher/requests/read';
import { requestKindLabels } from '#lib/publisher/requests/schema';
import { counted } from '#lib/records/some-of';
import { load } from '../../_server/load';
import { FailedPanel } from '../_records/failed-panel';
import { type SearchParams, withParams } from '../_records/search-params';
import { ReportedUse } from '../_requests/reported-use';
import { Present, RequestChip, Wish } from '../_requests/words';
import { RequestActions } from './request-actions';

interface RequestPanelProps {
  id: string;
  actor: Actor;
  path: string;
  params: SearchParams;
}

/** The request, and of what an answer needs besides as much as the person may see. */
async function readWithContext(actor: Actor, id: string) {
  const request = await readRequest(actor, id);
  const { customerId, customerProductId } = request;
  const withTerms = may(actor, 'customer-products', 'read');
  const withUse = may(actor, 'customer-environments', 'read');
  const [terms, use, environments] = await Promise.all([
    withTerms ? readCustomerProduct(actor, customerProductId) : undefined,
    withUse ? listReportedUse(actor, customerProductId) : undefined,
    withUse ? listCustomerEnvironments(actor, customerId, { pageSize: 1 }) : undefined,
  ]);
  return { request, terms, use, environments: environments?.total };
}

/** What a customer asked for, beside what it has and how it is used. */
export async function RequestPanel({ id, actor, path, params }: RequestPanelProps) {
  const closeHref = withParams(path, params, { selected: undefined, dialog: undefined });
  const loaded = await load(readWithContext(actor, id));
  if ('problem' in loaded)
    return <FailedPanel title="Request" problem={loaded.problem} closeHref={closeHref} />;
  const { request, terms, use, environments } = loaded.value;
  const { customerId, customerName } = request;
  return (
    <SidePanel
      title={`${customerName}: ${requestKindLabels[request.kind]}`}
      chips={<RequestChip state={request.state} />}
      closeHref={closeHref}
    >
      <RequestActions {...{ request, terms, actor, path, params }} />
      <div className="mt-4">
        <FieldList fields={fieldsOf(request, terms)} />
      </div>
      {terms ? <Terms terms={terms} /> : null}
      {use ? <ReportedUse reports={use} /> : null}
      {environments === undefined ? null : (
        <p className="mt-3">
          <Link href={`/customers/${customerId}/environments`} className="link">
            {counted(environments, 'environment')} of this customer
          </Link>
        </p>
      )}
    </SidePanel>
  );
}

const fieldsOf = (request: LicenseRequest, terms: CustomerProduct | undefined) => [
  { label: 'Product', value: request.productName, wide: true },
  {
    label: 'Asked for',
    value: (
      <>
        <Wish {...request} />
        {request.state === 'open' && terms ? (
          <>
            , now <Present kind={request.kind} terms={terms} />
          </>
        ) : null}
      </>
    ),
    wide: true,
  },
  { label: 'Message', value: request.message, wide: true },
  { label: 'Asked by', value: request.requestedBy, wide: true },
  { label: 'Asked', value: <UtcTime at={request.createdAt} />, wide: true },
  ...(request.answeredAt
    ? [
        { label: 'Answer', value: request.answer, wide: true },
        { label: 'Answered', value: <UtcTime at={request.answeredAt} />, wide: true },
        { label: 'Answered by', value: request.answeredBy, wide: true },
      ]
    : []),
];

const Terms = ({ terms }: { terms: CustomerProduct }) => (
  <section aria-labelledby="present-terms" className="mt-5 border-t border-separator pt-4">
    <h3 id="present-terms" className="mb-2 font-semibold">
      Present terms
    </h3>
    <FieldList
      fields={[
        { label: 'License type', value: terms.licenseType },
        {
          label: 'No. of users',
          value: terms.siteLicense ? 'Site' : <FormattedNumber value={terms.userCount} />,
        },
        { label: 'End date', value: <LocalDate iso={terms.expiresOn} /> },
        ...(terms.featureDisableOn
          ? [{ label: 'Feature disable date', value: <LocalDate iso={terms.featureDisableOn} /> }]
          : []),
      ]}
    />
    <p className="mt-3">
      <Link href={`/customers/${terms.customerId}/products/${terms.id}`} className="link">
        Open the customer product
      </Link>
    </p>
  </section>
);
