import { and, eq, inArray } from 'drizzle-orm';
import { reader } from '#db/client';
import { customerEnvironments, telemetryReports } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import type { TelemetryRequest } from '#lib/contract/telemetry';
import { notFound } from '#lib/kernel/errors';
import { defineList, instant } from '#lib/lists/define';
import { listPage } from '#lib/lists/page';
import type { ListPage } from '#lib/lists/query';
import { type ReportingEnvironment, reportingEnvironments } from '#lib/publisher/telemetry/environments';
import { idFrom } from '#lib/records/record';

/** One report of an environment, as received. */
export interface TelemetryReport {
  id: string;
  receivedAt: Date;
  report: TelemetryRequest;
  /** It came as a file, and stands at the time of its export. */
  fromFile: boolean;
}

/** What the keys of imported files begin with; those of sent reports are hashes. */
export const FILE_KEY = 'file:';

export const telemetryReportList = defineList({
  id: telemetryReports.id,
  from: (fields) => reader().select(fields).from(telemetryReports).$dynamic(),
  columns: { receivedAt: instant(telemetryReports.receivedAt) },
  sort: 'receivedAt',
  dir: 'desc',
  search: { columns: [telemetryReports.id] },
});

/** Throws `not-found` for an environment that does not exist. */
export async function readReportingEnvironment(actor: Actor, id: unknown): Promise<ReportingEnvironment> {
  authorize(actor, 'telemetry', 'read');
  const what = 'The environment';
  const [found] = await reportingEnvironments(eq(customerEnvironments.id, idFrom(id, what)));
  if (!found) throw notFound(what);
  return found;
}

/** What an environment has reported, the latest first, as far back as reports are kept. */
export async function listTelemetryReports(
  actor: Actor,
  environmentId: unknown,
  query: unknown = {},
): Promise<ListPage<TelemetryReport>> {
  authorize(actor, 'telemetry', 'read');
  return listPage(telemetryReportList, query, {
    where: eq(telemetryReports.environmentId, idFrom(environmentId, 'The environment')),
    load: async (ids) =>
      (await reader().select().from(telemetryReports).where(inArray(telemetryReports.id, ids))).map(reportOf),
  });
}

/** Throws `not-found` for a report that does not exist, or is another environment's. */
export async function readTelemetryReport(
  actor: Actor,
  environmentId: unknown,
  id: unknown,
): Promise<TelemetryReport> {
  authorize(actor, 'telemetry', 'read');
  const what = 'The report';
  const [row] = await reader()
    .select()
    .from(telemetryReports)
    .where(
      and(
        eq(telemetryReports.id, idFrom(id, what)),
        eq(telemetryReports.environmentId, idFrom(environmentId, what)),
      ),
    );
  if (!row) throw notFound(what);
  return reportOf(row);
}

const reportOf = ({
  id,
  receivedAt,
  report,
  idempotencyKey,
}: typeof telemetryReports.$inferSelect): TelemetryReport => ({
  id,
  receivedAt,
  // Only what the schema lets through is ever kept.
  report: report as unknown as TelemetryRequest,
  fromFile: idempotencyKey?.startsWith(FILE_KEY) ?? false,
});
