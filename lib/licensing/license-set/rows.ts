import type { customerProducts, products, releases } from '#db/schema/publisher';

export type Product = typeof products.$inferSelect;
export type Terms = typeof customerProducts.$inferSelect;
export type Release = typeof releases.$inferSelect;
