'use client';

import { Upload } from 'lucide-react';
import { Button } from '#components/button';
import { ToneIcon } from '#components/chip';
import { Notification } from '#components/notification';
import type { Outcome } from '#lib/records/import/judge';
import type { ImportReport } from '#lib/records/import/report';
import { OUTCOMES } from './outcomes';
import { ReportRows } from './report-rows';
import type { useImport } from './use-import';

const names = (columns: string[]) => new Intl.ListFormat('en').format(columns);
const number = (value: number) => value.toLocaleString('en');

interface ReportProps {
  work: ReturnType<typeof useImport>;
  report: ImportReport;
}

/** What the file would do, and the button that does it. */
export function Report({ work, report }: ReportProps) {
  const { counts, ignored, missing } = report;
  const rows = counts.error + counts.change + counts.create + counts.unchanged;
  const writes = counts.change + counts.create;
  return (
    <section aria-label="Report" className="flex flex-col gap-3">
      <p role="status" className="sr-only">
        {`${number(rows)} rows: ${number(counts.error)} with a problem, ${number(counts.create)} new, ${number(counts.change)} to change, ${number(counts.unchanged)} unchanged.`}
      </p>
      {counts.error > 0 ? (
        <Notification tone="danger">
          Nothing can be imported while there are problems. Correct the file, and choose it again.
        </Notification>
      ) : writes === 0 ? (
        <Notification tone="info">
          Everything in the file is stored already; there is nothing to do.
        </Notification>
      ) : null}
      {missing.length + ignored.length > 0 ? (
        <div className="text-sm text-muted">
          {missing.length > 0 ? <p>Not in the file, and left as stored: {names(missing)}.</p> : null}
          {ignored.length > 0 ? <p>In the file, and not imported: {names(ignored)}.</p> : null}
        </div>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        {counts.error === 0 && writes > 0 ? (
          <Button look="primary" pending={work.working === 'applying'} onClick={work.importAll}>
            {work.working === 'applying' ? null : <Upload aria-hidden="true" />}
            {work.working === 'applying'
              ? 'Importing…'
              : `Import ${number(writes)} ${writes === 1 ? 'row' : 'rows'}`}
          </Button>
        ) : null}
        <Button pending={work.working === 'checking'} onClick={() => work.look()}>
          Check again
        </Button>
        <Filters work={work} counts={counts} rows={rows} />
      </div>
      <ReportRows report={report} onPage={(page) => work.look({ page, show: work.show })} />
    </section>
  );
}

interface FiltersProps {
  work: ReportProps['work'];
  counts: ImportReport['counts'];
  rows: number;
}

function Filters({ work, counts, rows }: FiltersProps) {
  const choices: { show: Outcome | undefined; label: string; count: number }[] = [
    { show: undefined, label: 'All', count: rows },
    ...(Object.keys(OUTCOMES) as Outcome[]).map((show) => ({
      show,
      label: OUTCOMES[show].label,
      count: counts[show],
    })),
  ];
  return (
    <fieldset className="flex flex-wrap gap-1 sm:ml-auto">
      <legend className="sr-only">Rows to show</legend>
      {choices.map(({ show, label, count }) => (
        <Button
          key={label}
          look={work.show === show ? 'outline' : 'ghost'}
          aria-pressed={work.show === show}
          disabled={count === 0 && show !== undefined}
          onClick={() => work.look({ show })}
        >
          {show ? <ToneIcon tone={OUTCOMES[show].tone} /> : null}
          {label} <span className="tabular-nums">{number(count)}</span>
        </Button>
      ))}
    </fieldset>
  );
}
