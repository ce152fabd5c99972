import { and, asc, eq, gt, isNull, lt, not, or, type SQL, sql } from 'drizzle-orm';
import { reader } from '#db/client';
import {
  customerEnvironments,
  customerProducts,
  customers,
  products,
  reportedModules,
} from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { type LicenseCode, licenseCodes } from '#lib/contract/vocabulary';
import { daysAfter } from '#lib/kernel/calendar';
import { now, today } from '#lib/kernel/clock';
import { validityOf } from '#lib/license/validation';
import { entryOf, unknownProduct } from '#lib/licensing/license-set/entry';
import { pageOfRows, type RowsShape, rowsFound } from '#lib/lists/in-memory';
import { type ListPage, MOST_COUNTED } from '#lib/lists/query';

/** A module that an environment reported last, and that no license covers today. */
export interface UnlicensedModule {
  id: string;
  customerId: string;
  customerName: string;
  environmentId: string;
  environmentName: string;
  product: string;
  model: string;
  installedVersion: string;
  used: number | null;
  /** What its license says today. */
  code: LicenseCode;
  permitted: boolean;
  /** The first day on which it said so, where a date decides it. */
  since: string | null;
  reportedAt: Date;
}

export const unlicensedModuleList: RowsShape<UnlicensedModule> = {
  columns: {
    customerName: { type: 'text', value: (row) => row.customerName },
    environmentName: { type: 'text', value: (row) => row.environmentName },
    product: { type: 'text', value: (row) => row.product },
    model: { type: 'text', value: (row) => row.model },
    code: {
      type: 'choice',
      choices: licenseCodes.filter((code) => code !== 'VALID'),
      value: (row) => row.code,
    },
    permitted: { type: 'flag', value: (row) => row.permitted },
    since: { type: 'date', optional: true, value: (row) => row.since },
    used: { type: 'number', optional: true, value: (row) => row.used },
    reportedAt: { type: 'instant', value: (row) => row.reportedAt },
  },
  sort: 'customerName',
  text: (row) => `${row.customerName} ${row.environmentName} ${row.product} ${row.model}`,
};

/** The modules that environments reported last and that no license covers today, by customer. */
export async function listUnlicensedModules(
  actor: Actor,
  query: unknown = {},
): Promise<ListPage<UnlicensedModule>> {
  authorize(actor, 'telemetry', 'read');
  const { candidates, more } = await candidatesAfter(undefined);
  const page = pageOfRows(unlicensedModuleList, judgedAt(candidates, now()), query);
  return { ...page, capped: page.capped || more };
}

/** All of them that `query` asks for. */
export async function everyUnlicensedModule(actor: Actor, query: unknown): Promise<UnlicensedModule[]> {
  authorize(actor, 'telemetry', 'read');
  const at = now();
  const rows: UnlicensedModule[] = [];
  let last: Candidate | undefined;
  do {
    const { candidates, more } = await candidatesAfter(last);
    for (const row of judgedAt(candidates, at)) rows.push(row);
    last = more ? candidates.at(-1) : undefined;
  } while (last);
  return rowsFound(unlicensedModuleList, rows, query);
}

const judgedAt = (candidates: Candidate[], at: Date) =>
  candidates.flatMap((candidate) => judged(candidate, at));

/** The next {@link MOST_COUNTED} by customer, and whether there are more. */
async function candidatesAfter(
  last: Candidate | undefined,
): Promise<{ candidates: Candidate[]; more: boolean }> {
  const { nameKey } = customers;
  const beyond =
    last &&
    or(
      gt(nameKey, last.customerKey),
      and(eq(nameKey, last.customerKey), gt(reportedModules.id, last.module.id)),
    );
  const found = await reader()
    .select({
      module: reportedModules,
      environment: customerEnvironments,
      customerName: customers.name,
      customerKey: nameKey,
      product: products,
      terms: customerProducts,
    })
    .from(reportedModules)
    .innerJoin(customerEnvironments, eq(customerEnvironments.id, reportedModules.environmentId))
    .innerJoin(customers, eq(customers.id, customerEnvironments.customerId))
    .leftJoin(products, eq(products.nameKey, reportedModules.productKey))
    .leftJoin(
      customerProducts,
      and(
        eq(customerProducts.customerId, customerEnvironments.customerId),
        eq(customerProducts.productId, products.id),
      ),
    )
    .where(and(mayBeUnlicensed(), beyond))
    .orderBy(asc(nameKey), asc(reportedModules.id))
    .limit(MOST_COUNTED + 1);
  return { candidates: found.slice(0, MOST_COUNTED), more: found.length > MOST_COUNTED };
}

/**
 * Every module that `evaluate` can find anything against has one of these. It decides; this only spares it the others,
 * which are nearly all.
 */
function mayBeUnlicensed(): SQL | undefined {
  const { siteLicense, userCount, enabled, startsOn, expiresOn } = customerProducts;
  return or(
    isNull(customerProducts.id),
    eq(customerEnvironments.active, false),
    not(eq(products.active, true)),
    eq(enabled, false),
    gt(startsOn, today()),
    lt(expiresOn, today()),
    and(eq(siteLicense, false), gt(reportedModules.usedLicenses, sql`coalesce(${userCount}, 0)`)),
    and(eq(products.metric, 'named_users'), isNull(reportedModules.usedLicenses)),
  );
}

interface Candidate {
  module: typeof reportedModules.$inferSelect;
  environment: typeof customerEnvironments.$inferSelect;
  customerName: string;
  customerKey: string;
  product: typeof products.$inferSelect | null;
  terms: typeof customerProducts.$inferSelect | null;
}

function judged(
  { module, environment, customerName, product, terms }: Candidate,
  at: Date,
): UnlicensedModule[] {
  // Releases decide of no more than whether there is a newer version.
  const license = product ? entryOf(product, terms, []) : unknownProduct(module.product);
  const told = { model_version: module.installedVersion || null, used_licenses: module.usedLicenses };
  const { code, permitted } = validityOf(license, told, environment.active, at);
  // What is granted to whoever asks is only not granted yet.
  if (
    code === 'VALID' ||
    (code === 'NOT_LICENSED' && !terms && product?.active && product.disableLicenseControl)
  )
    return [];
  return [
    {
      id: module.id,
      customerId: environment.customerId,
      customerName,
      environmentId: environment.id,
      environmentName: environment.name,
      product: product?.name ?? module.product,
      model: module.model,
      installedVersion: module.installedVersion,
      used: module.usedLicenses,
      code,
      permitted,
      since: sinceWhen(code, terms),
      reportedAt: module.reportedAt,
    },
  ];
}

function sinceWhen(code: LicenseCode, terms: Candidate['terms']): string | null {
  if (code === 'EXPIRED' && terms?.expiresOn) return daysAfter(terms.expiresOn, 1);
  if (code === 'FEATURE_DISABLED' && terms?.featureDisableOn) return daysAfter(terms.featureDisableOn, 1);
  return null;
}
