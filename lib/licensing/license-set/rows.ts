import type { customerProducts, products, releases } from '#db/schema/publisher';
import type { RegisteredClient } from '#lib/licensing/tokens/authenticate';

export type Product = typeof products.$inferSelect;
export type Terms = typeof customerProducts.$inferSelect;
export type Release = typeof releases.$inferSelect;

/** Whose license set it is: a registered environment, or one that gets it as a file. */
export type Holder = Pick<
  RegisteredClient,
  'clientId' | 'environmentId' | 'environmentActive' | 'customerId'
>;
