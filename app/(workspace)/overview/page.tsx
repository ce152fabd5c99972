import type { Metadata } from 'next';
import Link from 'next/link';
import { LinkButton } from '#components/button';
import { EmptyState } from '#components/empty-state';
import { ErrorState } from '#components/error-state';
import { FormattedNumber } from '#components/number';
import { PageHeader } from '#components/page-header';
import { may } from '#lib/access/actor';
import type { ListPage } from '#lib/lists/query';
import { listNextExpiries } from '#lib/publisher/customer-products/list';
import { type PublisherCounts, publisherCounts } from '#lib/publisher/overview';
import { listRegistrations, type PendingRegistration } from '#lib/publisher/registrations/list';
import { SILENT_AFTER_DAYS } from '#lib/publisher/telemetry/silence';
import { counted } from '#lib/records/some-of';
import { requireActor } from '../../_server/actor';
import { load } from '../../_server/load';
import { requirePublisher } from '../../_server/publisher';
import { Card, Figure } from '../_dashboard/card';
import { ApplyingAnnouncements } from './applying-announcements';
import { NextExpiries } from './next-expiries';

export const metadata: Metadata = { title: 'Overview' };

const SOONEST = 10;
const MOST_WAITING = 5;

export default async function OverviewPage() {
  requirePublisher();
  const actor = await requireActor();
  const loaded = await load(
    Promise.all([
      publisherCounts(actor),
      may(actor, 'customer-products', 'read') ? listNextExpiries(actor, SOONEST) : undefined,
      may(actor, 'customer-environments', 'read')
        ? listRegistrations(actor, { pageSize: MOST_WAITING })
        : undefined,
    ]),
  );
  if ('problem' in loaded) {
    return (
      <>
        <PageHeader title="Overview" />
        <ErrorState title="The overview could not be loaded.">{loaded.problem}</ErrorState>
      </>
    );
  }
  const [counts, expiries, waiting] = loaded.value;
  if (counts.products === 0 && counts.customers === 0 && waiting?.total === 0)
    return <Nothing mayEnter={may(actor, 'products', 'create')} />;
  return (
    <>
      <PageHeader title="Overview" />
      <ApplyingAnnouncements actor={actor} />
      <div className="grid gap-3 min-[700px]:grid-cols-2 min-[1200px]:grid-cols-3">
        <Records counts={counts} />
        <Environments counts={counts} />
        {waiting ? <Waiting waiting={waiting} /> : null}
        {expiries ? <NextExpiries expiries={expiries} /> : null}
      </div>
    </>
  );
}

const Waiting = ({ waiting }: { waiting: ListPage<PendingRegistration> }) => (
  <Card title="Waiting registrations" link={{ label: 'See registrations', href: '/registrations' }}>
    <Figure value={<FormattedNumber value={waiting.total} />}>
      {waiting.total === 1 ? 'environment waits' : 'environments wait'} to be assigned or rejected
    </Figure>
    <ul className="mt-2 flex flex-col gap-1.5">
      {waiting.rows.map((request) => (
        <li key={request.id} className="wrap-anywhere">
          <Link href={`/registrations?selected=${request.id}`} className="link">
            {request.tenant}
          </Link>
        </li>
      ))}
    </ul>
  </Card>
);

type Counts = Partial<PublisherCounts>;

/** Customers, what they have, and of what; of all this only what the person may see. */
function Records({ counts: { customers, customerProducts, products } }: { counts: Counts }) {
  if (customers === undefined && customerProducts === undefined && products === undefined) return null;
  const terms = customerProducts === undefined ? '' : counted(customerProducts, 'customer product');
  const sold = products === undefined ? '' : counted(products, 'product');
  if (customers === undefined) {
    return (
      <Card
        title="Products"
        link={products === undefined ? undefined : { label: 'See products', href: '/products' }}
      >
        <p>{[terms, sold].filter(Boolean).join(' of ')}</p>
      </Card>
    );
  }
  return (
    <Card title="Customers" link={{ label: 'See customers', href: '/customers' }}>
      <Figure value={<FormattedNumber value={customers} />}>
        {customers === 1 ? 'customer' : 'customers'}
      </Figure>
      <p className="mt-1 text-muted">{[terms, sold].filter(Boolean).join(' of ')}</p>
    </Card>
  );
}

function Environments({ counts: { environments, registered, silent } }: { counts: Counts }) {
  if (environments === undefined || registered === undefined || silent === undefined) return null;
  return (
    <Card title="Environments">
      <Figure value={<FormattedNumber value={registered} />}>
        of <FormattedNumber value={environments} /> registered
      </Figure>
      <p className="mt-1 text-muted">
        <FormattedNumber value={silent} /> of them active, but silent: no telemetry for over{' '}
        {SILENT_AFTER_DAYS} days
      </p>
    </Card>
  );
}

const Nothing = ({ mayEnter }: { mayEnter: boolean }) => (
  <>
    <PageHeader title="Overview" />
    <EmptyState
      title="Nothing has been entered yet"
      action={mayEnter ? <LinkButton href="/products/new">New product</LinkButton> : undefined}
    >
      Begin with a product and its releases, then enter the customers who may use it.
    </EmptyState>
  </>
);
