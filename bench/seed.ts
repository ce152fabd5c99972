/**
 * Gives the database that the settings name a publisher to measure with: products with releases, and a customer with
 * terms for each and with as many environments as the first argument says. Prints a {@link Listed} as JSON.
 */
import { closeDatabase } from '#db/client';
import { systemActor } from '#lib/access/actor';
import { licenseTypes } from '#lib/contract/vocabulary';
import { createCustomerEnvironment } from '#lib/publisher/customer-environments/create';
import { createCustomerProduct } from '#lib/publisher/customer-products/create';
import { createCustomer } from '#lib/publisher/customers/create';
import { createProduct } from '#lib/publisher/products/create';
import { createRelease } from '#lib/publisher/releases/create';

/** What {@link createCustomerEnvironment} has listed, and the names of the products that are installed there. */
export interface Listed {
  environments: { tenant: string; serialNumber: string }[];
  products: string[];
}

const PRODUCTS = 5;
const RELEASES = 4;

const actor = systemActor('Measurement');
const customer = await createCustomer(actor, { name: 'Fabrikam' });
const listed: Listed = { environments: [], products: [] };

for (let number = 1; number <= PRODUCTS; number += 1) {
  const name = `Warehouse Module ${number}`;
  const web = `https://example.com/products/${number}`;
  const product = await createProduct(actor, {
    name,
    active: true,
    featureManaged: number % 2 === 0,
    termsUrl: `${web}/terms`,
    userGuideUrl: `${web}/guide`,
    supportEmail: 'support@example.com',
  });
  for (let minor = 0; minor < RELEASES; minor += 1)
    await createRelease(actor, {
      productId: product.id,
      version: `10.0.${minor}.2025${number}`,
      releasedOn: `2025-0${minor + 1}-15`,
      releaseNotesUrl: `${web}/releases/${minor}`,
    });
  await createCustomerProduct(actor, {
    customerId: customer.id,
    productId: product.id,
    licenseType: licenseTypes[number % licenseTypes.length],
    enabled: true,
    startsOn: '2025-01-01',
    expiresOn: '2099-12-31',
    userCount: 100 * number,
  });
  listed.products.push(name);
}

for (let number = 1; number <= Number(process.argv[2]); number += 1) {
  const environment = { tenant: `tenant-${number}.example.com`, serialNumber: `measured-${number}` };
  await createCustomerEnvironment(actor, {
    ...environment,
    customerId: customer.id,
    name: `Environment ${number}`,
    production: true,
    active: true,
  });
  listed.environments.push(environment);
}

await closeDatabase();
console.log(JSON.stringify(listed));
