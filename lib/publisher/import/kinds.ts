import { z } from 'zod';
import { choice } from '#lib/kernel/fields';
import { customerEnvironmentsImport } from '#lib/publisher/import/customer-environments';
import { customerProductsImport } from '#lib/publisher/import/customer-products';
import { customersImport } from '#lib/publisher/import/customers';
import type { Importer } from '#lib/records/import/importer';

/** What can be imported, in the order in which one does it. */
export const importKinds = ['customers', 'customer-products', 'customer-environments'] as const;
export type ImportKind = (typeof importKinds)[number];

export const kindInput = z.object({ kind: choice(importKinds) });

/** The importer of `kind`, for whoever need not know what its plans are. */
export const importerOf = (kind: ImportKind): Importer<unknown, 'publisher'> =>
  ({
    customers: customersImport,
    'customer-products': customerProductsImport,
    'customer-environments': customerEnvironmentsImport,
  })[kind] as Importer<unknown, 'publisher'>;
