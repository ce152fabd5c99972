import type { Metadata } from 'next';
import Link from 'next/link';
import { LinkButton } from '#components/button';
import { EmptyState } from '#components/empty-state';
import { ErrorState } from '#components/error-state';
import { FormattedNumber } from '#components/number';
import { PageHeader } from '#components/page-header';
import { listNextExpiries } from '#lib/publisher/customer-products/list';
import { type PublisherCounts, publisherCounts } from '#lib/publisher/overview';
import { listRegistrations } from '#lib/publisher/registrations/list';
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
      listNextExpiries(actor, SOONEST),
      listRegistrations(actor, { pageSize: MOST_WAITING }),
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
  if (counts.products + counts.customers + waiting.total === 0) return <Nothing />;
  return (
    <>
      <PageHeader title="Overview" />
      <ApplyingAnnouncements actor={actor} />
      <div className="grid gap-3 min-[700px]:grid-cols-2 min-[1200px]:grid-cols-3">
        <Records counts={counts} />
        <Environments counts={counts} />
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
        <NextExpiries expiries={expiries} />
      </div>
    </>
  );
}

const Records = ({ counts }: { counts: PublisherCounts }) => (
  <Card title="Customers" link={{ label: 'See customers', href: '/customers' }}>
    <Figure value={<FormattedNumber value={counts.customers} />}>
      {counts.customers === 1 ? 'customer' : 'customers'}
    </Figure>
    <p className="mt-1 text-muted">
      <FormattedNumber value={counts.customerProducts} /> customer products of{' '}
      <FormattedNumber value={counts.products} /> products
    </p>
  </Card>
);

const Environments = ({ counts }: { counts: PublisherCounts }) => (
  <Card title="Environments">
    <Figure value={<FormattedNumber value={counts.registered} />}>
      of <FormattedNumber value={counts.environments} /> registered
    </Figure>
    <p className="mt-1 text-muted">
      <FormattedNumber value={counts.silent} /> of them active, but silent: no telemetry for over 7 days
    </p>
  </Card>
);

const Nothing = () => (
  <>
    <PageHeader title="Overview" />
    <EmptyState
      title="Nothing has been entered yet"
      action={<LinkButton href="/products/new">New product</LinkButton>}
    >
      Begin with a product and its releases, then enter the customers who may use it.
    </EmptyState>
  </>
);
