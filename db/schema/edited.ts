import { integer, timestamp } from '#db/dialect';

/** Columns of every record that people edit: `revision` counts its changes and tells two editors apart. */
export const edited = () => ({
  revision: integer('revision').notNull().default(1),
  createdAt: timestamp('created_at').notNull(),
  updatedAt: timestamp('updated_at').notNull(),
});
