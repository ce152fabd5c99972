import { and, asc, eq, inArray, max } from 'drizzle-orm';
import { reader } from '#db/client';
import { customerEnvironments, customerProducts, products, reportedModules } from '#db/schema/publisher';
import { type Actor, authorizeScoped } from '#lib/access/actor';
import { inScope } from '#lib/publisher/scope';

/** What an environment last reported of a product's module. */
export interface ReportedUse {
  environmentId: string;
  environmentName: string;
  model: string;
  installedVersion: string;
  /** Null where the environment does not know. */
  used: number | null;
  reportedAt: Date;
}

/** What the customer's environments last reported of this customer product, by the name of the environment. */
export async function listReportedUse(actor: Actor, customerProductId: string): Promise<ReportedUse[]> {
  const scoped = authorizeScoped(actor, 'customer-environments', 'read');
  return reader()
    .select({
      environmentId: customerEnvironments.id,
      environmentName: customerEnvironments.name,
      model: reportedModules.model,
      installedVersion: reportedModules.installedVersion,
      used: reportedModules.usedLicenses,
      reportedAt: reportedModules.reportedAt,
    })
    .from(customerProducts)
    .innerJoin(products, eq(products.id, customerProducts.productId))
    .innerJoin(customerEnvironments, eq(customerEnvironments.customerId, customerProducts.customerId))
    .innerJoin(
      reportedModules,
      and(
        eq(reportedModules.environmentId, customerEnvironments.id),
        eq(reportedModules.productKey, products.nameKey),
      ),
    )
    .where(and(eq(customerProducts.id, customerProductId), inScope(customerEnvironments.customerId, scoped)))
    .orderBy(asc(customerEnvironments.nameKey), asc(reportedModules.modelKey));
}

/**
 * The most used licenses that any one module reported, by customer product: each environment is held against the
 * quantity by itself, so that adding them up would count people twice. At most a page of customer products.
 */
export async function highestUse(actor: Actor, customerProductIds: string[]): Promise<Map<string, number>> {
  const scoped = authorizeScoped(actor, 'customer-environments', 'read');
  if (customerProductIds.length === 0) return new Map();
  const rows = await reader()
    .select({ id: customerProducts.id, used: max(reportedModules.usedLicenses) })
    .from(customerProducts)
    .innerJoin(products, eq(products.id, customerProducts.productId))
    .innerJoin(customerEnvironments, eq(customerEnvironments.customerId, customerProducts.customerId))
    .innerJoin(
      reportedModules,
      and(
        eq(reportedModules.environmentId, customerEnvironments.id),
        eq(reportedModules.productKey, products.nameKey),
      ),
    )
    .where(
      and(inArray(customerProducts.id, customerProductIds), inScope(customerEnvironments.customerId, scoped)),
    )
    .groupBy(customerProducts.id);
  return new Map(rows.flatMap(({ id, used }) => (used === null ? [] : [[id, used]])));
}
