import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { LinkButton } from '#components/button';
import { UtcTime } from '#components/date-time';
import { EmptyState } from '#components/empty-state';
import { ErrorState } from '#components/error-state';
import { Notification } from '#components/notification';
import type { Actor } from '#lib/access/actor';
import { userLicenseTypeLabels } from '#lib/contract/vocabulary';
import { readComparisons } from '#lib/environment/recount/comparisons';
import { readRecountStanding } from '#lib/environment/recount/read';
import { type RecountReport, readRecountReports } from '#lib/environment/recount/report';
import { requireActor } from '../../../_server/actor';
import { load } from '../../../_server/load';
import { withoutPermission } from '../../../_server/permission';
import type { SearchParams } from '../../_records/search-params';
import { type Asked, askedOf, linkTo } from './asked';
import { ComparisonsTable } from './comparisons';
import { CountsTable } from './counts-table';
import { History } from './history';
import { MaximumForm } from './maximum-form';
import { Names } from './names';
import { PrintButton, RunChoice } from './run-choice';

export const metadata: Metadata = { title: 'Report' };

export default async function ReportPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const params = await searchParams;
  const [reports, standing] = await Promise.all([
    load(readRecountReports(actor)),
    load(readRecountStanding(actor)),
  ]);
  if ('problem' in reports)
    return <ErrorState title="The report could not be loaded.">{reports.problem}</ErrorState>;
  const asked = askedOf(reports.value, params);
  const latest = asked !== undefined && asked.report === reports.value.at(-1);
  return (
    <>
      <h2 className="mb-2 text-lg font-semibold">Named user license counts</h2>
      {'value' in standing && standing.value.stale ? (
        <Notification tone="warning" link={{ label: 'See recounts', href: '/user-licensing/recounts' }}>
          The last recount is older than a week: what it counted may no longer be so.
        </Notification>
      ) : null}
      {asked ? (
        <Counts reports={reports.value} asked={asked} params={params} />
      ) : (
        <Uncounted any={reports.value.length > 0} />
      )}
      <Now actor={actor} />
      {asked && latest ? <Names actor={actor} asked={asked} params={params} /> : null}
      {asked && !latest ? (
        <p className="mt-4 text-muted print:hidden">
          The names of those who were counted are kept of the latest recount alone.
        </p>
      ) : null}
    </>
  );
}

const Uncounted = ({ any }: { any: boolean }) => (
  <div className="box">
    <EmptyState
      title={any ? 'There is no such recount' : 'Never counted'}
      action={
        <LinkButton href={any ? '/user-licensing/report' : '/user-licensing/recounts'}>
          {any ? 'See the latest' : 'Go to recounts'}
        </LinkButton>
      }
    >
      {any
        ? 'It was not finished, or is older than the report goes back.'
        : 'Until the users are counted, every user license count is 0 and has no date.'}
    </EmptyState>
  </div>
);

interface CountsProps {
  reports: RecountReport[];
  asked: Asked;
  params: SearchParams;
}

function Counts({ reports, asked: { report, of, label }, params }: CountsProps) {
  const { run } = report;
  const link = (kind: 'type' | 'module', key: string) => ({
    key,
    href: linkTo(params, { kind, key }),
    current: of.kind === kind && of.key === key,
  });
  return (
    <>
      <div className="my-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <RunChoice
          runs={reports.toReversed().map((each) => ({ id: each.run.id, label: labelOf(each) }))}
          current={run.id}
        />
        <LinkButton href={`/export/recount-report?run=${run.id}`} prefetch={false} className="print:hidden">
          <Download aria-hidden="true" />
          Export as CSV
        </LinkButton>
        <PrintButton />
        <p className="text-muted">
          Counted <UtcTime at={run.finishedAt} /> by {run.ranBy}: {run.message}
        </p>
      </div>
      <div className="grid gap-3 min-[1100px]:grid-cols-2">
        <CountsTable
          title="By user license type"
          noun="User license type"
          rows={report.types.map(({ type, count }) => ({
            ...link('type', type),
            label: userLicenseTypeLabels[type],
            count,
          }))}
        />
        <History reports={reports} of={of} label={label} />
      </div>
      <div className="mt-3">
        <CountsTable
          title="By module"
          noun="Module"
          modules
          rows={report.modules.map(({ key, model, count, quantity }) => ({
            ...link('module', key),
            label: model,
            count,
            quantity,
          }))}
        />
      </div>
    </>
  );
}

const labelOf = ({ run }: RecountReport): string =>
  `${run.finishedAt?.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

async function Now({ actor }: { actor: Actor }) {
  const comparisons = await load(readComparisons(actor));
  return (
    <section aria-label="Licenses now" className="box mt-4 p-4">
      <h2 className="font-semibold">Licenses now</h2>
      <p className="mb-3 text-sm text-muted">
        The maximum user count against each license, the users now against each license, and today against its
        expiration date.
      </p>
      {'problem' in comparisons ? (
        <ErrorState title="The licenses could not be compared.">{comparisons.problem}</ErrorState>
      ) : (
        <>
          <div className="mb-4 max-w-md print:hidden">
            <MaximumForm
              maximumUsers={comparisons.value.maximumUsers}
              unavailable={withoutPermission(actor, 'users', 'update')}
            />
          </div>
          <ComparisonsTable licenses={comparisons.value.licenses} />
        </>
      )}
    </section>
  );
}
