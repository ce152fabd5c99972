import { eq, inArray } from 'drizzle-orm';
import { reader } from '#db/client';
import { customerEnvironments, customers, validations } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { type LicenseCode, licenseCodes } from '#lib/contract/vocabulary';
import { choice, defineList, flag, instant, number, text } from '#lib/lists/define';
import { everyRow, listPage } from '#lib/lists/page';
import type { ListPage } from '#lib/lists/query';

/** What an environment asked about one module, what it told with it, and what it was answered. */
export interface LoggedValidation {
  id: string;
  at: Date;
  customerId: string;
  customerName: string;
  environmentId: string;
  environmentName: string;
  product: string;
  model: string;
  modelVersion: string;
  hostUrl: string;
  enabled: boolean;
  installed: boolean;
  production: boolean;
  usedLicenses: number | null;
  code: LicenseCode;
  permitted: boolean;
}

// Sorted by time alone: the log grows with every module of every environment, and has an index for this.
const unsorted = { sortable: false };

export const validationList = defineList({
  id: validations.id,
  from: (fields) =>
    reader()
      .select(fields)
      .from(validations)
      .innerJoin(customerEnvironments, eq(customerEnvironments.id, validations.environmentId))
      .innerJoin(customers, eq(customers.id, customerEnvironments.customerId))
      .$dynamic(),
  columns: {
    at: instant(validations.at),
    customerName: text(customers.name, { key: customers.nameKey, ...unsorted }),
    environmentName: text(customerEnvironments.name, { key: customerEnvironments.nameKey, ...unsorted }),
    product: text(validations.product, { key: validations.productKey, ...unsorted }),
    model: text(validations.model, unsorted),
    modelVersion: text(validations.modelVersion, { optional: true, ...unsorted }),
    hostUrl: text(validations.hostUrl, { optional: true, ...unsorted }),
    code: choice(validations.code, licenseCodes, unsorted),
    permitted: flag(validations.permitted, unsorted),
    usedLicenses: number(validations.usedLicenses, { optional: true, ...unsorted }),
    enabled: flag(validations.enabled, unsorted),
    installed: flag(validations.installed, unsorted),
    production: flag(validations.production, unsorted),
  },
  sort: 'at',
  dir: 'desc',
  search: { columns: [customers.nameKey, customerEnvironments.nameKey, validations.productKey] },
});

/** The validation log, the latest first. */
export async function listValidations(
  actor: Actor,
  query: unknown = {},
): Promise<ListPage<LoggedValidation>> {
  authorize(actor, 'telemetry', 'read');
  return listPage(validationList, query, { load });
}

/** All of it that `query` asks for, some hundreds at a time. */
export function everyValidation(actor: Actor, query: unknown): AsyncGenerator<LoggedValidation[]> {
  authorize(actor, 'telemetry', 'read');
  return everyRow(validationList, query, { load });
}

async function load(ids: string[]): Promise<LoggedValidation[]> {
  const rows = await reader()
    .select({
      row: validations,
      customerId: customers.id,
      customerName: customers.name,
      environmentName: customerEnvironments.name,
    })
    .from(validations)
    .innerJoin(customerEnvironments, eq(customerEnvironments.id, validations.environmentId))
    .innerJoin(customers, eq(customers.id, customerEnvironments.customerId))
    .where(inArray(validations.id, ids));
  return rows.map(({ row: { productKey, ...row }, ...names }) => ({
    ...row,
    ...names,
    code: row.code as LicenseCode,
  }));
}
