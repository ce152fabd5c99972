import { transaction, type Writer } from '#db/client';
import { customers, products } from '#db/schema/publisher';
import { type Actor, systemActor } from '#lib/access/actor';
import type { LicenseEntry } from '#lib/contract/license-set';
import type { TelemetryRequest } from '#lib/contract/telemetry';
import type { LicenseType, Reaction } from '#lib/contract/vocabulary';
import { conflict } from '#lib/kernel/errors';
import { unlicensed } from '#lib/license/evaluate';
import { createCustomerEnvironment } from '#lib/publisher/customer-environments/create';
import { createCustomerProduct } from '#lib/publisher/customer-products/create';
import { createCustomer } from '#lib/publisher/customers/create';
import { createProduct } from '#lib/publisher/products/create';
import { createRelease } from '#lib/publisher/releases/create';
import { OWN_CUSTOMER, sampleCustomers } from '#lib/sample/customers';
import { environmentHistory, pendingHistory } from '#lib/sample/history';
import { ownTerms } from '#lib/sample/own-environment';
import { type SampleProductInput, sampleProducts } from '#lib/sample/products';
import { type Random, seeded, slug } from '#lib/sample/random';
import { type SampleTerms, standingOf, termsFor } from '#lib/sample/terms';
import { announceDowntime, askFor } from '#lib/sample/wishes';

/** The environment that this instance serves: it is listed under a customer, so that it registers by itself. */
export interface OwnEnvironment {
  tenantId: string;
  environmentId: string;
  environmentName: string;
  production: boolean;
}

type Sold = SampleProductInput & { id: string };

/**
 * Fills an empty publisher with sample data, by its own verbs, all of it or nothing. The same on every day but for
 * dates, which are relative to today. Throws `conflict` where the publisher has products or customers.
 */
export async function loadSampleData(
  own: OwnEnvironment,
  actor: Actor = systemActor('Sample data'),
): Promise<void> {
  await transaction(async (tx) => {
    if ((await tx.$count(products)) + (await tx.$count(customers)) > 0) {
      throw conflict('Sample data can only be loaded while there are no products and no customers.');
    }
    const random = seeded(20_250_929);
    const sold = await loadProducts(actor);
    let terms = 0;
    for (const customer of sampleCustomers()) {
      const { id } = await createCustomer(actor, customer);
      if (customer.name === OWN_CUSTOMER) {
        await loadOwn(actor, id, own, sold);
        continue;
      }
      const bought: { product: Sold; terms: SampleTerms }[] = [];
      for (const product of choose(sold, random)) {
        const agreed = termsFor(standingOf(terms), product.featureManaged, random);
        terms += 1;
        await createCustomerProduct(actor, { customerId: id, productId: product.id, ...agreed });
        bought.push({ product, terms: agreed });
      }
      await loadEnvironments(tx, actor, { id, name: customer.name }, bought, random);
    }
    await pendingHistory(tx, random);
    await announceDowntime(actor);
  });
}

async function loadProducts(actor: Actor): Promise<Sold[]> {
  const sold: Sold[] = [];
  for (const product of sampleProducts()) {
    const { id } = await createProduct(actor, product);
    // The oldest first, as they came out.
    for (const release of product.releases.toReversed())
      await createRelease(actor, { productId: id, ...release });
    sold.push({ ...product, id });
  }
  return sold;
}

async function loadOwn(actor: Actor, customerId: string, own: OwnEnvironment, sold: Sold[]): Promise<void> {
  for (const { product, terms } of ownTerms()) {
    const productId = sold.find((each) => each.name === product)?.id;
    const { id } = await createCustomerProduct(actor, { customerId, productId, ...terms });
    await askFor(product, id, customerId);
  }
  await createCustomerEnvironment(actor, {
    customerId,
    tenant: own.tenantId,
    serialNumber: own.environmentId,
    name: own.environmentName,
    production: own.production,
    active: true,
  });
}

/** Two to six products; what is granted to everybody needs no agreement. */
function choose(sold: Sold[], random: Random): Sold[] {
  const left = sold.filter((product) => !product.disableLicenseControl);
  return Array.from({ length: random.int(2, 6) }, () =>
    left.splice(random.int(0, left.length - 1), 1),
  ).flat();
}

async function loadEnvironments(
  tx: Writer,
  actor: Actor,
  customer: { id: string; name: string },
  bought: { product: Sold; terms: SampleTerms }[],
  random: Random,
): Promise<void> {
  const names = ['Production', 'UAT', 'Development'].slice(0, random.int(1, 3));
  for (const [index, kind] of names.entries()) {
    const environment = {
      customerId: customer.id,
      tenant: `${slug(customer.name)}.example.com`,
      serialNumber: random.id(),
      name: `${customer.name.split(' ')[0]} ${kind}`,
      production: index === 0,
      active: index === 0 || random.chance(0.85),
    };
    const { id } = await createCustomerEnvironment(actor, environment);
    const installed = bought.map(({ product, terms }) => ({
      reported: reported(product, terms, random),
      license: licenseOf(product, terms),
    }));
    await environmentHistory(tx, { ...environment, id, installed }, random);
  }
}

/** A module as an environment reports it: mostly within its license, and not always up to date. */
function reported(product: Sold, terms: SampleTerms, random: Random): TelemetryRequest['modules'][number] {
  const quantity = terms.userCount ?? random.int(30, 400);
  const share = random.chance(0.12) ? random.int(104, 140) : random.int(35, 98);
  const release = product.releases[random.chance(0.6) ? 0 : random.int(1, 3)];
  return {
    model: product.name.replaceAll(' ', ''),
    product: product.name,
    installed_version: release?.version ?? null,
    used_licenses: Math.ceil((quantity * share) / 100),
  };
}

/** What the license set says of it, as far as it matters today. */
const licenseOf = (product: Sold, terms: SampleTerms): LicenseEntry => ({
  ...unlicensed(product.name),
  reaction: product.reaction as Reaction,
  feature_managed: product.featureManaged,
  terms: {
    license_type: terms.licenseType as LicenseType,
    site_license: terms.siteLicense,
    user_count: terms.userCount,
    enabled: terms.enabled,
    starts_on: terms.startsOn,
    expires_on: terms.expiresOn,
    feature_disable_on: terms.featureDisableOn,
  },
});
