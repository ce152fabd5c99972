import { and, count, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { reader } from '#db/client';
import { customerEnvironments, customers, reportedModules, telemetryReports } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import type { TelemetryRequest } from '#lib/contract/telemetry';
import { defineList, flag, instant, number, text } from '#lib/lists/define';
import { everyRow, listPage } from '#lib/lists/page';
import type { ListPage } from '#lib/lists/query';
import { isSilent } from '#lib/publisher/telemetry/silence';

/** An environment with what it reported last. */
export interface ReportingEnvironment {
  id: string;
  customerId: string;
  customerName: string;
  name: string;
  tenant: string;
  serialNumber: string;
  production: boolean;
  active: boolean;
  /** Registered and active, but without a report for over 7 days. */
  silent: boolean;
  /** Null for never. */
  lastTelemetryAt: Date | null;
  modules: number;
  /** Of the last report; null without one. */
  report: TelemetryRequest | null;
}

const moduleCount = sql`(select count(*) from ${reportedModules} where ${reportedModules.environmentId} = ${customerEnvironments.id})`;

/** Made anew for each question, since silence depends on the time. */
export const reportingEnvironmentList = () =>
  defineList({
    id: customerEnvironments.id,
    from: (fields) =>
      reader()
        .select(fields)
        .from(customerEnvironments)
        .innerJoin(customers, eq(customers.id, customerEnvironments.customerId))
        .$dynamic(),
    columns: {
      name: text(customerEnvironments.name, { key: customerEnvironments.nameKey }),
      customerName: text(customers.name, { key: customers.nameKey }),
      tenant: text(customerEnvironments.tenant, { key: customerEnvironments.tenantKey }),
      serialNumber: text(customerEnvironments.serialNumber),
      lastTelemetryAt: instant(customerEnvironments.lastTelemetryAt, { optional: true }),
      silent: flag(sql`${isSilent()}`),
      production: flag(customerEnvironments.production),
      active: flag(customerEnvironments.active),
      modules: number(moduleCount),
    },
    sort: 'lastTelemetryAt',
    dir: 'desc',
    search: { documents: 'customer_environments' },
  });

/** All environments with what each reported last and when, the latest report first. */
export async function listReportingEnvironments(
  actor: Actor,
  query: unknown = {},
): Promise<ListPage<ReportingEnvironment>> {
  authorize(actor, 'telemetry', 'read');
  return listPage(reportingEnvironmentList(), query, { load: (ids) => reportingEnvironments(idIn(ids)) });
}

/** All of them that `query` asks for, some hundreds at a time. */
export function everyReportingEnvironment(
  actor: Actor,
  query: unknown,
): AsyncGenerator<ReportingEnvironment[]> {
  authorize(actor, 'telemetry', 'read');
  return everyRow(reportingEnvironmentList(), query, { load: (ids) => reportingEnvironments(idIn(ids)) });
}

/** How many environments are silent. */
export async function countSilentEnvironments(actor: Actor): Promise<number> {
  authorize(actor, 'telemetry', 'read');
  return reader().$count(customerEnvironments, isSilent());
}

const idIn = (ids: string[]) => inArray(customerEnvironments.id, ids);

/** For verbs of this folder: some environments, at most some hundreds. */
export async function reportingEnvironments(where: SQL | undefined): Promise<ReportingEnvironment[]> {
  const rows = await reader()
    .select({
      id: customerEnvironments.id,
      customerId: customerEnvironments.customerId,
      customerName: customers.name,
      name: customerEnvironments.name,
      tenant: customerEnvironments.tenant,
      serialNumber: customerEnvironments.serialNumber,
      production: customerEnvironments.production,
      active: customerEnvironments.active,
      lastTelemetryAt: customerEnvironments.lastTelemetryAt,
      silent: sql`case when ${isSilent()} then 1 else 0 end`.mapWith(Boolean),
    })
    .from(customerEnvironments)
    .innerJoin(customers, eq(customers.id, customerEnvironments.customerId))
    .where(where);
  const ids = rows.map(({ id }) => id);
  const [reports, modules] = await Promise.all([lastReports(ids), countModules(ids)]);
  return rows.map((row) => ({
    ...row,
    modules: modules.get(row.id) ?? 0,
    report: reports.get(row.id) ?? null,
  }));
}

async function lastReports(ids: string[]): Promise<Map<string, TelemetryRequest>> {
  const rows = await reader()
    .select({ id: customerEnvironments.id, report: telemetryReports.report })
    .from(customerEnvironments)
    .innerJoin(
      telemetryReports,
      and(
        eq(telemetryReports.environmentId, customerEnvironments.id),
        eq(telemetryReports.receivedAt, customerEnvironments.lastTelemetryAt),
      ),
    )
    .where(idIn(ids));
  // Only what the schema lets through is ever kept.
  return new Map(rows.map(({ id, report }) => [id, report as unknown as TelemetryRequest]));
}

async function countModules(ids: string[]): Promise<Map<string, number>> {
  const rows = await reader()
    .select({ id: reportedModules.environmentId, count: count().mapWith(Number) })
    .from(reportedModules)
    .where(inArray(reportedModules.environmentId, ids))
    .groupBy(reportedModules.environmentId);
  return new Map(rows.map((row) => [row.id, row.count]));
}
