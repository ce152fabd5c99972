import { createHash } from 'node:crypto';
import { type Judged, type Outcome, outcomes } from '#lib/records/import/judge';

export const REPORT_PAGE = 50;

export type ReportRow = Omit<Judged<unknown>, 'plan'>;

/** What an import would do, or did: the counts, and one page of rows. */
export interface ImportReport {
  counts: Record<Outcome, number>;
  /** Columns of the file that nothing is imported from, and those that it does not have. */
  ignored: string[];
  missing: string[];
  /** Changes when the file, or what is stored, changes what the import would do. */
  digest: string;
  rows: ReportRow[];
  /** How many rows there are to page through. */
  total: number;
  page: number;
  pageSize: number;
}

export interface JudgedFile {
  bytes: Uint8Array;
  judged: Judged<unknown>[];
  ignored: string[];
  missing: string[];
}

const bare = ({ line, name, outcome, details }: Judged<unknown>): ReportRow => ({
  line,
  name,
  outcome,
  details,
});

export function countOutcomes(judged: Judged<unknown>[]): Record<Outcome, number> {
  const counts = { error: 0, change: 0, create: 0, unchanged: 0 };
  for (const { outcome } of judged) counts[outcome] += 1;
  return counts;
}

/** One page of the report, the problems first; of one outcome where `show` says so. */
export function reportOf(
  { bytes, judged, ignored, missing }: JudgedFile,
  { page, show }: { page: number; show?: Outcome | undefined },
): ImportReport {
  const rows = judged
    .map(bare)
    .filter(({ outcome }) => show === undefined || outcome === show)
    .sort((a, b) => outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome) || a.line - b.line);
  const pages = Math.max(1, Math.ceil(rows.length / REPORT_PAGE));
  const shown = Math.min(page, pages);
  return {
    counts: countOutcomes(judged),
    ignored,
    missing,
    digest: digestOf(bytes, judged),
    rows: rows.slice((shown - 1) * REPORT_PAGE, shown * REPORT_PAGE),
    total: rows.length,
    page: shown,
    pageSize: REPORT_PAGE,
  };
}

export const digestOf = (bytes: Uint8Array, judged: Judged<unknown>[]): string =>
  createHash('sha256')
    .update(bytes)
    .update(JSON.stringify(judged.map(bare)))
    .digest('base64url');
