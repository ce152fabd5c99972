import { z } from 'zod';
import { optionalDate } from '#lib/kernel/fields';
import type { CustomerProductInput } from '#lib/publisher/customer-products/schema';
import { customerProductInput } from '#lib/publisher/customer-products/schema';

/** What is changed of a customer product where only its end is. */
export const endDates = z.object({ expiresOn: optionalDate(), featureDisableOn: optionalDate() });

/** The same as a form checks it: by the rules of all the terms, of which the rest stays as it is. */
export const endDateOf = (terms: CustomerProductInput & { featureManaged: boolean }) =>
  z.preprocess(
    (input) => ({ ...terms, ...(typeof input === 'object' && input) }),
    customerProductInput(terms.featureManaged),
  );
