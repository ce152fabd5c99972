'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from '#components/button';
import { StatusChip } from '#components/chip';
import type { ImportReport } from '#lib/records/import/report';
import { OUTCOMES } from './outcomes';

interface ReportRowsProps {
  report: ImportReport;
  onPage: (page: number) => void;
}

const cell = 'border-b border-separator px-3 py-1.5 align-top';
const head = 'border-b border-border px-3 py-1.5 text-start font-semibold';

/** One page of the report, a row for each of the file's. */
export function ReportRows({ report: { rows, total, page, pageSize }, onPage }: ReportRowsProps) {
  const first = (page - 1) * pageSize + 1;
  const pages = Math.max(1, Math.ceil(total / pageSize));
  return (
    <div className="box min-w-0">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section aria-label="Rows of the file" tabIndex={0} className="overflow-x-auto -outline-offset-2">
        <table aria-label="Rows of the file" className="w-full border-separate border-spacing-0 text-sm">
          <thead className="bg-surface-secondary text-muted">
            <tr>
              <th scope="col" className={`${head} text-end`}>
                Line
              </th>
              <th scope="col" className={head}>
                Outcome
              </th>
              <th scope="col" className={head}>
                Record
              </th>
              <th scope="col" className={head}>
                Details
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, name, outcome, details }) => (
              <tr key={line}>
                <td className={`${cell} text-end tabular-nums`}>{line}</td>
                <td className={cell}>
                  <StatusChip tone={OUTCOMES[outcome].tone}>{OUTCOMES[outcome].label}</StatusChip>
                </td>
                <th scope="row" className={`${cell} min-w-32 text-start font-semibold wrap-anywhere`}>
                  {name || '—'}
                </th>
                <td className={`${cell} min-w-56 wrap-anywhere`}>
                  {details.map((detail) => (
                    <p key={detail}>{detail}</p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-3 py-1.5 text-sm text-muted">
        <p className="tabular-nums">
          {total === 0 ? '0' : `${first}–${first + rows.length - 1}`} of {total.toLocaleString('en')}
        </p>
        {pages > 1 ? (
          <nav aria-label="Pages of the report" className="flex items-center gap-1">
            <span className="tabular-nums">
              Page {page} of {pages}
            </span>
            <Step label="Previous page" disabled={page === 1} onPress={() => onPage(page - 1)}>
              <ChevronLeft aria-hidden="true" />
            </Step>
            <Step label="Next page" disabled={page === pages} onPress={() => onPage(page + 1)}>
              <ChevronRight aria-hidden="true" />
            </Step>
          </nav>
        ) : null}
      </div>
    </div>
  );
}

interface StepProps {
  label: string;
  disabled: boolean;
  onPress: () => void;
  children: React.ReactNode;
}

const Step = ({ label, disabled, onPress, children }: StepProps) => (
  <Button look="ghost" iconOnly aria-label={label} disabled={disabled} onClick={onPress}>
    {children}
  </Button>
);
